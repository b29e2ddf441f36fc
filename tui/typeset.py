"""From an article to set lines: what stands on which row of a column, and where each character of the article stands.

Only text and numbers here, no screen: a widget asks for rows and draws them. All text is cleaned by `tui.safe_text`
on its way in, and every offset that comes from outside counts in the text before the cleaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, split_graphemes

from articles.article import Article
from tui.safe_text import SafeText, safe_block, safe_line
from tui.wording import date_in_words

if TYPE_CHECKING:
    from articles.store.notes import Note

# Characters that all take one cell, whatever stands around them: most texts consist of them, and wrap fast.
_NARROW = re.compile("[ -~\u00a0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203b]*\\Z")
_NO_LINE_BEGIN = frozenset("、。，．！？：；」』）〕】〉》’”…")
_NO_LINE_END = frozenset("「『（〔【〈《‘“")
_BULLET = re.compile(r"(?:[•·‣▪◦*–—-]|\d{1,3}[.)])[ \u00a0]+")
_CLOSE = {
    ("list_item", "list_item"),
    ("caption", "pullquote"),
    ("caption", "caption"),
    ("facts", "deck"),
    ("facts", "title"),
}
NOTED = "✎"
"""Stands before the words of a note, and beside what is highlighted."""
_PULLED = 4  # cells by which a pull quote is set in, at both sides
_NARROW_COLUMN = 40  # cells below which nothing is set in


class Block(NamedTuple):
    """One block of what is shown: a paragraph, the title, a line of the scrape.

    ``kind`` is that of the paragraph, or ``title``, ``deck``, ``facts``, ``notice``, ``note``, ``raw``, ``dropped``.
    ``field`` tells which text ``start`` and ``end`` count in ("text", "title", "raw"); it is empty for words that are
    not the article's. ``remark`` is how many of the last characters are a remark of ours.
    """

    kind: str
    safe: SafeText
    field: str = ""
    start: int = 0
    end: int = 0
    remark: int = 0


class Line(NamedTuple):
    """One row: characters ``start`` to ``end`` of the clean text of a block; ``lead`` is what is set before them."""

    block: int
    start: int
    end: int
    lead: str = ""


class Stretch(NamedTuple):
    """Characters of one row, counted in the clean text of its block."""

    row: int
    start: int
    end: int


class Page:
    """Blocks set in a column of ``measure`` cells."""

    def __init__(self, blocks: Sequence[Block], measure: int) -> None:
        self.blocks = blocks
        self.lines = _set(blocks, measure)
        self._fields = {
            field: [n for n, block in enumerate(blocks) if block.field == field]
            for field in {block.field for block in blocks if block.field}
        }

    def text(self, row: int) -> str:
        """The clean text of a row, without its lead."""
        line = self.lines[row]
        return self.blocks[line.block].safe.text[line.start : line.end]

    def row_at(self, block: int, offset: int) -> int:
        """The row that holds this character of the clean text of a block."""
        row = max(0, bisect_right(self.lines, (block, offset), key=lambda line: line[:2]) - 1)
        return row if self.lines[row].block == block else row + 1

    def row_of(self, field: str, offset: int) -> int | None:
        """The row that holds this character of a field, or stands before it; None if the field is not shown."""
        numbers = self._fields.get(field)
        if not numbers:
            return None
        number = numbers[self._before(numbers, offset)]
        block = self.blocks[number]
        return self.row_at(number, block.safe.to_safe(min(max(offset, block.start), block.end) - block.start))

    def source_of(self, row: int) -> tuple[str, int]:
        """The field and the offset in it of the first character of a row."""
        line = self.lines[row]
        block = self.blocks[line.block]
        return block.field, block.start + block.safe.to_source(line.start)

    def source_at(self, row: int, cell: int) -> tuple[str, int] | None:
        """The field and the offset of the character that stands at a cell of a row; None beside the text."""
        if not 0 <= row < len(self.lines):
            return None
        line = self.lines[row]
        block = self.blocks[line.block]
        cell -= cell_len(line.lead)
        for first, _, cells in split_graphemes(self.text(row))[0]:
            if 0 <= cell < cells:
                return block.field, block.start + block.safe.to_source(line.start + first)
            cell -= cells
        return None

    def stretches(self, field: str, start: int, end: int) -> Iterator[Stretch]:
        """Where characters ``start`` to ``end`` of a field stand, row by row."""
        for block, first, last in self._parts(field, start, end):
            yield from self.rows(block, first, last)

    def rows(self, block: int, start: int, end: int) -> Iterator[Stretch]:
        """Where characters of the clean text of a block stand, row by row."""
        for row in range(self.row_at(block, start), len(self.lines)):
            line = self.lines[row]
            if line.block != block or line.start >= end:
                return
            if max(start, line.start) < min(end, line.end):
                yield Stretch(row, max(start, line.start), min(end, line.end))

    def _parts(self, field: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The blocks that a stretch of a field runs over, each with its place in the clean text of the block."""
        numbers = self._fields.get(field, [])
        for at in range(self._before(numbers, start), len(numbers)):
            number = numbers[at]
            block = self.blocks[number]
            if block.start >= end:
                return
            first, last = max(start, block.start), min(end, block.end)
            if first < last:
                yield number, block.safe.to_safe(first - block.start), block.safe.to_safe(last - block.start)

    def _before(self, numbers: Sequence[int], offset: int) -> int:
        """Which of these blocks begins last at or before an offset of their field."""
        return max(0, bisect_right(numbers, offset, key=lambda number: self.blocks[number].start) - 1)


