"""The organisations that an article names: acronyms, and the name behind "the union" or "the ministry"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from summarize.quotes.lexicon import NOT_NAMES, ORGANISATION_NOUNS
from summarize.quotes.names import UPPER
from summarize.quotes.source import Source

_SMALL = frozenset("of the and for".split())
_NAME = re.compile(rf"(?<![\w-]){UPPER}[\w-]+(?: (?:of|the|and|for|{UPPER}[\w-]+))+")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_NOUN_PHRASE = re.compile(rf"(?<![\w-])({UPPER}[\w-]+(?: {UPPER}[\w-]+){{0,3}}) ([a-z]+)\b")
_LONGEST_NAME = 12  # words


class Organisations(NamedTuple):
    """The organisations of one article; ``acronyms`` gives the short name that the article itself uses."""

    acronyms: dict[str, str]
    by_noun: dict[str, list[tuple[int, str]]]

    def called(self, noun: str, at: int) -> str | None:
        """The organisation that "the <noun>" means at an offset: the last one named so before, else the first after."""
        places = self.by_noun.get(noun.lower())
        if not places:
            return None
        return places[max(0, bisect_left(places, (at, "")) - 1)][1]

    def named_in(self, words: str) -> str | None:
        """The acronym of an organisation that the words name, in full or by the acronym itself."""
        short = set(self.acronyms.values())
        for found in _ACRONYM.finditer(words):
            if found.group() in short:
                return found.group()
        for found in _NAME.finditer(words):
            name = found.group().split(" ")[-_LONGEST_NAME:]
            for k in range(len(name)):
                if " ".join(name[k:]) in self.acronyms:
                    return self.acronyms[" ".join(name[k:])]
        return None


def find_organisations(source: Source) -> Organisations:
    """The organisations that the text names by a noun of their kind, or whose acronym it uses."""
    text = source.text
    used = set(_ACRONYM.findall(text))
    acronyms: dict[str, str] = {}
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for found in _NAME.finditer(text):
        words = found.group().split(" ")
        if len(words) > _LONGEST_NAME:
            continue
        while words[-1] in _SMALL:
            words.pop()
        while len(words) > 1 and (words[0] in NOT_NAMES or words[0] in _SMALL):
            words = words[1:]
        short = _acronyms(words, used)
        for part, acronym in short:
            acronyms.setdefault(part, acronym)
        noun = next((w.lower() for w in words if w.lower() in ORGANISATION_NOUNS), None)
        if noun and len(words) > 1:
            name = short[0][1] if short else " ".join(words).rpartition(" of the ")[2]
            places[noun].append((found.start(), name))
    for found in _NOUN_PHRASE.finditer(text):
        if found.group(2) in ORGANISATION_NOUNS:
            words = [w for w in found.group().split(" ") if w not in NOT_NAMES]
            if len(words) > 1:
                places[found.group(2)].append((found.start(), " ".join(words)))
    return Organisations(acronyms, {noun: sorted(where) for noun, where in places.items()})


def _acronyms(words: list[str], used: set[str]) -> list[tuple[str, str]]:
    """The ends of a name whose initials are an acronym that the text uses."""
    large = [k for k, word in enumerate(words) if word not in _SMALL]
    initials = "".join(words[k][0] for k in large)
    return [(" ".join(words[large[n] :]), initials[n:]) for n in range(len(large) - 2) if initials[n:] in used]
