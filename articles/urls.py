"""Parts of addresses on the web, whatever stands in their place: the library's own parser fails at some."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def host_of(url: str) -> str:
    """The host of an address, "" where that is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def resolved(base: str, link: str) -> str:
    """What a link on the page of this address leads to; one that is no address stays as it is written."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link
