"""Whole copied pages: told from clean text, and the best run of lines found in them."""

import json
from pathlib import Path

import pytest
from readings import read_bytes

from articles import page
from articles.article import Article
from articles.head import Head, read_page_head
from articles.line_features import FEATURES, features
from articles.lines import Line, split_lines
from articles.pictures import is_caption

MENU = ["Home", "News", "Sport", "Weather", "Jobs", "Travel", "Food", "Books"]
PROSE = [
    f"The ferry number {n} left the harbour in the morning and came back in the evening, the captain said on Friday."
    for n in range(8)
]
FOOTER = ["About us", "Careers", "Imprint", "Archive", "Partners", "Contact", "Shop"]


def lines(*texts: str) -> list[Line]:
    return split_lines("\n\n".join(texts))


class TestWholePage:
    def test_menus_around_the_text(self) -> None:
        assert page.is_whole_page(lines(*MENU, *PROSE, *FOOTER))

    def test_clean_text(self) -> None:
        assert not page.is_whole_page(lines("A headline", *PROSE))

    def test_a_list_at_the_end_of_an_article_is_no_menu(self) -> None:
        draw = [f"Team {n} v Team {n + 1}" for n in range(16)]
        assert not page.is_whole_page(lines("The draw is made", *PROSE, *draw))

    def test_subheads_and_captions_are_no_menu(self) -> None:
        text = [x for n, paragraph in enumerate(PROSE) for x in (f"Part {n}", "Ann Lee, Captain", paragraph)]
        assert not page.is_whole_page(lines("A headline", *text))

    @pytest.mark.parametrize(
        "path", sorted((Path(__file__).parents[1] / "seeds").glob("*.txt")), ids=lambda p: p.name[:3]
    )
    def test_the_samples_are_scrapes_of_the_article_alone(self, path: Path) -> None:
        assert not page.is_whole_page(split_lines(path.read_text(encoding="utf-8")))


class TestBestRun:
    def test_the_run_with_the_greatest_sum(self) -> None:
        assert page.best_run(lines(*PROSE), [0.1, 0.9, 0.9, 0.4, 0.9, 0.1, 0.1, 0.9]) == (1, 5)

    def test_an_unlikely_line_costs_no_more_than_a_few_words(self) -> None:
        text = lines(PROSE[0], "word " * 500, PROSE[1])
        assert page.best_run(text, [0.9, 0.0, 0.9]) == (0, 3)

    def test_nothing_likely(self) -> None:
        assert page.best_run(lines(*PROSE), [0.1] * len(PROSE)) == (0, 0)
        assert page.best_run([], []) == (0, 0)


def test_the_article_between_menus() -> None:
    text = lines(*MENU, "The ferry is back", "By Ann Lee", *PROSE, *FOOTER)
    start, end, kept = page.article_lines(text)
    assert [line.text for line in text[start:end]] == PROSE
    assert [line.text for line, keep in zip(text, kept, strict=True) if keep] == PROSE


def test_a_teaser_between_paragraphs_is_left_out() -> None:
    text = lines(
        *MENU, "The ferry is back", "By Ann Lee", *PROSE[:4], "Related articles", "Storm hits town", *PROSE[4:]
    )
    start, end, kept = page.article_lines([*text, *lines(*FOOTER)])
    assert end - start == len(PROSE) + 2
    assert [text[n].text for n in range(start, end) if not kept[n]] == ["Related articles", "Storm hits town"]


def test_a_numbered_list_belongs_to_the_article() -> None:
    """Even one of short items with links between them."""
    games = [x for n in range(1, 15) for x in (f"{n}. Team {n}", f"https://crab.example/{n}")][:-1]
    text = lines(*MENU, "The draw is made", "By Ann Lee", *PROSE[:2], *games, *FOOTER)
    start, end, kept = page.article_lines(text)
    assert [line.text for line in text[start:end]] == [*PROSE[:2], *games]
    assert all(kept[start:end])


def test_a_table_belongs_to_the_article_around_it() -> None:
    cells = [x for n in range(1, 20) for x in (f"Team {n}", str(70 - n), str(3 * n))]
    text = lines(*MENU, "The draw is made", "By Ann Lee", *PROSE[:3], *cells, *PROSE[3:6], *FOOTER)
    start, end, kept = page.article_lines(text)
    assert [line.text for line in text[start:end]] == [*PROSE[:3], *cells, *PROSE[3:6]]
    assert all(kept[start + 4 : end])


def test_lists_and_tables_are_likely_whatever_the_model_says() -> None:
    model = page.Model(-5.0, {"short": 1.0})
    assert page.likely({"short": 1.0, "ordered": 0.0, "table": 0.0}, model) < 0.05
    assert page.likely({"short": 1.0, "ordered": 0.0, "table": 1.0}, model) == page.IN_TABLE > page.THRESHOLD
    assert page.likely({"short": 1.0, "ordered": 1.0, "table": 1.0}, model) == page.IN_LIST


