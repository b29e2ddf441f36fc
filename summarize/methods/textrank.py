"""TextRank (Mihalcea and Tarau 2004) without a matrix: sumy's scores in a fraction of its time.

An edge weighs the shared words over the sum of the logarithms of both lengths. Sentences of one length thus differ in
their words alone: what a whole length gives is added up stem by stem, and handed on through the stems.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from summarize.document import Document
from summarize.methods.graph import Floats, power_method, stems_of, sums

DAMPING = 0.85
EPSILON = 1e-4
"""The power method stops when the vector moves by no more than this (as in sumy)."""

GUARD = 1e-7
"""Added to the sum of a row before dividing by it (as in sumy)."""


class TextRank:
    """PageRank in the graph of sentences that share words."""

    name = "textrank"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence."""
        sentences = stems_of(document)
        if not sentences:
            return []
        edges = _Edges(sentences)
        count = len(sentences)
        totals = edges.times(np.ones(count)) + GUARD

        def move(vector: Floats) -> Floats:
            moved: Floats = (1 - DAMPING) / count * vector.sum() + DAMPING * edges.times(vector / totals)
            return moved

        return power_method(move, count, EPSILON)


class _Edges:
    """The symmetric matrix of the weights of the edges, kept as the words of the sentences."""

    def __init__(self, sentences: list[list[str]]) -> None:
        numbers: dict[str, int] = {}
        self._stems = np.array([numbers.setdefault(s, len(numbers)) for words in sentences for s in words], dtype=int)
        self._different = len(numbers)
        lengths = np.array([len(words) for words in sentences])
        self._sentences = np.repeat(np.arange(len(sentences)), lengths)
        self._logarithms = np.log(np.maximum(lengths, 1))
        word_lengths = lengths[self._sentences]
        self._of_length = [
            (math.log(length), np.flatnonzero(word_lengths == length)) for length in np.unique(word_lengths)
        ]
        """For each length that occurs: its logarithm, and which words stand in sentences of that length."""

    def times(self, vector: Floats) -> Floats:
        """The product with a vector, in time linear in the words times the number of different lengths."""
        product = np.zeros(len(vector))
        for logarithm, words in self._of_length:
            given = sums(vector[self._sentences[words]], self._stems[words], self._different)
            shared = sums(given[self._stems], self._sentences, len(vector))
            both = logarithm + self._logarithms
            product += shared / np.where(both > 0, both, 1)  # two sentences of one word: the weight is what they share
        return product
