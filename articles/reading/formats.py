"""Which format some bytes are in: told by what they hold, and by the name of the file only where that does not decide.

A format is read by a module of its own, which is imported when the first such bytes come. Its ``read`` takes the bytes
and the source, and gives the pieces that they hold, with `Unreadable` for each that can be no article (a picture, an
entry without words); it raises `FormatError` where there is nothing that can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from articles import limits
from articles.reading import html_signs, media, signs
from articles.reading.feed_head import is_feed
from articles.reading.part import ROW
from articles.reading.piece import FormatError, Piece, Unreadable

HEAD = 4096
"""So many bytes tell the format."""

DOCUMENT = 64 * limits.MB
"""Bytes of the largest document that is read; most of them are its pictures and fonts."""

NEWSML_G2 = ("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")


class Most(NamedTuple):
    """How many bytes of a file are read, how messages call that limit, and what becomes of a longer file: it is "cut",
    "refused" since a part of it cannot be read, or "told" by its reader, entry by entry."""

    size: int
    words: str
    longer: str


def _article() -> Most:
    return Most(limits.current().article, limits.article(), "cut")


def _message() -> Most:
    return Most(limits.current().member, limits.member(), "cut")


def _feed() -> Most:
    return Most(limits.current().member, limits.member(), "told")


def _items() -> Most:
    return Most(limits.current().member, limits.member(), "refused")


def _document() -> Most:
    return Most(DOCUMENT, f"{limits.size(DOCUMENT)} ({limits.FIXED})", "refused")


class Format(NamedTuple):
    """A format: what it is called, the module that reads it, how it is told by the first bytes and the name, in small
    letters, and how much of a file is read."""

    name: str
    module: str
    fits: Callable[[bytes, str], bool]
    most: Callable[[], Most] = _article

    def read(self, data: bytes, source: str) -> Iterator[Piece | Unreadable]:
        """What the bytes hold, with a notice where there are more than are read. Raises `FormatError`."""
        most = self.most()
        is_longer = len(data) > most.size
        if is_longer and most.longer == "refused":
            raise FormatError(f"holds more than {most.words}: split it, or save its text")
        for found in import_module(self.module).read(data, source):
            if is_longer and most.longer == "cut" and isinstance(found, Piece):
                yield found.noticed(limits.cut(most.words))
            else:
                yield found


def _xml(*roots: str) -> Callable[[bytes, str], bool]:
    """Is it XML whose root is one of these?"""
    return lambda head, name: signs.root_of(head) in roots


FORMATS: tuple[Format, ...] = (
    Format("feed", "articles.reading.feed", is_feed, _feed),
    Format("pdf", "articles.reading.pdf", lambda head, name: head.startswith(b"%PDF-"), _document),
    Format("docx", "articles.reading.docx", lambda head, name: head.startswith(b"PK\x03\x04"), _document),
    Format("old Office file", "articles.reading.old_office", lambda head, name: head.startswith(signs.OLE)),
    Format("rtf", "articles.reading.rtf", lambda head, name: head.startswith(b"{\\rtf")),
    Format("picture or recording", "articles.reading.media", lambda head, name: media.kind_of(head) is not None),
    Format("ANPA 1312", "articles.reading.newsroom.anpa", lambda head, name: signs.is_anpa(head)),
    Format("IPTC 7901", "articles.reading.newsroom.iptc7901", lambda head, name: signs.is_iptc_7901(head)),
    Format("NITF", "articles.reading.newsroom.nitf", _xml("nitf")),
    Format("NewsML-G2", "articles.reading.newsroom.newsml_g2", _xml(*NEWSML_G2)),
    Format("NewsML", "articles.reading.newsroom.newsml", _xml("NewsML")),
    Format("ninjs", "articles.reading.newsroom.ninjs", lambda head, name: signs.is_ninjs(head), _items),
    Format("MHTML", "articles.reading.mhtml", html_signs.is_mhtml),
    Format("mail", "articles.reading.mail", lambda head, name: signs.is_mail(head, name), _message),
    Format("XML", "articles.reading.newsroom.agency", lambda head, name: signs.is_xml(head)),
    Format("web page", "articles.reading.html", html_signs.is_page),
    Format("markdown", "articles.reading.markdown", lambda head, name: name.endswith((".md", ".markdown"))),
    Format(ROW, "articles.reading.rows", lambda head, name: False),  # told by who split the file
    Format("text", "articles.reading.scrape", lambda head, name: True),
)
"""In this order the first that fits is taken; plain text takes what is left."""


def format_of(data: bytes, source: str) -> Format:
    """The format of these bytes."""
    head, name = data[:HEAD], source.lower()
    return next(one for one in FORMATS if one.fits(head, name))


def named(name: str) -> Format | None:
    """The format of this name."""
    return next((one for one in FORMATS if one.name == name), None)
