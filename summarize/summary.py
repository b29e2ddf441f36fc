"""From a document to its summary: rank with a method, select with `summarize.selection`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.document import Document
from summarize.languages import notices_for
from summarize.selection import choose

DEFAULT_METHOD = "nutgraf"
FALLBACK = "lead"
"""The method that shows something where another one fails."""


class _Length(NamedTuple):
    sentences: int | None
    words: int | None
    ratio: float | None


class Length(_Length):
    """How long a summary is to be: exactly one of a number of sentences (>= 1), of words (>= 1), or a share of words
    (0 to 1]. Raises ValueError for another."""

    __slots__ = ()

    def __new__(cls, sentences: int | None = None, words: int | None = None, ratio: float | None = None) -> Length:
        """Exactly one of the three."""
        given = [x for x in (sentences, words, ratio) if x is not None]
        if len(given) != 1:
            raise ValueError("a length is a number of sentences, or of words, or a ratio: give exactly one")
        if given[0] <= 0 or (ratio is not None and ratio > 1):
            raise ValueError(f"a length must be above 0, and a ratio at most 1, not {given[0]}")
        return super().__new__(cls, sentences, words, ratio)


class SummarySentence(NamedTuple):
    """A sentence of a summary: its words, its place in the text, the method's score and the reasons in words.

    ``number`` is its place in ``document.sentences``, from 0; ``place`` its place by score among all of them, from 1.
    """

    text: str
    start: int
    end: int
    number: int
    score: float
    reasons: tuple[str, ...] = ()
    place: int = 0


class Summary(NamedTuple):
    """A summary in text order; ``of`` is how many sentences the running text has, ``focus`` the words that it was bent
    towards."""

    method: str
    sentences: tuple[SummarySentence, ...]
    of: int
    notices: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()


class Ranking(NamedTuple):
    """What a method thinks of a document: one score a sentence. Kept, so that another length needs no new ranking.

    ``focus`` are the words that it was bent towards, ``held`` tells for each sentence which of them it holds, by their
    numbers from 0; empty where none holds any.
    """

    method: str
    scores: Sequence[float]
    reasons: Sequence[Sequence[str]]
    notices: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    held: Sequence[Sequence[int]] = ()


def rank(document: Document, method: str = DEFAULT_METHOD) -> Ranking:
    """Rank the sentences of the document; by the lead, with a notice, where the method does not load, fails, does not
    give one finite number a sentence, or takes longer than it may (`summarize.methods.apart.SECONDS`).
    A notice tells of a language without rules. Raises `summarize.methods.UnknownMethod` for a name that nobody offers.
    """
    from summarize.methods import MethodError, UnknownMethod, score

    said = notices_for(document.language)
    try:
        scores, reasons = score(method, document)
    except UnknownMethod:
        raise
    except MethodError as error:
        said = (f"{error}; this is the lead instead", *said)
        return Ranking(FALLBACK, *score(FALLBACK, document), said)
    return Ranking(method, scores, reasons, said)


def select(document: Document, ranking: Ranking, length: Length) -> Summary:
    """Choose the summary of this length from the ranking; milliseconds, no new scores."""
    if length.sentences is not None:
        numbers = choose(document, ranking.scores, length.sentences, words=False)
    else:
        numbers = choose(document, ranking.scores, length.words or _share(document, length.ratio or 1.0), words=True)
    places = _ranks(ranking.scores)
    chosen = []
    for number in numbers:
        sentence = document.sentences[number]
        reasons = tuple(ranking.reasons[number])
        text = document.text[sentence.start : sentence.end]
        score, place = ranking.scores[number], places[number]
        chosen.append(SummarySentence(text, sentence.start, sentence.end, number, score, reasons, place))
    notices = ranking.notices
    if ranking.held:
        from summarize.focus import left_out

        notices += left_out(ranking, numbers)
    return Summary(ranking.method, tuple(chosen), len(document.sentences), notices, ranking.focus)


def _share(document: Document, ratio: float) -> int:
    """This share of the words of the running text, one at least."""
    words = sum(len(document.text[s.start : s.end].split()) for s in document.sentences)
    return max(1, round(ratio * words))


def _ranks(scores: Sequence[float]) -> list[int]:
    """The place of each sentence by its score, from 1."""
    places = [0] * len(scores)
    for place, number in enumerate(sorted(range(len(scores)), key=lambda n: (-scores[n], n)), 1):
        places[number] = place
    return places


def summarize(
    document: Document, method: str = DEFAULT_METHOD, length: Length | None = None, focus: str = ""
) -> Summary:
    """The summary of a document by this method; three sentences unless another length is asked for, bent towards the
    words of ``focus`` (`summarize.focus.focused`).

    Raises what `rank` raises.
    """
    ranking = rank(document, method)
    if focus:
        from summarize.focus import focused

        ranking = focused(document, ranking, focus)
    return select(document, ranking, length or Length(sentences=3))
