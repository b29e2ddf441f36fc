"""Feeds of every kind become entries, and entries become pieces; nothing of them is lost silently."""

import json

import pytest

from articles import limits
from articles.reading import feed, feed_careful, read_bytes
from articles.reading.feed import Entry, Feed, entries, is_teaser, names_of, pieces_of
from articles.reading.feed_entry import Words
from articles.reading.feed_head import is_feed
from articles.reading.piece import FormatError, Piece, Unreadable

STORY = "The local voted to accept the offer on Tuesday. " * 12


def rss(*items: str, head: str = "") -> bytes:
    declared = 'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    declared += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    body = "".join(f"<item>{item}</item>" for item in items)
    site = "<title>Local News</title><link>https://local.example/</link>"
    return f'<?xml version="1.0"?><rss {declared}><channel>{site}{head}{body}</channel></rss>'.encode()


def atom(*items: str, declared: str = "") -> bytes:
    body = "".join(f"<entry>{item}</entry>" for item in items)
    head = f'<title>Local News</title><link href="https://local.example/"/>{body}'
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {declared}>{head}</feed>'.encode()


def first(data: bytes, source: str = "feed.xml") -> Entry:
    return entries(data, source).entries[0]


def pieces(data: bytes) -> list[Piece]:
    return [found for found in feed.read(data, "feed.xml") if isinstance(found, Piece)]


def texts(data: bytes) -> list[str]:
    return [block.text for block in pieces(data)[0].blocks]


def test_an_entry_of_rss() -> None:
    item = (
        "<title>A vote</title><link>https://local.example/a</link><guid>7</guid><category>Labour</category>"
        "<pubDate>Wed, 11 Oct 2023 23:00:00 -0500</pubDate><dc:creator>Ann Lee</dc:creator>"
        "<description>In short.</description><content:encoded><![CDATA[<p>At length.</p>]]></content:encoded>"
    )
    found = entries(rss(item, head="<language>en-ca</language>"), "feed.xml")
    assert found[:3] == ("Local News", "https://local.example/", "en-ca")
    entry = found.entries[0]
    assert entry[:7] == (
        "A vote",
        "https://local.example/a",
        "7",
        "2023-10-11T23:00:00-05:00",
        None,
        "Ann Lee",
        ("Labour",),
    )
    assert entry.content.text == "<p>At length.</p>"
    assert entry.summary.text == "In short."


def test_an_entry_of_atom() -> None:
    item = (
        '<title type="html">Workers&amp;#8217; vote</title><id>tag:1</id>'
        '<link rel="enclosure" href="/a.mp3"/><link href="/a"/><category term="x" label="Labour"/>'
        "<published>2024-05-01T08:00:00+02:00</published><updated>2024-05-02T09:30:00Z</updated>"
        '<author><name>Bo Day</name></author><content type="html">&lt;p>At length.&lt;/p></content>'
    )
    entry = first(atom(item))
    assert entry.title == "Workers’ vote"
    assert entry.link == "https://local.example/a"
    assert (entry.published, entry.updated) == ("2024-05-01T08:00:00+02:00", "2024-05-02T09:30:00+00:00")
    assert (entry.author, entry.categories, entry.content.text) == ("Bo Day", ("Labour",), "<p>At length.</p>")


def test_an_entry_of_json_feed() -> None:
    item = {
        "id": 7, "url": "/a", "title": "A vote", "content_text": "At length.", "tags": ["Labour", None],
        "date_published": "2024-05-01T08:00:00-04:00", "authors": [{"name": "Ann Lee"}, {"name": "Bo Day"}, 3],
    }  # fmt: skip
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "L",
        "home_page_url": "https://local.example",
        "items": [item, 3],
    }
    data = json.dumps(told).encode()
    assert is_feed(data[:4096])
    entry = first(data)
    assert entry[:4] == ("A vote", "https://local.example/a", "7", "2024-05-01T08:00:00-04:00")
    assert (entry.author, entry.categories) == ("Ann Lee, Bo Day", ("Labour",))
    assert entry.content == Words("At length.", html=False)
    assert len(entries(data, "feed.json").entries) == 2


RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>L</title></channel>
 <item rdf:about="https://local.example/a"><title>A vote</title><link>https://local.example/a</link>
 <description>At length.</description><dc:date>2004-03-01</dc:date></item></rdf:RDF>"""
OLD_ATOM = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
 <title mode="escaped" type="text/html">A &lt;b>vote&lt;/b></title><issued>2004-03-01T10:00:00Z</issued>
 <content mode="base64" type="text/plain">QXQgbGVuZ3RoLg==</content></entry></feed>"""


