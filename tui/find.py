"""Find words in the blocks of a page."""

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
