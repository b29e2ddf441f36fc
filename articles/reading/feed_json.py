"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from articles import limits
from articles.reading.feed_bounds import too_many
from articles.reading.feed_dates import written
from articles.reading.feed_entry import Entry, Feed, Words
from articles.reading.piece import FormatError
from articles.urls import resolved


def read(data: bytes, address: str) -> Feed:
    """The feed; ``address`` is its own, "" where it has none.

    Raises `FormatError` for what is no JSON Feed.
    """
    if len(data) > limits.current().member:
        raise FormatError(f"holds more than {limits.member()}")
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is no JSON that can be read: {error}") from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise FormatError("is no JSON Feed: it has no items")
    site = _text(told, "home_page_url")
    base = resolved(address, site)
    most = limits.current().entries
    entries = tuple(_entry(item if isinstance(item, dict) else {}, base) for item in items[:most])
    left = too_many(len(items) - most) if len(items) > most else ""
    title, language = (_text(told, name) or None for name in ("title", "language"))
    return Feed(title, base if site else None, language, entries, left)


def _entry(told: dict[str, Any], base: str) -> Entry:
    link = _text(told, "url") or _text(told, "external_url")
    dates = {name: _text(told, name) for name in ("date_published", "date_modified")}
    published, updated = (written(text) if text else None for text in dates.values())
    html, plain = _text(told, "content_html"), _text(told, "content_text")
    tags = told.get("tags")
    return Entry(
        title=_text(told, "title") or None,
        link=resolved(base, link) if link else None,
        guid=_text(told, "id") or None,
        published=published or updated,
        updated=updated if published else None,
        author=_authors(told) or None,
        categories=tuple(filter(None, (_string(tag) for tag in tags))) if isinstance(tags, list) else (),
        content=Words(html) if html else Words(plain, False),
        summary=Words(_text(told, "summary"), False),
        notices=tuple(
            f"The date “{text[:60]}” cannot be read." for text in dates.values() if text and not written(text)
        ),
    )


def _authors(told: dict[str, Any]) -> str:
    """The names of the authors; version 1.0 knows one."""
    authors = told.get("authors") or [told.get("author")]
    names = (_text(one, "name") for one in authors if isinstance(one, dict)) if isinstance(authors, list) else ()
    return ", ".join(filter(None, names))


def _text(told: dict[str, Any], name: str) -> str:
    return _string(told.get(name))


def _string(value: object) -> str:
    """Numbers stand for text in some feeds; halves of characters, which escapes may stand for, are replaced."""
    told = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return told.encode("utf-8", "replace").decode()