class Jottings(NamedTuple):
    """What stands beside an article: tags and notes of its reader, and where its copies appeared."""

    tags: Sequence[str] = ()
    notes: Sequence[Note] = ()
    copies: Sequence[str] = ()


NO_JOTTINGS = Jottings()


def article_blocks(article: Article, jottings: Jottings = NO_JOTTINGS) -> list[Block]:
    """What the reader shows of an article: headline, standfirst, facts, where its copies appeared, every paragraph.

    A note stands under the paragraph in which its passage ends, one on the whole article under the facts.
    """
    blocks = []
    if article.title:
        blocks.append(Block("title", safe_block(article.title), "title", 0, len(article.title)))
    if article.deck:
        blocks.append(Block("deck", safe_block(article.deck)))
    facts = [*_facts(article), " ".join(f"#{safe_line(tag)}" for tag in jottings.tags)]
    facts.append(_elsewhere(jottings.copies))
    blocks.append(Block("facts", SafeText(" · ".join(fact for fact in facts if fact))))
    blocks += [_note_block(note) for note in jottings.notes if note.end is None]
    blocks += [Block("notice", SafeText(safe_line(notice))) for notice in article.notices]
    for paragraph in article.paragraphs:
        safe = safe_block(article.text[paragraph.start : paragraph.end])
        block = Block(paragraph.kind, safe, "text", paragraph.start, paragraph.end)
        if not _repeats(block, blocks[-1]):
            blocks.append(block)
        blocks += [
            _note_block(note)
            for note in jottings.notes
            if note.words and note.end is not None and paragraph.start < note.end <= paragraph.end
        ]
    if not article.paragraphs:
        blocks.append(Block("notice", SafeText("This scrape holds no article text; r shows it as it came.")))
    return blocks


def _note_block(note: Note) -> Block:
    return Block("note", safe_block(note.words))


def _repeats(block: Block, before: Block) -> bool:
    """Whether a caption says the same as the one above it: scrapes hold many twice, a page needs them once."""
    return block.kind == before.kind == "caption" and block.safe.text.split() == before.safe.text.split()


