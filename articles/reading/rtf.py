"""Rich Text (.rtf) -> an article, by its plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from articles import limits
from articles.reading.document import Properties
from articles.reading.piece import Piece, Unreadable
from articles.reading.scrape import piece_of
from articles.reading.text import NotTextError

_TITLE = re.compile(r"\{\\title ([^{}]{1,500})\}")
_AUTHOR = re.compile(r"\{\\author ([^{}]{1,200})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_INFO = 64 * 1024
"""Characters in which a file tells of itself."""


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of the file. Raises `FormatError` where it holds no words."""
    from striprtf.striprtf import rtf_to_text

    raw = data[: limits.current().article].decode("latin-1")
    plain: Callable[..., str] = rtf_to_text
    text = plain(_without_links(raw), errors="replace").replace("\r\n", "\n").replace("\xa0", " ")
    if not text.strip():
        raise NotTextError("the document holds no text")
    yield _properties(raw[:_INFO], plain).fill(piece_of(_apart(text)))


def _without_links(raw: str) -> str:
    """The same without addresses of links that the library would set into the text, in time that grows no faster than
    the file does: ends of lines mean nothing here, and its pattern for links goes over none."""
    return raw.replace("{\\field", "\n{\\field").replace("HYPERLINK", "\nHYPERLINK")


def _apart(text: str) -> str:
    """Every line as a paragraph: a file of this kind wraps no lines."""
    return re.sub(r"\n+", "\n\n", text)


def _properties(head: str, plain: Callable[..., str]) -> Properties:
    title, author, created = (pattern.search(head) for pattern in (_TITLE, _AUTHOR, _CREATED))
    return Properties(
        plain(f"{{\\rtf1 {title[1]}}}").strip() if title else None,
        plain(f"{{\\rtf1 {author[1]}}}").strip() if author else None,
        _day(*map(int, created.groups())) if created else None,
    )


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None
