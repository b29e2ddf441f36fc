"""What is marked on a page: the sentences of the summary, quotations, the place one is at, and what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.spoken import spoken
from summarize import Quote
from tui.find import Search
from tui.reading import Reading
from tui.speakers import Voice, voices
from tui.speech import inferred
from tui.typeset import Line, Page

if TYPE_CHECKING:
    from articles.store.notes import Note

SHOWN = ("both", "summary", "quotes", "nothing")
"""What can be highlighted, in the order in which the key steps through it."""


class Mark(NamedTuple):
    """Characters of one row, counted in the clean text of its block, and what they are marked as."""

    start: int
    end: int
    style: str


@dataclass(frozen=True)
class Marks:
    """The marks of a page by row; ``margin`` tells which rows have a bar beside them, "point" or "current", ``tags``
    which have the tag of a speaker, with its style, ``pens`` beside which what the reader highlighted begins."""

    rows: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    margin: dict[int, str] = field(default_factory=dict)
    tags: dict[int, tuple[str, str]] = field(default_factory=dict)
    pens: set[int] = field(default_factory=set)


def standing(page: Page, reading: Reading | None, shown: str, notes: Sequence[Note] = ()) -> Marks:
    """The marks that an article has: its summary, its quotations and what the reader highlighted; ``shown`` is one of
    `SHOWN`."""
    marks = Marks()
    if reading and shown in ("both", "quotes"):
        known = voices(quote.speaker for quote in spoken(reading.quotes) if quote.speaker)
        for name, quotes in (("title", reading.title_quotes), ("text", reading.quotes)):
            for quote in spoken(quotes):
                _lay_quotation(marks, page, name, quote, known.get(quote.speaker or ""))
    if reading and shown in ("both", "summary"):
        for sentence in reading.summary.sentences:
            _lay(marks, page, "text", sentence.start, sentence.end, "point")
    for note in notes if shown != "nothing" else ():
        if note.start is not None and note.end is not None:
            _lay_passage(marks, page, note.start, note.end)
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


def _lay_quotation(marks: Marks, page: Page, name: str, quote: Quote, voice: Voice | None) -> None:
    """Mark a quotation as speech of its kind and as its speaker's, and its first row with the speaker's tag."""
    doubtful = inferred(quote)
    style = f"{'doubtful' if doubtful else 'speaker'}-{voice.hue}" if voice else "unnamed"
    whole = quote.verbatim
    if not whole:
        _lay(marks, page, name, quote.start, quote.end, "indirect")
        if doubtful:
            _lay(marks, page, name, quote.start, quote.end, "doubtful")
    for start, end in [(quote.start, quote.end)] if whole else quote.marked:
        _lay(marks, page, name, start, end, "direct")
        _lay(marks, page, name, start, end, style)
    if voice:
        tag = voice.tag + ("?" if doubtful else "")
        _tag(marks, page, [stretch.row for stretch in page.stretches(name, quote.start, quote.end)], (tag, style))


def _lay_passage(marks: Marks, page: Page, start: int, end: int) -> None:
    """Mark what the reader highlighted, and its first row with a pen."""
    _lay(marks, page, "text", start, end, "noted")
    if first := next(page.stretches("text", start, end), None):
        marks.pens.add(first.row)


def _tag(marks: Marks, page: Page, rows: Sequence[int], tag: tuple[str, str]) -> None:
    """Tag the first of these rows, or the next where another tag stands there; nothing if the last tag is the same and
    in the same paragraph."""
    last = next(reversed(marks.tags), None)
    if rows and last is not None and page.lines[last].block == page.lines[rows[0]].block and marks.tags[last] == tag:
        return
    if (row := next((row for row in rows if row not in marks.tags), None)) is not None:
        marks.tags[row] = tag


def _lay(marks: Marks, page: Page, name: str, start: int, end: int, style: str) -> None:
    """Mark a stretch of a field of the article."""
    for row, first, last in page.stretches(name, start, end):
        marks.rows[row].append(Mark(first, last, style))
        if style in ("point", "current"):
            marks.margin[row] = style
