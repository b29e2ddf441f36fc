"""LexRank (Erkan and Radev 2004) over sparse similarities: sumy's scores in a fraction of its time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from summarize.document import Document
from summarize.methods.graph import Row, distance, normalized, stems_of, transposed_product

THRESHOLD = 0.1
"""Sentences whose idf-modified cosine is above this are neighbours (as in sumy)."""

EPSILON = 0.1
"""The power method stops when the vector moves less than this (as in sumy)."""


class LexRank:
    """Eigenvector centrality in the graph of sentences that are alike."""

    name = "lexrank"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence."""
        sentences = stems_of(document)
        return _power_method(normalized(_neighbours(_weights(sentences)))) if sentences else []


def _weights(sentences: list[list[str]]) -> list[dict[str, float]]:
    """The tf-idf vector of each sentence, scaled to length 1; tf is relative to the sentence's most frequent stem."""
    spread = Counter(stem for sentence in sentences for stem in set(sentence))
    idf = {stem: math.log(len(sentences) / (1 + count)) for stem, count in spread.items()}
    vectors = []
    for sentence in sentences:
        counts = Counter(sentence)
        most = max(counts.values(), default=1)
        vector = {stem: count / most * idf[stem] for stem, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values()))
        vectors.append({stem: weight / length for stem, weight in vector.items()} if length else {})
    return vectors


def _neighbours(vectors: list[dict[str, float]]) -> list[Row]:
    """For each sentence those whose cosine is above the threshold, itself included, with weight 1."""
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for stem, weight in vector.items():
            postings.setdefault(stem, []).append((number, weight))
    rows: list[Row] = []
    for vector in vectors:
        cosine: Row = {}
        for stem, weight in vector.items():
            for other, its in postings[stem]:
                cosine[other] = cosine.get(other, 0.0) + weight * its
        rows.append({other: 1.0 for other, value in cosine.items() if value > THRESHOLD})
    return rows


def _power_method(rows: list[Row]) -> list[float]:
    vector = [1 / len(rows)] * len(rows)
    while True:
        moved = transposed_product(rows, vector)
        length = math.sqrt(sum(value * value for value in moved))
        if not length:  # no sentence is like any other, not even itself
            return vector
        moved = [value / length for value in moved]
        step = distance(moved, vector)
        vector = moved
        if step <= EPSILON:
            return vector
