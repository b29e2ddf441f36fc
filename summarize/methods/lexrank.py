"""LexRank (Erkan and Radev 2004) without a matrix: sumy's scores in a fraction of its time.

Sentences of the same words are taken together, and compared with those only that have a stem in common, through the
postings of the stems; what is kept of the comparisons is the list of neighbours.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from summarize.document import Document
from summarize.methods.graph import Floats, Numbers, power_method, stems_of, sums

THRESHOLD = 0.1
"""Sentences whose idf-modified cosine is above this are neighbours (as in sumy)."""

EPSILON = 0.1
"""The power method stops when the vector moves by no more than this (as in sumy)."""


class LexRank:
    """Eigenvector centrality in the graph of sentences that are alike."""

    name = "lexrank"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence; all the same where no sentence is like any, not even itself (sumy: NaN)."""
        sentences = stems_of(document)
        if not sentences:
            return []
        numbers: dict[tuple[str, ...], int] = {}
        kinds = np.array([numbers.setdefault(tuple(sorted(words)), len(numbers)) for words in sentences])
        return _centrality(_neighbours(list(numbers), np.bincount(kinds).tolist()), kinds)


def _neighbours(sentences: list[tuple[str, ...]], times: list[int]) -> list[Numbers]:
    """For each sentence, occurring so many times, the numbers of those whose cosine is above the threshold.

    The operations and their order are sumy's, so that a cosine of exactly the threshold falls on the same side.
    """
    frequencies = [_frequencies(sentence) for sentence in sentences]
    idf = _inverse_frequencies(frequencies, times)
    squared = {stem: value**2 for stem, value in idf.items()}
    lengths = np.array([math.sqrt(sum((tf * idf[stem]) ** 2 for stem, tf in those.items())) for those in frequencies])
    lengths[lengths == 0] = np.inf  # a sentence without words that tell is like none
    postings = _postings(frequencies)
    rows = []
    for those, length in zip(frequencies, lengths, strict=True):
        product = np.zeros(len(sentences))
        if those:
            others = np.concatenate([postings[stem][0] for stem in those])
            parts = np.concatenate([tf * postings[stem][1] * squared[stem] for stem, tf in those.items()])
            product = sums(parts, others, len(sentences))
        rows.append(np.flatnonzero(product / (length * lengths) > THRESHOLD))
    return rows


def _frequencies(sentence: Sequence[str]) -> dict[str, float]:
    """How often each stem occurs, relative to the most frequent one of the sentence."""
    counts = Counter(sentence)
    most = max(counts.values(), default=1)
    return {stem: count / most for stem, count in counts.items()}


def _inverse_frequencies(frequencies: list[dict[str, float]], times: list[int]) -> dict[str, float]:
    """Stem -> logarithm of the number of all sentences over that of those that have it, and one."""
    spread: Counter[str] = Counter()
    for those, count in zip(frequencies, times, strict=True):
        for stem in those:
            spread[stem] += count
    return {stem: math.log(sum(times) / (1 + count)) for stem, count in spread.items()}


def _postings(frequencies: list[dict[str, float]]) -> dict[str, tuple[Numbers, Floats]]:
    """Stem -> the numbers of the sentences that have it, and its frequency in each."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for number, those in enumerate(frequencies):
        for stem, frequency in those.items():
            numbers, its = found.setdefault(stem, ([], []))
            numbers.append(number)
            its.append(frequency)
    return {stem: (np.array(numbers), np.array(its)) for stem, (numbers, its) in found.items()}


def _centrality(rows: list[Numbers], kinds: Numbers) -> list[float]:
    """The power method, in which a sentence gives equal parts to its neighbours: the sentences of the kinds in its row.

    ``kinds`` has for each sentence the number of its kind.
    """
    times = np.bincount(kinds)
    degrees = np.array([times[row].sum() for row in rows])
    neighbours = np.concatenate(rows)
    widths = [len(row) for row in rows]

    def move(vector: Floats) -> Floats:
        given = sums(vector, kinds, len(rows)) / np.maximum(degrees, 1)
        moved = sums(np.repeat(given, widths), neighbours, len(rows))[kinds]
        length = np.linalg.norm(moved)
        return moved / length if length else vector

    return power_method(move, len(kinds), EPSILON)
