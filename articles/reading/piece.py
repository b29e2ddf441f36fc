"""What the readers of all formats give, and how an article is made of it."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple, TypeVar, cast

from articles import byline, filing, limits, paragraphs
from articles.article import Article, Dropped
from articles.dates import is_unsearched
from articles.language import guess_language
from articles.lines import Line
from articles.paragraphs import Block
from articles.sectors import Taxonomy

Value = TypeVar("Value")

HEAD = 20_000
"""Characters in which a line that tells the date may stand."""

SAMPLE = 1000
"""Characters of a clean text that tell its language: its beginning is like the rest."""


class Unreadable(NamedTuple):
    """An input that gave no article: what it was and, in one line, why and what to do."""

    source: str
    reason: str


class FormatError(ValueError):
    """The bytes are not what they seem to be, or hold no article; the message says which, in words."""


class Piece(NamedTuple):
    """One article as its format tells it; what the format does not tell is None, and found in the text where it can be.

    ``blocks`` is the clean body, ``published`` and ``updated`` are ISO 8601, ``link`` is the article's address on the
    web, ``categories`` are the words under which its publisher filed it, ``raw`` is what was read, decoded ("" where
    that is the text). ``known_as`` is the source that it is known by where its input holds several articles ("" where
    that is the input): the address of an entry, the path of a file with the name of a part.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    place: str | None = None
    publisher: str | None = None
    credit: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    link: str | None = None
    categories: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()
    raw: str = ""
    known_as: str = ""

    def noticed(self, notice: str) -> Piece:
        """The same with this notice, once."""
        return self if notice in self.notices else self._replace(notices=(*self.notices, notice))

    def within(self, most: int) -> Piece:
        """The same with at most so many characters of text, and a notice where there were more."""
        size = 0
        for number, block in enumerate(self.blocks):
            if size + len(block.text) > most:
                last = block._replace(text=block.text[: most - size])
                blocks = (*self.blocks[:number], *([last] if last.text else []))
                return self._replace(blocks=blocks, raw=self.raw[:most]).noticed(limits.cut())
            size += len(block.text)
        return self


def article_of(piece: Piece, data: bytes, source: str, taxonomy: Taxonomy | None = None) -> Article:
    """The article of a piece that was read from these bytes, filed by the taxonomy or the default one."""
    piece = _undated(_written(piece.within(limits.current().article)))
    text, blocks = paragraphs.joined(piece.blocks)
    opening = next((text[p.start : p.end] for p in blocks if p.kind == "paragraph"), "")
    place, agency, _ = byline.dateline_of(opening)
    credits = (byline.credit_of(Line(0, block.text)) for block in piece.blocks if block.kind == "credit")
    found, scope = filing.file_under(piece.title, text, piece.categories, taxonomy)
    return Article(
        id=_id(piece, text, data),
        source=piece.known_as or source,
        text=text,
        paragraphs=blocks,
        title=piece.title,
        deck=piece.deck,
        byline=piece.byline,
        place=piece.place or place,
        publisher=piece.publisher,
        credit=piece.credit or agency or next(filter(None, credits), None),
        published=piece.published,
        updated=piece.updated if piece.updated != piece.published else None,
        sectors=found,
        scope=scope,
        language=piece.language or guess_language(text[:SAMPLE]),
        dropped=piece.dropped,
        notices=(*piece.notices, *([limits.partly_summarized()] if len(text) > limits.current().summarized else [])),
        raw=piece.raw or text,
        link=piece.link,
        categories=piece.categories,
    )


def _undated(piece: Piece) -> Piece:
    """The piece with a notice where a line that may tell its date was too long to be searched for one."""
    lines = piece.raw[:HEAD].split("\n") if piece.published is None else ()
    if long := next(filter(is_unsearched, lines), None):
        most = limits.current().date_line
        return piece.noticed(f"No date was looked for in “{long[:40]}…”: over {most} characters (limits.date_line).")
    return piece


def _written(value: Value) -> Value:
    """The same in whole characters: halves of them, which escapes may stand for, are joined, or replaced where one
    stands alone."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return cast(Value, value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    elif isinstance(value, tuple):
        parts = map(_written, value)
        return cast(Value, cast(Any, type(value))(*parts) if hasattr(value, "_fields") else tuple(parts))
    return value


def _id(piece: Piece, text: str, data: bytes) -> str:
    """The id names the bytes of the input or, where that holds several articles, what is told of this one."""
    if piece.known_as:
        data = "\0".join((piece.known_as, piece.title or "", text)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]
