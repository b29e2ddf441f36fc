"""What is learned of sectors, how it is weighed with the taxonomy, and how well that is tried."""

from __future__ import annotations

from lessons import HILL, SEA, lessons, story

from articles.article import Sector
from articles.filing import file_under
from articles.learning import LEAST, Labelled, Model, file_by, train
from articles.sectors import Rule, Taxonomy
from articles.trial import accuracy, confusion, tried

NOTHING = Taxonomy((Rule("other", "Other"),))


def learned() -> Model:
    model = train(lessons())
    assert model
    return model


def led_by(model: Model, text: str, taxonomy: Taxonomy = NOTHING, *categories: str) -> Sector | None:
    found = file_by(model, None, text, file_under(None, text, categories, taxonomy)[0], taxonomy)
    return found[0] if found else None


class TestLearning:
    def test_two_sectors_have_to_have_enough_articles(self) -> None:
        assert train([]) is None
        assert train(lessons(LEAST - 1)) is None
        assert train([one for one in lessons(30) if one.sector == SEA]) is None
        model = train([*lessons(LEAST), Labelled(Sector("snow", "Snow", True, 0.0), None, "Snow fell.")])
        assert model
        assert [(one.id, one.articles) for one in model.sectors] == [("hill", LEAST), ("sea", LEAST)]

    def test_the_words_of_a_sector_are_evidence_for_it_and_against_the_other(self) -> None:
        hill, sea = learned().evidence(None, story("sea", 99))
        assert hill.weight < 0 < sea.weight
        assert {term.word.lower() for term in sea.terms[:4]} <= {"ferry", *"harbour pilot tide mooring trawler".split(),
                                                              "lighthouse", "cargo"}  # fmt: skip
        weights = [term.weight for term in sea.terms]
        assert weights == sorted(weights, reverse=True)

    def test_an_article_of_unknown_words_is_evidence_for_none(self) -> None:
        assert all(abs(one.weight) < 0.01 for one in learned().evidence("Zebras", "Quokkas juggle xylophones."))
        assert all(one.weight == 0 for one in learned().evidence(None, ""))

    def test_the_length_of_a_text_makes_no_difference(self) -> None:
        once, often = (learned().evidence(None, story("sea", 99) * times)[1].weight for times in (1, 30))
        assert abs(once - often) < once / 10

    def test_forms_of_a_word_are_one(self) -> None:
        _, sea = learned().evidence(None, "FERRIES, ferry's Harbours")
        assert "Harbours" in [term.word for term in sea.terms]


class TestFiling:
    def test_what_was_learned_leads_with_its_words_as_evidence(self) -> None:
        sector = led_by(learned(), story("hill", 99))
        assert sector
        assert (sector.id, sector.name, sector.primary) == ("hill", HILL.name, True)
        assert sector.evidence[0].startswith("learned: ")
        assert set(sector.evidence[0].removeprefix("learned: ").lower().split(", ")) & {"sheep", "barn", "hay"}

    def test_a_sector_of_the_taxonomy_that_was_not_learned_is_not_pushed_away(self) -> None:
        rules = (Rule("sea", "Sea"), Rule("hill", "Hill"), Rule("music", "Music", ("violin", "choir", "organ")))
        music = Taxonomy(rules)
        text = "The choir sang in the harbour. A violin, an organ, a choir; people said that nobody had asked before."
        assert 0.1 < learned().evidence(None, text)[1].weight < 1
        assert getattr(led_by(learned(), text, music), "id", None) == "music"

    def test_the_taxonomy_decides_in_case_of_doubt(self) -> None:
        sides = Taxonomy((Rule("sea", "Sea", ("quay",)), Rule("hill", "Hill", ("moor",))))
        both = story("sea", 99) + " " + story("hill", 99)
        for word, sector in (("quay", "sea"), ("moor", "hill")):
            assert getattr(led_by(learned(), f"{both} The {word}, a {word}, this {word}.", sides), "id", None) == sector

    def test_what_nothing_is_known_of_stays_in_no_sector(self) -> None:
        assert led_by(learned(), "Quokkas juggle xylophones.") is None

    def test_a_category_goes_before_what_was_learned(self) -> None:
        sector = led_by(learned(), story("sea", 99), NOTHING, "Other")
        assert sector
        assert (sector.id, sector.evidence) == ("other", ("category: Other",))

    def test_other_sectors_stay(self) -> None:
        music = Taxonomy((Rule("music", "Music", ("choir",)),))
        text = story("sea", 99) + " The choir."
        found = file_by(learned(), None, text, file_under(None, text, (), music)[0], music)
        assert [(one.id, one.primary) for one in found] == [("sea", True), ("music", False)]


class TestTrying:
    def test_each_article_is_filed_by_what_is_learned_of_others(self) -> None:
        found = list(tried(lessons(12), NOTHING))
        assert len(found) == 24
        assert [accuracy(found, way) for way in ("taxonomy", "learned", "both")] == [0.0, 1.0, 1.0]
        assert confusion(found) == {("sea", "sea"): 12, ("hill", "hill"): 12}

    def test_an_article_is_not_filed_by_what_it_says_itself(self) -> None:
        """Labels that nothing in the articles tells of are guessed, not known."""
        names = [SEA, HILL]
        blind = [Labelled(names[number % 2], None, f"Zeta{chr(97 + number)} omega.") for number in range(24)]
        assert accuracy(list(tried(blind, NOTHING)), "learned") < 0.75

    def test_too_few_to_learn_from(self) -> None:
        found = list(tried(lessons(3), NOTHING))
        assert accuracy(found, "learned") == 0.0
