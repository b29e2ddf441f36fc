"""The values that summaries and quotations are made from: one text, its paragraphs and its sentences.

Offsets are Unicode code points into ``Document.text``, the end exclusive, as in ``text[start:end]``.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

KINDS = ("paragraph", "subhead", "pullquote", "blockquote", "caption", "list_item", "credit")
"""What a paragraph can be; only ``paragraph`` is running text. A ``blockquote`` is said nowhere else in the text, a
``pullquote`` may be."""


class Paragraph(NamedTuple):
    """One block of the text: ``kind`` is one of `KINDS`."""

    kind: str
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence of running text; ``paragraph`` is the index of its paragraph in the document."""

    start: int
    end: int
    paragraph: int


class _Fields(NamedTuple):
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    title: str | None = None
    language: str = "en"


class Document(_Fields):
    """A clean text with the kinds of its paragraphs, as the summarizers and the quotation reader take it.

    ``title`` is the headline or None; ``language`` an ISO 639-1 code. (A named tuple, as all values on the way of a
    one-shot summary: a data class takes ten times as long to make at start.)
    """

    @classmethod
    def from_text(cls, text: str, title: str | None = None, language: str = "en") -> Document:
        """A document from plain text whose paragraphs are set apart by blank lines, all of them running text."""
        paragraphs, at = [], 0
        for block in text.split("\n\n"):
            start = at + len(block) - len(block.lstrip())
            end = at + len(block.rstrip())
            if start < end:
                paragraphs.append(Paragraph("paragraph", start, end))
            at += len(block) + 2
        return cls(text, tuple(paragraphs), title, language)

    def beginning(self, count: int) -> Document:
        """The same document with no more than its first sentences."""
        short = Document(*self)
        short.__dict__["sentences"] = self.sentences[:count]
        return short

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the running text (paragraphs of kind ``paragraph``), in text order."""
        from summarize.sentences import split

        return tuple(
            Sentence(start, end, number)
            for number, paragraph in enumerate(self.paragraphs)
            if paragraph.kind == "paragraph"
            for start, end in split(self.text, paragraph.start, paragraph.end, self.language)
        )
