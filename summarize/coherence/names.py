"""Names: which people and bodies a sentence introduces by their full name, and which it takes for known.

A full name is a run of capitalised words ("Guy Smith", "Finance Minister Travis Toews"); a bare one is the last word
of it alone or after a title ("Smith", "Mr Smith"). A role alone that opens a sentence ("The minister said") is taken
for known too, from a sentence that has its noun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from summarize.coherence.english import role
from summarize.quotes.lexicon import NOT_NAMES, PARTICLES, TITLES

_UPPER = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_UPPER}[\w-]*(?:(?:['’](?!s\b)|\.)\w[\w-]*)*\.?"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )*{_WORD}){{0,40}}")
LONGEST_NAME = 60
"""Letters of a surname; a longer run is none."""

_SUFFIXES = frozenset("Jr Sr II III IV".split())
_NO_GIVEN_NAMES = (
    TITLES | NOT_NAMES | frozenset("Mayor Yet Nor Yesterday Today Tonight Is Was Did Does Has Can".split())
)


class Named(NamedTuple):
    """The names that a sentence introduces, those that it takes for known from a sentence before it, and whether it
    opens with a role that no sentence before it has named."""

    full: frozenset[str] = frozenset()
    bare: tuple[str, ...] = ()
    nameless: bool = False


NOTHING = Named()


def known_names(title: str, texts: Sequence[str], openings: Sequence[str]) -> list[Named]:
    """What every sentence of an English document names; what the headline introduces is known to all."""
    roles = [role(opening) for opening in openings]
    nouns = frozenset(noun for noun in roles if noun)
    common = frozenset(" ".join(texts).split())
    known = _introduced(title, frozenset())[0] | _with_nouns([title], nouns)[0]
    earlier: set[str] = set()
    found: list[Named] = []
    for text, noun, has in zip(texts, roles, _with_nouns(texts, nouns), strict=True):
        full, bare = _introduced(text, common)
        if has:
            full |= has
        if noun:
            bare.append(noun)
        taken = tuple([name for name in bare if name in earlier and name not in known]) if bare else ()
        nameless = noun is not None and noun not in earlier and noun not in known
        earlier |= full
        found.append(Named(frozenset(full), taken, nameless) if full or taken or nameless else NOTHING)
    return found


def _with_nouns(texts: Sequence[str], nouns: Set[str]) -> list[Set[str]]:
    """Which of these few nouns every text has."""
    found: list[Set[str]] = [frozenset()] * len(texts)
    if not nouns:
        return found
    small = [text.lower() for text in texts]
    starts = list(accumulate((len(text) + 1 for text in small), initial=0))
    joined = "\n".join(small)
    for noun in nouns:
        at = joined.find(noun)
        while at >= 0:
            end = at + len(noun)
            if not ("a" <= joined[at - 1 : at] <= "z" or "a" <= joined[end : end + 1] <= "z"):
                number = bisect_right(starts, at) - 1
                found[number] = found[number] | {noun}
            at = joined.find(noun, end)
    return found


def _introduced(text: str, common: Set[str]) -> tuple[set[str], list[str]]:
    """The names that a sentence gives in full and those that it has bare; a word that the article also has in lower
    case is no name."""
    full: set[str] = set()
    bare: list[str] = []
    for run in _RUN.findall(text):
        before, _, last = run.rpartition(" ")
        last = last.rstrip(".")
        if last in _SUFFIXES and before:
            before, _, last = before.rpartition(" ")
            last = last.rstrip(".")
        if last in NOT_NAMES or last in full or len(last) > LONGEST_NAME or last.lower() in common:
            continue
        if before and _given(before):
            full.add(last)
        else:
            bare.append(last)
    return full, bare


def _given(before: str) -> bool:
    """Whether a given name stands in these words before a name, initials and particles between them passed over."""
    for word in reversed(before.split()):
        if len(word.rstrip(".")) > 1 and word.lower() not in PARTICLES:
            return word.rstrip(".") not in _NO_GIVEN_NAMES and (not word.isupper() or "." in word)
    return False
