"""LexRank and TextRank give sumy's scores for the same sentences and words, without sumy's matrix."""

import math
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from summarize import Document
from summarize.methods import lexrank, load, textrank
from summarize.methods.graph import Floats, Numbers, stems_of, sums

TWINS = ("lexrank", "textrank")
TEXTS = {path.stem[:3]: path for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))}
STOP_WORDS = ("the", "of", "and", "was", "they")
SHAPES = ("story", "repeats", "frequent", "short", "stop words", "long", "strangers")


def paragraphs(sentences: list[str]) -> Document:
    """A document of these sentences, each a paragraph of its own."""
    document = Document.from_text("\n\n".join(sentences))
    assert len(document.sentences) == len(sentences)
    return document


def drawn(draw: random.Random, shape: str, count: int) -> list[str]:
    """Sentences of made-up words; the shape says what is odd about them."""
    different = 8 if shape == "frequent" else 400
    longest = {"short": 1, "long": 60}.get(shape, 15)
    weights = [1 / (rank + 1) for rank in range(different)]
    sentences: list[str] = []
    for number in range(count):
        words = [f"Wo{word}ing" for word in draw.choices(range(different), weights, k=draw.randint(1, longest))]
        if shape == "repeats" and sentences and draw.random() < 0.5:
            sentences.append(draw.choice(sentences))
        elif shape == "stop words" and draw.random() < 0.5:
            sentences.append(" ".join(draw.choices(STOP_WORDS, k=3)).capitalize() + ".")
        elif shape == "strangers" and draw.random() < 0.7:
            sentences.append(f"Only{number} here{number}.")
        else:
            sentences.append(" ".join(words) + ".")
    return sentences


def documents() -> Iterator[tuple[str, Document]]:
    for shape in SHAPES:
        for seed, count in enumerate([1, 2, 2, 3, 5, 8, 20, 60]):
            yield f"{shape}, {count} sentences, seed {seed}", paragraphs(drawn(random.Random(seed), shape, count))
    yield "300 sentences", paragraphs(drawn(random.Random(7), "story", 300))
    yield "stop words only", paragraphs(["The of and.", "They was the.", "And of."])
    yield "one word each, all the same", paragraphs(["Votes."] * 4)
    yield "no word at all", paragraphs(["1."] * 3 + ["…"] * 2)


def expected(document: Document, name: str) -> list[float]:
    """sumy's scores; where it divides zero by zero, equal parts."""
    scores = load(f"sumy-{name}").rank(document)
    return [1 / len(scores)] * len(scores) if any(map(math.isnan, scores)) else list(scores)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # sumy's division of zero by zero
@pytest.mark.parametrize("name", TWINS)
def test_scores_are_those_of_sumy_on_texts_of_every_shape(name: str) -> None:
    for described, document in documents():
        assert load(name).rank(document) == pytest.approx(expected(document, name), abs=1e-9), described


@pytest.mark.parametrize("article", TEXTS)
@pytest.mark.parametrize("name", TWINS)
def test_scores_are_those_of_sumy_on_articles(name: str, article: str) -> None:
    document = Document.from_text(TEXTS[article].read_text(encoding="utf-8"))
    assert load(name).rank(document) == pytest.approx(expected(document, name), abs=1e-9)


@pytest.mark.parametrize("name", TWINS)
def test_scores_are_those_of_sumy_in_french(name: str) -> None:
    sentences = ["Le conseil a voté la loi.", "Les lois sont votées par les conseils.", "Une loi suffit."]
    document = Document.from_text("\n\n".join([*sentences, *["Des boulangeries ferment."] * 3]), language="fr")
    assert len(set(load(name).rank(document))) > 1
    assert load(name).rank(document) == pytest.approx(expected(document, name), abs=1e-9)


@pytest.mark.parametrize("others", range(0, 60, 7))
def test_a_cosine_of_exactly_the_threshold_falls_on_the_same_side(others: int) -> None:
    """Of eleven sentences each two share one of their ten words, all equally rare: the cosine is a tenth."""
    words = {(a, b): f"w{a}x{b}" for a in range(11) for b in range(a + 1, 11)}
    sentences = [" ".join(word for pair, word in words.items() if number in pair) for number in range(11)]
    sentences[1] = sentences[1].replace(words[0, 1], "else")
    document = paragraphs([f"{s}." for s in sentences] + [f"Only{n} here{n}." for n in range(others)])
    assert load("lexrank").rank(document) == pytest.approx(expected(document, "lexrank"), abs=1e-9)


@pytest.mark.parametrize("name", TWINS)
def test_a_text_without_sentences_has_no_scores(name: str) -> None:
    assert list(load(name).rank(Document.from_text(""))) == []


@pytest.mark.parametrize("name", TWINS)
def test_scores_are_plain_numbers(name: str) -> None:
    assert {type(score) for score in load(name).rank(paragraphs(["Votes rise.", "Votes fall."]))} == {float}


def additions(monkeypatch: pytest.MonkeyPatch, module: ModuleType, document: Document) -> int:
    """How many numbers the method adds up."""
    added = 0

    def counted(values: Floats, numbers: Numbers, count: int) -> Floats:
        nonlocal added
        added += len(values)
        return sums(values, numbers, count)

    monkeypatch.setattr(module, "sums", counted)
    assert load(module.__name__.rpartition(".")[2]).rank(document)
    return added


def test_textrank_adds_up_words_not_pairs_of_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    document = paragraphs(drawn(random.Random(3), "frequent", 2000))
    stems = stems_of(document)
    words, lengths, moves = sum(map(len, stems)), len(set(map(len, stems))), 10
    pairs = 2000**2
    assert additions(monkeypatch, textrank, document) < words * lengths * moves < pairs


def test_lexrank_compares_repeated_sentences_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = drawn(random.Random(3), "story", 40)
    once = additions(monkeypatch, lexrank, paragraphs(sentences))
    assert additions(monkeypatch, lexrank, paragraphs(sentences * 50)) < once + 20 * len(sentences) * 50
