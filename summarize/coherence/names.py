"""Names: which people and bodies a sentence introduces by their full name, and which it takes for known.

A full name is a run of capitalised words ("Guy Smith", "Finance Minister Travis Toews"); a bare one is the last word
of it alone or after a title ("Smith", "Mr Smith"). A role alone that opens a sentence ("The minister said") is taken
for known too, from a sentence that has its noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from summarize.coherence.english import role
from summarize.document import Document
from summarize.quotes.lexicon import NOT_NAMES, PARTICLES, TITLES

_UPPER = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_UPPER}(?:[\w-]|['’](?!s\b)\w|\.(?=\w))*\.?"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )*{_WORD})*")
_LETTERS = re.compile("[a-z]+")
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


def known_names(document: Document, openings: Sequence[str]) -> list[Named]:
    """What every sentence of an English document names; what the headline introduces is known to all."""
    roles = [role(opening) for opening in openings]
    nouns = frozenset(noun for noun in roles if noun)
    common = frozenset(document.text.split())
    known = _introduced(document.title or "", frozenset(), nouns)[0]
    earlier: set[str] = set()
    found: list[Named] = []
    for sentence, noun in zip(document.sentences, roles, strict=True):
        full, bare = _introduced(document.text[sentence.start : sentence.end], common, nouns)
        if noun:
            bare.append(noun)
        taken = tuple(name for name in bare if name in earlier and name not in known)
        nameless = noun is not None and noun not in earlier and noun not in known
        earlier |= full
        found.append(Named(frozenset(full), taken, nameless) if full or taken or nameless else NOTHING)
    return found


def _introduced(text: str, common: Set[str], nouns: frozenset[str]) -> tuple[set[str], list[str]]:
    """The names that a sentence gives in full with those of the nouns that it has, and the names that it has bare; a
    word that the article also has in lower case is no name."""
    full: set[str] = set()
    bare: list[str] = []
    for run in _RUN.findall(text):
        words = run.split()
        last = words[-1].rstrip(".")
        if last in _SUFFIXES and len(words) > 1:
            words = words[:-1]
            last = words[-1].rstrip(".")
        if last in NOT_NAMES or last in full or last.lower() in common:
            continue
        if _given(words):
            full.add(last)
        else:
            bare.append(last)
    return (full.union(nouns.intersection(_LETTERS.findall(text.lower()))) if nouns else full), bare


def _given(words: Sequence[str]) -> bool:
    """Whether a given name stands before the last of these words, initials and particles between them passed over."""
    for word in reversed(words[:-1]):
        if len(word.rstrip(".")) > 1 and word.lower() not in PARTICLES:
            return word.rstrip(".") not in _NO_GIVEN_NAMES and (not word.isupper() or "." in word)
    return False
