"""How much of a feed is parsed: no more bytes and entries than the limits say, and no thousands of attributes."""

from __future__ import annotations

import re
from itertools import islice

from articles import limits
from articles.reading.piece import FormatError

MAX_ATTRIBUTES = 1000
"""A tag with more loses them: parsers compare each with all others."""

FULLER = 5
"""A feed of so many times the entries that are read is parsed as a whole, and what is left out is counted exactly."""

BLOCK = 2 * MAX_ATTRIBUTES
"""Bytes of which a tag with more attributes fills some, without another tag's beginning."""

_STARTS = (b"<item", b"<entry")
_ENDS = (b"</item>", b"</entry>")
_ENTRY = re.compile(rb"<(?:item|entry)[\s>/]")
_BEGINNINGS = tuple(start + sign for start in _STARTS for sign in (b">", b" ", b"\t", b"\n", b"\r"))
_END = re.compile(rb"</(?:item|entry)\s*>")
_CLOSED = re.compile(rb"</(?:\w{1,40}:)?(?:rss|feed|rdf|channel)\s*>", re.I)
_LONG_TAG = re.compile(rb"<([A-Za-z_][\w:.-]{0,80})\s[^<>]{%d,}+>" % (2 * BLOCK))


def bounded(data: bytes) -> bytes:
    """What is parsed of a feed: it ends with a whole entry, and may hold a few more than are read. Raises `FormatError`
    where no entry ends within the limit."""
    most = limits.current()
    if len(data) > most.member:
        end = max(data.rfind(tag, 0, most.member) + len(tag) for tag in _ENDS)
        if end < max(map(len, _ENDS)):
            raise FormatError(f"holds more than {limits.member()}")
        data = data[:end]
    many = FULLER * most.entries
    if len(data) > many * len("<item/>") and sum(map(data.count, _STARTS)) > many:
        after = next(islice(_ENTRY.finditer(data), most.entries + 1, None), None)
        data = data[: after.start()].rstrip() if after else data
    return _LONG_TAG.sub(_with_few_attributes, data) if _has_long_run(data) else data


def unbroken(data: bytes) -> tuple[bytes, bool]:
    """A feed without an entry of which only the beginning is there, and whether it breaks off: its last entry, or the
    feed after it, has no end."""
    start = max(map(data.rfind, _BEGINNINGS))
    end = max(map(data.rfind, _ENDS))  # after the last one a comment may name an entry
    if start < 0 or _CLOSED.search(data, end if end >= 0 else start):
        return data, False
    return data if _END.search(data, start) else data[:start], True


def _has_long_run(data: bytes) -> bool:
    """Whether there may be a tag long enough for so many attributes; much faster than to look for one."""
    blocks = range(0, len(data), BLOCK)
    return any(data.find(b"<", at, at + BLOCK) < 0 and data.find(b">", at, at + BLOCK) < 0 for at in blocks)


def _with_few_attributes(tag: re.Match[bytes]) -> bytes:
    return tag[0] if tag[0].count(b"=") <= MAX_ATTRIBUTES else b"<%s%s>" % (tag[1], b"/" * tag[0].endswith(b"/>"))


def entries_in(data: bytes) -> int:
    """About how many entries there are, by their tags."""
    return sum(1 for _ in _ENTRY.finditer(data))


def too_many(left: int) -> str:
    """What is said where a feed has more entries than are read."""
    return f"the feed has more than {limits.current().entries:,} entries (limits.feed_entries): {left:,} were left out"


def broken_off(kept: int) -> str:
    """What is said where a feed ends before its end."""
    return f"the feed breaks off after {kept:,} {'entry' if kept == 1 else 'entries'}: what follows is missing"


def too_long(kept: int) -> str:
    """What is said where a feed has more bytes than are read."""
    return f"the feed is longer than {limits.member()}: what follows its first {kept:,} entries was left out"
