"""RSS 0.9 to 2.0, Atom 0.3 and 1.0, CDF and JSON Feed: the bytes of a feed -> its entries, and pieces of them."""

from __future__ import annotations

from collections.abc import Iterator

from articles import limits
from articles.reading import feed_careful, feed_fast, feed_json
from articles.reading.feed_bounds import bounded, broken_off, entries_in, too_long, too_many, unbroken
from articles.reading.feed_entry import Entry, Feed
from articles.reading.feed_piece import is_teaser, names_of, own_name, piece_of, pieces_of
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.references import joined

__all__ = [
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


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The pieces of the entries that these bytes hold. Raises `FormatError`."""
    yield from pieces_of(entries(data, source), source)


def entries(data: bytes, source: str) -> Feed:
    """The feed that these bytes hold; links are resolved against ``source`` where that is an address.

    Raises `FormatError` for what is no feed.
    """
    address = source if source.startswith(("http://", "https://")) else ""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return feed_json.read(data, address)
    most = limits.current()
    came, is_broken = unbroken(data)
    read = bounded(came)
    feed = _parsed(read, address)
    kept = feed.entries[: most.entries]
    left = len(feed.entries) - len(kept)
    beyond = entries_in(came) - entries_in(read) if len(read) < len(came) else 0
    if left or (beyond and len(data) <= most.member):
        return feed._replace(entries=kept, left_out=too_many(left + beyond))
    if len(data) > most.member:
        return feed._replace(left_out=too_long(len(kept)))
    return feed._replace(left_out=broken_off(len(kept))) if is_broken else feed


def _parsed(data: bytes, address: str) -> Feed:
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
