"""Web pages: the article of a page, what is dropped of it and why, and what a page without one is told to be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from readings import read_bytes

from articles.article import Article
from articles.reading import Unreadable
from articles.reading.formats import format_of
from articles.reading.html_told import without_site

FOLDER = Path(__file__).parent / "data" / "pages"
PROSE = (
    "The council said on Monday that the plan would go ahead in spring, after a vote of nine to two.",
    "Most of the money will come from the province, which has put aside four million crowns for it.",
    "Work on the quay begins in March, and the first boats are to land there before the autumn storms.",
    "Fishermen had asked for a longer pier, but the engineers held that the current is too strong for one.",
    "The mayor called it a good day for the harbour, and for all those who have to cross the bay at night.",
)
STORY = "".join(f"<p>{x}</p>" for x in PROSE)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def article(data: bytes, name: str = "page.html") -> Article:
    found = read_bytes(data, name)
    assert isinstance(found, Article), found
    return found


def reason(data: bytes) -> str:
    found = read_bytes(data, "page.html")
    assert isinstance(found, Unreadable), found
    return found.reason


def kinds(got: Article) -> list[str]:
    return [p.kind for p in got.paragraphs]


class TestFixture:
    GOT = article((FOLDER / "ferry.html").read_bytes())
    WANT: dict[str, Any] = json.loads((FOLDER / "ferry.json").read_text(encoding="utf-8"))

    @pytest.mark.parametrize("field", ["title", "deck", "byline", "publisher", "language", "link"])
    def test_what_the_page_tells(self, field: str) -> None:
        assert getattr(self.GOT, field) == self.WANT[field]

    def test_categories(self) -> None:
        assert list(self.GOT.categories) == self.WANT["categories"]

    def test_the_day_of_publication(self) -> None:
        assert (self.GOT.published or "").startswith("2023-10-11")

    def test_body_and_kinds(self) -> None:
        assert kinds(self.GOT) == self.WANT["kinds"]
        assert self.GOT.text.startswith(self.WANT["starts"])
        assert self.GOT.text.endswith(self.WANT["ends"])

    def test_dropped_lines_have_their_reasons(self) -> None:
        dropped = {x.text: x.reason for x in self.GOT.dropped}
        assert {text: dropped.get(text) for text in self.WANT["dropped"]} == self.WANT["dropped"]

    def test_every_visible_line_is_in_the_text_or_dropped_or_in_the_head(self) -> None:
        lines = self.GOT.raw.split("\n")
        assert all(lines[x.line - 1] == x.text for x in self.GOT.dropped)
        gone = {x.line for x in self.GOT.dropped}
        left = [x for n, x in enumerate(lines, 1) if x and n not in gone and x not in self.GOT.text]
        assert left == [self.WANT["title"], self.WANT["deck"], "By Ines Marlow", "11 October 2023"]

    def test_the_raw_text_is_what_is_seen(self) -> None:
        assert "document.title" not in self.GOT.raw
        assert "color: red" not in self.GOT.raw
        assert "<" not in self.GOT.raw


class TestFormat:
    @pytest.mark.parametrize(
        ("data", "name", "told"),
        [
            (b"<!DOCTYPE html><p>One", "x", "web page"),
            (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML><p>One", "x", "web page"),
            (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', "x", "web page"),
            ("<html><p>One".encode("utf-16"), "x", "web page"),
            (b"<p>One</p>\n<p>Two</p>\n<p>Three</p>", "x", "web page"),
            (b"<p>One", "one.htm", "web page"),
            (b"Boats\n" + b"<p>Some words of the story stand here.</p>\n" * 20, "x", "web page"),
            (b"The tag <b> makes bold, <html> begins a page.", "x", "text"),
            (b"The tag <b> makes bold.", "tags.txt", "text"),
            (b'<?xml version="1.0"?><rss><channel><title>a</title></channel></rss>', "x", "text"),
            (b"<!DOCTYPE nitf><nitf><head/><body><p>One</p></body></nitf>", "x", "text"),
            (b"<newsItem>" + b"<p>Some words of the story stand here.</p>" * 20, "x", "text"),
            (b"# Boats\n" + b"<p>Some words of the story stand here.</p>\n" * 20, "boats.md", "text"),
            (b"Plain words only.", "words.html", "text"),
        ],
    )
    def test_is_told_by_content(self, data: bytes, name: str, told: str) -> None:
        found = format_of(data, name).name
        assert (found == "web page") == (told == "web page")


class TestBody:
    def test_a_headline_loses_the_name_of_its_site(self) -> None:
        for site in ("Harbour Ledger", "The Harbour Ledger"):
            assert without_site("Boats are back - Harbour Ledger", site) == "Boats are back"
        assert without_site("Harbour Ledger | Boats are back", "Harbour Ledger") == "Boats are back"
        assert without_site("Boats - and nets - are back", "Harbour Ledger") == "Boats - and nets - are back"
        assert without_site("Boats are back » Ledger", None, ["Boats are back"]) == "Boats are back"
        assert without_site("Opinion | Boats are back", None) == "Boats are back"

    def test_what_stands_between_block_quotes_is_kept_with_them(self) -> None:
        quote = '<blockquote class="twitter-tweet"><p>No boat tonight, says the harbour, again.</p></blockquote>'
        got = article(page(f"<h1>Boats</h1><article>{STORY}{quote}{STORY.replace('the', 'a')}</article>"))
        assert kinds(got).count("blockquote") == 1

    def test_the_next_piece_after_an_advertisement_is_kept(self) -> None:
        second = STORY.replace("The ", "That ").replace("Most", "Much")
        body = f'<div class="chunk">{STORY}</div><div>Advertisement</div><div class="chunk">{second}</div>'
        got = article(page(f"<h1>Boats</h1><article>{body}</article>"))
        assert len(got.paragraphs) == 10
        assert "Advertisement" not in got.text

    def test_a_row_of_a_table_is_one_line(self) -> None:
        table = "<table><tr><th>Boat</th><th>Crossings</th></tr><tr><td>Alba</td><td>12</td></tr></table>"
        got = article(page(f"<article>{STORY}{table}{STORY.replace('the', 'a')}</article>"))
        assert "Alba | 12" in got.raw
        assert ("list_item", "Alba | 12") in [(p.kind, got.text[p.start : p.end]) for p in got.paragraphs]

    def test_an_article_laid_out_in_an_item_is_running_text(self) -> None:
        assert set(kinds(article(page(f"<ul><li>{STORY}</li></ul>")))) == {"paragraph"}

    def test_linked_headings_and_what_is_under_the_last_line_go(self) -> None:
        links = '<h3><a href="x">Ten bakeries that open before six</a></h3><h2>More from the harbour</h2>'
        got = article(page(f"<article><h1>Boats</h1>{STORY}{links}</article>"))
        assert got.text == "\n\n".join(PROSE)

    def test_a_page_drawn_by_scripts_is_read_from_its_data(self) -> None:
        data = json.dumps({"@type": "NewsArticle", "headline": "Boats", "articleBody": "\n\n".join(PROSE)})
        got = article(page('<div id="app"></div>', f'<script type="application/ld+json">{data}</script>'))
        assert (got.title, got.text) == ("Boats", "\n\n".join(PROSE))

    def test_data_that_is_broken_tells_nothing(self) -> None:
        for data in ("{", "[" * 100_000, '{"@type": 3, "headline": {}}', '"x"'):
            head = f'<title>Boats</title><script type="application/ld+json">{data}</script>'
            assert article(page(STORY, head)).title == "Boats"

    def test_a_short_page_is_not_lost(self) -> None:
        assert article(page("<p>The ferry sails at nine.</p>")).raw == "The ferry sails at nine."
        assert "ferry" in article(page("<p>The ferry sails at nine.</p>")).text

    def test_where_the_extractor_fails_all_lines_are_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise RecursionError("too deep")

        monkeypatch.setattr("trafilatura.bare_extraction", fail)
        got = article(page(STORY))
        assert [x for x in PROSE if x not in got.text] == []
        assert got.notices == ("The page was read as plain text: RecursionError: too deep.",)


class TestStub:
    ASKS = "<div>Subscribe to continue reading.</div>"

    def test_two_sentences_and_a_prompt(self) -> None:
        got = article(page(f"<h1>Boats</h1><article><p>{PROSE[0]}</p><p>{PROSE[1]}</p></article>{self.ASKS}"))
        assert got.notices == ("only 2 sentences of this page could be read",)

    def test_a_page_that_says_that_it_is_not_free(self) -> None:
        data = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
        got = article(page(f"<p>{PROSE[0]}</p>", f'<script type="application/ld+json">{data}</script>'))
        assert got.notices == ("only 1 sentence of this page could be read",)

    def test_a_whole_article_is_no_stub(self) -> None:
        assert article(page(f"<article>{STORY * 5}</article>{self.ASKS}")).notices == ()

    def test_a_short_free_page_is_no_stub(self) -> None:
        assert article(page(f"<article><p>{PROSE[0]}</p><p>{PROSE[1]}</p></article>")).notices == ()


class TestNoText:
    def test_an_empty_page(self) -> None:
        assert reason(page("")) == "the page holds no text"
        assert reason(b"<html></html>") == "the page holds no text"

    def test_frames(self) -> None:
        frames = (
            b'<html><frameset><frame src="a.html"><noframes>Your browser shows no frames.</noframes></frameset></html>'
        )
        assert reason(frames) == "the page holds only frames: read the page that they show"

    def test_scripts_only(self) -> None:
        told = "the page shows its text by scripts only: save it from a browser that shows it"
        assert reason(page('<div id="root"></div><script>draw()</script>')) == told
        assert reason(page("<noscript>You need to enable JavaScript to run this app.</noscript>")) == told

    def test_text_that_is_hidden_without_scripts_is_read(self) -> None:
        assert PROSE[0] in article(page(f"<noscript>{STORY}</noscript>")).text
        assert PROSE[0] in article(page(f'<div style="display: none">{STORY}</div>')).text
