"""`nutgraf feeds` and addresses on the command line, as users run them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import objects, printed
from test_command import nutgraf
from web import Web, rss, serving

from articles import limits
from articles.reading.address import is_bare
from articles.store import Store
from tui.feeds import adding, importing

TEXT = "The ferry stays in port. “Nobody asked us,” said Ana Reyes, a fisher. The wall held in the night."
STORY = f"Ferry stays in port\n\nBy Tom Hill\n\nJune 3, 2025\n\n{TEXT}\n\nBoats must leave by noon, the council said.\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def web(server: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    """A server without pages, and a library of its own for the commands."""
    monkeypatch.setenv("NUTGRAF_LIBRARY", str(tmp_path / "library.db"))
    server.pages.clear()
    server.asked.clear()
    return server


def entry(web: Web, name: str, more: str = "") -> tuple[str, str, str]:
    return f"{web.base}/{name}", name.capitalize(), f"{name.capitalize()}: {TEXT} {more} " + "It goes on and on. " * 30


def add(web: Web, *options: str) -> str:
    """Subscribe to a feed of two entries; its address."""
    url = web.put("/feed.xml", rss(entry(web, "ferry"), entry(web, "wall", "quite " * 60)), ETag='"1"')
    printed("feeds", "add", *options, url)
    return url


def listed() -> dict[str, Any]:
    (feed,) = objects("feeds", "--format", "json")
    return feed


class TestAdd:
    def test_a_feed_is_subscribed_to_and_read(self, web: Web) -> None:
        url = web.put("/feed.xml", rss(entry(web, "ferry")))
        assert printed("feeds", "add", url).splitlines() == [
            f"Tide Times: subscribed to {url}",
            "Tide Times: 1 added",
            "1 added · 1 feed",
        ]
        assert "Ferry" in printed("list", "source:ferry")
        told = listed()
        assert (told["url"], told["name"], told["title"], told["articles"]) == (url, None, "Tide Times", 1)
        assert (told["failing"], told["failures"], told["whole"]) == (None, 0, True)

    def test_a_page_names_its_feeds(self, web: Web) -> None:
        links = [f'<link rel="alternate" type="application/rss+xml" title="{n}" href="/feed{n}.xml">' for n in (1, 2)]
        for n in (1, 2):
            web.put(f"/feed{n}.xml", rss(entry(web, f"story{n}")))
        page = web.put("/", f"<!doctype html><html><head>{''.join(links)}</head><body>News</body></html>")
        done = nutgraf("feeds", "add", page)
        assert done.stdout.decode().startswith(f"Tide Times: subscribed to {web.base}/feed1.xml\n")
        assert done.stderr.decode() == f"nutgraf: the page names other feeds too: {web.base}/feed2.xml\n"

    def test_what_is_no_feed_is_refused(self, web: Web) -> None:
        url = web.put("/", "<!doctype html><html><body>News</body></html>")
        done = nutgraf("feeds", "add", url, f"{web.base}/none")
        lines = done.stderr.decode().splitlines()
        assert done.returncode == 1
        assert lines[0] == f"nutgraf: {url}: no feed is there, and none is named there"
        assert lines[1] == f"nutgraf: {web.base}/none: there is no such page (404)"
        assert nutgraf("feeds").stderr == b"nutgraf: there are no feeds: nutgraf feeds add URL subscribes to one\n"

    @pytest.mark.parametrize("given", ["javascript:alert(1)", "mailto:x@y.example", "ftp://nobody.invalid/feed"])
    def test_what_is_not_on_the_web_is_refused(self, web: Web, given: str) -> None:
        done = nutgraf("feeds", "add", given)
        told = f"nutgraf: {given}: only http and https are fetched, not {given.partition(':')[0]}\n"
        assert (done.returncode, done.stderr.decode()) == (1, told)

    def test_a_file_is_not_looked_up_as_a_host(
        self, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "feeds.opml").write_text("<opml/>")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(adding, "is_at_home", pytest.fail)
        monkeypatch.setattr(adding, "find", pytest.fail)
        for given in ("feeds.opml", "./feeds.opml", str(tmp_path / "feeds.opml")):
            assert adding.run([given]) == 1
            assert f"nutgraf: {given}: is a file: nutgraf feeds import reads lists" in capsys.readouterr().err
        for given in ("./none.opml", str(tmp_path)):
            assert adding.run([given]) == 1
            assert f"nutgraf: {given}: is a path, no address; and no file is there" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("given", "url"),
        [
            ("example.org/feed", "https://example.org/feed"),
            ("example.org:8080/feed", "https://example.org:8080/feed"),
            ("localhost:8080", "https://localhost:8080"),
            ("nas:8080/feed", "https://nas:8080/feed"),
            ("HTTP://example.org", "HTTP://example.org"),
        ],
    )
    def test_https_is_meant_where_no_scheme_is_named(self, given: str, url: str) -> None:
        assert adding._address(given) == url

    def test_it_is_there_once(self, web: Web) -> None:
        url = add(web)
        done = nutgraf("feeds", "add", url)
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.decode() == f"nutgraf: {url}: is subscribed to already\n"

    def test_options_change_what_is_there(self, web: Web) -> None:
        url = add(web)
        told = printed("feeds", "add", "--sector", "health", "--name", "Ward news", "--no-whole", url)
        changes = "called Ward news, filed under Health care, no pages fetched for teasers"
        assert told == f"{url}: is subscribed to already; from now on {changes}\n"
        feed = listed()
        assert (feed["name"], feed["whole"]) == ("Ward news", False)
        assert [one["name"] for one in feed["sectors"]] == ["Health care"]
        web.put("/feed.xml", status=500)
        assert printed("feeds", "add", "--whole", url).endswith("from now on pages fetched for teasers\n")
        assert (listed()["name"], listed()["whole"], listed()["sectors"]) == ("Ward news", True, feed["sectors"])

    def test_a_sector_and_a_name_are_its_readers(self, web: Web) -> None:
        add(web, "--sector", "health", "--name", "Ward news", "--no-whole")
        told = listed()
        assert (told["name"], told["whole"]) == ("Ward news", False)
        assert [one["name"] for one in told["sectors"]] == ["Health care"]
        (article,) = objects("show", "--format", "json", printed("list", "title:wall", "is:unread").split("\t")[0])
        assert article["publisher"] == "Ward news"
        assert [one["name"] for one in article["sectors"]] == ["Health care"]


class TestList:
    def test_a_line_for_each_feed(self, web: Web) -> None:
        url = add(web)
        name, address, articles, fetched, due, failing, why = printed("feeds").rstrip("\n").split("\t")
        assert (name, address, articles, failing, why) == ("Tide Times", url, "2", "", "")
        assert fetched < due
        assert printed("feeds", "list") == printed("feeds")
        assert objects("feeds", "list", "--format", "json") == objects("feeds", "--format", "json")

    def test_what_fails_is_told_since_when_and_why(self, web: Web) -> None:
        url = add(web)
        web.put("/feed.xml", status=403)
        done = nutgraf("feeds", "refresh", url)
        assert done.returncode == 1
        assert done.stderr.decode() == f"nutgraf: {url}: the server does not let this be read (403)\n"
        told = listed()
        assert (told["failures"], told["failure"]) == (1, "the server does not let this be read (403)")
        assert printed("feeds").rstrip("\n").split("\t")[5:] == [told["failing"], told["failure"]]


class TestRefresh:
    def test_only_what_is_due_is_asked(self, web: Web) -> None:
        add(web)
        done = nutgraf("feeds", "refresh")
        assert done.returncode == 0
        assert b"no feed is due" in done.stderr
        asked = web.count("/feed.xml")
        assert printed("feeds", "refresh", "--force") == "nothing new · 1 feed\n"
        assert web.count("/feed.xml") == asked + 1
        assert web.asked[-1][1]["if-none-match"] == '"1"'

    def test_what_is_new_is_told(self, web: Web) -> None:
        url = add(web)
        web.put("/feed.xml", rss(entry(web, "snow", "deep " * 90), entry(web, "ferry", "again")))
        assert printed("feeds", "refresh", url) == "Tide Times: 1 added, 1 changed\n1 added, 1 changed · 1 feed\n"
        assert printed("feeds", "refresh", "--quiet", "--force") == ""

    def test_a_feed_is_named_by_its_name_too(self, web: Web) -> None:
        add(web, "--name", "Ward news")
        assert printed("feeds", "refresh", "ward news") == "nothing new · 1 feed\n"
        done = nutgraf("feeds", "refresh", "Ward new")
        assert (done.returncode, done.stdout) == (1, b"")
        assert "there is no such feed" in done.stderr.decode()
        assert "Ward news" in done.stderr.decode()

    def test_what_breaks_off_is_told(self, web: Web) -> None:
        url = add(web)
        broken = rss(entry(web, "snow", "deep " * 90), entry(web, "rain", "wet " * 90)).partition("wet")[0]
        web.put("/feed.xml", broken)
        done = nutgraf("feeds", "refresh", url)
        assert done.stdout.startswith(b"Tide Times: 1 added\n")
        assert f"nutgraf: {url}: the feed breaks off after 1 entry: what follows is missing\n" in done.stderr.decode()

    def test_programs_get_objects(self, web: Web) -> None:
        url = add(web)
        web.put("/feed.xml", rss(entry(web, "snow", "deep " * 90)))
        (told,) = objects("feeds", "refresh", "--format", "json", url)
        assert told == {
            "url": url, "name": "Tide Times", "added": 1, "changed": 0, "same": 0, "folded": 0, "unreadable": 0,
            "left_out": None, "failure": None,
        }  # fmt: skip

    def test_the_page_of_a_teaser_is_fetched(self, web: Web) -> None:
        page = web.put("/story", STORY)
        url = web.put("/feed.xml", rss((page, "Ferry stays in port", "The ferry stays …")))
        assert "1 page fetched for teasers" in printed("feeds", "add", url)
        (article,) = objects("show", "--format", "json", printed("list", "source:story").split("\t")[0])
        assert "Boats must leave by noon" in article["text"]


def test_an_action_that_is_none_is_told(web: Web) -> None:
    done = nutgraf("feeds", "refesh")
    assert done.returncode == 2
    assert b"there is no action 'refesh': did you mean 'refresh'?" in done.stderr
    done = nutgraf("feeds", "xyz")
    assert b"there is no action 'xyz': known are list, add, remove, refresh, import, export" in done.stderr


class TestRemove:
    def test_it_is_asked_no_more_and_its_articles_stay(self, web: Web) -> None:
        url = add(web)
        assert printed("feeds", "remove", url) == "Tide Times: asked no longer; its articles stay\n"
        assert nutgraf("feeds").returncode == 1
        assert len(printed("list", "NOT is:sample").splitlines()) == 2
        done = nutgraf("feeds", "remove", url)
        assert (done.returncode, done.stderr.decode()) == (1, f"nutgraf: {url}: there is no such feed\n")


class TestPages:
    def test_a_page_is_added_by_its_address(self, web: Web) -> None:
        web.put("/real", STORY, Content_Type="text/plain; charset=utf-8")
        url = web.put("/moved", status=302, Location="/real")
        assert printed("add", "--keep-samples", url) == "1 added\n"
        (article,) = objects("show", "--format", "json", printed("list", "title:ferry").split("\t")[0])
        assert (article["source"], article["title"]) == (f"{web.base}/real", "Ferry stays in port")
        assert printed("add", url) == "1 unchanged\n"

    def test_a_page_is_summarized_by_its_address(self, web: Web) -> None:
        url = web.put("/story", STORY)
        done = nutgraf("--summary", "--format", "json", url)
        assert json.loads(done.stdout)["title"] == "Ferry stays in port"
        assert "Ana Reyes" in printed("quotes", url)

    def test_what_is_a_feed_is_no_article(self, web: Web) -> None:
        url = web.put("/feed.xml", rss(entry(web, "ferry")))
        done = nutgraf("add", url)
        assert done.returncode == 1
        assert done.stderr.decode() == f"nutgraf: {url}: that is a feed: nutgraf feeds add {url} subscribes to it\n"

    @pytest.mark.parametrize("command", ["add", "--summary"])
    @pytest.mark.parametrize(
        ("given", "why"),
        [
            ("www.example.org", "no such file; put https:// before it if it is an address"),
            ("example.org/news", "no such file; put https:// before it if it is an address"),
            ("example.org:8080/news", "no such file; put https:// before it if it is an address"),
            ("http://", "the address names no host"),
        ],
    )
    def test_what_is_no_whole_address_is_told(self, web: Web, command: str, given: str, why: str) -> None:
        done = nutgraf(command, given)
        assert (done.returncode, done.stderr.decode()) == (1, f"nutgraf: {given}: {why}\n")

    def test_what_is_a_path_is_no_address(self, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "news.old").mkdir()
        (tmp_path / "news.old" / "ferry.txt").write_text(STORY)
        monkeypatch.chdir(tmp_path)
        assert not any(map(is_bare, ("news.old/ferry.txt", "news.old/none.txt", "none.txt", "../a.b/c", "a/b.c/d")))
        assert is_bare("news.new/ferry.txt")

    def test_what_cannot_be_fetched_is_one_line(self, web: Web) -> None:
        done = nutgraf("--summary", f"{web.base}/none")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode() == f"nutgraf: {web.base}/none: there is no such page (404)\n"


class TestLists:
    def opml(self, web: Web, folder: Path) -> Path:
        for name in ("a", "b", "c"):
            web.put(f"/{name}.xml", rss(entry(web, name, f"{name} " * 60), title=f"Feed {name}"))
        lines = "".join(
            f'<outline text="{group}"><outline type="rss" text="Feed {name}" xmlUrl="{web.base}/{name}.xml"/></outline>'
            for group, name in (("Health care", "a"), ("Daily Post", "b"))
        )
        last = f'<outline type="rss" text="Feed c" xmlUrl="{web.base}/c.xml"/>'
        page = '<outline type="link" text="More" url="http://news.example/more.opml"/>'
        path = folder / "feeds.opml"
        path.write_text(f'<opml version="2.0"><head/><body>{lines}{last}{page}</body></opml>')
        return path

    def feeds(self) -> dict[str, dict[str, Any]]:
        return {one["name"]: one for one in objects("feeds", "--format", "json")}

    def test_groups_become_sectors(self, web: Web, tmp_path: Path) -> None:
        done = nutgraf("feeds", "import", "--groups", "sectors", str(self.opml(web, tmp_path)))
        assert (done.returncode, done.stdout) == (0, b"3 feeds subscribed to\n")
        assert done.stderr.decode().splitlines() == [
            "nutgraf: http://news.example/more.opml: is another list: nutgraf feeds import takes it",
            "nutgraf: “Daily Post” is a new sector",
        ]
        named = {name: [sector["name"] for sector in one["sectors"]] for name, one in self.feeds().items()}
        assert named == {"Feed a": ["Health care"], "Feed b": ["Daily Post"], "Feed c": []}
        assert printed("feeds", "refresh").endswith("3 added · 3 feeds\n")
        assert len(printed("list", "--sector", "daily post").splitlines()) == 1

    def test_names_stay_when_the_feeds_tell_their_own(self, web: Web, tmp_path: Path) -> None:
        url = web.put("/d.xml", rss(entry(web, "d"), title="All the news of the day | Post"))
        path = tmp_path / "feeds.opml"
        path.write_text(
            f'<opml version="2.0"><body><outline text="Post" xmlUrl="{url}"/>'
            f'<outline text="{web.base}/a.xml" xmlUrl="{web.base}/a.xml"/></body></opml>'
        )
        web.put("/a.xml", rss(entry(web, "a", "quite " * 60), title="Feed a"))
        nutgraf("feeds", "import", str(path))
        assert printed("feeds", "refresh", "--force").endswith("2 added · 2 feeds\n")
        told = {one["url"]: (one["name"], one["title"]) for one in objects("feeds", "--format", "json")}
        assert told == {url: ("Post", "All the news of the day | Post"), f"{web.base}/a.xml": (None, "Feed a")}

    def test_groups_become_publishers(self, web: Web, tmp_path: Path) -> None:
        path = self.opml(web, tmp_path)
        nutgraf("feeds", "import", "--groups", "sources", "--no-whole", str(path))
        told = self.feeds()
        assert {name: one["publisher"] for name, one in told.items()} == {
            "Feed a": "Health care", "Feed b": "Daily Post", "Feed c": None,
        }  # fmt: skip
        assert not any(one["whole"] or one["sectors"] for one in told.values())
        assert nutgraf("feeds", "import", str(path)).stdout == b"0 feeds subscribed to, 3 there already\n"

    def test_what_is_printed_can_be_imported_again(self, web: Web, tmp_path: Path) -> None:
        nutgraf("feeds", "import", "--groups", "sectors", str(self.opml(web, tmp_path)))
        before = self.feeds()
        written = printed("feeds", "export")
        assert '<outline text="Health care">' in written
        for name in before:
            printed("feeds", "remove", name)
        assert nutgraf("feeds", "import", "--groups", "sectors", "-", stdin=written.encode()).returncode == 0
        kept = ("url", "name", "sectors")
        assert [[one[name] for name in kept] for one in self.feeds().values()] == [
            [one[name] for name in kept] for one in before.values()
        ]

    @pytest.mark.parametrize(("path", "private"), [("https://lists.example/a.opml", 0), ("a.opml", 1)])
    def test_a_list_from_elsewhere_does_not_lead_into_one_s_own_network(
        self, path: str, private: int, own_library: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        listed = b"<opml><body><outline xmlUrl='http://127.0.0.1:9/feed'/></body></opml>"
        monkeypatch.setattr(importing, "_bytes", lambda path: listed)
        monkeypatch.setattr(importing, "is_at_home", lambda url: "127.0.0.1" in url)
        assert importing.run([path]) == 0
        assert Store(own_library).db.execute("SELECT private FROM feed").fetchall() == [(private,)]

    def test_what_is_no_list_is_refused(self, web: Web, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("nonsense")
        done = nutgraf("feeds", "import", str(tmp_path / "a.txt"), str(tmp_path / "none"))
        assert done.returncode == 1
        assert "a.txt: is no OPML" in done.stderr.decode()
        assert "none: cannot be read: no such file" in done.stderr.decode()

    @pytest.mark.parametrize("path", ["-", "a.opml"])
    def test_of_one_that_is_too_large_no_more_is_read_than_tells_so(
        self, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        limits.use(limits.Limits(article=100))
        (tmp_path / "a.opml").write_bytes(b" " * 5_000)
        monkeypatch.chdir(tmp_path)
        with open("a.opml") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            assert len(importing._bytes(path)) == 101
