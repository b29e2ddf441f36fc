"""Are these bytes a feed? Told by their beginning, without parsing."""

from __future__ import annotations

import re

MAX_JUNK = 256
"""Bytes of junk, such as warnings of the server, that may stand before the first mark of a feed; blanks are none."""

_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!doctype[^<>\[]*+(?:\[(?:(?!<!doctype).)*?\]\s*+)?>", re.S)
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|rdf|channel)[\s>]")
_RDF_FEED = (b"purl.org/rss/1.0", b"purl.org/net/rss", b"my.netscape.com/rdf/simple", b"<channel")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_EXPORT = b"wordpress.org/export"


def is_feed(head: bytes, name: str = "") -> bool:
    """Whether bytes that begin so are a feed: RSS, RDF, Atom, CDF or JSON Feed; an export of WordPress is none."""
    head = head.replace(b"\0", b"").lower()  # the Latin letters of UTF-16 without their zeros
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return bool(_JSON_FEED.search(head))
    if _EXPORT in head:
        return False
    marks = _ASIDE.sub(b"", head)
    root = _ROOT.search(marks)
    if root is None or marks.find(b"<") < root.start() or len(marks[: root.start()].strip()) > MAX_JUNK:
        return False
    return root[1] != b"rdf" or any(sign in head for sign in _RDF_FEED)
