"""TextRank (Mihalcea and Tarau 2004) over sparse similarities: sumy's scores in a fraction of its time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from summarize.document import Document
from summarize.methods.graph import Row, distance, normalized, stems_of, transposed_product

DAMPING = 0.85
EPSILON = 1e-4
"""The power method stops when the vector moves less than this (as in sumy)."""

GUARD = 1e-7
"""Added to the sum of a row before dividing by it (as in sumy)."""


class TextRank:
    """PageRank in the graph of sentences that share words."""

    name = "textrank"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence."""
        sentences = stems_of(document)
        return _power_method(normalized(_edges(sentences), GUARD)) if sentences else []


def _edges(sentences: list[list[str]]) -> list[Row]:
    """Shared stems, each as often as it occurs in both, over the sum of the logarithms of the lengths."""
    counts = [Counter(sentence) for sentence in sentences]
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, bag in enumerate(counts):
        for stem, count in bag.items():
            postings.setdefault(stem, []).append((number, count))
    logs = [math.log(len(sentence)) if sentence else 0.0 for sentence in sentences]
    rows: list[Row] = []
    for number, bag in enumerate(counts):
        shared: Row = {}
        for stem, count in bag.items():
            for other, its in postings[stem]:
                shared[other] = shared.get(other, 0.0) + count * its
        rows.append({other: value / ((logs[number] + logs[other]) or 1.0) for other, value in shared.items()})
    return rows


def _power_method(rows: list[Row]) -> list[float]:
    count = len(rows)
    vector = [1 / count] * count
    while True:
        jump = (1 - DAMPING) / count * sum(vector)
        moved = [jump + DAMPING * value for value in transposed_product(rows, vector)]
        step = distance(moved, vector)
        vector = moved
        if step <= EPSILON:
            return vector
