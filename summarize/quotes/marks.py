"""Quote marks: which characters are marks, and whether one opens or closes."""

from __future__ import annotations

import re
from typing import Literal

OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"'
DOUBLE = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")

Side = Literal["open", "close", "none"]

_INVISIBLE = "\u200b\u200e\u200f\u202a\u2060\ufeff"  # a line may begin with one
_BEFORE_OPENING = "([{—–-/‘'…" + OPENING + _INVISIBLE
_AFTER_CLOSING = ".,;:!?)]}—–-/’…" + CLOSING


def side(text: str, at: int, start: int, end: int, inside: bool) -> Side:
    """Whether the double mark at ``at`` of the block ``text[start:end]`` opens or closes a quotation.

    ``inside`` tells whether a quotation is open there. Scraped text has marks curled the wrong way and straight marks,
    so the blanks around a mark count for more than its shape. An inch mark is on no side.
    """
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    can_open = before.isspace() or before in _BEFORE_OPENING
    can_close = after.isspace() or after in _AFTER_CLOSING
    if mark in OPENING:
        return "close" if inside and not before.isspace() and can_close else "open"
    if mark in CLOSING:
        if at == start and not inside:
            return "open"
        return "open" if not inside and before.isspace() and not can_close else "close"
    if before.isdigit() and not inside and not after.isalpha():
        return "none"
    if can_open != can_close:
        return "open" if can_open else "close"
    if at == start or at + 1 >= end:
        return "open" if at == start else "close"
    return "close" if inside else "open"


SINGLE_OPENING = re.compile(r"[‘'‚‹›](?<![\w’'].)(?=[\w“\"\[])")
_SINGLE_CLOSING = re.compile(r"[’'](?!\w)")
_CLOSING_OF = {"‚": re.compile(r"[‘’](?!\w)"), "‹": re.compile("›"), "›": re.compile("‹")}
"""Marks that are no apostrophes: they close where their own pair stands."""

_ELISION = re.compile(r"[‘'](?:n|em|til|cause|tis|twas|\d0s|s|bout|round)\b", re.IGNORECASE)
_QUOTED_ELISION = re.compile(r"[‘'][^’'\n]{1,60}[,.!?][’']")
SPOKEN_WORDS = 3
HEADING_WORDS = 8  # a block of fewer words in single marks is a heading
LONGEST_SINGLE = 400  # characters between two single marks; beyond, the first was an apostrophe


def single_quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of ``text[start:end]`` between single marks; apostrophes and elisions ('n', '90s) are none."""
    found, free = [], start
    for opening in SINGLE_OPENING.finditer(text, start, end):
        at = opening.start()
        if at < free or (_ELISION.match(text, at, end) and not _QUOTED_ELISION.match(text, at, end)):
            continue
        closing = _single_closing(text, at, min(end, at + LONGEST_SINGLE))
        if closing is not None and closing - at >= 2:
            found.append((at, closing + 1))
            free = closing + 1
    return found


def is_spoken(text: str, stretch: tuple[int, int], block: tuple[int, int]) -> bool:
    """Is a stretch between single marks direct speech: words with the punctuation inside, no title or heading?"""
    start, end = stretch
    outside = text[start] in _CLOSING_OF and text[end : end + 1] == ","
    if text[end - 2] not in ",.?!" and not outside:
        return False
    words = text[start + 1 : end].split()
    least = SPOKEN_WORDS if stretch != block else HEADING_WORDS
    return len(words) >= least and any(word[0].islower() for word in words if len(word) > 3)


def _single_closing(text: str, at: int, end: int) -> int | None:
    """The mark that closes the stretch opened at ``at``: after punctuation, else no plural's apostrophe."""
    pair = _CLOSING_OF.get(text[at])
    if pair:
        paired = pair.search(text, at + 1, end)
        return paired.start() if paired else None
    plural = None  # the last mark that may be a plural's apostrophe
    closing = None
    for found in _SINGLE_CLOSING.finditer(text, at + 1, end):
        mark = found.start()
        if text[mark - 1] in ".,?!" and mark - at <= LONGEST_SINGLE // 2:
            return mark
        if closing is not None and SINGLE_OPENING.search(text, closing + 1, mark):
            break
        if closing is None and text[mark - 1] != "s":
            closing = mark
        plural = mark
    return plural if closing is None else closing
