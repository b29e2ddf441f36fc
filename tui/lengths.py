"""Lengths of a summary as readers type them."""

from __future__ import annotations

import re

from summarize import Length

EXPECTED = "3 (sentences), 100 words, or 20% of the text"
TYPED = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*(%|[a-z]*)")


class UnknownLengthError(ValueError):
    """The words tell no length; the message says what was expected."""


def parse_length(words: str) -> Length:
    """The length that "5", "5 sentences", "100 words", "20%", "0.2" or "1 ratio" tell; raises `UnknownLengthError`."""
    typed = TYPED.fullmatch(words.strip().lower())
    unknown = UnknownLengthError(f"“{words.strip():.40}” is no length: {EXPECTED}")
    if typed is None:
        raise unknown
    try:
        return _length(typed[1].replace(",", "."), typed[2])
    except ValueError as error:  # of none, of a part of a sentence, or of more than the whole
        raise unknown from error


def _length(number: str, unit: str) -> Length:
    if unit == "%":
        return Length(ratio=float(number) / 100)
    if unit == "ratio":
        return Length(ratio=float(number))
    if unit and "words".startswith(unit):
        return Length(words=int(number))
    if unit and not "sentences".startswith(unit):
        raise ValueError(unit)
    return Length(ratio=float(number)) if "." in number else Length(sentences=int(number))