def test_old_kinds() -> None:
    entry = first(RDF)
    assert (entry.title, entry.published, entry.summary.text) == ("A vote", "2004-03-01", "At length.")
    entry = first(OLD_ATOM)
    assert (entry.title, entry.published, entry.content.text) == ("A vote", "2004-03-01T10:00:00+00:00", "At length.")


DESCRIBED = "<media:description>b</media:description>"


@pytest.mark.parametrize(
    ("data", "title", "body"),
    [
        (rss("<title>a&nbsp;b &eacute; c</title><description>x &mdash; y</description>"), "a b é c", "x — y"),
        (rss("<title>Q&A & more</title><description>R&D</description>"), "Q&A & more", "R&D"),
        (rss("<title>a</title><description><p>inline <b>markup</b></p> tail</description>"), "a", "inline markup tail"),
        (rss("<title>a &amp;amp; b</title><description>c &amp;lt; d</description>"), "a & b", "c < d"),
        (rss("<title><![CDATA[a &#8217; <i>b</i>]]></title><description><![CDATA[c]]>d</description>"), "a ’ b", "cd"),
        (rss("<title>café</title><description>à la</description>").decode().encode("cp1252"), "café", "à la"),
        (rss("<title>café</title><description>b</description>").decode().encode("utf-16"), "café", "b"),
        (b"\n\n<b>Warning</b>\n" + rss("<title>a</title><description>b</description>"), "a", "b"),
        (rss("<title>a</title><description>b</description>")[:-16], "a", "b"),
        (atom("<title>The &lt;blink> tag</title><summary>b</summary>"), "The <blink> tag", "b"),
        (atom('<title type="html">The &amp;lt;p&amp;gt; tag</title><summary>b</summary>'), "The <p> tag", "b"),
        (
            atom(
                '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <i>b</i></div></title>'
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>c</p></div></content>'
            ),
            "a b",
            "c",
        ),
        (rss(f"<title>a</title><media:group><media:content/>{DESCRIBED}</media:group>"), "a", "b"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_rare_loses_no_words(data: bytes, title: str, body: str) -> None:
    piece = pieces(data)[0]
    assert " ".join((piece.title or "").split()) == title
    assert " ".join(" ".join(block.text for block in piece.blocks).split()) == body


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Wed, 11 Oct 2023 23:00:00 EST", "2023-10-11T23:00:00-05:00"),
        ("11 Oct 2023 23:00 +0530", "2023-10-11T23:00:00+05:30"),
        ("2023-10-11", "2023-10-11"),
        ("2023-10-11T08:00:00.123Z", "2023-10-11T08:00:00+00:00"),
        ("Oct 11, 2023", "2023-10-11"),
        ("2023-10-11T08:00:00", "2023-10-11T08:00:00"),
    ],
)
def test_dates_stay_as_they_are_written(written: str, date: str) -> None:
    assert first(rss(f"<title>a</title><pubDate>{written}</pubDate>")).published == date


@pytest.mark.parametrize("written", ["next week", "Thu", "10:00", "30 Feb 2023 10:00:00 GMT", "soon"])
def test_no_date_is_guessed_and_one_that_cannot_be_read_is_told(written: str) -> None:
    piece = pieces(rss(f"<title>a</title><guid>12</guid><pubDate>{written}</pubDate><description>b</description>"))[0]
    assert piece.published is None
    assert piece.notices == (f"The date “{written}” cannot be read.",)


def test_what_an_entry_is_known_as() -> None:
    known = Feed(
        site="https://local.example/",
        entries=(
            Entry("a", "https://local.example/a", "1"),
            Entry("b", "https://local.example/shared", "2"),
            Entry("c", "https://local.example/shared", "3"),
            Entry("d", "https://local.example/", "4"),
            Entry("e", None, "5"),
            Entry("f", "https://local.example/f", "https://local.example/f"),
        ),
    )
    assert names_of(known, "S") == (
        "https://local.example/a", "S#2", "S#3", "S#4", "S#5", "https://local.example/f",
    )  # fmt: skip


def test_entries_without_link_and_id_are_told_apart_by_their_titles() -> None:
    one, two = names_of(Feed(entries=(Entry("a"), Entry("b"))), "S")
    assert one != two
    assert one == names_of(Feed(entries=(Entry("c"), Entry("a"))), "S")[1]


def test_every_entry_is_a_piece_or_a_line() -> None:
    found = list(
        feed.read(
            rss("<title>a</title><link>https://local.example/a</link>", "", "<guid>7</guid>", "<guid>7</guid>"), "S"
        )
    )
    assert isinstance(found[0], Piece)
    assert (found[0].blocks[0].text, found[0].notices) == ("a", ("The feed gives no more than the title.",))
    assert [one.reason for one in found if isinstance(one, Unreadable)] == [
        "the entry has no words",
        "the entry has no words",
        "the feed holds this entry twice: the first one was read",
    ]


def test_a_feed_without_entries_is_told() -> None:
    assert list(feed.read(rss(), "S")) == [Unreadable("S", "the feed holds no entries")]


@pytest.mark.parametrize("data", [b"", b"<html><body>Not found</body></html>", b"{", b'{"version": 1}', b"[1]", b"{}"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        entries(data, "S")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "FILE:///etc/passwd"])
def test_a_link_that_is_none_of_the_web_is_refused_with_a_notice(link: str) -> None:
    for data in (
        rss(f"<title>A</title><link>{link}</link><description>{STORY}</description>"),
        atom(f'<title>A</title><link href="{link}"/><content type="text">{STORY}</content>'),
    ):
        (piece,) = pieces(data)
        assert piece.link is None
        scheme = link.partition(":")[0].lower()
        assert piece.notices == (f"Its link was refused: only http and https are opened, not {scheme}.",)


def test_a_long_feed_is_cut_and_says_so() -> None:
    data = rss(*(f"<title>{n}</title><guid>{n}</guid>" for n in range(30)))
    limits.use(limits.Limits(entries=20))
    found = list(feed.read(data, "S"))
    assert len(found) == 21
    assert found[-1] == Unreadable("S", "the feed has more than 20 entries (limits.feed_entries): 10 were left out")


def test_a_big_feed_is_cut_after_a_whole_entry() -> None:
    data = rss(*(f"<title>{n}</title><guid>{n}</guid>" for n in range(30)))
    limits.use(limits.Limits(member=len(data) // 2))
    found = entries(data, "S")
    assert [entry.title for entry in found.entries] == [str(n) for n in range(len(found.entries))]
    assert 5 < len(found.entries) < 20
    assert f"what follows its first {len(found.entries)} entries was left out" in found.left_out


def test_footers_are_dropped_with_their_reasons() -> None:
    body = f"<p>{STORY}</p><p>It holds until 2027. Continue reading A vote &rarr;</p>"
    body += "<p>The post <a>A vote</a> appeared first on <a>L</a>.</p>"
    piece = pieces(rss(f"<title>A vote</title><content:encoded><![CDATA[<h1>A vote</h1>{body}]]></content:encoded>"))[0]
    assert [block.text for block in piece.blocks] == [STORY.strip(), "It holds until 2027."]
    assert [(line.text, line.reason) for line in piece.dropped] == [
        ("A vote", "headline again"),
        ("Continue reading A vote →", "link to the whole article"),
        ("The post A vote appeared first on L.", "feed footer"),
    ]
    assert [piece.raw.split("\n")[line.line - 1] for line in piece.dropped] == [line.text for line in piece.dropped]


def test_a_sentence_that_tells_to_read_on_stays_within_the_text() -> None:
    assert "See the full list." in texts(
        rss(f"<description><![CDATA[<p>See the full list.</p><p>{STORY}]]></description>")
    )


@pytest.mark.parametrize(
    ("content", "summary", "teaser"),
    [
        ("", "A few words.", True),
        ("", STORY, False),
        (f"<p>{STORY}</p>", "A few words.", False),
        (f"<p>{STORY} They […]</p>", "", True),
        (f"<p>{STORY}</p><p><a>Read more</a></p>", "", True),
        (f"<p>{STORY}…</p><p>The post A appeared first on B.</p>", "", True),
        ("<p>All of a short post.</p>", "", False),
        ("", "", True),
    ],
)
def test_teasers(content: str, summary: str, teaser: bool) -> None:
    assert is_teaser(Entry("a", content=Words(content), summary=Words(summary))) is teaser


def test_a_summary_of_its_own_is_the_standfirst() -> None:
    item = "<title>a</title><description>What the offer means for nurses.</description>"
    body = f"<content:encoded><![CDATA[<p>{STORY}]]></content:encoded>"
    assert pieces(rss(item + body))[0].deck == "What the offer means for nurses."
    again = f"<title>a</title><description>{STORY[:48]}</description>"
    assert pieces(rss(again + body))[0].deck is None


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("ann@local.example (Ann Lee)", "Ann Lee"),
        ("Ann Lee <ann@local.example>", "Ann Lee"),
        ("ann@local.example", None),
    ],
)
def test_by_lines_hold_no_addresses(author: str, byline: str | None) -> None:
    found = next(pieces_of(Feed(entries=(Entry("a", author=author),)), "S"))
    assert isinstance(found, Piece)
    assert found.byline == byline


def test_a_parser_is_never_given_a_name_or_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("builtins.open", fail)
    monkeypatch.setattr("urllib.request.OpenerDirector.open", fail)
    for data in (b"/etc/passwd", b"http://127.0.0.1:9/feed", b"feed.xml"):
        with pytest.raises(FormatError):
            entries(data, "http://127.0.0.1:9/feed")


@pytest.mark.parametrize("parse", [entries, feed_careful.read])
def test_entities_are_neither_fetched_nor_blown_up(parse: object) -> None:
    assert callable(parse)
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom" * 100}">' for n in range(10))
    outside = '<!ENTITY x SYSTEM "file:///etc/hostname">'
    data = f"<!DOCTYPE rss [{bomb}{outside}]>".encode() + rss("<title>a&e9;&x;</title>").partition(b"?>")[2]
    found = parse(data, "")
    assert len(str(found)) < 5000
    assert "127.0" not in str(found)


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (rss(), True),
        (atom(), True),
        (RDF, True),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a <p> --><rss version="0.91">', True),
        (rss().decode().encode("utf-16"), True),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a '<b>'>]><rss>", True),
        (b"Notice: line 3\n<rss version='2.0'>", True),
        (b'<rss xmlns:wp="http://wordpress.org/export/1.2/">', False),
        (b"<html><rss>", False),
        (b"The <feed> element is the root of Atom.", True),
        (b"<rdf:RDF xmlns:foaf='http://xmlns.com/foaf/0.1/'>", False),
        (b'{"text": "https://jsonfeed.org/version/1"}', False),
        (b"<opml version='2.0'>", False),
        (b"A story", False),
    ],
)
def test_feeds_are_told_by_their_beginning(head: bytes, is_one: bool) -> None:
    assert is_feed(head) is is_one


