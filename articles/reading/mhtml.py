"""A page that a browser saved as MHTML -> an article: the main HTML part of the MIME message."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from articles.reading.html import page_piece
from articles.reading.html_tree import page_text
from articles.reading.mail import TOO_DEEP
from articles.reading.piece import FormatError, Piece, Unreadable

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of the page. Raises `FormatError` where there is no HTML part, or none with text."""
    try:
        message = message_from_bytes(data)
        part = _main_part(message)
    except RecursionError:
        raise FormatError(TOO_DEEP) from None
    if part is None:
        raise FormatError("the MHTML file holds no web page")
    payload = part.get_payload(decode=True)
    piece = page_piece(page_text(payload if isinstance(payload, bytes) else b"", part.get_content_charset()))
    address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    yield piece if piece.link or not address.startswith(("http://", "https://")) else piece._replace(link=address)


def _main_part(message: Message) -> Message | None:
    """The first HTML part; that which the message names as its start, where it does."""
    pages = [x for x in message.walk() if x.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = (x for x in pages if start and x.get("Content-ID") == start)
    return next(named, pages[0] if pages else None)
