"""The reasons of the default method: each phrase is true of its sentence, and comes from what raised it."""

import pytest

from summarize import Document
from summarize.methods.features import GROUPS, Story
from summarize.methods.reasons import Reasons


def told(group: str, text: str, language: str = "en") -> list[tuple[str, ...]]:
    """What each sentence is told to have, where this group alone raised all of them above the last one."""
    story = Story(Document.from_text(f"{text} The end is near.", language=language))
    last = len(story.sentences) - 1
    return Reasons(story, dict.fromkeys(GROUPS, (0.0,) * (last + 1)) | {group: (*(1.0,) * last, 0.0)})[:-1]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("The mill made £1.4bn from cloth.", ("new figure: £1.4bn",)),
        ("It paid $35 million for wool.", ("new figure: $35 million",)),
        ("Wages rose by 2.5 per cent in spring.", ("new figure: 2.5 per cent",)),
        ("It has 8,200 workers.", ("new figure: 8,200",)),
        ("It has 12 rooms since 1998, and the 1960s gave it a 3rd.", ()),
        ("It opens at 8am on 3 May.", ()),
        ("They won 101-99.", ()),
    ],
)
def test_a_figure_is_told_with_its_unit(sentence: str, phrases: tuple[str, ...]) -> None:
    assert told("figure", sentence) == [phrases]


@pytest.mark.parametrize(
    ("language", "sentence", "figure"),
    [
        ("fr", "L’usine emploie 8 200 ouvriers.", "8 200"),
        ("fr", "Elle vaut 12 millions d’euros.", "12 millions"),
        ("de", "Das Werk kostet 180 Millionen Euro.", "180 Millionen"),
        ("es", "La fábrica costó 3,2 millones de euros.", "3,2 millones"),
        ("it", "La fabbrica costa 4 miliardi.", "4 miliardi"),
        ("nl", "De fabriek kost 30 miljoen euro.", "30 miljoen"),
        ("pt", "A fábrica custa 40 milhões de euros.", "40 milhões"),
        ("pl", "Fabryka kosztuje 300 milionów złotych.", "300 milionów"),
    ],
)
def test_a_figure_of_another_language(language: str, sentence: str, figure: str) -> None:
    assert told("figure", sentence, language)[0] == (f"new figure: {figure}",)


def test_a_figure_is_new_once() -> None:
    assert told("figure", "The mill has 300 workers. All 300 may stay.") == [("new figure: 300",), ()]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Ashleigh Davis came to Ocala.", ("names Ashleigh Davis, Ocala",)),
        ("On Friday the U.S. Senate and Ann Reed met.", ("names U.S. Senate, Ann Reed",)),
        ("He took Houston’s train in May, and I slept.", ("names Houston",)),
        ("The roof of the house fell.", ()),
    ],
)
def test_names_are_told_whole(sentence: str, phrases: tuple[str, ...]) -> None:
    assert told("names", sentence) == [phrases]


def test_a_noun_with_a_capital_is_no_name() -> None:
    assert told("names", "Gestern hat Petra Lange das Haus der Stadt gekauft.", "de") == [("names Petra Lange",)]


def test_a_day_in_a_name_is_no_date() -> None:
    assert told("day", "She spoke on Monday Night Football. She spoke on Tuesday.") == [(), ("says when: Tuesday",)]


def test_what_is_said_of_the_manner_is_true() -> None:
    text = "He said “we won”. The mayor of the town of Leeds walked home with all of his friends on a wet day."
    assert told("speech", text) == [(), ("reports rather than quotes",)]
    assert told("length", text) == [("is short and to the point",), ()]
    assert told("marks", "The mayor (58) won. The mayor won.") == [(), ("reads straight on",)]
    assert told("person", "I won. Who won? The mayor won.") == [(), (), ("keeps to the matter",)]


def test_the_place_is_told() -> None:
    text = " ".join(
        f"Sentence number {word} stands here." for word in "one two three four five six seven eight".split()
    )
    assert told("place", text) == [
        ("opens the story",),
        *[("stands near the top",)] * 3,
        ("stands in the first half",),
        *[()] * 3,
    ]


def test_the_weightiest_comes_first_and_the_manner_last() -> None:
    story = Story(Document.from_text("Ann Reed and Tom Hill met on Friday. Nobody knew about it until they told us."))
    given = dict.fromkeys(GROUPS, (0.0, 0.0)) | {"speech": (9.0, 0.0), "day": (4.0, 0.0), "names": (5.0, 0.0)}
    assert Reasons(story, given)[0] == ("names Ann Reed, Tom Hill", "says when: Friday", "reports rather than quotes")


def test_what_hardly_counted_is_not_told() -> None:
    story = Story(Document.from_text("Ann Reed and Tom Hill met on Friday. Nobody knew about it until they told us."))
    given = dict.fromkeys(GROUPS, (0.0, 0.0)) | {"place": (9.0, 0.0), "day": (0.5, 0.0)}
    assert Reasons(story, given)[0] == ("opens the story",)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("A" * 200_000, []),
        ("A. " * 30_000, []),
        ("1 234 " * 30_000, ["new figure: 1 234"]),
        ("1.2," * 50_000, []),
        ("A'" * 50_000, []),
        ("Ana " * 50_000, []),
        ("Monday " * 30_000, ["says when: Monday"]),
    ],
    ids=lambda value: str(value)[:10],
)
def test_a_run_that_never_ends_is_neither_name_nor_figure(text: str, phrases: list[str]) -> None:
    found = [told(group, f"{text} ends here.\n\n") for group in ("figure", "names", "day")]
    assert [phrase for (reasons,) in found for phrase in reasons] == phrases
