"""Which format some bytes are in: told by what they hold, and by the name of the file only where that does not decide.

A format is read by a module of its own, which is imported when the first such bytes come. Its ``read`` takes the bytes
and the source, and gives the pieces that they hold, with `Unreadable` for each that can be no article (a picture, an
entry without words); it raises `FormatError` where there is nothing that can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from articles.reading import html_signs, media, signs
from articles.reading.feed_head import is_feed
from articles.reading.part import INFLATED, ROW
from articles.reading.piece import Piece, Unreadable
from articles.reading.text import MAX_BYTES

HEAD = 4096
"""So many bytes tell the format."""


MAX_DOCUMENT = 64 * 1024 * 1024
"""Bytes of the largest document that is read; most of them are its pictures and fonts."""

NEWSML_G2 = ("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")


class Format(NamedTuple):
    """A format: what it is called, the module that reads it, how it is told by the first bytes and the name, in small
    letters, and how many bytes of a file are read."""

    name: str
    module: str
    fits: Callable[[bytes, str], bool]
    most: int = MAX_BYTES

    def read(self, data: bytes, source: str) -> Iterator[Piece | Unreadable]:
        """What the bytes hold. Raises `FormatError`."""
        pieces: Iterator[Piece | Unreadable] = import_module(self.module).read(data, source)
        return pieces


def _xml(*roots: str) -> Callable[[bytes, str], bool]:
    """Is it XML whose root is one of these?"""
    return lambda head, name: signs.root_of(head) in roots


FORMATS: tuple[Format, ...] = (
    Format("feed", "articles.reading.feed", is_feed),
    Format("pdf", "articles.reading.pdf", lambda head, name: head.startswith(b"%PDF-"), MAX_DOCUMENT),
    Format("docx", "articles.reading.docx", lambda head, name: head.startswith(b"PK\x03\x04"), MAX_DOCUMENT),
    Format("old Office file", "articles.reading.old_office", lambda head, name: head.startswith(signs.OLE)),
    Format("rtf", "articles.reading.rtf", lambda head, name: head.startswith(b"{\\rtf")),
    Format("picture or recording", "articles.reading.media", lambda head, name: media.kind_of(head) is not None),
    Format("ANPA 1312", "articles.reading.newsroom.anpa", lambda head, name: signs.is_anpa(head)),
    Format("IPTC 7901", "articles.reading.newsroom.iptc7901", lambda head, name: signs.is_iptc_7901(head)),
    Format("NITF", "articles.reading.newsroom.nitf", _xml("nitf")),
    Format("NewsML-G2", "articles.reading.newsroom.newsml_g2", _xml(*NEWSML_G2)),
    Format("NewsML", "articles.reading.newsroom.newsml", _xml("NewsML")),
    Format("ninjs", "articles.reading.newsroom.ninjs", lambda head, name: signs.is_ninjs(head)),
    Format("MHTML", "articles.reading.mhtml", html_signs.is_mhtml),
    Format("mail", "articles.reading.mail", lambda head, name: signs.is_mail(head, name), INFLATED),
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
