"""Which format some bytes are in: told by what they hold, and by the name of the file only where that does not decide.

A format is read by a module of its own, which is imported when the first such bytes come. Its ``read`` takes the bytes
and the source, and gives the pieces that they hold, with `Unreadable` for each that can be no article (a picture, an
entry without words); it raises `FormatError` where there is nothing that can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from articles.reading import html_signs
from articles.reading.piece import Piece, Unreadable

HEAD = 4096
"""So many bytes tell the format."""


class Format(NamedTuple):
    """A format: what it is called, the module that reads it, and how it is told by the first bytes and the name, in
    small letters."""

    name: str
    module: str
    fits: Callable[[bytes, str], bool]

    def read(self, data: bytes, source: str) -> Iterator[Piece | Unreadable]:
        """What the bytes hold. Raises `FormatError`."""
        pieces: Iterator[Piece | Unreadable] = import_module(self.module).read(data, source)
        return pieces


FORMATS: tuple[Format, ...] = (
    Format("MHTML", "articles.reading.mhtml", html_signs.is_mhtml),
    Format("web page", "articles.reading.html", html_signs.is_page),
    Format("text", "articles.reading.scrape", lambda head, name: True),
)
"""In this order the first that fits is taken; plain text takes what is left."""


def format_of(data: bytes, source: str) -> Format:
    """The format of these bytes."""
    head, name = data[:HEAD], source.lower()
    return next(one for one in FORMATS if one.fits(head, name))
