"""What there is to read: the bytes of one article, or of a file that is read as a whole, and where they are from."""

from __future__ import annotations

from typing import NamedTuple

JSON = "json"
"""The format of an object as the command prints it."""

ROW = "row"
"""The format of the fields of a table's row or of a blog's entry."""

MAIL = "mail"
"""The format of a message in a mailbox."""

STDIN = "-"
"""Stands for standard input."""


class Part(NamedTuple):
    """The bytes of one input and where they are from.

    ``source`` is a path, with what stands in the file behind it: "news.zip/a.html", "news.csv#row 12". ``format`` is
    the name of what the bytes are in, "" where they tell it. ``place`` is where they stand in the source, for messages.
    ``by_source`` tells whether the article is known again by its source, or else by what it holds. ``link`` is the
    address of what tells none itself. ``path`` is the file on disk that it is from, and ``taken`` are the bytes that
    were read there for it; ``digest`` is for who wants to know whether it changed.
    """

    source: str
    data: bytes
    format: str = ""
    place: str = ""
    by_source: bool = True
    link: str | None = None
    path: str = ""
    taken: int = 0
    digest: int = 0

    @property
    def where(self) -> str:
        """How messages call it."""
        return f"{self.source}, {self.place}" if self.place else self.source


def storable(path: str) -> str:
    """A path as text: bytes in it that are none, which Python keeps as surrogates, are written out."""
    return path.encode("utf-8", "backslashreplace").decode()
