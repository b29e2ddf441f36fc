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
"""Only runs with a long word at their middle and another beside it are in a sketch: "one of the" stands in every
text."""
ANCHORS = 2
"""Of long words one in so many, told by its hash, stands at the middle of a run of a sketch: fewer runs to hash."""
MAX_CHARACTERS = 100_000
"""A longer text is compared so far."""

Run = tuple[str, str, str]

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words that are compared, without regard to case."""
    return _WORD.findall(text[:MAX_CHARACTERS].lower())


def runs_of(words: list[str]) -> list[Run]:
    """The runs of three words, in text order."""
    return list(zip(words, words[1:], words[2:], strict=False))


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of a text, in ascending order; shorter than `SKETCH` where it has fewer runs."""
    runs = {
        _hash(" ".join(run))
        for run in runs_of(words_of(text))
        if len(run[1]) >= LONG and (len(run[0]) >= LONG or len(run[2]) >= LONG) and _is_anchor(run[1])
    }
    return tuple(sorted(runs)[:SKETCH])


def _hash(words: str) -> int:
    return crc32(words.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 16)
def _is_anchor(word: str) -> bool:
    return _hash(word) % ANCHORS == 0


def covered(runs: list[Run], by: set[Run]) -> float:
    """The share of a text's words, by its ``runs``, that stand in a run of another text; 0 for one of two words."""
    if not runs:
        return 0.0
    count = end = 0
    for at, run in enumerate(runs):
        if run in by:
            count += at + RUN - max(end, at)
            end = at + RUN
    return count / (len(runs) + RUN - 1)