def test_a_feed_on_disk_becomes_articles() -> None:
    item = f"<title>A vote</title><link>https://local.example/a</link><category>Labour</category><description>{STORY}</description>"
    article = next(read_bytes(rss(item), "/tmp/feed.xml"))
    assert not isinstance(article, Unreadable)
    assert (article.source, article.link) == ("https://local.example/a", "https://local.example/a")
    assert (article.publisher, article.categories) == ("Local News", ("Labour",))


@pytest.mark.parametrize("unit", [b"<item><title>", b"<title>", b'<?xml encoding="'])
def test_a_feed_that_would_take_for_ever_is_refused(unit: bytes) -> None:
    with pytest.raises(FormatError, match="too broken"):
        feed_careful.read(rss() + unit * 2000, "")


def test_a_json_feed_that_writes_of_tags_is_read_as_it_is() -> None:
    items = [{"id": str(n), "content_text": f"Who writes <item> and <entry , number {n}, has no end."} for n in (1, 2)]
    found = entries(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode(), "feed.json")
    assert [entry.guid for entry in found.entries] == ["1", "2"]
    assert found.left_out == ""


@pytest.mark.parametrize("link", ["http://[", "http://[bad]/a", "//["])
def test_links_that_are_no_addresses_are_refused_and_the_rest_is_read(link: str) -> None:
    text = f"<title>A vote</title><link>{link}</link><description>{STORY}</description>"
    item = {"id": "1", "title": "A vote", "url": link, "content_text": STORY}
    in_json = json.dumps({"items": [item], "home_page_url": link}).encode()
    in_rss = rss(text).replace(b"<link>https://local.example/</link>", f"<link>{link}</link>".encode())
    in_atom = atom(f'<title>A vote</title><id>1</id><link href="{link}"/><content>{STORY}</content>')
    for data in (in_json, in_rss, in_rss + b"&&<", in_atom):
        (found,) = (one for one in feed.read(data, "https://local.example/feed") if isinstance(one, Piece))
        assert (found.title, found.link) == ("A vote", None)
    assert "Its link was refused: it is no address." in found.notices or link == "//["


def test_a_comment_after_the_end_is_no_entry() -> None:
    assert entries(rss(f"<description>{STORY}</description>") + b"<!-- <item> -->", "feed.xml").left_out == ""


def test_entries_within_a_text_are_left_out_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_current", limits.Limits(entries=2))
    told = "<description><![CDATA[" + "<item>" * 40 + "]]></description>"
    assert "were left out" in entries(rss(told), "feed.xml").left_out


def test_the_scheme_of_a_link_may_be_in_capitals() -> None:
    (found,) = pieces(rss(f"<link>HTTP://local.example/a</link><description>{STORY}</description>"))
    assert (found.link, found.notices) == ("HTTP://local.example/a", ())
