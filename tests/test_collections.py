"""Mailboxes, crawls and blogs: their messages, pages and posts, each by itself."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from adds import add, outcomes
from stores import check

from articles import limits
from articles.article import Article
from articles.intake import Reader
from articles.reading import Unreadable, read_paths
from articles.reading.files import parts
from articles.reading.part import MAIL, Part
from articles.store import Store


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store") / "library.db"))


MAILBOX = b"""From ana@example.org Fri May 17 08:30:00 2024
Message-ID: <1@example.org>
From: Ana Reyes <ana@example.org>
Subject: The ferry

The ferry stays in port.
>From the first it was so.
>>From here on too.
From me to you, no message begins in 2024 here.

From tom@example.org Sat May 18 08:30:00 2024
From: tom@example.org
Subject: Another

It has no id.
"""


class TestMailboxes:
    def messages(self, folder: Path, data: bytes, name: str = "news.mbox") -> list[Part]:
        (folder / name).write_bytes(data)
        found = list(parts([str(folder / name)]))
        assert all(isinstance(one, Part) and one.format == MAIL for one in found)
        return [
            one._replace(source=one.source.removeprefix(str(folder / name))) for one in found if isinstance(one, Part)
        ]

    @pytest.mark.parametrize("name", ["news.mbox", "Inbox", "news.mbox.gz"])
    def test_each_message_by_its_id_or_number(self, name: str, tmp_path: Path) -> None:
        data = gzip.compress(MAILBOX) if name.endswith("gz") else MAILBOX
        first, second = self.messages(tmp_path, data, name)
        assert (first.source, second.source) == ("#1@example.org", "#message 2")
        assert first.data.startswith(b"Message-ID: <1@example.org>\n")
        assert first.data.endswith(
            b"port.\nFrom the first it was so.\n>From here on too.\nFrom me to you, no message begins in 2024 here.\n"
        )
        assert second.data == b"From: tom@example.org\nSubject: Another\n\nIt has no id.\n"

    def test_a_text_that_begins_so_is_no_mailbox(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("From the start of 2024\n\nThe ferry stays in port, and it will for long.\n")
        assert [one.format for one in parts([str(tmp_path)]) if isinstance(one, Part)] == ["text"]

    def test_a_message_that_is_too_large_has_its_line(self, tmp_path: Path) -> None:
        limits.use(limits.Limits(member=300))
        (tmp_path / "a").write_bytes(MAILBOX.replace(b"has no id", b"has no id. \n" * 30))
        first, second = parts([str(tmp_path / "a")])
        assert isinstance(first, Part)
        assert second == Unreadable(
            f"{tmp_path}/a#message 2", "holds more than 300 bytes (limits.member_mb): save the message by itself"
        )

    def test_a_mailbox_that_grew_is_read_for_what_is_new(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(MAILBOX)
        assert outcomes(add(store, tmp_path / "a")) == ["added", "added"]
        (tmp_path / "a").write_bytes(MAILBOX + b"\n" + MAILBOX.replace(b"<1@", b"<2@").replace(b"port", b"dock"))
        assert outcomes(add(store, tmp_path / "a"))[:3] == ["same", "same", "added"]
        check(store)

    def test_messages_without_ids_are_not_taken_for_one_another(self, store: Store, tmp_path: Path) -> None:
        first, second = (
            f"From a@example.org Wed May  1 10:00:00 2024\nFrom: a@example.org\nSubject: {name}\n\nIt is {name}.\n\n"
            for name in ("noon", "night")
        )
        (tmp_path / "news.mbox").write_text(first + second)
        assert outcomes(add(store, tmp_path)) == ["added", "added"]
        (tmp_path / "news.mbox").write_text(second)
        assert outcomes(add(store, tmp_path)) == ["same"]
        assert len(store) == 2

    def test_the_messages_of_a_folder_for_mail(self, tmp_path: Path) -> None:
        for name in ("cur", "new", "tmp"):
            (tmp_path / "Mail" / name).mkdir(parents=True)
        (tmp_path / "Mail" / "cur" / "1715.M1P2.host:2,S").write_bytes(b"X-Any: 1\n\nThe ferry stays.\n")
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "a.txt").write_bytes(b"Ferry\n\nThe ferry stays in port for all of this year.\n")
        found = [one for one in parts([str(tmp_path)]) if isinstance(one, Part)]
        assert [one.format for one in found] == [MAIL, "text"]


ITEM = """<item><title>{title}</title><link>https://notes.example.org/{id}</link><dc:creator>areyes</dc:creator>
<pubDate>Fri, 17 May 2024 12:30:00 +0000</pubDate><content:encoded><![CDATA[{text}]]></content:encoded>
<wp:post_id>{id}</wp:post_id><wp:post_date>2024-05-17 08:30:00</wp:post_date>
<wp:post_date_gmt>{utc}</wp:post_date_gmt><wp:status>{status}</wp:status><wp:post_type>{type}</wp:post_type>
<category domain="category" nicename="t"><![CDATA[Transport]]></category><category domain="post_tag">sea</category>
</item>
"""
TEXT = """<!-- wp:paragraph -->
<p>The ferry stays in <em>port</em>.</p>
<!-- /wp:paragraph -->

