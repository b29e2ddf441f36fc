"""A summary bent towards words of the reader's: what comes first, what fills the rest, what is said of words that are
not there."""

import pytest

from summarize import Document, Length, Ranking, rank, select, summarize
from summarize.focus import focused
from summarize.methods import names

TEXT = (
    "The city and the crews of the buses met again on Tuesday after a month of silence. "
    "Waiters carried coffee into the room, and the mood was better than in the spring. "
    "Crews ask for a wage increase of four per cent in each of two years. "
    "Wages in the city have not risen since the last contract was signed. "
    "Inflation has eaten a tenth of the pay of a bus driver. "
    "The city says its purse is empty and its bridges are old. "
    "Drivers want longer breaks and cleaner rooms in the winter. "
    "The cost of living is the first thing that members speak of at the gates. "
    "Talks go on next week in the same hotel near the river."
)
STORY = Document.from_text(TEXT, title="City and crews meet again")
SILENCE, MOOD, ASKS, RISEN, INFLATION, PURSE, BREAKS, COST, TALKS = range(9)


def chosen(words: str, count: int = 3, document: Document = STORY, method: str = "lead") -> list[int]:
    """The numbers of the sentences of the summary that is bent towards these words."""
    ranking = focused(document, rank(document, method), words)
    return [sentence.number for sentence in select(document, ranking, Length(sentences=count)).sentences]


class TestWhatComesFirst:
    def test_sentences_with_the_word_then_those_the_method_likes(self) -> None:
        assert chosen("inflation") == [SILENCE, MOOD, INFLATION]
        assert chosen("wages") == [SILENCE, ASKS, RISEN]

    def test_all_are_on_the_topic_if_there_are_enough(self) -> None:
        assert chosen("city", 3) == [SILENCE, RISEN, PURSE]

    def test_every_word_is_covered_before_one_is_told_twice(self) -> None:
        assert chosen("wages inflation", 2) == [ASKS, INFLATION]
        assert chosen("wages hotel breaks") == [ASKS, BREAKS, TALKS]

    def test_a_common_word_is_covered_before_a_rarer_one_is_told_twice(self) -> None:
        ranking = focused(STORY, Ranking("flat", [1.0] * 9, [()] * 9), "drivers city")
        found = select(STORY, ranking, Length(sentences=2)).sentences
        assert [sentence.number for sentence in found] == [SILENCE, INFLATION]

    def test_a_sentence_with_both_words_is_better_than_one_with_either(self) -> None:
        assert chosen("drivers pay", 1) == [INFLATION]

    def test_the_rarer_word_weighs_more(self) -> None:
        assert chosen("city inflation", 1) == [INFLATION]

    def test_what_can_be_read_by_itself_is_better(self) -> None:
        text = "Wages rose in May for crews. He said wages lag behind rents. In June wages lag behind prices."
        document = Document.from_text(text)
        ranking = focused(document, Ranking("flat", [1.0] * 3, [()] * 3), "wages")
        assert ranking.scores[2] > ranking.scores[1]

    def test_the_methods_own_score_orders_what_holds_the_words(self) -> None:
        own = [0.0] * 9
        own[PURSE], own[RISEN] = 2.0, 1.5
        ranking = focused(STORY, Ranking("test", own, [()] * 9), "city")
        found = select(STORY, ranking, Length(sentences=2)).sentences
        assert [sentence.number for sentence in found] == [RISEN, PURSE]

    @pytest.mark.parametrize("method", names())
    def test_every_method_can_be_bent(self, method: str) -> None:
        assert INFLATION in chosen("inflation", 1, method=method)

    def test_nothing_is_ranked_again(self) -> None:
        """The scores that a method gave are all that is needed: the method named here does not exist."""
        ranking = focused(STORY, Ranking("nobody's", [1.0] * 9, [()] * 9), "inflation")
        assert ranking.method == "nobody's"
        assert max(range(9), key=lambda number: ranking.scores[number]) == INFLATION


