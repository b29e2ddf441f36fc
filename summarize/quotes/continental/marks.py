"""Quoted stretches of any language: which marks there are, which way they turn, and where a stretch begins and ends.

The marks of most languages can be told apart without knowing the language; where two conventions contradict each other
the text itself decides: »so« or «so» by which of the two its blocks use first, “ closes where „ has opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summarize.quotes.source import Block

Turn = Literal["open", "close", "none"]

FAMILIES = {
    **dict.fromkeys('“”„‟"״＂〝〞〟', "double"),
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys("‹›", "single guillemets"),
    **dict.fromkeys("‚‘’", "single"),
    **dict.fromkeys("「」", "corners"),
    **dict.fromkeys("『』", "white corners"),
}
_ALWAYS_OPEN = "„‟「『‚〝"
_ALWAYS_CLOSE = "」』〞〟"
_STRAIGHT = '"״＂'
MARK = re.compile(f"[{''.join(FAMILIES)}]")
_BEFORE_OPENING = "([{—–-/'’‘:…" + "".join(FAMILIES)
_AFTER_CLOSING = ".,;:!?)]}—–-/'’…。，、！？：；" + "".join(FAMILIES)
_GUILLEMETS_KEEP_THEIR_WAY = ("fr", "it", "pt", "ca", "ru", "uk", "ar", "el")
_DEEPEST = 6  # quotations within quotations; beyond, the marks are noise
_SINGLE = re.compile(r"(?<!\w)‘(?![tnskm]\b)(?=\w)[^‘’“”«»\"]{1,400}(?:’\w[^‘’“”«»\"]{0,400}){0,40}’(?!\w)")
_ASIDE = ("pullquote", "caption", "credit", "subhead")


class Stretch(NamedTuple):
    """A quoted stretch with its marks; without a closing mark it ends where its block or its sentence does.

    ``continues`` the stretch of an earlier block.
    """

    start: int
    end: int
    block: int
    continues: bool = False

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start : self.end].strip(_AROUND)


_AROUND = " \n\t\xa0\u202f\u2009" + "".join(FAMILIES)


class _Open(NamedTuple):
    family: str
    mark: str
    at: int


def find_stretches(text: str, blocks: Sequence[Block], language: str) -> list[Stretch]:
    """The outermost quoted stretches of all blocks, in text order."""
    guillemets = _way_of_guillemets(text, blocks, language)
    found: list[Stretch] = []
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        if block.kind in _ASIDE:
            found += _Scan(text, number, block, guillemets, None).run()[0]
            continue
        following = next((b for b in blocks[number + 1 : number + 4] if b.kind not in _ASIDE), None)
        stretches, left = _Scan(text, number, block, guillemets, carried).run()
        carried = None
        if left is not None:
            runs_on = following is not None and _goes_on_in(text, following, left, guillemets)
            carried = left if runs_on else None
            if not runs_on and left.at != block.start:
                end = _sentence_end(text, left.at, block.end)
                stretches[-1] = stretches[-1]._replace(end=end)
        found += stretches
    return found


def single_stretches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Stretches between curly single marks as (block, start, end), in text order; apostrophes are none."""
    for number, block in enumerate(blocks):
        for match in _SINGLE.finditer(text, block.start, block.end):
            yield number, match.start(), match.end()


def _way_of_guillemets(text: str, blocks: Sequence[Block], language: str) -> str:
    """The guillemets that open: "«", "»" where the text turns them inwards, "" where one and the same does both."""
    if language in _GUILLEMETS_KEEP_THEIR_WAY:
        return "«"
    if "«" not in text:
        return "" if text.count("»") > 1 else "«"
    firsts = [match.group() for b in blocks if (match := _GUILLEMET.search(text, b.start, b.end))]
    return "»" if firsts.count("»") > firsts.count("«") else "«"


_GUILLEMET = re.compile("[«»]")
_STOP = re.compile(r"[.!?…](?=\s|$)")


def _sentence_end(text: str, at: int, end: int) -> int:
    stop = _STOP.search(text, at, end)
    return stop.end() if stop else end


