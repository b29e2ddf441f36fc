"""The five sample articles, taken apart: every field, every kind of paragraph, every dropped line."""

from collections import Counter
from pathlib import Path

import pytest
from readings import read_bytes

from articles.article import Article

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
LABEL, RELATED = "Text only block", "Related articles"


def seed(number: int) -> Article:
    path = SEEDS[number]
    found = read_bytes(path.read_bytes(), path.name)
    assert isinstance(found, Article)
    return found


def kinds(article: Article) -> Counter[str]:
    return Counter(p.kind for p in article.paragraphs)


def dropped(article: Article) -> list[tuple[int, str]]:
    return [(d.line, d.text) for d in article.dropped]


def paragraphs(article: Article, kind: str) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == kind]


class TestHuffPost:
    """The date line stands before the title."""

    def test_head(self) -> None:
        article = seed(0)
        assert article.title == "AUPE President Says Concessions Made, But Union Won't Sign A 'Bad Deal'"
        assert (article.published, article.updated) == ("2014-01-24T04:31:00-05:00", "2014-03-26T05:59:00-04:00")
        assert (article.place, article.publisher, article.byline, article.deck) == ("EDMONTON", "HuffPost", None, None)

    def test_body(self) -> None:
        article = seed(0)
        assert kinds(article) == {"paragraph": 20}
        assert article.text.startswith("EDMONTON - The head of")
        assert [line for line, _ in dropped(article)] == [46, 48]

    def test_comparators_are_no_sectors(self) -> None:
        article = seed(0)
        assert [s.id for s in article.sectors] == ["government-services"]
        assert article.scope is None


class TestUndated:
    """No title and no date: both stay empty."""

    def test_head(self) -> None:
        article = seed(1)
        assert (article.title, article.published, article.updated, article.byline) == (None, None, None, None)
        assert article.headline.startswith("The Alberta government is asking members")
        assert (article.place, article.credit) == ("EDMONTON", "The Canadian Press")

    def test_body(self) -> None:
        article = seed(1)
        assert kinds(article) == {"paragraph": 17, "credit": 1}
        assert dropped(article) == []
        assert "Toews\u00a0said" in article.text
        assert [s.id for s in article.sectors] == ["government-services"]


class TestBargaining:
    """Years in the title and in a caption; the union's own education department."""

    def test_head(self) -> None:
        article = seed(2)
        assert (article.title, article.published) == ("Bargaining 2024", "2023-10-11")
        assert (article.byline, article.deck) == ("Maureen Mariampillai", None)

    def test_body(self) -> None:
        article = seed(2)
        assert kinds(article) == {"paragraph": 19, "subhead": 2, "pullquote": 1, "caption": 2}
        assert paragraphs(article, "caption") == ["Guy Smith 2023", "Guy Smith, President"]
        assert "by visiting <courses are already" in article.text
        assert [n for n, _ in dropped(article)] == [1, 3, 11, 26, 62]

    def test_sectors(self) -> None:
        article = seed(2)
        assert [s.id for s in article.sectors] == ["government-services", "health-care"]
        assert article.scope == "union-wide"


class TestLessons:
    """A standfirst before the date, the by-line after it; three pull quotes."""

    def test_head(self) -> None:
        article = seed(3)
        assert article.title == "The big lessons from bargaining with the Government"
        assert article.deck is not None
        assert article.deck.endswith("from their experience?")
        assert (article.byline, article.published) == ("Alexander Delorme", "2025-06-30")

    def test_body(self) -> None:
        article = seed(3)
        assert kinds(article) == {"paragraph": 25, "subhead": 3, "pullquote": 3, "caption": 6}
        assert [text for _, text in dropped(article)].count(LABEL) == 7
        assert article.sectors[0].id == "government-services"


class TestCourse:
    """A list whose items have several lines."""

    def test_head(self) -> None:
        article = seed(4)
        assert (article.title, article.published) == ("Feed your brain with bargaining", "2023-07-26")
        assert article.byline == "Alexander Delorme"

    def test_body(self) -> None:
        article = seed(4)
        assert kinds(article) == {"paragraph": 14, "pullquote": 1, "caption": 2, "list_item": 7}
        assert paragraphs(article, "list_item")[2] == "GOA\nOctober 18/19\n(1 Course)"
        assert dropped(article)[-1] == (75, RELATED)

    def test_all_sectors(self) -> None:
        article = seed(4)
        assert len(article.sectors) == 4
        assert [s.id for s in article.sectors if s.primary] == [article.sectors[0].id]
        education = next(s for s in article.sectors if s.id == "education")
        assert all("department" not in words.lower() for words in education.evidence)


@pytest.mark.parametrize("path", SEEDS, ids=[p.name[:3] for p in SEEDS])
def test_id_comes_from_the_bytes_alone(path: Path) -> None:
    first, second = read_bytes(path.read_bytes(), "a"), read_bytes(path.read_bytes(), "elsewhere/b")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id
    assert first.text == second.text


def test_a_stand_in_for_the_title_is_a_sentence() -> None:
    text = b"By . Associated Press . The mill on the river has burned down. Nobody was hurt."
    article = read_bytes(text, "a.txt")
    assert isinstance(article, Article)
    assert article.title is None
    assert article.headline == "The mill on the river has burned down."
