"""Find words in the blocks of a page, and step through the matches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tui.typeset import Block

# One for one, so that offsets stay: a reader types straight quote marks and plain blanks.
_ALIKE = str.maketrans("‘’“”«»\u00a0\n–—", '\'\'""""  --')


class Hit(NamedTuple):
    """A place where the words stand: characters of the clean text of a block."""

    block: int
    start: int
    end: int


def find(blocks: Iterable[Block], words: str) -> list[Hit]:
    """Every place where the words stand, in page order; capitals and the shape of quote marks do not matter."""
    wanted = words.translate(_ALIKE)
    if not wanted.strip():
        return []
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    return [
        Hit(number, *found.span())
        for number, block in enumerate(blocks)
        for found in pattern.finditer(block.safe.text.translate(_ALIKE))
    ]


class Search:
    """The words that are searched for in a page, where they stand, and which of the matches is the current one."""

    def __init__(self) -> None:
        self.words = ""
        self.hits: list[Hit] = []
        self.number = 0  # which of them is the current one

    def __str__(self) -> str:
        place = f"{self.number + 1} of {len(self.hits)}" if self.hits else "is not in the text"
        return f"“{self.words}” {place}"

    @property
    def current(self) -> Hit | None:
        """The current match."""
        return self.hits[self.number] if self.hits else None

    def look(self, blocks: Iterable[Block], words: str) -> None:
        """Search for these words; the first match is the current one."""
        self.words, self.hits, self.number = words, find(blocks, words), 0

    def step(self, step: int) -> None:
        """To the next match, or the one before; after the last comes the first."""
        if self.hits:
            self.number = (self.number + step) % len(self.hits)

    def forget(self) -> None:
        """Search for nothing."""
        self.look((), "")
