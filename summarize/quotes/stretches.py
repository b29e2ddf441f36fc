"""Contiguous stretches between quote marks: nested, left open, or running over paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from summarize.quotes.marks import CLOSING, DOUBLE, OPENING, STRAIGHT, is_spoken, side
from summarize.quotes.source import Block, Source, Span

ASIDE = ("pullquote", "caption", "credit", "subhead")
"""Kinds of blocks that stand beside the running text: a quotation runs on past them."""


_LEAST_NESTING = 3  # marks: one that opens, and two that close


class Stretch(NamedTuple):
    """A quoted stretch with its marks; one without a closing mark ends where its block or its sentence does.

    ``continues`` the stretch of an earlier block, or ``runs_on`` in a later one.
    """

    start: int
    end: int
    block: int
    opened: bool
    closed: bool
    continues: bool = False
    runs_on: bool = False

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start + self.opened : self.end - self.closed].strip(" \n\xa0'‘’")


def find_stretches(source: Source) -> dict[int, list[Stretch]]:
    """The stretches of every block that has any, by the block's number; none with nothing between its marks."""
    found: dict[int, list[Stretch]] = {}
    carried = False
    marks = [mark.start() for mark in DOUBLE.finditer(source.raw)]
    read = 0
    following = _next_running(source)
    for number, block in enumerate(source.blocks):
        aside = block.kind in ASIDE
        here = read = bisect_left(marks, block.start, read)
        while read < len(marks) and marks[read] < block.end:
            read += 1
        stretches: list[Stretch] = []
        if here < read:
            stretches = _BlockScan(source, number, following[number], marks[here:read], carried and not aside).run()
        if number in source.singles:
            stretches = _with_singles(source, number, stretches)
        if telling := [one for one in stretches if one.continues or one.runs_on or one.inner(source.raw)]:
            found[number] = telling
        if not aside:
            carried = bool(stretches) and stretches[-1].runs_on
    return found


def _with_singles(source: Source, number: int, doubles: list[Stretch]) -> list[Stretch]:
    """The stretches of a block with those between single marks; one within another is no stretch of its own."""
    block = source.blocks[number]
    whole = (block.start, block.end)
    spoken = [span for span in source.singles[number] if is_spoken(source.raw, span, whole)]
    if not spoken:
        return doubles
    singles = [Stretch(a, b, number, True, True) for a, b in spoken]
    found: list[Stretch] = []
    for stretch in sorted([*doubles, *singles], key=lambda s: (s.start, -s.end)):
        if not found or stretch.start >= found[-1].end:
            found.append(stretch)
    return found


def _next_running(source: Source) -> list[Block | None]:
    """For each block the next block of running text."""
    following: list[Block | None] = []
    coming: Block | None = None
    for block in reversed(source.blocks):
        following.append(coming)
        if block.kind not in ASIDE:
            coming = block
    return following[::-1]


class _BlockScan:
    """One pass over the marks of a block."""

    def __init__(self, source: Source, number: int, following: Block | None, marks: list[int], carried: bool) -> None:
        self.source, self.text, self.number = source, source.raw, number
        self.block = source.blocks[number]
        self.following = following
        self.marks = marks
        self.carried = carried
        self.found: list[Stretch] = []

    def run(self) -> list[Stretch]:
        block = self.block
        open_at: int | None = None
        opened, depth = True, 0
        continues = self.carried and bool(self.marks) and self.marks[0] == block.start
        if self.carried and not continues and self._closes_first():
            open_at, opened, continues = block.start, False, True
        nests = self._nesting()
        for n, at in enumerate(self.marks):
            kind = side(self.text, at, block.start, block.end, open_at is not None)
            if open_at is None:
                if kind == "open":
                    open_at, opened, depth = at, True, 0
            elif kind == "open" and nests[n]:
                depth += 1
            elif kind == "open":
                self._add(open_at, self._without_blanks(open_at, at), opened, False, continues)
                open_at, opened, depth = at, True, 0
            elif kind == "close" and depth:
                depth -= 1
            elif kind == "close":
                self._add(open_at, at + 1, opened, True, continues)
                open_at = None
        if open_at is not None:
            self._leave_open(open_at, opened, continues)
        return self.found

    def _add(self, start: int, end: int, opened: bool, closed: bool, continues: bool, runs_on: bool = False) -> None:
        continues = continues and start == self.block.start
        self.found.append(Stretch(start, end, self.number, opened, closed, continues, runs_on))

    def _leave_open(self, start: int, opened: bool, continues: bool) -> None:
        """A stretch without a closing mark: it runs on in the next block, or its mark was lost."""
        block = self.block
        runs_on = self.following is not None and self._runs_on_in(self.following)
        end = block.end
        if not runs_on and start != block.start:
            end = self.source.sentence_end(start + 1, block.end)
        self._add(start, end, opened, False, continues, runs_on)

    def _runs_on_in(self, following: Block) -> bool:
        """Does the next block open with a mark, or close one that it did not open?"""
        if self.text[following.start] in OPENING + STRAIGHT:
            return True
        if self.text[self.block.end - 1] not in ".?!,:;":
            return False
        return _closes_unopened(self.text, following)

    def _closes_first(self) -> bool:
        """Is the first mark of the block one that closes what an earlier block opened?"""
        return bool(self.marks) and _closes_unopened(self.text, self.block)

    def _nesting(self) -> list[bool]:
        """For each mark: are there closing marks left for a quotation within a quotation that opens there?"""
        block = self.block
        if len(self.marks) < _LEAST_NESTING:
            return [False] * len(self.marks)
        steps = [1 if side(self.text, at, block.start, block.end, True) == "open" else -1 for at in self.marks]
        sums = list(accumulate(steps))
        lowest = list(accumulate(reversed(sums), min))[::-1]
        return [n + 1 < len(sums) and lowest[n + 1] - sums[n] <= -2 for n in range(len(sums))]

    def _without_blanks(self, start: int, end: int) -> int:
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return end


def _closes_unopened(text: str, block: Block) -> bool:
    """Is the first mark of the block a closing one at the end of a word?"""
    first = DOUBLE.search(text, block.start, block.end)
    if first is None or first.group() not in CLOSING + STRAIGHT or first.start() == block.start:
        return False
    at = first.start()
    return not text[at - 1].isspace() and side(text, at, block.start, block.end, True) == "close"


def covering(spans: list[Span], at: int) -> Span | None:
    """The span that holds the offset, of spans in text order that do not overlap."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= at:
            low = middle + 1
        else:
            high = middle
    return spans[low] if low < len(spans) and spans[low][0] <= at else None
