"""What the codes mean under which agencies file their items.

The seventeen subjects are the top level of the IPTC subject codes, whose first two digits name them; the categories of
ANPA 1312 and IPTC 7901 are letters that each agency uses in its own way, so only those stand here that are usual.
"""

from __future__ import annotations

import re

SUBJECTS: tuple[str, ...] = (
    "arts, culture and entertainment",
    "crime, law and justice",
    "disaster and accident",
    "economy, business and finance",
    "education",
    "environment",
    "health",
    "human interest",
    "labour",
    "lifestyle and leisure",
    "politics",
    "religion and belief",
    "science and technology",
    "social issue",
    "sport",
    "conflict, war and peace",
    "weather",
)

CATEGORIES: dict[str, str] = {
    "a": "domestic news",
    "d": "food",
    "e": "entertainment",
    "f": "business and finance",
    "i": "international news",
    "k": "commentary",
    "l": "lifestyle",
    "o": "weather",
    "p": "politics",
    "q": "sport",
    "r": "sport",
    "s": "sport",
    "w": "politics",
    "pl": "politics",
    "wi": "business and finance",
    "ku": "arts, culture and entertainment",
    "vm": "human interest",
    "sp": "sport",
}

_CODE = re.compile(r"(?:.*:)?(?:(0[1-9]|1[0-7])\d{6})", re.ASCII)


def subject_of(code: str | None) -> str | None:
    """The subject of a code of IPTC ("15054000", "subj:15054000", "medtop:15000000"), or None for another code."""
    found = _CODE.fullmatch(code.strip()[:80]) if code else None
    return SUBJECTS[int(found[1]) - 1] if found else None


def once(names: list[str | None]) -> tuple[str, ...]:
    """The names that there are, each once, in their order."""
    seen: dict[str, str] = {}
    for name in names:
        if name and (text := " ".join(name.split())):
            seen.setdefault(text.casefold(), text)
    return tuple(seen.values())
