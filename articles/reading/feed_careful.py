"""A feed as feedparser reads it: slowly, and whatever is wrong with it."""

from __future__ import annotations

import io
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from articles.reading.feed_dates import written
from articles.reading.feed_entry import Entry, Feed, Words
from articles.reading.fragment import text_of_html
from articles.reading.piece import FormatError
from articles.urls import resolved

MAX_UNCLOSED = 500
"""Elements without an end; the time that feedparser takes grows with their square."""

MIN_DIGITS = 6
"""A date has at least so many; feedparser takes a bare clock for one of today."""


def read(data: bytes, address: str) -> Feed:
    """The feed; ``address`` is its own, "" where it has none.

    Raises `FormatError` for what is no feed.
    """
    import feedparser

    tags = data.count(b"<") - sum(map(data.count, (b"<!", b"<?", b"/>")))
    if tags - 2 * data.count(b"</") > MAX_UNCLOSED or data.count(b"<?xml") > MAX_UNCLOSED:
        raise FormatError("is too broken to be read: hundreds of its elements have no end")
    try:
        found = feedparser.parse(
            io.BytesIO(data),  # bytes themselves would be tried as the name of a file
            response_headers={"content-location": address} if address else None,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # it fails at some input that is no feed at all
        raise FormatError(f"cannot be read as a feed: {type(error).__name__}: {error}") from error
    if not found["entries"] and not found.get("version"):
        raise FormatError("is no feed that can be read")
    told = found["feed"]
    link = dict.get(told, "link")
    entries = tuple(_entry(entry, resolved(address, link or "")) for entry in found["entries"])
    return Feed(_words(told, "title"), resolved(address, link) if link else None, dict.get(told, "language"), entries)


def _entry(told: dict[str, Any], base: str) -> Entry:
    published, no_published = _date(told, "published")
    updated, no_updated = _date(told, "updated")
    content = (dict.get(told, "content") or [{}])[0]
    link = dict.get(told, "link")
    return Entry(
        title=_words(told, "title"),
        link=resolved(base, link) if link else None,
        guid=dict.get(told, "id"),
        published=published or updated,
        updated=updated if published else None,
        author=dict.get(told, "author"),
        categories=tuple(filter(None, (tag.get("label") or tag.get("term") for tag in dict.get(told, "tags") or ()))),
        content=_body(content),
        summary=_body(dict.get(told, "summary_detail") or {}) if dict.get(told, "summary") else Words(),
        notices=tuple(dict.fromkeys(filter(None, (no_published, no_updated)))),
    )


def _body(told: dict[str, Any]) -> Words:
    return Words(told.get("value") or "", told.get("type") != "text/plain")


def _words(told: dict[str, Any], name: str) -> str | None:
    """A title or name in plain words."""
    text = dict.get(told, name) or ""
    plain = (dict.get(told, f"{name}_detail") or {}).get("type") == "text/plain"
    return (text if plain else text_of_html(text)) or None


def _date(told: dict[str, Any], name: str) -> tuple[str | None, str | None]:
    """A date as the entry writes it, else as feedparser understands it, or a notice that it cannot be read."""
    text, parsed = dict.get(told, name) or "", dict.get(told, f"{name}_parsed")
    if date := written(text):
        return date, None
    if parsed and sum(map(str.isdigit, text)) >= MIN_DIGITS:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat(), None
    return None, f"The date “{text[:60]}” cannot be read." if text else None
