"""The default method: what it looks at in a sentence, what it learned, and the reasons that it gives."""

import math

import pytest

from summarize import Document, Length, rank, select, summarize
from summarize.methods.features import GROUPS, NAMES, features
from summarize.methods.nutgraf import WEIGHTS, Nutgraf, weights
from summarize.summary import COVERS, LEADS, Ranking

STORY = Document.from_text(
    "The town council of Millbrook voted on Tuesday to close the public library. Readers of the library protested at "
    "the town council.\n\n"
    "The library has 20,000 books and 40 readers a day. A bakery stands next to it.\n\n"
    '"I have come here for years," said Anna Holm, a reader. The vote of the council was close. Nobody spoke for the '
    "books of the library on 3 May.",
    title="Council closes library",
)


def of(name: str, text: str, title: str | None = None, language: str = "en") -> list[float]:
    """This feature of every sentence."""
    return [row[NAMES.index(name)] for row in features(Document.from_text(text, title, language))]


def test_the_data_file_says_where_it_comes_from_and_weighs_every_feature_once() -> None:
    with open(WEIGHTS, encoding="utf-8") as file:
        lines = file.read().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert "benchmarks/train_ranker.py" in head[0]
    assert [line.split("\t")[0] for line in lines if line not in head] == list(NAMES)
    assert len(set(NAMES)) == len(NAMES)
    assert all(weight for group in weights().values() for weight in group)


def test_a_score_is_the_weighted_sum_of_the_features() -> None:
    learned = [weight for group in weights().values() for weight in group]
    expected = [sum(value * weight for value, weight in zip(row, learned, strict=True)) for row in features(STORY)]
    assert rank(STORY).scores == pytest.approx(expected)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("near_top", "One came. Two came. Three came.", [1, 1 / 2, 1 / 3]),
        ("depth", "One came. Two came. Three came. Four came.", [0, 1 / 4, 2 / 4, 3 / 4]),
        ("figure", "It cost a lot. It cost 40 dollars.", [0, 1]),
        ("opens_quotation", "“We won,” he said. He said “we won” again.", [1, 0]),
        ("writer", "I saw us and my cat. Nobody saw the cat.", [1, 0]),
        ("question", "Who won? “Did they?” The mayor won.", [1, 1, 0]),
        ("pronoun", "The mayor won. She thanked us. This helped.", [0, 1, 1]),
        ("day", "The mayor won on Friday. The mayor lost in May.", [1, 0]),
        ("bracket", "The mayor (58) won. The mayor won.", [1, 0]),
        ("hints", "She won. She lost.", [1, 0]),
        ("names", "Anna met Guy Smith. A cat met a dog.", [2 / 5, 0]),
        ("new", "Cats chase mice. Cats chase dogs.", [1, 1 / 3]),
        ("with_first", "Cats chase mice. Cats chase mice. Dogs sleep.", [0, 1, 0]),
    ],
)
def test_features(name: str, text: str, expected: list[float]) -> None:
    assert of(name, text) == pytest.approx(expected)


def test_the_words_of_the_headline_count() -> None:
    assert of("title", "A cat sleeps. Voters chose the mayor.", title="Voters choose a mayor") == [
        0,
        pytest.approx(2 / 3),
    ]


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    bare = "A mayor was elected in the town by many voters on Friday. Voters cheered."
    for dateline in ("(CNN) ", "(CNN)", "LONDON (Reuters) - ", "Paris, France (AFP) -- "):
        assert features(Document.from_text(dateline + bare)) == features(Document.from_text(bare))


def test_english_words_say_nothing_in_another_language() -> None:
    assert of("writer", "Me gusta la casa. La casa me gusta.", language="es") == [0, 0]
    assert of("pronoun", "Die Katze war da. His kam. Es regnet.", language="de")[1] == 0


@pytest.mark.parametrize("text", ["", "One.", "...", "1 2 3.", "“”", "I I I I."])
def test_any_text_has_finite_features(text: str) -> None:
    document = Document.from_text(text)
    rows = features(document)
    assert len(rows) == len(document.sentences)
    assert all(math.isfinite(value) for row in rows for value in row)


def test_the_reasons_are_what_raised_the_sentence() -> None:
    reasons = rank(STORY).reasons
    assert "opens the story" in reasons[0]
    assert "takes up the headline" in reasons[0]
    assert any("new figure: 20,000" in told for told in reasons)
    assert not any("figure: 3" in phrase for told in reasons for phrase in told), "the day of a date is no figure"
    assert sum("opens the story" in told for told in reasons) == 1
    assert sum("shares most words with the rest" in told for told in reasons) <= 1
    assert all(len(told) <= 3 for told in reasons)


def test_a_figure_is_new_once() -> None:
    text = "The mill has 300 workers and a roof. The owner said the 300 workers may stay. Some 45 workers will go."
    told = rank(Document.from_text(text)).reasons
    assert [[phrase for phrase in one if "figure" in phrase] for one in told][1] == []


def test_the_scores_of_a_long_summary_are_spread_as_the_others() -> None:
    method = Nutgraf()
    own, wide = list(method.rank(STORY)), list(method.cover(STORY))
    assert own != wide
    assert sum(own) == pytest.approx(sum(wide))
    assert max(own) - min(own) == pytest.approx(max(wide) - min(wide), rel=0.5)


def test_a_short_summary_leads_and_a_long_one_covers() -> None:
    ranking = Ranking("any", [2.0, 1.0, 0.0], [(), (), ()], cover=[0.0, 1.0, 2.0])
    assert ranking.for_share(LEADS) == [2.0, 1.0, 0.0]
    assert ranking.for_share(COVERS) == ranking.for_share(1.0) == [0.0, 1.0, 2.0]
    assert ranking.for_share((LEADS + COVERS) / 2) == pytest.approx([1.0, 1.0, 1.0])
    assert ranking._replace(cover=None).for_share(1.0) == [2.0, 1.0, 0.0]


def test_selection_goes_by_the_share_that_is_asked_for() -> None:
    flowers = ("roses", "tulips", "lilies", "daisies", "violets")
    text = " ".join(f"The gardeners of the town planted many {flower}." for flower in flowers)
    document = Document.from_text(text)
    wide = [0.0, 0.0, 0.0, 0.0, 1.0]
    ranking = Ranking("any", [1.0, 0.0, 0.0, 0.0, 0.0], [()] * 5, cover=wide)
    assert [s.number for s in select(document, ranking, Length(sentences=1)).sentences] == [0]
    assert [s.number for s in select(document, ranking, Length(ratio=0.2)).sentences] == [0]
    assert [s.number for s in select(document, ranking, Length(ratio=0.4)).sentences] == [4]
    assert 0 in [s.number for s in select(document, ranking, Length(sentences=2)).sentences]


def test_a_focus_bends_a_long_summary_too() -> None:
    summary = summarize(STORY, length=Length(ratio=0.45), focus="bakery")
    assert any("bakery" in sentence.text for sentence in summary.sentences)


def test_every_group_has_as_many_values_as_names() -> None:
    assert all(len(learned) == len(GROUPS[group].names) for group, learned in weights().items())
    assert all(len(row) == len(NAMES) for row in features(STORY))
