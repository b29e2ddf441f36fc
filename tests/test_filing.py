"""Where articles are filed: categories of publishers before the words of the text, and the built-in taxonomies."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.article import Article
from articles.filing import by_category, file_under
from articles.paragraphs import Block
from articles.reading.objects import read_object
from articles.reading.piece import Piece, article_of
from articles.sectors import BUILT_IN, Rule, Taxonomy, TaxonomyError, classify, default, load

GENERAL = load("general")
TEXT = "The choir sang. Its shares rose: investors bought shares of the company on the stock market."


def named(*categories: str, taxonomy: Taxonomy = GENERAL) -> list[str]:
    return [one.rule.id for one in by_category(categories, taxonomy)]


class TestCategories:
    @pytest.mark.parametrize(
        ("category", "sector"),
        [
            ("Sport", "sport"),
            ("SPORTS", "sport"),
            ("News > Sport", "sport"),
            ("sport/football", "sport"),
            ("Sports News", "sport"),
            ("economy, business and finance", "business"),
            ("UK Politics", "politics"),
            ("Show business", "entertainment"),
            ("Science & Technology", "technology"),
            ("Markets; Companies", "business"),
            ("inflation", "business"),
            ("hospitals", "health"),
        ],
    )
    def test_they_name_sectors_in_many_ways(self, category: str, sector: str) -> None:
        assert named(category) == [sector]

    @pytest.mark.parametrize("category", ["", "News", "Top stories", "Weather", ">", "transport", "a" * 10_000])
    def test_others_name_none(self, category: str) -> None:
        assert named(category) == []

    def test_what_tells_nothing_of_a_sector_does_not_name_it(self) -> None:
        assert named("Health care", taxonomy=default()) == ["health-care"]
        assert named("Union education", taxonomy=default()) == []

    def test_the_name_of_a_sector_goes_before_a_word_that_tells_of_it(self) -> None:
        assert named("iPhone", "hospitals", "Business", "Sport") == ["business", "sport", "technology", "health"]

    def test_the_named_sector_leads_and_the_words_of_the_text_are_told(self) -> None:
        counted, _ = classify(None, TEXT, GENERAL)
        assert [one.id for one in counted] == ["business"]
        first, second = file_under(None, TEXT, ["Arts > Music"], GENERAL)[0]
        assert (first.id, first.primary, first.evidence) == ("entertainment", True, ("category: Arts > Music",))
        assert second == counted[0]._replace(primary=False)
        (only,) = file_under(None, TEXT, ["Business"], GENERAL)[0]
        assert only.evidence == ("category: Business", *counted[0].evidence)
        assert only.score == 10 + counted[0].score

    def test_an_article_of_any_format_is_filed_by_them(self) -> None:
        piece = Piece((Block("paragraph", TEXT),), categories=("Music",))
        assert [one.id for one in article_of(piece, b"", "x", GENERAL).sectors] == ["entertainment", "business"]

    def test_an_object_is_filed_by_them_unless_it_tells_its_sectors(self) -> None:
        def read(more: str) -> Article:
            return read_object(f'{{"text": "{TEXT}", "categories": ["Music"]{more}}}'.encode(), "x", GENERAL).article

        assert [one.id for one in read("").sectors] == ["entertainment", "business"]
        assert [one.id for one in read(', "sectors": [{"id": "choirs"}]').sectors] == ["choirs"]


class TestBuiltIn:
    def test_the_sectors_of_general_news(self) -> None:
        assert " ".join(rule.id for rule in GENERAL.rules) == (
            "business politics sport technology entertainment health science world"
        )

    def test_a_name_is_no_file(self) -> None:
        assert load("labour") == default()
        assert set(BUILT_IN) == {"labour", "general"}
        with pytest.raises(TaxonomyError, match=r"\./general: cannot be read"):
            load("./general")

    def test_a_file_extends_either(self, tmp_path: Path) -> None:
        mine = tmp_path / "mine.toml"
        mine.write_text('extends = "general"\n[[sector]]\nid = "choirs"\ncategories = ["Singing"]\n')
        taxonomy = load(mine)
        assert taxonomy.rules == (*GENERAL.rules, Rule("choirs", "choirs", categories=("Singing",)))
        assert named("Singing", taxonomy=taxonomy) == ["choirs"]
        mine.write_text('extends = "sport"\n[[sector]]\nid = "choirs"\n')
        with pytest.raises(TaxonomyError, match="extends must be true, false or one of 'labour', 'general'"):
            load(mine)

    def test_no_phrase_stands_twice_in_a_sector(self) -> None:
        for rule in (*GENERAL.rules, *default().rules):
            phrases = [phrase.lower() for phrase in (*rule.names, *rule.phrases) if not phrase.isupper()]
            assert sorted(set(phrases)) == sorted(phrases), rule.id
