"""From scores to a summary: how long, whole quotations, nothing twice, nothing that is no sentence."""

import pytest

from summarize import Document, Length, Paragraph, Ranking, rank, select, summarize


def chosen(document: Document, best: list[int], length: Length) -> list[int]:
    """The sentences selected when those in ``best`` have the highest scores, in this order."""
    scores = [0.0] * len(document.sentences)
    for place, number in enumerate(best):
        scores[number] = 10.0 - place
    return [s.number for s in select(document, Ranking("test", scores, [()] * len(scores)), length).sentences]


FIVE = Document.from_text(
    "The first line speaks of rivers. Tall mountains stand in another. Foxes and hens share this third one here. "
    "Number four is about bread and butter. The last one names old wooden ships."
)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 9])
def test_as_many_sentences_as_asked_in_text_order(count: int) -> None:
    numbers = chosen(FIVE, [4, 1, 3, 0, 2], Length(sentences=count))
    assert numbers == sorted([4, 1, 3, 0, 2][:count])


def test_words_are_hit_as_closely_as_whole_sentences_allow() -> None:
    assert chosen(FIVE, [0, 1, 2, 3, 4], Length(words=6)) == [0]
    assert chosen(FIVE, [0, 1, 2, 3, 4], Length(words=12)) == [0, 1]
    assert chosen(FIVE, [0, 1, 2, 3, 4], Length(words=1)) == [0]
    assert chosen(FIVE, [0, 1, 2, 3, 4], Length(words=1000)) == [0, 1, 2, 3, 4]


def test_a_ratio_is_a_share_of_the_words() -> None:
    assert chosen(FIVE, [0, 1, 2, 3, 4], Length(ratio=1.0)) == [0, 1, 2, 3, 4]
    assert chosen(FIVE, [0, 1, 2, 3, 4], Length(ratio=0.4)) == [0, 1]


@pytest.mark.parametrize("wrong", [{}, {"sentences": 0}, {"words": -1}, {"ratio": 1.5}, {"sentences": 1, "words": 2}])
def test_lengths_that_make_no_sense_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="length"):
        Length(**wrong)


def test_sentences_that_say_the_same_are_taken_once() -> None:
    text = (
        "The council closes the old library in March. Trees line the road to town. "
        "In March the council closes its old library."
    )
    assert chosen(Document.from_text(text), [0, 2, 1], Length(sentences=2)) == [0, 1]


QUOTED = Document.from_text(
    "The strike goes on and on. “We are ready for it,” said Jane Hill. “It may take a year. It may take two of them.” "
    "The council has been silent so far.\n\n“Nobody says who said this one here. It has no speaker.”"
)


def test_a_quotation_comes_whole_and_with_its_speaker() -> None:
    assert chosen(QUOTED, [3], Length(sentences=3)) == [1, 2, 3]
    assert QUOTED.text[QUOTED.sentences[3].start :].startswith("It may take two")


def test_a_quotation_that_does_not_fit_whole_is_left_out() -> None:
    assert chosen(QUOTED, [3, 4], Length(sentences=2)) == [0, 4]


def test_a_quotation_without_a_speaker_is_never_taken() -> None:
    assert not {5, 6} & set(chosen(QUOTED, [5, 6], Length(sentences=7)))


def test_only_running_text_is_summarized() -> None:
    text = "“We will stay here for ever,” she said.\n\nJane Hill, President.\n\nThe town was glad to hear it at last."
    parts = text.split("\n\n")
    kinds = ("pullquote", "caption", "paragraph")
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    document = Document(text, tuple(Paragraph(kind, *span) for kind, span in zip(kinds, spans, strict=True)))
    assert [s.text for s in summarize(document).sentences] == [parts[2]]


def test_another_length_needs_no_new_ranking() -> None:
    ranking = rank(FIVE)
    assert len(select(FIVE, ranking, Length(sentences=2)).sentences) == 2
    assert len(select(FIVE, ranking, Length(sentences=4)).sentences) == 4


def test_a_summary_carries_place_score_and_reasons() -> None:
    summary = summarize(FIVE, length=Length(sentences=2))
    assert summary.of == 5
    for sentence in summary.sentences:
        assert FIVE.text[sentence.start : sentence.end] == sentence.text
        assert sentence.reasons
        assert sentence.score > 0


def test_an_empty_text_has_an_empty_summary() -> None:
    assert summarize(Document.from_text("")).sentences == ()


@pytest.mark.parametrize("hostile", ['"' * 20_000, "“a. " * 5_000, "<" * 50_000, "word " * 50_000, "A. " * 20_000])
def test_hostile_texts_are_no_trouble(hostile: str) -> None:
    document = Document.from_text(hostile)
    assert len(summarize(document).sentences) <= 3


LEANING = Document.from_text(
    "Ann Reed has bought the mill at the river. Butter has become dear in the whole county. "
    "She bakes two hundred loaves every night. They are sold by nine in the morning. Reed learned her trade in France."
)


def test_a_sentence_brings_along_what_it_points_back_to() -> None:
    assert chosen(LEANING, [3], Length(sentences=3)) == [1, 2, 3]


def test_a_name_brings_along_who_introduces_it() -> None:
    assert chosen(LEANING, [4], Length(sentences=2)) == [0, 4]


def test_what_does_not_fit_with_what_it_needs_gives_way_to_a_lighter_one() -> None:
    assert chosen(LEANING, [4, 1], Length(sentences=1)) == [1]
    assert chosen(LEANING, [3, 0, 1], Length(sentences=2)) == [0, 1]


def test_what_leans_on_a_taken_sentence_is_cheaper() -> None:
    assert chosen(LEANING, [1, 2, 0], Length(sentences=2)) == [1, 2]


def test_faulty_sentences_are_taken_only_where_there_is_no_other() -> None:
    text = "Read more about bread here. Scroll down for the video of it. The mill is open again since March."
    assert chosen(Document.from_text(text), [0, 1], Length(sentences=2)) == [2]
    assert chosen(Document.from_text("Oh, no."), [0], Length(sentences=1)) == [0]
