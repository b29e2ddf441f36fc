"""What a feed tells, whichever parser read it: plain values."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The text of an entry: HTML, plain, or (None) whichever it looks like."""

    text: str = ""
    html: bool | None = None


class Entry(NamedTuple):
    """One entry of a feed. Titles and names are plain text, links absolute where that can be told, dates ISO 8601.

    ``content`` is the body, ``summary`` what stands beside it; where there is only one of them, both may hold it.
    ``notices`` says what could not be read.
    """

    title: str | None = None
    link: str | None = None
    guid: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    categories: tuple[str, ...] = ()
    content: Words = Words()
    summary: Words = Words()
    notices: tuple[str, ...] = ()


class Feed(NamedTuple):
    """A feed: its title, the address of its site, its language as it tells it, and its entries in their order.

    ``left_out`` says in one line what of it was not read, because it is too long or breaks off; "" where all was.
    """

    title: str | None = None
    site: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    left_out: str = ""
