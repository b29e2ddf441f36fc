"""RSS 0.9 to 2.0, Atom 0.3 and 1.0, CDF and JSON Feed: the bytes of a feed -> its entries, and pieces of them."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading import feed_careful, feed_fast, feed_json
from articles.reading.feed_entry import Entry, Feed
from articles.reading.feed_piece import is_teaser, names_of, own_name, piece_of, pieces_of
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.references import joined

__all__ = [
    "MAX_BYTES",
    "MAX_ENTRIES",
    "Entry",
    "Feed",
    "entries",
    "is_teaser",
    "names_of",
    "own_name",
    "piece_of",
    "pieces_of",
    "read",
]

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 2000
"""So much of a feed is read; the rest is left out, and told so."""

_ENDS = (b"</item>", b"</entry>")


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The pieces of the entries that these bytes hold. Raises `FormatError`."""
    yield from pieces_of(entries(data, source), source)


def entries(data: bytes, source: str) -> Feed:
    """The feed that these bytes hold; links are resolved against ``source`` where that is an address.

    Raises `FormatError` for what is no feed.
    """
    address = source if source.startswith(("http://", "https://")) else ""
    if len(data) > MAX_BYTES:
        end = max(data.rfind(tag, 0, MAX_BYTES) + len(tag) for tag in _ENDS)
        left = sum(data.count(tag, end) for tag in _ENDS)
        feed = _parsed(data[:end], address)
        return feed._replace(left_out=f"the feed is longer than {MAX_BYTES >> 20} MB: {left} entries were left out")
    feed = _parsed(data, address)
    if (left := len(feed.entries) - MAX_ENTRIES) > 0:
        told = f"the feed has more than {MAX_ENTRIES:,} entries: {left:,} were left out"
        return feed._replace(entries=feed.entries[:MAX_ENTRIES], left_out=told)
    return feed


def _parsed(data: bytes, address: str) -> Feed:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return feed_json.read(data, address)
    try:
        fast, doubts = feed_fast.read(data, address)
    except feed_fast.FastError:
        whole = joined(data)  # looked for only here: it takes as long as parsing
        return _parsed(whole, address) if whole != data else feed_careful.read(data, address)
    if not doubts:
        return fast
    try:
        careful = feed_careful.read(data, address)
    except FormatError:
        return fast
    return careful if len(careful.entries) >= len(fast.entries) else fast
