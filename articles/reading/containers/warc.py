"""WARC: the pages that a crawler stored."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Any

from articles import limits
from articles.reading.containers import Found
from articles.reading.containers.opened import Opened
from articles.reading.encodings import known
from articles.reading.extras import needed
from articles.reading.part import Part
from articles.reading.piece import Unreadable

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.I)
MOST_TYPES = 5


def split(opened: Opened) -> Found:
    """The pages of a crawl, each known by what it holds: an address may be stored more than once. What is no page is
    told at the end, by its types. Requests and what the crawler notes for itself are no entries. Raises `FormatError`.
    """
    archive = needed("warcio.archiveiterator", "warc", "WARC")
    others: Counter[str] = Counter()
    for record in archive.ArchiveIterator(opened.file):
        if record.rec_type not in ("response", "resource", "conversion"):
            continue
        link = record.rec_headers.get_header("WARC-Target-URI")
        source = f"{opened.source}/{link or record.rec_headers.get_header('WARC-Record-ID')}"
        status = record.http_headers.get_statuscode() if record.http_headers else "200"
        media = _media_type(record)
        name = media.partition(";")[0].strip().lower()
        if name not in PAGES:
            others[name or "of no type"] += 1
        elif not status.startswith("2"):
            yield Unreadable(source, f"the crawler got no page: HTTP {status}")
        else:
            yield _page(record, source, link, media)
    if others:
        shown = ", ".join(f"{count:,} {name}" for name, count in others.most_common(MOST_TYPES))
        rest = ", …" if len(others) > MOST_TYPES else ""
        yield Unreadable(opened.source, f"stored files that are no pages: {shown}{rest}")


def _media_type(record: Any) -> str:
    """The type that the server told; what was stored without its answer has one of its own."""
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _page(record: Any, source: str, link: str | None, media: str) -> Part | Unreadable:
    most = limits.current().member
    data = record.content_stream().read(most + 1)
    if len(data) > most:
        return Unreadable(source, f"holds more than {limits.member()}")
    return Part(source, _as_told(data, media), link=link, by_source=False)


def _as_told(data: bytes, media: str) -> bytes:
    """The page in UTF-8, marked as such, where the server told another encoding that it is in."""
    told = _CHARSET.search(media)
    encoding = known(told[1]) if told else None
    if encoding is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(encoding).encode()
    except ValueError:  # the page's own words tell then
        return data
