"""Addresses on the web in place of files: pages are fetched, and read by what they hold."""

from __future__ import annotations

import os
import re

from articles.reading.encodings import known
from articles.reading.piece import FormatError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I | re.ASCII)
_HOST = re.compile(r"www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)+(?::\d+)?/")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I | re.ASCII)


def is_address(text: str) -> bool:
    """Whether this is the address of something on the web; those that cannot be fetched are told from files so too."""
    return _ADDRESS.match(text) is not None


def is_fetched(address: str) -> bool:
    """Whether this is an address of a sort that is fetched."""
    return address[:8].lower().startswith(("http://", "https://"))


def is_bare(path: str) -> bool:
    """Whether a path seems to be an address without its scheme: it begins as one of a host, and nothing is there."""
    return _HOST.match(path) is not None and not os.path.lexists(path.partition("/")[0])


def fetched(url: str) -> tuple[str, bytes]:
    """What stands at an address that the reader gave, and where it was found. Raises `FormatError` saying why not."""
    from articles.feeds.fetch import FetchError, fetch, is_at_home

    try:
        found = fetch(url, private=is_at_home(url))
    except FetchError as error:
        raise FormatError(str(error)) from None
    return found.url, in_utf8(found.data, found.content_type)


def in_utf8(data: bytes, content_type: str) -> bytes:
    """A text in UTF-8, with the mark of it, where its server says that it is in another encoding.

    Only the server may know; XML tells its encoding itself.
    """
    charset = _CHARSET.search(content_type)
    kind = content_type.partition(";")[0].strip().lower()
    if charset is None or kind not in ("text/html", "text/plain", "application/xhtml+xml"):
        return data
    encoding = known(charset[1])
    if encoding in (None, "utf-8") or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return data
    return data.decode(encoding, "replace").encode("utf-8-sig", "replace")
