"""Quotations in other languages than English: with speakers in French, German and Spanish, in no other."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from steps import steps

from summarize.document import Document, Paragraph
from summarize.quotes import Mention, Quote, find_quotes, find_title_quotes

DATA = Path(__file__).parent / "data"
MARKED = re.compile(r"\{(?P<goes_on>\+?)(?P<kind>\w+)\|(?P<speaker>[^|]*)\|(?P<words>[^}]*)\}")


class Expected(NamedTuple):
    kind: str
    speaker: str
    start: int
    end: int
    goes_on: bool


class Told(NamedTuple):
    language: str
    title: str
    text: str
    expected: list[Expected]


def read_texts() -> list[Told]:
    texts = []
    for language in ("fr", "de", "es"):
        table = (DATA / f"quotes_{language}.txt").read_text(encoding="utf-8")
        for part in table.split("\n== ")[1:]:
            title, _, body = part.partition("\n")
            body = body.strip().replace("~", "\u00a0").replace("^", "\u202f")
            text, at, expected = "", 0, []
            for found in MARKED.finditer(body):
                text += body[at : found.start()]
                end = len(text) + len(found["words"])
                expected.append(Expected(found["kind"], found["speaker"], len(text), end, bool(found["goes_on"])))
                text += found["words"]
                at = found.end()
            texts.append(Told(language, title, text + body[at:], expected))
    return texts


def quotes_in(language: str, text: str) -> list[Quote]:
    return list(find_quotes(Document.from_text(text, language=language)))


def described(quotes: list[Quote]) -> list[tuple[str, str | None, str]]:
    return [(quote.kind, quote.speaker, quote.text) for quote in quotes]


@pytest.mark.parametrize("told", read_texts(), ids=lambda told: f"{told.language}: {told.title}")
def test_whole_texts(told: Told) -> None:
    quotes = quotes_in(told.language, told.text)
    found = [(q.kind, q.speaker or "nobody", told.text[q.start : q.end]) for q in quotes]
    assert found == [(e.kind, e.speaker, told.text[e.start : e.end]) for e in told.expected]
    for before, quote, expected in ((a, b, e) for (a, b), e in zip(pairwise(quotes), told.expected[1:], strict=True)):
        assert quote.group == before.group or not expected.goes_on


def test_there_are_enough_texts() -> None:
    languages = [told.language for told in read_texts()]
    assert [languages.count(code) for code in ("fr", "de", "es")] == [12, 6, 6]


class TestFrench:
    TEXT = (
        "La présidente du syndicat, Anne Roy, est arrivée.\n\n« Nous voulons négocier, a-t-elle dit, mais pas ainsi. »"
    )

    def span(self, words: str) -> tuple[int, int]:
        return self.TEXT.index(words), self.TEXT.index(words) + len(words)

    def test_an_incise_is_no_part_of_the_speech(self) -> None:
        first, second = quotes_in("fr", self.TEXT)
        assert (first.text, second.text) == ("« Nous voulons négocier", "mais pas ainsi. »")
        assert first.group == second.group
        assert (first.attribution, second.attribution) == ("explicit", "split")

    def test_role_mention_and_cue_are_told(self) -> None:
        quote = quotes_in("fr", self.TEXT)[0]
        assert (quote.speaker, quote.speaker_kind, quote.role) == ("Anne Roy", "person", "présidente du syndicat")
        assert quote.mention == Mention("elle", *self.span("elle"))
        assert quote.cue == Mention("dit", *self.span("dit"))

    def test_a_pronoun_never_means_somebody_of_the_other_gender(self) -> None:
        text = "Anne Roy a rencontré Paul Morin.\n\n« C'est une bonne nouvelle », a-t-{} ajouté."
        assert [q.speaker for q in quotes_in("fr", text.format("il"))] == ["Paul Morin"]
        assert [q.speaker for q in quotes_in("fr", text.format("elle"))] == ["Anne Roy"]

    def test_a_spokesman_for_somebody_is_not_that_person(self) -> None:
        text = "Paul Morin se tait.\n\n« Il ne dira rien de plus », a déclaré un porte-parole de Paul Morin."
        assert [q.speaker for q in quotes_in("fr", text)] == ["porte-parole de Paul Morin"]

    def test_the_noun_of_a_verb_is_no_cue(self) -> None:
        text = "La demande de Paul Morin que la ville ferme le pont est une annonce que personne ne comprend."
        assert quotes_in("fr", text) == []

    def test_what_is_denied_is_not_reported(self) -> None:
        assert quotes_in("fr", "Paul Morin n'a pas dit que le pont fermerait cet hiver.") == []

    def test_a_list_with_dashes_is_no_dialogue(self) -> None:
        assert quotes_in("fr", "— du pain frais ;\n\n— trois œufs ;\n\n— un peu de sel.") == []

    def test_a_quotation_runs_over_paragraphs(self) -> None:
        text = "« Nous avons attendu le dégel, a dit Anne Roy. Puis la glace a tout pris.\n\n« Il ne restait rien. »"
        quotes = quotes_in("fr", text)
        assert [q.attribution for q in quotes] == ["explicit", "split", "continued"]
        assert {q.speaker for q in quotes} == {"Anne Roy"}

    def test_words_behind_a_quotation_that_are_not_known_leave_it_to_nobody(self) -> None:
        text = "« Nous voulons négocier », a dit Anne Roy.\n\n« Le pont est à nous », clamaient deux pancartes."
        assert [q.speaker for q in quotes_in("fr", text)][1] != "Anne Roy"

    def test_a_pronoun_may_mean_an_organisation(self) -> None:
        text = "Anne Roy proteste.\n\nLa direction du port se tait. « Nous verrons cela demain », assure-t-elle."
        assert [q.speaker for q in quotes_in("fr", text)] == ["direction du port"]
        assert [q.speaker for q in quotes_in("fr", text.replace("elle", "il"))] != ["direction du port"]

    def test_a_small_word_of_a_role_is_no_role(self) -> None:
        text = "Paul Morin, père de deux enfants, est là. Le ministère de la Famille se dit « ouvert à la discussion »."
        assert [q.speaker for q in quotes_in("fr", text)] == ["ministère de la Famille"]

    def test_a_pronoun_of_several_means_no_one_person(self) -> None:
        text = "Paul Morin était là avec 300 marins.\n\n« Nous reviendrons demain matin », ont-ils promis."
        assert [(q.speaker, q.mention and q.mention.text) for q in quotes_in("fr", text)] == [(None, "ils")]

    def test_an_age_is_no_part_of_the_role(self) -> None:
        quotes = quotes_in("fr", "« Je suis fatiguée de tout cela », a dit Anne Roy, 45 ans, ouvrière à l'usine.")
        assert [quote.role for quote in quotes] == ["ouvrière à l'usine"]

    def test_a_pronoun_may_come_before_its_name(self) -> None:
        text = "« Ce n'est pas fini ! » s'exclame-t-elle. Anne Roy, 45 ans, est entrée à l'usine en 1998."
        (quote,) = quotes_in("fr", text)
        assert quote.speaker == "Anne Roy"
        assert quote.confidence < 0.5

    def test_the_headline(self) -> None:
        document = Document.from_text(
            "Le maire Paul Morin a parlé.", "« Nous ne céderons jamais », prévient Morin", language="fr"
        )
        (quote,) = find_title_quotes(document)
        assert (quote.text, quote.speaker, quote.group) == ("« Nous ne céderons jamais »", "Paul Morin", 1)

    def test_a_pull_quote_names_the_utterance_that_it_repeats(self) -> None:
        text = "« Le pont est à nous tous », a dit Anne Roy.\n\n« Le pont est à nous tous »"
        end = text.index("\n")
        document = Document(
            text, (Paragraph("paragraph", 0, end), Paragraph("pullquote", end + 2, len(text))), None, "fr"
        )
        direct, pull = find_quotes(document)
        assert (direct.kind, pull.kind, pull.duplicate_of, pull.speaker) == ("direct", "pull", 0, "Anne Roy")


def test_the_role_of_a_german_office() -> None:
    text = "Die Vorsitzende der Gewerkschaft, Anne Roth, widersprach. „Das reicht uns nicht“, sagte sie am Montag."
    assert [(quote.speaker, quote.role) for quote in quotes_in("de", text)] == [
        ("Anne Roth", "Vorsitzende der Gewerkschaft")
    ]


def test_the_name_of_a_newspaper_is_no_quotation_and_hides_no_speaker() -> None:
    text = "Die Ministerin Anne Roth sagte der „Neuen Post“: „Das ist ein Armutszeugnis.“ Und weiter: „Wir prüfen das.“"
    found = [(quote.kind, quote.speaker) for quote in quotes_in("de", text)]
    assert found == [("scare", None), ("direct", "Anne Roth"), ("direct", "Anne Roth")]


def test_confidence_stays_below_what_is_measured_for_english() -> None:
    quotes = [quote for told in read_texts() for quote in quotes_in(told.language, told.text)]
    assert 0.8 < max(quote.confidence for quote in quotes) < 0.9


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "«Non firmeremo mai questo accordo», ha detto il segretario.", "«Non firmeremo mai questo accordo»"),
        ("pt", "“Não vamos aceitar este corte”, disse a ministra.", "“Não vamos aceitar este corte”"),
        ("nl", "‘Dit is niet wat we ’s avonds zagen’, zegt Jan.", "‘Dit is niet wat we ’s avonds zagen’"),
        ("sv", "”Vi kan inte acceptera det här”, säger Anna.", "”Vi kan inte acceptera det här”"),
        ("fi", "»Emme hyväksy tätä sopimusta lainkaan», sanoi hän.", "»Emme hyväksy tätä sopimusta lainkaan»"),
        ("da", "»Vi accepterer ikke det her forslag«, siger Lars.", "»Vi accepterer ikke det her forslag«"),
        ("pl", "„Nie zgadzamy się na te warunki”, powiedział Jan.", "„Nie zgadzamy się na te warunki”"),
        ("cs", "„S těmito podmínkami my nesouhlasíme“, řekl Jan.", "„S těmito podmínkami my nesouhlasíme“"),
        ("ru", "«Мы не отступим от своих требований», — заявил Пётр.", "«Мы не отступим от своих требований»"),
        ("zh", "市长说：“这座桥明年一定会建成。”", "“这座桥明年一定会建成。”"),
        ("ja", "市長は「橋は来年の春に完成する」と述べた。", "「橋は来年の春に完成する」"),
        ("ar", "وقال الوزير: «سنواصل العمل حتى النهاية».", "«سنواصل العمل حتى النهاية»"),
        ("he", 'אמר מנכ"ל החברה: "אנחנו לא נסכים לזה לעולם".', '"אנחנו לא נסכים לזה לעולם"'),
        ("xx", 'Vala dor mane: "Kesto vira nolu damar".', '"Kesto vira nolu damar"'),
    ],
)
def test_other_languages_have_their_stretches_without_speakers(language: str, text: str, expected: str) -> None:
    assert described(quotes_in(language, text)) == [("direct", None, expected)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Il film «La Grande Bellezza» è tornato."),
        ("nl", "Het ‘plan B’ ligt klaar."),
        ("ja", "『無理だ』と言う。"),
    ],
)
def test_titles_and_single_words_are_scare_quotes(language: str, text: str) -> None:
    assert [quote.kind for quote in quotes_in(language, text)] == ["scare"]


def test_an_english_verb_gives_no_speaker_in_another_language() -> None:
    assert described(quotes_in("nl", '"Dit is het eind van alles," said Mary Walker.'))[0][:2] == ("direct", None)


def test_english_does_not_pay_for_the_others() -> None:
    code = (
        "import json, sys; from summarize import Document, find_quotes, find_title_quotes;"
        "d = Document.from_text('“It is so,” said Guy Smith.', '“It is so,” says Smith'); find_quotes(d);"
        "find_title_quotes(d); print(json.dumps([m for m in sys.modules if 'quotes' in m]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=DATA.parents[1])
    modules = json.loads(done.stdout)
    assert "summarize.quotes.reader" in modules
    assert not [name for name in modules if "continental" in name]


PIECES = [
    *"“”„\"«»‹›‚‘’'「」『』,.?!:;—–-[]()1éÀ\xa0\u202f\u2024\u200b\x1b\ud800\t ",
    *"a dit déclaré sagte so dijo según selon Laut zufolge Mme Roy Guy Smith le président la ministre du Herr".split(),
    *"Frau Sr. il elle er sie que qu' dass und et y l' d' -t-il a-t-elle s'est on es der die Minister heißt in".split(),
    *["\n", "\n\n", " "],
]


@pytest.mark.parametrize("language", ["fr", "de", "es", "nl", "zh", ""])
def test_random_texts(language: str) -> None:
    chance = random.Random(language)
    for _ in range(200):
        text = "".join(chance.choice(PIECES) + chance.choice(["", " "]) for _ in range(chance.randint(0, 60)))
        document = Document.from_text(text, title=text, language=language)
        end = 0
        for quote in find_quotes(document):
            assert end <= quote.start
            end = quote.end
            assert text[quote.start : quote.end] == quote.text != ""
            for words in (quote.mention, quote.cue):
                assert words is None or text[words.start : words.end] == words.text != ""
            assert 0 <= quote.confidence <= 1
            assert quote.speaker is None or quote.attribution != "none"
        for quote in find_title_quotes(document):
            assert text[quote.start : quote.end] == quote.text


LONG: dict[str, Callable[[int], str]] = {
    "straight marks": lambda n: '"' * n,
    "guillemets": lambda n: "«" * n,
    "marks of all kinds": lambda n: "«“„‚「『" * (n // 6),
    "one word": lambda n: "a" * n,
    "blanks": lambda n: "« a" + " " * n + "b »",
    "capitalised words": lambda n: "Guy " * (n // 4),
    "honorifics": lambda n: "Mme " * (n // 4),
    "commas": lambda n: "a, " * (n // 3) + "a-t-il dit",
    "cues": lambda n: "dit " * (n // 4),
    "attributions": lambda n: ", a dit le maire" * (n // 15),
    "sources": lambda n: ", selon Guy Smith" * (n // 17),
    "clauses": lambda n: "il dit que " * (n // 11),
    "incises": lambda n: "« oui" + ", dit-il, non" * (n // 13) + " »",
    "dialogue": lambda n: "— oui, dit-il.\n" * (n // 14),
    "one paragraph of quotations": lambda n: "« C'est ainsi », a-t-il dit. " * (n // 29),
    "unclosed paragraphs": lambda n: "« C'est ainsi, dit-il.\n\n" * (n // 24),
    "auxiliaries": lambda n: "hat der Mann " * (n // 13) + "gesagt: „Nein.“",
    "single marks": lambda n: "‘a’b " * (n // 5),
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_work_grows_with_the_length_of_the_text(name: str, language: str) -> None:
    find_quotes(Document.from_text("« a »", language=language))  # its patterns are compiled once
    short, long = (steps(Document.from_text(LONG[name](size), language=language)) for size in (1_500, 12_000))
    assert long < 8 * short * 1.6 + 2_000


@pytest.mark.parametrize("name", LONG)
def test_very_long_texts_are_read(name: str) -> None:
    text = LONG[name](100_000)
    for quote in quotes_in("de" if name == "auxiliaries" else "fr", text):
        assert quote.text == text[quote.start : quote.end]
