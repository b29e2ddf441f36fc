"""What documents have in common: blocks with their kinds, a head above them, and what the file tells of itself."""

from __future__ import annotations

from typing import NamedTuple

from articles.head import read_head
from articles.language import guess_language
from articles.lines import Line
from articles.paragraphs import Block
from articles.reading.piece import SAMPLE, FormatError, Piece

NOBODY = frozenset(
    """admin administrator author anonymous microsoft windows user owner unknown python-docx openoffice libreoffice
    apple""".split()
)
"""Authors that programs put in by themselves, by their first word."""


class Properties(NamedTuple):
    """What a file tells of itself beside its text; dates are ISO 8601."""

    title: str | None = None
    author: str | None = None
    created: str | None = None

    @property
    def person(self) -> str | None:
        """The author, if it is somebody."""
        author = (self.author or "").strip()
        return author if author and author.split()[0].lower() not in NOBODY else None

    def fill(self, piece: Piece) -> Piece:
        """The piece with what the file tells where its text does not."""
        return piece._replace(
            title=piece.title or self.title or None,
            byline=piece.byline or self.person,
            published=piece.published or self.created,
        )


def piece_of_blocks(blocks: list[Block], title: str | None) -> Piece:
    """The article of these blocks, by its title or what stands above its first paragraph. Raises `FormatError` where
    there are no words."""
    if not blocks:
        raise FormatError("the document holds no text")
    again = {n for n, block in enumerate(blocks[:2], 1) if block.text == title}
    lines = [Line(n, block.text) for n, block in enumerate(blocks, 1) if n not in again]
    language = guess_language("\n".join(block.text for block in blocks)[:SAMPLE])
    head = read_head([Line(0, title), *lines] if title else lines, None if language == "en" else language)
    used = head.used | again if len(blocks) > len(again) else head.used
    return Piece(
        blocks=tuple(block for n, block in enumerate(blocks, 1) if n not in used),
        title=title or head.title,
        deck=head.deck,
        byline=head.byline,
        published=head.dates.published,
        updated=head.dates.updated,
        language=language,
    )
