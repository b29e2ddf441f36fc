"""By what the first bytes of a web page, and of one that a browser saved as MHTML, are told."""

from __future__ import annotations

import re

PAGE_NAMES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
MARKED_UP = (".md", ".markdown")
"""Texts that may hold many tags of HTML and are no pages."""

MHTML_NAMES = (".mht", ".mhtml")

MIN_TAGS = 12
"""So many tags of HTML in the first bytes make a page of text that does not begin with one."""

MAX_BETWEEN = 200
"""Characters from one tag to the next, on average, in such a page."""

_TAG = (
    rb"<(?:p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|img|em|strong|b|i|article|section|header|nav|main|figure|aside"
    rb"|blockquote|script|style|link|meta|title|font|center)\b[^<>]{0,2000}>"
)
_FIRST = (
    rb"<(html|head|body|frameset|title|meta|link|script|style|base|main|article|section|header|nav|div|p|h[1-6]|table"
    rb"|center|font|span|ul|ol|a|img|br)\b"
)


def is_page(head: bytes, name: str) -> bool:
    """Is this HTML: by its doctype or first tag, or by many tags; a text that mentions a tag is none."""
    if b"<" not in head:
        return False
    text = head.replace(b"\0", b"").lower()  # UTF-16 tells itself as well
    start = _without_prolog(text)
    if start.startswith(b"<!doctype"):
        return bool(re.match(rb"<!doctype\s+html\b", start))
    first = re.match(_FIRST, start)
    if first and (first[1] in (b"html", b"head", b"body", b"frameset") or name.endswith(PAGE_NAMES)):
        return True
    tags = len(re.findall(_TAG, text))
    if first and tags > 2:
        return True
    if name.endswith(PAGE_NAMES):
        return tags > 0
    if start.startswith(b"<") or name.endswith(MARKED_UP):
        return False  # other markup, which may hold HTML
    return tags >= MIN_TAGS and tags * MAX_BETWEEN > len(text)


def _without_prolog(text: bytes) -> bytes:
    """What follows the byte order mark, blanks, comments and the declaration of XML."""
    text = text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    while text.startswith((b"<?", b"<!--")):
        _, end, rest = text.partition(b"-->" if text.startswith(b"<!--") else b">")
        if not end:
            break
        text = rest.lstrip()
    return text


def is_mhtml(head: bytes, name: str) -> bool:
    """Is this a page that a browser saved with all its parts as one MIME message?"""
    text = head.lower()
    if b"multipart/related" not in text or b"content-type:" not in text:
        return False
    saved = (
        b"snapshot-content-location:",
        b"from: <saved by",
        b'from: "saved by',
        b"x-mimeole: produced by microsoft mhtml",
    )
    return name.endswith(MHTML_NAMES) or any(mark in text for mark in saved)