def _goes_on_in(text: str, block: Block, left: _Open, guillemets: str) -> bool:
    """Does the block open with a mark like the one left open, or close one that it did not open?"""
    first = MARK.search(text, block.start, block.end)
    while first and FAMILIES[first.group()] != left.family:
        first = MARK.search(text, first.end(), block.end)
    if first is None:
        return False
    return first.start() == block.start or turn(text, first.start(), block, left, guillemets) == "close"


def turn(text: str, at: int, block: Block, is_open: _Open | None, guillemets: str) -> Turn:
    """Whether the mark at ``at`` opens or closes; ``is_open`` is the open mark of its family."""
    mark = text[at]
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    can_open = before.isspace() or before in _BEFORE_OPENING
    can_close = after.isspace() or after in _AFTER_CLOSING
    if mark in "‘’":
        return "close" if is_open and not after.isalnum() else "none"
    if mark in "‹›":
        return "close" if is_open else "open"
    if mark in "«»" and guillemets:
        return "open" if mark == guillemets else "close"
    if mark in _ALWAYS_OPEN:
        return "open"
    if mark in _ALWAYS_CLOSE:
        return "close"
    if is_open is None:
        return _turn_outside(mark, before, after, can_open, can_close)
    if mark == "“" and is_open.mark != "„" and can_open and not can_close:
        return "open"
    return "open" if mark in _STRAIGHT and can_open and not can_close else "close"


def _turn_outside(mark: str, before: str, after: str, can_open: bool, can_close: bool) -> Turn:
    if mark in _STRAIGHT and (before.isdigit() or (before.isalnum() and after.isalnum())):
        return "none"  # inches, or the mark within a Hebrew abbreviation
    if mark == "“":
        return "close" if can_close and not can_open else "open"
    return "open" if can_open else "close"


class _Scan:
    """One pass over the marks of a block."""

    def __init__(self, text: str, number: int, block: Block, guillemets: str, carried: _Open | None) -> None:
        self.text, self.number, self.block, self.guillemets = text, number, block, guillemets
        self.marks = [m.start() for m in MARK.finditer(text, block.start, block.end)]
        self.carried = carried
        self.stack: list[_Open] = []
        self.found: list[Stretch] = []

    def run(self) -> tuple[list[Stretch], _Open | None]:
        """The stretches, and the mark that is left open at the end."""
        first = 0
        if self.carried:
            self.stack = [self.carried._replace(at=self.block.start)]
            first = int(bool(self.marks) and self.marks[0] == self.block.start)
        for n in range(first, len(self.marks)):
            self._take(n)
        if not self.stack:
            return self.found, None
        left = self.stack[0]
        self._add(left.at, self.block.end)
        return self.found, left

    def _take(self, n: int) -> None:
        at = self.marks[n]
        family = FAMILIES[self.text[at]]
        depth = next((k for k, o in enumerate(self.stack) if o.family == family), None)
        is_open = None if depth is None else self.stack[depth]
        kind = turn(self.text, at, self.block, is_open, self.guillemets)
        if kind == "open" and (depth is None or self._nests(n, family)):
            if len(self.stack) < _DEEPEST:
                self.stack.append(_Open(family, self.text[at], at))
        elif kind == "open" and depth == 0:  # its closing mark was lost
            self._add(self.stack[0].at, self._without_blanks(self.stack[0].at, at))
            self.stack = [_Open(family, self.text[at], at)]
        elif kind == "close" and depth is not None:
            last = max(k for k, o in enumerate(self.stack) if o.family == family)
            if last == 0:
                self._add(self.stack[0].at, at + 1)
            del self.stack[last:]

    def _nests(self, n: int, family: str) -> bool:
        """Do two closing marks come next, one for the quotation within and one for that around it?"""
        coming = self.marks[n + 1 : n + 3]
        opened = _Open(family, self.text[self.marks[n]], self.marks[n])
        return len(coming) == 2 and all(
            FAMILIES[self.text[at]] == family and turn(self.text, at, self.block, opened, self.guillemets) == "close"
            for at in coming
        )

    def _add(self, start: int, end: int) -> None:
        continues = self.carried is not None and start == self.block.start and not self.found
        self.found.append(Stretch(start, end, self.number, continues))

    def _without_blanks(self, start: int, end: int) -> int:
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return end
