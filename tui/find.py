"""Find words, or what a query wants, in the blocks of a page, and step through the matches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from articles.conditions import Query, TextField
from articles.hits import Span, has_words, merged, spans
from tui.safe_text import safe_line
from tui.typeset import Block

# One for one, so that offsets stay: a reader types straight quote marks and plain blanks.
_ALIKE = str.maketrans("‘’“”«»\u00a0\n–—", '\'\'""""  --')


_IN_TEXT: tuple[TextField, ...] = ("body", "quote", "speaker")
"""The fields of a query whose words are shown wherever they stand in the text."""


MOST_HITS = 100_000
"""Matches that are looked for, the first ones: a letter stands in a long text millions of times, and a key must not
wait."""


class Hit(NamedTuple):
    """A place where the words stand: characters of the clean text of a block."""

    block: int
    start: int
    end: int


def find(blocks: Iterable[Block], words: str) -> list[Hit]:
    """Every place where the words stand, in page order, at most `MOST_HITS`; capitals and the shape of quote marks do
    not matter."""
    wanted = words.translate(_ALIKE)
    if not wanted.strip():
        return []
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    hits = (
        Hit(number, *found.span())
        for number, block in enumerate(blocks)
        for found in pattern.finditer(block.safe.text.translate(_ALIKE))
    )
    return list(islice(hits, MOST_HITS))


def find_wanted(blocks: Iterable[Block], query: Query) -> list[Hit]:
    """Every place where words of a query stand, in page order, at most `MOST_HITS`: as the index of the library finds
    them."""
    hits = (Hit(number, *span) for number, block in enumerate(blocks) for span in _wanted_in(block, query))
    return list(islice(hits, MOST_HITS))


def _wanted_in(block: Block, query: Query) -> list[Span]:
    fields: tuple[TextField, ...] = ("title",) if block.field == "title" else _IN_TEXT if block.field else ()
    return merged(span for field in fields for span in spans(query, block.safe.text, field))


class Search:
    """What is searched for in a page, where it stands, and which of the matches is the current one."""

    def __init__(self) -> None:
        self.words = ""
        self.query: Query | None = None
        self.hits: list[Hit] = []
        self.number = 0  # which of them is the current one

    def __str__(self) -> str:
        place = f"{self.number + 1} of {len(self.hits)}" if self.hits else "is not in the text"
        if len(self.hits) == MOST_HITS:
            place += " or more"
        return f"{safe_line(self.words) if self.query else f'“{self.words}”'} {place}"

    @property
    def told(self) -> str:
        """Where the search stands, and what to do with it."""
        return f"{self} · n next · N before · Esc clears" if self.hits else f"{self} · Esc clears"

    @property
    def current(self) -> Hit | None:
        """The current match."""
        return self.hits[self.number] if self.hits else None

    def look(self, blocks: Iterable[Block], words: str) -> None:
        """Search for these words; the first match is the current one."""
        self.words, self.query, self.hits, self.number = words, None, find(blocks, words), 0

    def look_for(self, blocks: Iterable[Block], query: Query) -> None:
        """Search for the words that a query wants, if it wants any."""
        if not has_words(query):
            self.forget()
            return
        self.words, self.query, self.hits, self.number = str(query), query, find_wanted(blocks, query), 0

    def again(self, blocks: Iterable[Block]) -> None:
        """Search these blocks for the same."""
        if self.query is None:
            self.look(blocks, self.words)
        else:
            self.look_for(blocks, self.query)

    def step(self, step: int) -> None:
        """To the next match, or the one before; after the last comes the first."""
        if self.hits:
            self.number = (self.number + step) % len(self.hits)

    def forget(self) -> None:
        """Search for nothing."""
        self.look((), "")
