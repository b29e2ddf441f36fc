"""How much of a text stands in another one: runs of three words, by which copies are told that were cut, framed and
edited.

A sketch is a small sample of them that is the same for the same text, wherever it stands: the `SKETCH` runs whose
hashes are the smallest (A. Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

RUN = 3
"""Words of a run."""
SKETCH = 16
LONG = 4
"""Only runs with two words of so many letters are in a sketch: "one of the" stands in every text."""
MAX_CHARACTERS = 100_000
"""A longer text is compared so far."""

_WORD = re.compile(r"\w+")


def runs_of(text: str) -> list[int]:
    """The hash of each run of three words, in text order."""
    return [run for run, _ in _runs(text)]


def words_of(text: str) -> list[str]:
    """The words that are compared, without regard to case."""
    return _WORD.findall(text[:MAX_CHARACTERS].lower())


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of a text, in ascending order; shorter than `SKETCH` where it has fewer runs."""
    return tuple(sorted({run for run, long in _runs(text) if long > 1})[:SKETCH])


def _runs(text: str) -> list[tuple[int, int]]:
    """Three hashes as one of 32 bits, and how many of the words are long: the odd factors, from MurmurHash3, tell the
    order of the words."""
    words = list(map(_hashed, words_of(text)))
    return [
        (((a[0] ^ b[1] ^ c[2]) * 0x85EBCA6B ^ a[2] >> 7) & 0xFFFFFFFF, a[3] + b[3] + c[3])
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    ]


@lru_cache(maxsize=1 << 16)
def _hashed(word: str) -> tuple[int, int, int, bool]:
    """What a word is in a run as its first, its second and its third word, and whether it is long."""
    own = crc32(word.encode("utf-8", "surrogatepass"))
    return own * 0xCC9E2D51 & 0xFFFFFFFF, own * 0x1B873593 & 0xFFFFFFFF, own, len(word) >= LONG


def covered(runs: list[int], by: set[int]) -> float:
    """The share of a text's words, by its ``runs``, that stand in a run of another text; 0 for one of two words."""
    if not runs:
        return 0.0
    count = end = 0
    for at, run in enumerate(runs):
        if run in by:
            count += at + RUN - max(end, at)
            end = at + RUN
    return count / (len(runs) + RUN - 1)
