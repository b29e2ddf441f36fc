"""How the speakers of an article are told apart: each has a colour, and a tag of two cells for where colour fails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, product
from string import ascii_uppercase, digits
from typing import NamedTuple
from unicodedata import normalize

from rich.cells import cell_len

from tui.look import HUES

TAG = 2
"""The widest tag, in cells."""

_WORD = re.compile(r"[^\W\d_]+")


class Voice(NamedTuple):
    """What a speaker is known by within one article.

    ``hue`` runs from 1 to `HUES` and comes again where there are more speakers; ``tag`` is the speaker's alone: "GS"
    for Guy Smith. It is empty only for those who come after every pair of letters and digits is taken.
    """

    hue: int
    tag: str


def voices(speakers: Iterable[str]) -> dict[str, Voice]:
    """The voice of each of these speakers, in the order in which they first appear."""
    known: dict[str, Voice] = {}
    taken = {""}
    spare = map("".join, product(digits + ascii_uppercase, repeat=TAG))  # each is looked at once, for whomever
    for speaker in dict.fromkeys(speakers):
        free = (tag for tag in chain(_tags(speaker), spare) if tag.casefold() not in taken)
        tag = next(free, "")
        taken.add(tag.casefold())
        known[speaker] = Voice(len(known) % HUES + 1, tag)
    return known


def _tags(name: str) -> Iterator[str]:
    """Tags for a name, the best first: its initials, its first letter with another of its letters or with a digit.

    Words in lower case count only where there is no other: "the council" is Co, "a spokesman for AUPE" AU. Of a name in
    wide characters a tag is one of them.
    """
    every = _WORD.findall(normalize("NFC", name))
    words = [word for word in every if not word.islower()] or every[-1:]
    letters = "".join(words)
    first, last = letters[:1].upper(), words[-1] if words else ""
    initials = first + (last[:1].upper() if len(words) > 1 else last[1:2])
    pairs = (first + other for other in (*last[1:], *letters, *digits[2:]))
    yield from (tag for tag in (initials, *pairs, *letters) if 0 < cell_len(tag) <= TAG)
