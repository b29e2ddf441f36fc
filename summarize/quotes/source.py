"""The text as the quotation reader walks through it: blocks, sentences, and a copy without misleading full stops."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.document import Document
from summarize.quotes.marks import SINGLE_OPENING, single_quoted

Span = tuple[int, int]

HIDDEN_STOP = "\u2024"
"""Stands for the full stop of an abbreviation, so that a plain ``.`` always ends a sentence."""

SHORT_LINE = 60  # a line shorter than this is not the wrapped part of a paragraph
_LINE_END = re.compile(r"\n\s*")
_BULLETS = "•-*"
_SENTENCE_LAST = '.!?”"’:)'
_CLOSERS = "”\"’')"
_SIGNED = re.compile(r"[”\"]\s?[―—–-]{1,2}\s?[^\W\d_][^\n“”\"]{1,60}$")
"""A quotation and a dash with who said it, at the end of a line."""

_SIGNED_REACH = 70
_STOP_BEFORE_MARK = re.compile(r"[.!?][”\"’')]*(\s+)(?=[“\"])")


_DOUBLED = ("''", "``")
"""Two single marks typed for a double one."""

_DOUBLED_OPENING = re.compile(r"``|(?<![^\s(\[—–-])''(?=\S)")


class Block(NamedTuple):
    """A paragraph, or a line of one where the lines are things of their own; ``kind`` is the paragraph's."""

    kind: str
    start: int
    end: int


class Source:
    """A document prepared for reading, offsets kept: ``text`` is ``raw`` with the full stops inside sentences hidden.

    ``singles`` are the stretches between single marks, by the number of their block.
    """

    def __init__(self, document: Document) -> None:
        self.raw = _with_double_marks(document.text)
        self._written = document.text
        self.blocks = tuple(_blocks(document))
        self.singles = _singles(self.raw, self.blocks)
        sentences = [span for s in document.sentences for span in _cut_before_marks(self.raw, s.start, s.end)]
        self._starts = sorted({a for a, _ in sentences} | {b.start for b in self.blocks})
        self._ends = sorted({b for _, b in sentences} | {b.end for b in self.blocks})
        self.text = _hide_stops(self.raw, sentences)
        self._block_starts = [b.start for b in self.blocks]

    def has_doubled_mark(self, at: int) -> bool:
        """Was the quote mark there typed as two single ones?"""
        return self._written.startswith(_DOUBLED, at)

    def block_at(self, at: int) -> int:
        """The index of the block that holds the offset (or the last one that begins before it)."""
        return max(0, bisect_right(self._block_starts, at) - 1)

    def sentence_start(self, at: int, floor: int) -> int:
        """Where the sentence that holds ``at`` begins, not before ``floor``."""
        k = bisect_right(self._starts, at) - 1
        return max(floor, self._starts[k]) if k >= 0 else floor

    def sentence_end(self, at: int, ceiling: int) -> int:
        """Where the sentence that holds ``at`` ends, not after ``ceiling``."""
        k = bisect_right(self._ends, at)
        return min(ceiling, self._ends[k]) if k < len(self._ends) else ceiling

    def sentences_before(self, at: int, floor: int) -> Iterator[Span]:
        """The sentences that begin before ``at``, nearest first, not beyond ``floor``; the first is cut at ``at``."""
        end = at
        for k in range(bisect_left(self._starts, at) - 1, -1, -1):
            if self._starts[k] < floor:
                return
            yield self._starts[k], end
            end = self._starts[k]


def _with_double_marks(text: str) -> str:
    """The text with double marks for those typed as two single ones: an outer mark and what stays within it."""
    if not any(mark in text for mark in _DOUBLED):
        return text
    return _DOUBLED_OPENING.sub("\"'", text).replace("''", "'\"")


def _cut_before_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence cut where a full stop is followed by an opening quote mark: no abbreviation stands there."""
    for stop in _STOP_BEFORE_MARK.finditer(text, start, end):
        if text[stop.end() - 1].isspace() and stop.end() < end:
            yield start, stop.start(1)
            start = stop.end()
    yield start, end


def _blocks(document: Document) -> Iterator[Block]:
    """The paragraphs, cut where a line ends like a sentence or a signed quotation, is short, or a bullet follows."""
    text = document.text
    for paragraph in document.paragraphs:
        start = paragraph.start
        for line_end in _LINE_END.finditer(text, paragraph.start, paragraph.end):
            if start < line_end.start() and _ends_line(text, start, line_end):
                yield from _trimmed(text, paragraph.kind, start, line_end.start())
                start = line_end.end()
        yield from _trimmed(text, paragraph.kind, start, paragraph.end)


def _singles(text: str, blocks: Sequence[Block]) -> dict[int, list[Span]]:
    found = {}
    openings = [opening.start() for opening in SINGLE_OPENING.finditer(text)]
    for number, block in enumerate(blocks):
        k = bisect_left(openings, block.start)
        if k < len(openings) and openings[k] < block.end:
            found[number] = single_quoted(text, block.start, block.end)
    return found


def _ends_line(text: str, start: int, line_end: re.Match[str]) -> bool:
    at = line_end.start()
    last = text[at - 1] if not text[at - 1].isspace() else text[max(start, at - 2)]
    if at - start < SHORT_LINE or last in _SENTENCE_LAST or text[line_end.end() : line_end.end() + 1] in _BULLETS:
        return True
    return _SIGNED.search(text, max(start, at - _SIGNED_REACH), at) is not None


def _trimmed(text: str, kind: str, start: int, end: int) -> Iterator[Block]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Block(kind, start, end)


def _hide_stops(text: str, sentences: list[Span]) -> str:
    """The text with every full stop replaced that stands inside a sentence."""
    parts, at = [], 0
    for start, end in sentences:
        inner = end
        while inner > start and text[inner - 1] in _CLOSERS:
            inner -= 1
        parts += [text[at:start], text[start : inner - 1].replace(".", HIDDEN_STOP)]
        at = max(start, inner - 1)
    return "".join([*parts, text[at:]])