def raw_blocks(article: Article) -> list[Block]:
    """The scrape line by line; the lines that are no part of the article with the reason why."""
    reasons = {dropped.line: safe_line(dropped.reason) for dropped in article.dropped}
    blocks, at = [], 0
    for number, line in enumerate(article.raw.split("\n"), 1):
        safe = safe_block(line.removesuffix("\r"))
        reason = reasons.get(number)
        if reason is None:
            blocks.append(Block("raw", safe, "raw", at, at + len(line)))
        else:
            remark = f"  ← {reason}"
            shown = SafeText(safe.text + remark, safe.edits)
            blocks.append(Block("dropped", shown, "raw", at, at + len(line), len(remark)))
        at += len(line) + 1
    return blocks


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where to break clean text into rows of ``width`` cells: (start, end) of each, without the blanks at a break."""
    rows: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if _NARROW.match(line):
            _wrap_narrow(text, at, at + len(line), width, rows)
        else:
            _wrap_wide(text, at, at + len(line), width, rows)
        at += len(line) + 1
    return rows


def _wrap_narrow(text: str, start: int, end: int, width: int, rows: list[tuple[int, int]]) -> None:
    """Break text whose every character takes one cell."""
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            rows.append((start, start + width))
            start += width
        else:
            rows.append((start, start + len(text[start:cut].rstrip(" "))))
            start = cut + 1
            while start < end and text[start] == " ":
                start += 1
    rows.append((start, end))


def _wrap_wide(text: str, start: int, end: int, width: int, rows: list[tuple[int, int]]) -> None:
    """Break text with wide or combining characters: at blanks, and beside wide characters where punctuation allows."""
    row, used = start, 0
    chance: tuple[int, int, int] | None = (
        None  # the last place to break: end of a row, start of the next, cells before it
    )
    for first, last, cells in split_graphemes(text[start:end])[0]:
        at, after = start + first, start + last
        if used + cells > width and at > row:
            if text[at] == " ":
                rows.append((row, at))
                row, used, chance = after, 0, None
                continue
            stop, begin, before = chance or (at, at, used)
            rows.append((row, stop))
            row, used, chance = begin, used - before, None
        used += cells
        if text[at] == " ":
            chance = (at, after, used)
        elif cells == 2 and text[at] not in _NO_LINE_END and text[after : after + 1] not in _NO_LINE_BEGIN:
            chance = (after, after, used)
    rows.append((row, end))


def _set(blocks: Iterable[Block], measure: int) -> list[Line]:
    """The rows of all blocks, with the blank rows between them."""
    lines: list[Line] = []
    previous = ""
    for number, block in enumerate(blocks):
        text = block.safe.text
        manner = _manner(block.kind, previous, text, measure)
        lead, width = manner.lead, measure - cell_len(manner.lead) - manner.right
        if lines:
            lines += [Line(number, 0, 0)] * _space_above(block.kind, previous)
        for start, end in wrap(text[manner.replaced :], max(1, width)):
            start, end = start + manner.replaced, end + manner.replaced
            if block.kind not in ("raw", "dropped"):
                start += len(text[start:end]) - len(text[start:end].lstrip(" "))
            lines.append(Line(number, start, end, lead))
            lead = " " * cell_len(lead)
        if (block.kind, previous) != ("caption", "pullquote"):  # the captions of a pull quote all stand below it
            previous = block.kind
    return lines


class _Manner(NamedTuple):
    """How a block is set: what leads its first row, how many characters that replaces, cells left free at the right."""

    lead: str = ""
    replaced: int = 0
    right: int = 0


def _manner(kind: str, previous: str, text: str, measure: int) -> _Manner:
    """How a block is set below another one."""
    if kind == "note":
        return _Manner(f"{NOTED} ")
    if kind == "list_item":
        bullet = _BULLET.match(text)
        return _Manner(bullet[0].rstrip() + " ", bullet.end()) if bullet else _Manner("• ")
    if measure >= _NARROW_COLUMN and (kind == "pullquote" or (kind == "caption" and previous == "pullquote")):
        return _Manner(" " * _PULLED, right=_PULLED)
    return _Manner()


def _space_above(kind: str, previous: str) -> int:
    """How many blank rows stand between two blocks."""
    if kind in ("raw", "dropped", "note") or (kind, previous) in _CLOSE:
        return 0
    return 2 if kind == "subhead" and previous != "facts" else 1


def _elsewhere(places: Sequence[str]) -> str:
    """Where copies appeared: "also in cbc.ca, ledger.txt"."""
    return f"also in {safe_line(', '.join(places))}" if places else ""


def _facts(article: Article) -> list[str]:
    """The quiet line under the headline: when, who, about what, where it appeared."""
    facts = [date_in_words(article.published) if article.published else "undated", safe_line(article.byline or "")]
    if article.sector:
        facts.append(safe_line(article.sector.name))
    facts += [
        safe_line(article.publisher or ""),
        f"updated {date_in_words(article.updated)}" if article.updated else "",
    ]
    return [fact for fact in facts if fact]
