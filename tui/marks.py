"""What is marked on a page: the sentences of the summary, quotations, the place one is at, and what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tui.find import Search
from tui.reading import Reading
from tui.speech import hues, spoken
from tui.typeset import Line, Page

SHOWN = ("both", "summary", "quotes", "nothing")
"""What can be highlighted, in the order in which the key steps through it."""


class Mark(NamedTuple):
    """Characters of one row, counted in the clean text of its block, and what they are marked as."""

    start: int
    end: int
    style: str


@dataclass(frozen=True)
class Marks:
    """The marks of a page by row; ``margin`` tells which rows have a bar beside them, "point" or "current"."""

    rows: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    margin: dict[int, str] = field(default_factory=dict)


def standing(page: Page, reading: Reading | None, shown: str) -> Marks:
    """The marks that an article has: its summary and its quotations; ``shown`` is one of `SHOWN`."""
    marks = Marks()
    if reading and shown in ("both", "quotes"):
        for name, start, end, style in quotations(reading):
            _lay(marks, page, name, start, end, style)
    if reading and shown in ("both", "summary"):
        for sentence in reading.summary.sentences:
            _lay(marks, page, "text", sentence.start, sentence.end, "point")
    return marks


def at_hand(page: Page, current: tuple[int, int] | None) -> Marks:
    """The mark of the place one is at, a stretch of the article's text."""
    marks = Marks()
    if current:
        _lay(marks, page, "text", *current, "current")
    return marks


def found(search: Search, line: Line) -> Iterator[Mark]:
    """What was found on one row. The matches may be very many, so row by row."""
    first = bisect_right(search.hits, (line.block, line.start, 0)) - 1
    for at in range(max(0, first), len(search.hits)):
        block, start, end = search.hits[at]
        if (block, start) >= (line.block, line.end):
            return
        if block == line.block and end > line.start:
            yield Mark(max(start, line.start), min(end, line.end), "hit-current" if at == search.number else "hit")


def cut(marks: Sequence[Mark], start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Characters ``start`` to ``end`` cut where a mark begins or ends, each piece with the names of its marks."""
    cuts = sorted({start, end, *(at for mark in marks for at in mark[:2] if start < at < end)})
    for first, last in pairwise(cuts):
        yield first, last, tuple(mark.style for mark in marks if mark.start <= first and last <= mark.end)


def quotations(reading: Reading) -> Iterable[tuple[str, int, int, str]]:
    """Every quotation of title and text: field, place and style (``speaker-N``, ``unnamed`` or ``indirect``)."""
    colours = hues(reading.quotes)
    for name, quotes in (("title", reading.title_quotes), ("text", reading.quotes)):
        for quote in spoken(quotes):
            voice = f"speaker-{colours[quote.speaker]}" if quote.speaker in colours else "unnamed"
            if quote.kind in ("direct", "pull"):
                yield name, quote.start, quote.end, voice
            else:
                yield name, quote.start, quote.end, "indirect"
                yield from ((name, start, end, voice) for start, end in quote.marked)


def _lay(marks: Marks, page: Page, name: str, start: int, end: int, style: str) -> None:
    """Mark a stretch of a field of the article."""
    for row, first, last in page.stretches(name, start, end):
        marks.rows[row].append(Mark(first, last, style))
        if style in ("point", "current"):
            marks.margin[row] = style