<h2>The wall</h2>
[caption id="a_1" align="left"]<img src="x.jpg" /> The wall in May[/caption]
It held [sic] all night,
and the day.

It rained after. [gallery ids="1,2"][/vc_row]"""


def blog(*items: dict[str, str]) -> str:
    given = {"title": "The ferry &amp; the wall", "text": TEXT, "utc": "2024-05-17 12:30:00", "status": "publish"}
    rows = [ITEM.format(**{**given, "type": "post", "id": str(n), **item}) for n, item in enumerate(items, 1)]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Notes</title><language>en-CA</language>
<image><title>A logo</title></image>
<wp:author><wp:author_login>areyes</wp:author_login>
<wp:author_display_name>Ana Reyes</wp:author_display_name></wp:author>
{"".join(rows)}</channel></rss>
"""


class TestBlogs:
    def test_a_post(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_text(blog({}))
        (found,) = read_paths([str(tmp_path)])
        assert isinstance(found, Article)
        assert (found.title, found.byline, found.publisher) == ("The ferry & the wall", "Ana Reyes", "Harbour Notes")
        assert (found.published, found.categories) == ("2024-05-17T08:30:00-04:00", ("Transport", "sea"))
        assert (found.source, found.link) == ("https://notes.example.org/1",) * 2
        assert [(p.kind, found.text[p.start : p.end]) for p in found.paragraphs] == [
            ("paragraph", "The ferry stays in port."),
            ("subhead", "The wall"),
            ("caption", "The wall in May"),
            ("paragraph", "It held [sic] all night, and the day."),
            ("paragraph", "It rained after."),
        ]

    def test_the_time_of_feeds_where_the_blog_has_none_in_utc(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_text(blog({"utc": "0000-00-00 00:00:00"}))
        (found,) = read_paths([str(tmp_path)])
        assert isinstance(found, Article)
        assert found.published == "2024-05-17T12:30:00+00:00"

    def test_what_is_no_published_post_has_a_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_text(
            blog(
                {"status": "draft"}, {"type": "attachment", "status": "inherit"}, {"type": "page"}, {"type": "story"}
            ).replace(
                "</channel>",
                ITEM.format(title="E", id=5, text=" ", utc="", status="publish", type="post") + "</channel>",
            )
        )
        found = list(read_paths([str(tmp_path)]))
        assert [(one.source.rpartition("#")[2], one.reason) for one in found if isinstance(one, Unreadable)] == [
            ("post 1", "a WordPress post (draft), not a published post: The ferry & the wall"),
            ("post 2", "a WordPress attachment (inherit), not a published post: The ferry & the wall"),
            ("post 3", "a WordPress page (publish), not a published post: The ferry & the wall"),
            ("post 5", "a WordPress post without words: E"),
        ]
        assert [one.source for one in found if isinstance(one, Article)] == ["https://notes.example.org/4"]

    def test_a_file_that_is_cut_tells_so_after_what_could_be_read(self, tmp_path: Path) -> None:
        whole = blog({}, {"text": "The second of the posts."})
        (tmp_path / "a.xml").write_text(whole[: whole.index("second of")])
        first, *_, last = read_paths([str(tmp_path)])
        assert isinstance(first, Article)
        assert isinstance(last, Unreadable)
        assert "broken or cut" in last.reason

    def test_nothing_is_fetched_or_expanded(self, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_text("hidden words")
        bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY s SYSTEM "secret.txt">]>'
        text = blog({}).replace("<rss", f"{bomb}<rss", 1).replace("<![CDATA[<!--", "&b;&s;<![CDATA[<!--", 1)
        (tmp_path / "a.xml").write_text(text)
        found = [one for one in read_paths([str(tmp_path / "a.xml")]) if isinstance(one, Article)]
        assert not any("hidden" in one.text or "aaaa" in one.text for one in found)

    def test_the_same_export_again(self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a.xml").write_text(blog({}, {"text": "The second."}))
        (tmp_path / "later.xml").write_text(blog({}, {"text": "The second, mended."}))
        assert outcomes(add(store, tmp_path / "a.xml")) == ["added", "added"]
        assert outcomes(add(store, tmp_path / "later.xml")) == ["same", "changed"]
        monkeypatch.setattr(Reader, "_read", lambda *_: pytest.fail("was read"))
        assert outcomes(add(store, tmp_path / "later.xml")) == ["same", "same"]
        check(store)


PAGE = """<html><head><meta charset="utf-8"><title>The café</title></head><body><h1>The café</h1>
<p>The café stays open for all of this year.</p></body></html>"""


class TestCrawls:
    def crawl(self, compress: bool) -> bytes:
        writer = pytest.importorskip("warcio.warcwriter")
        from warcio.statusandheaders import StatusAndHeaders

        data = BytesIO()
        made = writer.WARCWriter(data, gzip=compress)
        made.write_record(made.create_warcinfo_record("a.warc", {"software": "tests"}))
        for name, status, media, body in (
            ("a", "200 OK", "text/html; charset=cp1252", PAGE.encode("cp1252")),
            ("b", "200 OK", "image/png", b"\x89PNG"),
            ("c", "404 Not Found", "text/html", b"<p>Gone</p>"),
            ("d", "200 OK", "text/plain", b"The ferry stays in port for all of this year."),
        ):  # fmt: skip
            headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
            link = f"https://example.org/{name}"
            made.write_record(made.create_warc_record(link, "request", http_headers=headers))
            made.write_record(made.create_warc_record(link, "response", payload=BytesIO(body), http_headers=headers))
        return data.getvalue()

    def test_a_page_that_was_stored_twice_is_two(self, tmp_path: Path, store: Store) -> None:
        writer = pytest.importorskip("warcio.warcwriter")
        from warcio.statusandheaders import StatusAndHeaders

        data = BytesIO()
        made = writer.WARCWriter(data, gzip=False)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
        for body in (b"The ferry stays in port.", b"The wall held in the night."):
            link = "https://example.org/front"
            made.write_record(made.create_warc_record(link, "response", payload=BytesIO(body), http_headers=headers))
        (tmp_path / "a.warc").write_bytes(data.getvalue())
        assert outcomes(add(store, tmp_path)) == ["added", "added"]
        assert outcomes(add(store, tmp_path)) == ["same", "same"]

    @pytest.mark.parametrize("compress", [True, False])
    def test_pages(self, compress: bool, tmp_path: Path, store: Store) -> None:
        name = "a.warc.gz" if compress else "a.warc"
        (tmp_path / name).write_bytes(self.crawl(compress))
        first, gone, last, others = read_paths([str(tmp_path)])
        assert isinstance(first, Article)
        assert isinstance(last, Article)
        assert (first.title, first.text) == ("The café", "The café stays open for all of this year.")
        assert first.link == "https://example.org/a"
        assert (last.text, last.source) == (
            "The ferry stays in port for all of this year.", f"{tmp_path}/{name}/https://example.org/d",
        )  # fmt: skip
        assert gone == Unreadable(f"{tmp_path}/{name}/https://example.org/c", "the crawler got no page: HTTP 404")
        assert others == Unreadable(f"{tmp_path}/{name}", "stored files that are no pages: 1 image/png")
        assert outcomes(add(store, tmp_path)) == ["added", "unreadable", "added", "unreadable"]
        assert outcomes(add(store, tmp_path)) == ["same", "unreadable", "same", "unreadable"]
