"""By which signs the first bytes of a document tell its format: cheap questions, asked of every input.

The patterns are compiled when the first input comes that they can fit.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins the files of Word, Excel and PowerPoint before 2007, and messages that Outlook saved."""

_BEFORE_ROOT = rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>)"
_ROOT = rb"\s*<(?:[\w.-]{1,60}:)?([\w.-]{1,60})[\s/>]"
_NINJS_BODY = rb'"(?:body_\w{2,12}|bodies|headlines?|pubstatus|description_\w{2,12})"\s*:'
_NINJS_ID = rb'"(?:uri|guid|versioncreated|firstcreated)"\s*:'
_ANPA = rb"[\x00\x16\s]{0,20}\x01[^\n\x02]{1,40}\x1f"
_IPTC_7901 = rb"[\x00\x16\s]{0,20}\x01?\s{0,4}[A-Za-z]{2,5}\d{3,4}\s{1,4}\d\s{1,4}[A-Za-z]{1,3}\s{1,4}\d{1,5}\s"
_FIELD = r"([A-Za-z][A-Za-z0-9-]{1,60}):"
_HTML = frozenset(
    """head body title meta link script style div p a span main article section header footer nav aside h1 h2 h3 h4 h5
    h6 ul ol li dl table form img b i strong em blockquote pre center font figure picture iframe noscript""".split()
)
_MAIL = {"received", "return-path", "delivered-to", "message-id", "mime-version", "date", "subject", "x-received"}


def root_of(head: bytes) -> str | None:
    """The local name of the root element of an XML document, or None where that cannot be told."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(BOM_UTF8).lstrip()
    if not head.startswith(b"<"):
        return None
    while found := re.match(_BEFORE_ROOT, head, re.S | re.I):
        head = head[found.end() :]
    root = re.match(_ROOT, head)
    return root[1].decode() if root else None


def is_xml(head: bytes) -> bool:
    """XML that is no page of HTML: it says that it is XML, or its root is closed and no element of HTML."""
    root = root_of(head)
    if root is None or root.lower() == "html":
        return False
    declared = head.removeprefix(BOM_UTF8).lstrip()[:5] == b"<?xml" or head.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    page = root.lower() in _HTML or b"<!doctype html" in head.lower()
    return (not page and f"</{root}".encode() in head) or (declared and b"<!doctype html" not in head.lower())


def is_ninjs(head: bytes) -> bool:
    """JSON that holds what a news item has."""
    start = head.removeprefix(BOM_UTF8).lstrip()[:1]
    return start in (b"{", b"[") and bool(re.search(_NINJS_BODY, head) and re.search(_NINJS_ID, head))


def is_anpa(head: bytes) -> bool:
    """A message of ANPA 1312: the service level ends with US."""
    return b"\x1f" in head and bool(re.match(_ANPA, head))


def is_iptc_7901(head: bytes) -> bool:
    """A message of IPTC 7901: source, number, priority, category and length, and STX further on."""
    return b"\x02" in head and bool(re.match(_IPTC_7901, head))


def is_mail(head: bytes, name: str) -> bool:
    """A message of mail, and no page that was saved as one: fields first, that of the sender and another known one, or
    any of them in a file whose name says so."""
    text = head.removeprefix(BOM_UTF8).decode("latin-1").replace("\r\n", "\n").lstrip()
    lines = text.partition("\n\n")[0].split("\n")
    names = [
        found[1].lower() if (found := re.match(_FIELD, line)) else "" for line in lines if line[:1] not in (" ", "\t")
    ]
    if "" in names[:-1] or "snapshot-content-location" in names:
        return False
    known = _MAIL.intersection(names)
    return bool(known) and (
        name.endswith(".eml") or "from" in names or {"received", "return-path", "delivered-to"} & known != set()
    )