class TestWords:
    @pytest.mark.parametrize("words", ["wage", "WAGES", "wages,", "the wages", "‘wages’", "wages wage wages"])
    def test_are_compared_by_stem_without_stop_words(self, words: str) -> None:
        ranking = focused(STORY, rank(STORY, "lead"), words)
        assert [bool(score > 1) for score in ranking.scores] == [n in (ASKS, RISEN) for n in range(9)]
        assert len(ranking.focus) == 1

    @pytest.mark.parametrize("phrase", ['"cost of living"', "“cost of living”", "«cost of living»"])
    def test_in_double_quotes_are_a_phrase(self, phrase: str) -> None:
        assert chosen(phrase, 1) == [COST]
        assert focused(STORY, rank(STORY, "lead"), phrase).focus == ("cost of living",)
        assert "no sentence speaks of ‘living cost’" in focused(STORY, rank(STORY, "lead"), '"living cost"').notices[0]

    def test_stop_words_are_looked_for_when_there_is_nothing_else(self) -> None:
        assert focused(STORY, rank(STORY, "lead"), "have since").focus == ("have", "since")
        assert chosen("since", 1) == [RISEN]

    def test_a_compound_is_found_by_its_parts(self) -> None:
        document = Document.from_text("The front-line staff waited. Nobody else came to work that day.")
        assert focused(document, rank(document, "lead"), "front").reasons[0][0] == "speaks of front"
        assert focused(document, rank(document, "lead"), '"front line"').reasons[0][0] == "speaks of front line"
        assert focused(document, rank(document, "lead"), "front-line").reasons[0][0] == "speaks of front-line"

    def test_of_other_languages(self) -> None:
        document = Document.from_text("Le syndicat négocie. Les salaires augmentent.", language="fr")
        assert focused(document, rank(document, "lead"), "les salaire").reasons[1][0] == "speaks of salaire"

    @pytest.mark.parametrize("word", ["école", "l'école", "l’école", "écoles"])
    def test_words_with_a_shrunken_one_before_them(self, word: str) -> None:
        text = "La ville vend l’école du village. Personne ne vit d’écoles fermées. Le maire se tait sur tout."
        document = Document.from_text(text, language="fr")
        reasons = focused(document, rank(document, "lead"), word).reasons
        assert [f"speaks of {word}" in one for one in reasons] == [True, True, False]

    def test_of_scripts_without_blanks(self) -> None:
        document = Document.from_text("工会周二会见了市长。\n\n今年的工资上涨了百分之四。", language="zh")
        assert [bool(reasons) for reasons in focused(document, Ranking("t", [1, 0], [()] * 2), "工资").reasons] == [
            False,
            True,
        ]


class TestWhatIsSaid:
    def test_the_reason_names_the_words_before_the_methods_own(self) -> None:
        reasons = focused(STORY, rank(STORY, "lead"), "increase wage spring").reasons
        assert reasons[ASKS] == ("speaks of increase, wage", "sentence 3 of 9")
        assert reasons[PURSE] == ("sentence 6 of 9",)

    def test_without_any_of_the_words_the_ranking_stays_and_a_notice_says_so(self) -> None:
        own = rank(STORY, "lead")
        ranking = focused(STORY, own, "zeppelin")
        assert (ranking.scores, ranking.reasons, ranking.focus) == (own.scores, own.reasons, ("zeppelin",))
        assert ranking.notices == ("no sentence speaks of ‘zeppelin’; this is the summary of the whole article",)

    def test_words_that_are_missing_are_named(self) -> None:
        assert focused(STORY, rank(STORY, "lead"), "wages zeppelin harp").notices == (
            "no sentence speaks of ‘zeppelin’ or ‘harp’",
        )
        assert focused(STORY, rank(STORY, "lead"), "wages").notices == ()

    def test_notices_of_the_ranking_stay(self) -> None:
        ranking = rank(STORY, "lead")._replace(notices=("took too long",))
        assert focused(STORY, ranking, "harp").notices[0] == "took too long"

    def test_words_that_the_article_speaks_of_and_the_summary_has_no_room_for_are_named(self) -> None:
        ranking = focused(STORY, rank(STORY, "lead"), "wages zeppelin inflation hotel")
        assert select(STORY, ranking, Length(sentences=1)).notices == (
            "no sentence speaks of ‘zeppelin’",
            "left out: what the article says of ‘wages’ and ‘hotel’; a longer summary may have it",
        )
        assert select(STORY, ranking, Length(sentences=3)).notices == ("no sentence speaks of ‘zeppelin’",)

    def test_the_summary_carries_the_words(self) -> None:
        summary = summarize(STORY, "lead", Length(sentences=1), 'inflation "bus driver"')
        assert summary.focus == ("inflation", "bus driver")


class TestHostile:
    @pytest.mark.parametrize("words", ["", "  ", "\n"])
    def test_an_empty_focus_changes_nothing(self, words: str) -> None:
        assert focused(STORY, rank(STORY, "lead"), words) == rank(STORY, "lead")

    @pytest.mark.parametrize("words", ["!!!", '""', '"', "— …"])
    def test_a_focus_without_words_is_said(self, words: str) -> None:
        ranking = focused(STORY, rank(STORY, "lead"), words)
        assert ranking.scores == rank(STORY, "lead").scores
        assert "has no word to look for" in ranking.notices[0]

    def test_an_unclosed_phrase_is_words(self) -> None:
        assert focused(STORY, rank(STORY, "lead"), '"wages inflation').focus == ("wages", "inflation")

    def test_very_many_words_are_named_by_the_first_few(self) -> None:
        ranking = focused(STORY, rank(STORY, "lead"), " ".join(f"word{n}" for n in range(10_000)) + " inflation")
        assert "‘word4’ or 9,995 more" in ranking.notices[0]
        assert len(ranking.notices[0]) < 120
        assert "inflation" in ranking.reasons[INFLATION][0]

    @pytest.mark.parametrize("words", ['"' * 200_000, "a" * 200_000, "-" * 200_000, "' " * 100_000, '"a" ' * 50_000])
    def test_long_runs_take_no_long_time(self, words: str) -> None:
        assert len("".join(focused(STORY, rank(STORY, "lead"), words).notices)) < 300

    def test_an_article_without_running_text(self) -> None:
        empty = Document.from_text("")
        assert focused(empty, rank(empty), "wages").notices
        assert focused(empty, rank(empty), "wages").scores == []
