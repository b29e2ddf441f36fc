"""Sentence graphs with sparse similarities: what LexRank and TextRank share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarize.document import Document
from summarize.words import content_stems, nltk_stemmer, tokens

Row = dict[int, float]
"""The neighbours of a sentence: number of the sentence -> weight of the edge."""


def stems_of(document: Document) -> list[list[str]]:
    """The content stems of each sentence, as sumy's summarizers take them."""
    stem = nltk_stemmer(document.language)
    return [content_stems(tokens(document.text[s.start : s.end]), document.language, stem) for s in document.sentences]


def normalized(rows: list[Row], guard: float = 0.0) -> list[Row]:
    """The rows with their weights divided by their sum (plus ``guard``); a row of zeros stays as it is."""
    out = []
    for row in rows:
        total = sum(row.values()) + guard
        out.append({column: weight / total for column, weight in row.items()} if total else row)
    return out


def transposed_product(rows: list[Row], vector: Sequence[float]) -> list[float]:
    """The product of the transposed matrix and a vector."""
    out = [0.0] * len(vector)
    for row, value in zip(rows, vector, strict=True):
        for column, weight in row.items():
            out[column] += weight * value
    return out


def distance(a: Sequence[float], b: Sequence[float]) -> float:
    """The Euclidean distance of two vectors."""
    return math.sqrt(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)))
