"""Stand-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.paragraphs import Block
from articles.reading.piece import FormatError, Piece, Unreadable


class Feed(NamedTuple):
    """A feed."""

    title: str | None
    site: str | None
    language: str | None
    entries: tuple[Piece | Unreadable, ...]


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """Entries."""
    yield from entries(data, source).entries


def entries(data: bytes, source: str) -> Feed:
    """The feed."""
    import fastfeedparser

    try:
        found = fastfeedparser.parse(data)
    except Exception as error:
        raise FormatError(f"no feed: {error}") from None
    made: list[Piece | Unreadable] = []
    for one in found.entries:
        html = one["content"][0]["value"] if one.get("content") else one.get("description") or ""
        blocks = tuple(
            Block("paragraph", re.sub(r"<[^>]*>", "", part).strip()) for part in html.split("</p>") if part.strip()
        )
        made.append(
            Piece(
                blocks,
                one.get("title"),
                published=one.get("published"),
                link=one.get("link"),
                known_as=one.get("link") or one.get("id") or source,
                language="en",
            )
        )
    return Feed(found.feed.get("title"), found.feed.get("link"), None, tuple(made))


def is_teaser(entry: Piece) -> bool:
    """Whether it is."""
    return sum(len(block.text) for block in entry.blocks) < 300
