"""How a sentence opens: whether its first words point back to the sentence before it.

A sentence that opens with a pronoun, a connective or an answer says half of what it means when the sentence before it
is left out. What the words are is told by language; one of which they are not known has no such rule.
"""

from __future__ import annotations

import re

from summarize.coherence import continental, english

_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,4},? ?)?"
    r"(?:\([A-Z][\w .]{1,25}\) ?(?:--?|–|—)?|(?<=[A-Z]{3}) (?:--?|–|—)) ?"
)
"""A place and an agency before the first words: "LONDON (Reuters) - ", "(CNN)", "EDMONTON - "."""

LONGEST_DATELINE = 120

_MARKS = " \u00a0\u202f\"'“”„«»‘’`([*¿¡—–"


def bare_opening(text: str) -> str:
    """The sentence without its dateline and its opening marks."""
    head = text[:LONGEST_DATELINE]
    dateline = _DATELINE.match(text) if "(" in head or " -" in head or " –" in head or " —" in head else None
    return (text[dateline.end() :] if dateline else text).lstrip(_MARKS)


def leans(opening: str, language: str) -> bool:
    """Whether a sentence with these first words (see `bare_opening`) points back to the one before it."""
    if language == "en":
        return english.points_back(opening)
    return language in continental.LANGUAGES and continental.points_back(opening, language)
