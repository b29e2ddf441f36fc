"""The lines of an item beside its body, as the fields of a piece."""

from __future__ import annotations

import re

from articles import byline
from articles.paragraphs import Block
from articles.reading.piece import Unreadable

MAX_NOTE = 300
"""Characters of a note to editors that is told."""

_DATELINE_END = re.compile(r"(?:\([^()]{1,40}\)|--|[-–—:,]|\d).*", re.S)
_AGENCY_END = re.compile(r"(?<![\s–—-])[\s–—-]++$")
_RIGHTS = re.compile(r"(?<![\s.,])[\s.,]*+\ball rights reserved\b.*", re.I | re.S)
_BY = re.compile(r"(?:by|von|par|por|di|av|af)\b:?\s*", re.I)
_OPENING = re.compile(r"([^\W\d_][\w.,'’ -]{1,40}?)\s[(/][\w/.& -]{2,24}[)/]\s?(?:--|[-–—_:])\s")
_EMPLOYER = re.compile(r",\s(?:the|die|der|le|la|el)\s.*", re.I | re.S)
_TAG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I | re.S)
_GONE = {"canceled", "cancelled", "withheld", "killed", "withdrawn"}
KINDS_OF_MEDIA = {
    "picture": "a picture",
    "photo": "a picture",
    "image": "a picture",
    "graphic": "a graphic",
    "graphics": "a graphic",
    "animation": "an animation",
    "audio": "a sound recording",
    "video": "a film",
    "composite": "a package of other items",
    "package": "a package of other items",
}
"""Items that hold no story, by the names that the formats of the IPTC have for them."""


def author(text: str | None) -> str | None:
    """The names of a by-line ("By Ann Lee, Staff Writer"), or the line itself where they cannot be told."""
    if not text:
        return None
    text = _EMPLOYER.sub("", text)
    rest = text[begin.end() :] if (begin := _BY.match(text)) else text
    return byline.author_of(text) or byline.author_of(f"By {rest}") or rest.strip(" ,;") or None


def place(dateline: str | None) -> str | None:
    """The place of a dateline ("London (dpa) - "); None where it tells only when."""
    return (_DATELINE_END.sub("", dateline).strip() or None) if dateline else None


def place_in(blocks: tuple[Block, ...]) -> str | None:
    """The place with which the running text begins."""
    opening = next((block.text for block in blocks if block.kind == "paragraph"), "")
    found = _OPENING.match(opening[:90])
    return byline.dateline_of(opening)[0] or (found[1] if found else None)


def agency(text: str | None) -> str | None:
    """The name of an agency or publisher without what is added to it: "STT–", "... All rights reserved."."""
    return (_AGENCY_END.sub("", _RIGHTS.sub("", text)).strip() or None) if text else None


def language(tag: str | None) -> str | None:
    """The language of a tag like "en-GB" or "nb_NO", as this program names it."""
    found = _TAG.fullmatch(tag.strip()) if tag else None
    if not found:
        return None
    code = found[1].lower()
    return "no" if code in ("nb", "nn") else code


def note(text: str | None) -> tuple[str, ...]:
    """The notice for a note of the desk to its editors."""
    if not text or not text.strip():
        return ()
    line = " ".join(text.split())
    return (f"Note of the agency: {line if len(line) <= MAX_NOTE else line[:MAX_NOTE].rstrip() + '…'}",)


def embargo(until: str | None) -> tuple[str, ...]:
    """The notice for an item that is not to be published before a moment."""
    return (f"Not for publication before {until}.",) if until else ()


def status(told: str | None) -> tuple[str, ...]:
    """The notice for an item that its publisher took back; "stat:" and the like may stand before the status."""
    word = (told or "").rpartition(":")[2].strip().lower()
    return (f"The publisher took this item back ({word}).",) if word in _GONE else ()


def unread(source: str, what: str, title: str | None, why: str) -> Unreadable:
    """The line for an item that is no article: what it is, its headline, and why there is nothing to read."""
    line = " ".join((title or "").split())
    headline = f" (“{line if len(line) <= 100 else line[:100].rstrip() + '…'}”)" if line else ""
    return Unreadable(source, f"{what}{headline}: {why}")
