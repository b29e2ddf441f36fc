"""From a document to its summary: rank with a method, select with `summarize.selection`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.document import Document
from summarize.languages import notices_for

DEFAULT_METHOD = "nutgraf"

LEADS, COVERS = 0.25, 0.4
"""Shares of an article: a summary below the first leads into it, one above the second stands for the whole of it."""

FEW = 5
"""So many sentences lead into any article, however short it is."""
SUMY_SENTENCES = 500
"""So many sentences of an article sumy's methods rank; the time of most grows with their square, or faster."""

UNRANKED = "beyond what the method ranks"
"""The reason of a sentence after those."""

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

    ``cover`` are the scores for a summary that takes much of the article; None where the method has no others.
    ``focus`` are the words that it was bent towards, ``held`` tells for each sentence which of them it holds, by their
    numbers from 0; empty where none holds any.
    """

    method: str
    scores: Sequence[float]
    reasons: Sequence[Sequence[str]]
    notices: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    held: Sequence[Sequence[int]] = ()
    cover: Sequence[float] | None = None

    def for_share(self, share: float) -> Sequence[float]:
        """The scores for a summary of this share of the article: up to `LEADS` those that lead into it, from `COVERS`
        on those that cover it, between the two a mixture."""
        if self.cover is None or share <= LEADS:
            return self.scores
        part = min(1.0, (share - LEADS) / (COVERS - LEADS))
        return [(1 - part) * own + part * wide for own, wide in zip(self.scores, self.cover, strict=True)]


def rank(document: Document, method: str = DEFAULT_METHOD, sumy_sentences: int = SUMY_SENTENCES) -> Ranking:
    """Rank the sentences of the document; by the lead, with a notice, where the method does not load, fails, does not
    give one finite number a sentence, or takes longer than it may (`summarize.methods.apart.SECONDS`).
    A notice tells of a language without rules, and where a method of sumy was given only the first ``sumy_sentences``;
    those after them come last. Raises `summarize.methods.UnknownMethod` for a name that nobody offers.
    """
    from summarize.methods import BUILT_IN, MethodError, Scored, UnknownMethod, score

    said, count = notices_for(document.language), len(document.sentences)
    is_bounded = method.startswith("sumy-") and method in BUILT_IN and count > sumy_sentences
    try:
        found = score(method, document.beginning(sumy_sentences) if is_bounded else document)
    except UnknownMethod:
        raise
    except MethodError as error:
        said = (f"{error}; this is the lead instead", *said)
        method, found = FALLBACK, score(FALLBACK, document)
    if (left := count - len(found.scores)) > 0:
        limit = f"{sumy_sentences:,} of {count:,} sentences (limits.sumy_sentences)"
        said = (f"method {method!r} ranked only the first {limit}", *said)
        found = Scored([*found.scores, *[min(found.scores)] * left], [*found.reasons, *[(UNRANKED,)] * left])
    return Ranking(method, found.scores, found.reasons, said, cover=found.cover)


def select(document: Document, ranking: Ranking, length: Length) -> Summary:
    """Choose the summary of this length from the ranking; milliseconds, no new scores."""
    from summarize.coherence import leaned_on  # when the first summary is made: its patterns take long to compile
    from summarize.selection import choose

    count = len(document.sentences)
    if length.sentences is not None:
        scores = ranking.for_share(length.sentences / (count or 1)) if length.sentences > FEW else ranking.scores
        numbers = choose(document, scores, length.sentences, words=False)
    else:
        all_words = sum(len(document.text[s.start : s.end].split()) for s in document.sentences)
        words = length.words or max(1, round((length.ratio or 1.0) * all_words))
        scores = ranking.for_share(words / (all_words or 1))
        numbers = choose(document, scores, words, words=True)
    places = _ranks(scores)
    chosen = []
    for number in numbers:
        sentence = document.sentences[number]
        reasons = tuple(ranking.reasons[number])
        if places[number] > len(numbers) and (need := leaned_on(document, number, numbers)):
            reasons = (need, *reasons)
        text = document.text[sentence.start : sentence.end]
        score, place = scores[number], places[number]
        chosen.append(SummarySentence(text, sentence.start, sentence.end, number, score, reasons, place))
    notices = ranking.notices
    if ranking.held:
        from summarize.focus import left_out

        notices += left_out(ranking, numbers)
    return Summary(ranking.method, tuple(chosen), count, notices, ranking.focus)


def _ranks(scores: Sequence[float]) -> list[int]:
    """The place of each sentence by its score, from 1."""
    places = [0] * len(scores)
    for place, number in enumerate(sorted(range(len(scores)), key=lambda n: (-scores[n], n)), 1):
        places[number] = place
    return places


def summarize(
    document: Document,
    method: str = DEFAULT_METHOD,
    length: Length | None = None,
    focus: str = "",
    sumy_sentences: int = SUMY_SENTENCES,
) -> Summary:
    """The summary of a document by this method; three sentences unless another length is asked for, bent towards the
    words of ``focus`` (`summarize.focus.focused`).

    Takes ``sumy_sentences`` and raises what `rank` does.
    """
    ranking = rank(document, method, sumy_sentences)
    if focus:
        from summarize.focus import focused

        ranking = focused(document, ranking, focus)
    return select(document, ranking, length or Length(sentences=3))
