"""From a document to its summary: rank with a method, select with `summarize.selection`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.document import Document
from summarize.selection import choose

DEFAULT_METHOD = "nutgraf"


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

    ``number`` is its place in ``document.sentences``, from 0.
    """

    text: str
    start: int
    end: int
    number: int
    score: float
    reasons: tuple[str, ...] = ()


class Summary(NamedTuple):
    """A summary in text order; ``of`` is how many sentences the running text has, ``focus`` the words that it was bent
    towards."""

    method: str
    sentences: tuple[SummarySentence, ...]
    of: int
    notices: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()


class Ranking(NamedTuple):
    """What a method thinks of a document: one score a sentence. Kept, so that another length needs no new ranking."""

    method: str
    scores: Sequence[float]
    reasons: Sequence[Sequence[str]]
    notices: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()


def rank(document: Document, method: str = DEFAULT_METHOD) -> Ranking:
    """Rank the sentences of the document.

    Raises `summarize.methods.UnknownMethod` for a name that nobody offers, `summarize.methods.MethodError` for a
    method that does not load, fails, or does not give one number a sentence.
    """
    from summarize.methods import Explaining, MethodError, load

    summarizer = load(method)
    count = len(document.sentences)
    try:
        scores = [float(score) for score in summarizer.rank(document)]
        reasons = summarizer.explain(document) if isinstance(summarizer, Explaining) else [()] * count
    except Exception as error:  # a method may be anybody's code
        raise MethodError(f"method {method!r} failed on this article: {type(error).__name__}: {error}") from error
    if len(scores) != count or len(reasons) != count:
        raise MethodError(f"method {method!r} gave {len(scores)} scores for {count} sentences")
    return Ranking(method, scores, reasons)


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
        reasons = tuple(ranking.reasons[number]) or (f"ranked {places[number]} of {len(places)} by {ranking.method}",)
        text = document.text[sentence.start : sentence.end]
        chosen.append(SummarySentence(text, sentence.start, sentence.end, number, ranking.scores[number], reasons))
    return Summary(ranking.method, tuple(chosen), len(document.sentences), ranking.notices, ranking.focus)


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


def summarize(document: Document, method: str = DEFAULT_METHOD, length: Length | None = None) -> Summary:
    """The summary of a document by this method; three sentences unless another length is asked for.

    Raises what `rank` raises.
    """
    return select(document, rank(document, method), length or Length(sentences=3))
