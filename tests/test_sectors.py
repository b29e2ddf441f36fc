"""Sectors: phrases, negative phrases, the scope, and a user's own taxonomy with its errors."""

from pathlib import Path

import pytest

from articles.article import Sector
from articles.sectors import Rule, Taxonomy, TaxonomyError, classify, default, load

MUSIC = """
[[sector]]
id = "music"
name = "Music"
names = ["orchestra", "GSO"]
phrases = ["violin", "string * quartet", "town band"]
not = ["orchestra pit bar"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def music(tmp_path: Path) -> Taxonomy:
    return load(write(tmp_path, MUSIC))


def found(text: str, taxonomy: Taxonomy | None = None, title: str | None = None) -> dict[str, Sector]:
    return {s.id: s for s in classify(title, text, taxonomy)[0]}


class TestCounting:
    def test_evidence_is_the_words_of_the_text_once_each(self, music: Taxonomy) -> None:
        sector = found("The Orchestra played. The orchestra's violins, and a string and brass quartet.", music)["music"]
        assert sector.evidence == ("Orchestra", "orchestra's", "violins")
        assert sector.score == 5.0

    def test_a_star_is_any_one_word(self, music: Taxonomy) -> None:
        assert found("A string quartet, a string chamber quartet; a string summer quartet.", music)["music"].score == 2

    def test_capitals_mean_themselves(self, music: Taxonomy) -> None:
        assert "music" in found("GSO", music)
        assert found("gso", music) == {}

    def test_whole_words_only(self, music: Taxonomy) -> None:
        assert found("Orchestration, violinists.", music) == {}

    def test_not_over_the_end_of_a_sentence_or_paragraph(self, music: Taxonomy) -> None:
        assert found("They left town. Band members stayed in town\nband by band.", music) == {}

    def test_negative_phrases(self, music: Taxonomy) -> None:
        assert found("Drinks at the orchestra pit bar.", music) == {}

    def test_one_word_is_not_enough_unless_it_is_a_name(self, music: Taxonomy) -> None:
        assert found("A violin. A violin. A violin.", music, title="The stolen violin") == {}
        assert "music" in found("Text.", music, title="The town band buys a violin")
        assert "music" in found("The orchestra plays.", music)

    def test_the_leading_sector_first_and_alone_primary(self) -> None:
        sectors, _ = classify(None, "Nurses, hospitals and patients. The municipalities of the north and one county.")
        assert [(s.id, s.primary) for s in sectors] == [
            ("health-care", True),
            ("boards-agencies-local-government", False),
        ]


class TestDefault:
    def test_sectors(self) -> None:
        assert [rule.id for rule in default().rules] == [
            "government-services",
            "health-care",
            "education",
            "boards-agencies-local-government",
        ]

    def test_the_unions_education_department_is_no_evidence(self) -> None:
        assert found("The union's Education department runs Education courses; ask the education department.") == {}

    def test_comparators_are_no_evidence(self) -> None:
        assert found("A deal similar to those of teachers and doctors, like the teachers and doctors had.") == {}

    def test_scope(self) -> None:
        assert classify(None, "It concerns all union members.")[1] == "union-wide"
        assert classify(None, "It concerns some members.")[1] is None


class TestOwnFile:
    def test_replaces(self, music: Taxonomy) -> None:
        assert [rule.id for rule in music.rules] == ["music"]
        assert music.scope is None

    def test_extends(self, tmp_path: Path) -> None:
        taxonomy = load(write(tmp_path, "extends = true\n" + MUSIC))
        assert [rule.id for rule in taxonomy.rules] == [*(rule.id for rule in default().rules), "music"]
        assert taxonomy.scope == default().scope

    def test_extends_with_an_id_of_the_default(self, tmp_path: Path) -> None:
        taxonomy = load(write(tmp_path, 'extends = true\n[[sector]]\nid = "education"\nnames = ["nursery"]\n'))
        assert Rule("education", "education", ("nursery",)) in taxonomy.rules
        assert len(taxonomy.rules) == 4

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("[[sector]\n", "no valid TOML"),
            (f"x = {'9' * 5000}\n", "no valid TOML"),
            (f"x = {'[' * 5000}\n", "is nested too deeply"),
            ("", r"holds no \[\[sector\]\]"),
            ('[[sector]]\nid = "A b"\n', "sector 1: needs an id"),
            ('[[sector]]\nname = "x"\n', "sector 1: needs an id"),
            ('[[sector]]\nid = "a"\nphrases = "x"\n', r"sector 1 \(a\): phrases must be a list"),
            ('[[sector]]\nid = "a"\nnames = ["* x"]\n', "each beginning with a word"),
            ('[[sector]]\nid = "a"\nname = 3\n', "name must be words"),
            (
                '[[sector]]\nid = "a"\nphrase = ["x"]\n',
                "unknown key 'phrase'; known are categories, id, name, names, not",
            ),
            ('[[sector]]\nid = "a"\n[[sector]]\nid = "a"\n', "'a' is given to two"),
            ("sector = 3\n", r"written as \[\[sector\]\]"),
            ("sectors = 3\n", "unknown key 'sectors'"),
        ],
    )
    def test_errors_say_where_and_why_in_one_line(self, tmp_path: Path, text: str, message: str) -> None:
        path = write(tmp_path, text)
        with pytest.raises(TaxonomyError, match=message) as error:
            load(path)
        assert str(error.value).startswith(str(path))
        assert "\n" not in str(error.value)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(TaxonomyError, match="cannot be read"):
            load(tmp_path / "none.toml")
