"""The head of a scrape: what belongs to it, and that no text of the body is taken for it."""

import pytest
from readings import read_bytes

from articles.article import Article
from articles.head import is_title
from articles.lines import Line

PROSE = "The harbour was closed for a day while the divers looked for the lost anchor."
MORE = "They found three bicycles, a piano and the bell of a ship that nobody could name."


def read(*lines: str) -> Article:
    article = read_bytes("\n\n".join(lines).encode(), "x")
    assert isinstance(article, Article)
    return article


class TestNothingIsLost:
    def test_a_date_among_the_paragraphs_is_text(self) -> None:
        article = read("The lost anchor", PROSE, MORE, "May 5, 2019", PROSE)
        assert (article.title, article.published) == ("The lost anchor", None)
        assert article.text == "\n\n".join([PROSE, MORE, "May 5, 2019", PROSE])

    def test_a_bare_date_at_the_end_is_text(self) -> None:
        article = read("The lost anchor", PROSE, "May 5, 2019")
        assert (article.title, article.published) == ("The lost anchor", None)
        assert article.text == f"{PROSE}\n\nMay 5, 2019"

    def test_a_short_sentence_with_a_date_is_text(self) -> None:
        article = read("The lost anchor", "The search began on 5 May 2019.", PROSE)
        assert article.published is None
        assert article.text.startswith("The search began")

    def test_text_without_a_head(self) -> None:
        assert read(PROSE, MORE).text == f"{PROSE}\n\n{MORE}"


class TestOrder:
    @pytest.mark.parametrize(
        "head",
        [
            ["The lost anchor", "By Ann Lee", "May 5, 2019"],
            ["The lost anchor", "May 5, 2019", "By Ann Lee"],
            ["May 5, 2019", "The lost anchor", "By Ann Lee"],
            ["May 5, 2019", "By Ann Lee", "The lost anchor"],
            ["Local", "The lost anchor", "By Ann Lee", "May 5, 2019"],
            ["The lost anchor", "Crab News", "By Ann Lee", "May 5, 2019"],
        ],
    )
    def test_title_author_and_date(self, head: list[str]) -> None:
        article = read(*head, PROSE, MORE)
        assert (article.title, article.byline, article.published) == ("The lost anchor", "Ann Lee", "2019-05-05")
        assert article.text == f"{PROSE}\n\n{MORE}"

    def test_a_standfirst_is_longer_than_its_title_or_a_sentence(self) -> None:
        assert read("The lost anchor is found", PROSE, "By Ann Lee", MORE).deck == PROSE
        long = "Divers searched for a whole day and came up with almost anything else but that"
        assert read("The lost anchor is found", long, "By Ann Lee", MORE).deck == long

    def test_the_first_date_is_the_publication(self) -> None:
        article = read("The lost anchor", "May 5, 2019", "Updated: May 6, 2019", PROSE, MORE)
        assert (article.published, article.updated) == ("2019-05-05", "2019-05-06")


@pytest.mark.parametrize(
    "text", ["The lost anchor", "Is it over?", "Anchor Found In Harbour By Two Divers.", "A day in the U.S."]
)
def test_title(text: str) -> None:
    assert is_title(Line(1, text))


@pytest.mark.parametrize(
    "text",
    [
        "The anchor was found in the harbour.",
        "HULL - The anchor",
        "By Ann Lee",
        "He said:",
        "https://crab.example/a",
        "With files from The Canadian Press",
        "word " * 40,
    ],
)
def test_no_title(text: str) -> None:
    assert not is_title(Line(1, text.strip()))
