"""Page furniture among sentences: stamps, labels, captions, credits and calls to the reader, wherever they stand.

Some of it shows in its marks and is the same in every language; what is made of words is told by language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.coherence import english_furniture

_RARE_PAGE_MARKS = ("©", "™ &", "→", "»»", "▶", "►")

_BULLETS = "-–—•*·▪■"
_DASHES = "–—"
"""With these a speaker begins in other languages than English: "—¿Quién? —preguntó Ana."."""

_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
_STAMP = rf"[\[(]?(?:{_CLOCK})(?: [A-Z]{{2,4}})?[\])]?(?::| ?[–—|]| -|\.? (?=[A-Z\"“‘]))"
"""A live blog's time before its entry: "10:32 GMT: The vote begins.\""""


def is_furniture(text: str, opening: str, words: Sequence[str], language: str) -> bool:
    """Whether a sentence is page furniture or holds some; ``opening`` is the sentence without opening marks, ``words``
    are its words."""
    if "<" in text or " | " in text or "http" in text or "www." in text or "[...]" in text:
        return True
    if not text.isascii() and any(mark in text for mark in _RARE_PAGE_MARKS):
        return True
    bullets = opening[:1] in _BULLETS and (language == "en" or opening[0] not in _DASHES)
    if bullets or (opening[0] in "([0123456789" and re.match(_STAMP, opening)):
        return True
    return language == "en" and english_furniture.is_furniture(text, opening, words)
