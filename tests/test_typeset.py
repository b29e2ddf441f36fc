"""Typesetting: what stands on which row, and the way from a character of the article to its place and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from panes import make_article
from rich.cells import cell_len, get_character_cell_size

from articles.article import Article, Dropped, Sector
from articles.reading import read_paths
from tui.reading import read
from tui.safe_text import SafeText, safe_line
from tui.typeset import _NARROW, Block, Page, article_blocks, raw_blocks, wrap


def rows(article: Article, measure: int = 60) -> list[str]:
    page = Page(article_blocks(article), measure)
    return [(line.lead + page.text(n)).rstrip() for n, line in enumerate(page.lines)]


def text_at(page: Page, start: int, end: int, field: str = "text") -> str:
    """The clean text that stands where the page says these characters stand."""
    return "".join(
        page.blocks[page.lines[s.row].block].safe.text[s.start : s.end] for s in page.stretches(field, start, end)
    )


class TestWrap:
    @pytest.mark.parametrize("width", [3, 10, 40])
    @pytest.mark.parametrize(
        "text",
        [
            "Plain words that go on for a while, with aVeryLongWordThatFitsNowhere in them.",
            "日本語のテキスト、「引用」です。そして続く。" * 3,
            "e\u0301te\u0301 " * 9 + "x" * 50,
            "👩\u200d👩\u200d👧 family " * 5,
            "two\nlines  with   blanks\n\nand an empty one",
            "",
        ],
    )
    def test_rows_fit_and_lose_nothing_but_blanks(self, text: str, width: int) -> None:
        breaks = wrap(text, width)
        assert all(cell_len(text[start:end]) <= width for start, end in breaks)
        assert "".join(text[start:end] for start, end in breaks).replace(" ", "") == "".join(text.split())

    def test_it_breaks_between_words(self) -> None:
        text = "the harbour will close on Monday"
        assert [text[start:end] for start, end in wrap(text, 12)] == ["the harbour", "will close", "on Monday"]

    def test_wide_characters_count_two_cells_and_keep_their_punctuation(self) -> None:
        text = "港は閉じる。明日"
        assert [text[start:end] for start, end in wrap(text, 10)] == ["港は閉じ", "る。明日"]

    def test_a_combining_mark_takes_no_cell_and_stays_with_its_letter(self) -> None:
        text = "e\u0301" * 12
        assert [text[start:end] for start, end in wrap(text, 5)] == ["e\u0301" * 5, "e\u0301" * 5, "e\u0301" * 2]

    def test_narrow_text_is_narrow(self) -> None:
        narrow = [chr(code) for code in range(0x3000) if _NARROW.fullmatch(chr(code))]
        assert len(narrow) > 500
        assert [hex(ord(c)) for c in narrow if get_character_cell_size(c) != 1 and c != "\u00ad"] == []

    @pytest.mark.parametrize("unit", [" ", "x", "\n", "日", "e\u0301", "a "])
    def test_long_texts_take_linear_time(self, unit: str) -> None:
        assert wrap(unit * 200_000, 60)


class TestArticle:
    def test_the_head_stands_over_the_text(self) -> None:
        article = make_article(
            deck="Boats go north",
            byline="Lee Park",
            published="2025-06-30",
            updated="2025-07-02T09:15:00-06:00",
            publisher="The Bay",
            sectors=(Sector("ports", "Ports", True, 1.0),),
        )
        assert rows(article)[:5] == [
            "Harbour closes",
            "",
            "Boats go north",
            "30 June 2025 · Lee Park · Ports · The Bay · updated 2 July",
            "2025, 09:15",
        ]

    def test_without_title_and_date_it_says_undated(self) -> None:
        assert rows(make_article(title=None))[0] == "undated"

    def test_each_kind_has_its_manner(self) -> None:
        shown = rows(make_article())
        assert "    “Nobody asked us”" in shown
        assert shown[shown.index("    “Nobody asked us”") + 1] == "    Ana Reyes at the quay"
        assert shown[shown.index("What comes next") - 2 : shown.index("What comes next")] == ["", ""]
        assert shown[shown.index("• Ferries move north") + 1] == "• Fish is sold in the hall"

    def test_a_list_item_hangs(self) -> None:
        assert rows(make_article([("list_item", "12. one two three four five")]), 16)[3:] == [
            "12. one two",
            "    three four",
            "    five",
        ]

    def test_a_block_quote_is_set_in(self) -> None:
        assert rows(make_article([("blockquote", "one two three four five six seven eight nine")]), 40)[3:] == [
            "    one two three four five six seven",
            "    eight nine",
        ]

    def test_a_caption_that_comes_twice_is_set_once(self) -> None:
        shown = rows(make_article([("pullquote", "“Well”"), ("caption", "Ana Reyes"), ("caption", "Ana  Reyes")]))
        assert [row for row in shown if "Ana" in row] == ["    Ana Reyes"]

    def test_in_a_narrow_column_nothing_is_set_in(self) -> None:
        assert "“Nobody asked us”" in rows(make_article(), 30)

    def test_without_text_it_says_so(self) -> None:
        assert rows(make_article([]))[-1].startswith("This scrape holds no article text")

    def test_notices_are_shown(self) -> None:
        assert "text was cut at 5 MB" in rows(make_article(notices=("text was cut at 5 MB",)))


class TestPlaces:
    ARTICLE = make_article(
        [("paragraph", "A\ttab, a\r\nbreak, pay\u200bpal, \x1b[31mred and [/] “end”."), ("paragraph", "Next one.")]
    )

    @pytest.mark.parametrize("measure", [5, 12, 70])
    @pytest.mark.parametrize("words", ["tab", "break", "red", "[/]", "“end”", "Next"])
    def test_marks_stay_on_their_characters_after_cleaning(self, words: str, measure: int) -> None:
        page = Page(article_blocks(self.ARTICLE), measure)
        start = self.ARTICLE.text.index(words)
        assert text_at(page, start, start + len(words)) == words

    def test_a_dropped_character_leaves_no_gap(self) -> None:
        page = Page(article_blocks(self.ARTICLE), 70)
        start = self.ARTICLE.text.index("pay")
        assert text_at(page, start, start + len("pay\u200bpal")) == "paypal"

    def test_a_stretch_may_run_over_paragraphs(self) -> None:
        page = Page(article_blocks(self.ARTICLE), 70)
        assert text_at(page, self.ARTICLE.text.index("“end”"), len(self.ARTICLE.text)) == "“end”.Next one."

    def test_rows_and_offsets_lead_to_each_other(self) -> None:
        article = make_article()
        page = Page(article_blocks(article), 20)
        for row, line in enumerate(page.lines):
            field, offset = page.source_of(row)
            if field == "text" and line.end > line.start:
                assert page.row_of("text", offset) == row
        assert page.row_of("text", len(article.text) + 99) == len(page.lines) - 1
        assert page.row_of("raw", 0) is None

    def test_a_cell_leads_to_its_character(self) -> None:
        article = make_article([("pullquote", "“港 quay” and more words than fit on one row of it")])
        page = Page(article_blocks(article), 44)
        row = page.row_of("text", 0)
        assert row is not None
        assert [page.source_at(row, cell) for cell in (3, 4, 5, 6, 7, 8)] == [
            None,
            ("text", 0),
            ("text", 1),
            ("text", 1),
            ("text", 2),
            ("text", 3),
        ]
        assert page.source_at(row, 60) is None
        assert page.source_at(999, 4) is None


class TestRaw:
    def test_dropped_lines_tell_why(self) -> None:
        article = make_article(raw="Sign in\r\n\r\nStory", dropped=(Dropped("Sign in", "page [/] furniture", 1),))
        blocks = raw_blocks(article)
        assert [(block.kind, block.safe.text) for block in blocks] == [
            ("dropped", "Sign in  ← page [/] furniture"),
            ("raw", ""),
            ("raw", "Story"),
        ]
        assert blocks[0].safe.text[-blocks[0].remark :] == "  ← page [/] furniture"

    def test_offsets_count_in_the_scrape(self) -> None:
        article = make_article(raw="One\r\n\tTwo\nThree")
        page = Page(raw_blocks(article), 40)
        for words in ("One", "Two", "Three"):
            start = article.raw.index(words)
            assert text_at(page, start, start + len(words), "raw") == words

    def test_leading_blanks_stay(self) -> None:
        assert Page([Block("raw", SafeText("    indented"), "raw", 0, 12)], 40).text(0) == "    indented"


SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize("measure", [20, 76])
@pytest.mark.parametrize("article", [a for a in read_paths([str(SEEDS)]) if isinstance(a, Article)], ids=lambda a: a.id)
def test_in_the_sample_articles_every_mark_stands_on_its_words(article: Article, measure: int) -> None:
    page = Page(article_blocks(article), measure)
    reading = read(article)
    marked = [(one.start, one.end, one.text) for one in reading.summary.sentences]
    marked += [(one.start, one.end, one.text) for one in reading.quotes]
    assert len(marked) > 5
    for start, end, text in marked:
        assert text_at(page, start, end).replace(" ", "") == safe_line(text).replace(" ", "")