def test_a_page_without_an_article_is_not_emptied() -> None:
    article = read_bytes("\n\n".join([*MENU, *FOOTER, "Sign in", "Search", "Menu", "Closed today."]).encode(), "x")
    assert isinstance(article, Article)
    assert article.text.endswith("Closed today.")


def test_model_and_features_belong_together() -> None:
    model = json.loads(Path(page.__file__).with_name("page.json").read_text(encoding="utf-8"))
    assert tuple(model) == page.Models._fields
    assert all(tuple(part["weights"]) == FEATURES for part in model.values())
    row = features(lines(*MENU, *PROSE))[0]
    assert set(FEATURES) <= set(row)


def test_numbered_lists_begin_with_one_and_count_on() -> None:
    def ordered(*texts: str) -> list[bool]:
        return [bool(row["ordered"]) for row in features(lines(*texts))]

    assert ordered("Intro", "1. Ann", "2. Bo", "a note", "3. Cy", "4. Di", "5. Ed", "End") == [
        False,
        *[True] * 6,
        False,
    ]
    assert not any(ordered("1. Ann", "2. Bo", "3. Cy"))
    assert not any(ordered("Most read", "1. Ann", "2. Bo", "3. Cy", "4. Di"))
    assert not any(ordered("2. Ann", "3. Bo", "4. Cy", "5. Di"))
    assert not any(ordered("1. Ann", "2. Bo", "x", "y", "z", "3. Cy", "4. Di"))


def test_tables_are_half_figures() -> None:
    cells = [x for n in range(8) for x in (f"Team {n}", str(10 * n))]
    rows = features(lines(PROSE[0], *cells, PROSE[1]))
    assert [bool(row["table"]) for row in rows] == [False, False, *[True] * 15, False]
    assert not any(row["table"] for row in features(lines(*MENU, "1", *PROSE, *FOOTER)))


def test_comments_after_the_article_are_marked() -> None:
    rows = features(lines(*PROSE, "2 comments", "Rob says:", "3 hours ago", PROSE[0], "Reply"))
    assert [bool(row["after_comments"]) for row in rows] == [False] * 8 + [True] * 5


def test_teasers_speak_of_something_else() -> None:
    rows = features(lines(*PROSE, "Parliament votes on budgets while ministers quarrel over pensions."))
    assert rows[0]["shared_words"] > 0.5 > rows[-1]["shared_words"]


class TestPageHead:
    """Title, standfirst and author of a whole copied page."""

    @staticmethod
    def head_of(*above: str) -> Head:
        text = lines(*MENU, *above, *PROSE, *FOOTER)
        start = next(n for n, line in enumerate(text) if line.text == PROSE[0])
        return read_page_head(text, start, start + len(PROSE))

    @pytest.mark.parametrize(
        "signed",
        [
            ["By Ann Lee on 3 May 2021 at 4:00 PM"],
            ["Ann Lee - May 3, 2021, 8:15 pm"],
            ["Monday May 3, 2021 7:45 am by Ann Lee"],
            ["Ann Lee @annlee / 2 days"],
            ["By Ann Lee ann@crab.example (509) 555-0100"],
            ["By", "Ann Lee", "3 May 2021"],
            ["Ann Lee", "3 May 2021"],
        ],
        ids=lambda x: x[0],
    )
    def test_author(self, signed: list[str]) -> None:
        head = self.head_of("Ferry captain counts every harbour day", *signed)
        assert head.title == "Ferry captain counts every harbour day"
        assert head.byline == "Ann Lee"

    @pytest.mark.parametrize("text", ["Published May 3, 2021", "Getty Images", "Share this", "Harbour, 3 May 2021"])
    def test_no_author(self, text: str) -> None:
        assert self.head_of("Ferry captain counts every harbour day", text, "4 May 2021").byline is None

    def test_the_first_sentence_is_no_title(self) -> None:
        """Not even without its full stop."""
        assert self.head_of().title is None
        text = lines(*MENU, "The ferry captain left the harbour in the evening", *PROSE, *FOOTER)
        assert read_page_head(text, len(MENU), len(MENU) + 9).title is None

    def test_a_caption_is_no_title(self) -> None:
        head = self.head_of("Ferry captain at work", "The ferry captain in the harbour (Photo: Ann Lee)")
        assert head.title == "Ferry captain at work"

    def test_a_sentence_with_dateline_is_no_standfirst(self) -> None:
        head = self.head_of("Ferry captain at work", "LONDON (Reuters) - The ferry left the harbour at noon on Friday.")
        assert (head.title, head.deck) == ("Ferry captain at work", None)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Image caption The ferry in the harbour", True),
        ("The ferry in the harbour. Credit: Crab News", True),
        ("The ferry in the harbour (AP)", True),
        ("The ferry, in its harbour [Crab Lines via Reuters]", True),
        ("The captain told Reuters that the ferry would sail.", False),
        ("She took a photo: the ferry, and then the harbour. It was late.", False),
    ],
)
def test_captions(text: str, caption: bool) -> None:
    assert is_caption(text) == caption
