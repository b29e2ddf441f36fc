"""What LexRank and TextRank share: the words of the sentences, and the power method on a graph never written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from summarize.document import Document
from summarize.words import content_stems, nltk_stemmer, tokens

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]


def stems_of(document: Document) -> list[list[str]]:
    """The content stems of each sentence, as sumy's summarizers take them (nltk's stemmer, which imports numpy too)."""
    stem = nltk_stemmer(document.language)
    return [content_stems(tokens(document.text[s.start : s.end]), document.language, stem) for s in document.sentences]


def sums(values: Floats, numbers: Numbers, count: int) -> Floats:
    """For each number below ``count`` the sum of the values that bear it."""
    return np.asarray(np.bincount(numbers, values, count), dtype=np.float64)


def power_method(move: Callable[[Floats], Floats], count: int, epsilon: float) -> list[float]:
    """The vector of ``count`` equal parts, moved until it moves by no more than ``epsilon`` (Euclidean)."""
    vector, step = np.full(count, 1 / count), np.inf
    while step > epsilon:
        moved = move(vector)
        step = float(np.linalg.norm(moved - vector))
        vector = moved
    return vector.tolist()
