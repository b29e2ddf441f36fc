"""The organisations that an article names: acronyms, and the name behind "the union", "the ministry", "the company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Sequence, Set
from functools import cached_property

from summarize.quotes.capitals import UPPER, Run
from summarize.quotes.lexicon import DEMONYMS, DROPPED_NOUNS, ORGANISATION_FAMILIES, ORGANISATION_NOUNS
from summarize.quotes.names import People

_SMALL = frozenset("of the and for &".split())
_JOINS = frozenset((" of ", " of the ", " and ", " for ", " for the ", " & "))
_LONGEST_JOIN = 9  # characters
_ACRONYM = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]{1,5}\b")
"""A word of two to six capitals; a pattern that begins with a letter is found much faster than one with a boundary."""

_UNNAMED_BY = frozenset("company firm group club".split())
"""Nouns before which an adjective stands rather than a name: "the Swedish firm"."""

_JUST_BEFORE = 200  # characters
_LONGEST_NOUN = 25  # characters
_COUNTED = 10_000  # characters on either side in which names are counted
_PLACES_BACK = 20
_OWN_NAME = 2  # uses from which an acronym is what the article calls an organisation
_EXPLAINED = re.compile(r"\(([A-Z]{2,6})\)")
_LONGEST_NAME = 12  # words
_LONGEST_PHRASE = 4  # words before the noun of "the German Football League chief"
_NOUN_AFTER = re.compile(r" ([a-z]+)\b")
_APPOSITION = re.compile(r", (?:which is )?(?:an?|the|one of the) ([^,.;:\n]{3,80})[,.]")
_NOUN_END = re.compile(r"\s(?:of|for|in|that|which|who|behind|with|to|from|on|at|by)\s")
_NAME_IN_WORDS = re.compile(rf"(?<![\w-]){UPPER}[\w-]+(?: (?:of|the|and|for|&|{UPPER}[\w-]+))+")


class Organisations:
    """The organisations of one article; what few articles are asked for is found when it is first asked for."""

    def __init__(self, text: str, runs: Sequence[Run], people: People) -> None:
        self.text = text
        self._persons = {naming.start for naming in people.namings}
        self._runs = runs

    @cached_property
    def _names(self) -> list[tuple[int, int, list[str]]]:
        return _names(self.text, self._runs, self._persons)

    @cached_property
    def called_by(self) -> dict[str, str]:
        """The full name and the acronym of each, with the one of the two that the article uses."""
        used = Counter(_ACRONYM.findall(self.text))
        used.subtract(_EXPLAINED.findall(self.text))
        called_by: dict[str, str] = {}
        last_letters = {acronym[-1] for acronym in used}
        for start, _, words in self._names if used else ():
            if len(words) == 1 or words[-1][0] not in last_letters or start in self._persons:
                continue
            for full, acronym in _acronyms(words, used):
                name = acronym if used[acronym] >= _OWN_NAME else full
                called_by.setdefault(full, name)
                called_by.setdefault(acronym, name)
        return called_by

    @cached_property
    def by_noun(self) -> dict[str, list[tuple[int, str]]]:
        """The places where one is named by a noun of its kind, by that noun."""
        by_noun: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for start, end, words in self._names:
            inside = next((w.lower() for w in words if w.lower() in ORGANISATION_FAMILIES), None)
            whole = " ".join(words)
            if inside and len(words) > 1:
                by_noun[inside].append((start, self._own_name(start, words) or whole.rpartition(" of the ")[2]))
            noun = _noun_after(self.text, end) if len(words) <= _LONGEST_PHRASE else None
            if noun and noun not in _UNNAMED_BY and not (noun in DROPPED_NOUNS and whole in DEMONYMS):
                by_noun[noun].append((start, whole if noun in DROPPED_NOUNS else f"{whole} {noun}"))
            beside = None if inside or start in self._persons else _noun_beside(self.text, start, end)
            if beside:
                by_noun[beside].append((start, whole))
        for places in by_noun.values():
            places.sort()
        return by_noun

    @cached_property
    def by_family(self) -> dict[str, list[tuple[int, str]]]:
        """The same by the family of the noun: the nouns that are used for each other."""
        by_family: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for noun, places in self.by_noun.items():
            by_family[ORGANISATION_FAMILIES.get(noun, noun)] += places
        for places in by_family.values():
            places.sort()
        return by_family

    @cached_property
    def families(self) -> dict[str, str]:
        """The family of each."""
        return {name: family for family, places in self.by_family.items() for _, name in places}

    def _own_name(self, start: int, words: list[str]) -> str | None:
        """What the article calls the organisation that has an acronym, as far as the words are its name."""
        if start in self._persons:
            return None
        names = (" ".join(words[first:]) for first, _ in _ends(words))
        return next((self.called_by[name] for name in names if name in self.called_by), None)

    def kind(self, name: str) -> str | None:
        """The family of the nouns that an organisation is called by."""
        return self.families.get(name)

    def called(self, noun: str, at: int) -> str | None:
        """The organisation that "the <noun>" means at an offset; without one before, the first after."""
        places = self.by_noun.get(noun)
        if not places:
            return None
        before = bisect_left(places, (at, ""))
        return self._foremost(places, before, at) if before else places[0][1]

    def _foremost(self, places: list[tuple[int, str]], before: int, at: int) -> str:
        """The one named just before; of the two that were named last, the one that is named far oftener."""
        start, last = places[before - 1]
        if start > at - _JUST_BEFORE:
            return last
        other = next(
            (name for _, name in reversed(places[max(0, before - _PLACES_BACK) : before]) if name != last), last
        )
        near = slice(max(0, at - _COUNTED), at + _COUNTED)
        return other if self.text[near].count(other) > 2 * self.text[near].count(last) else last

    def of_family(self, noun: str, at: int) -> str | None:
        """The last one named before an offset by a noun that is used for the noun."""
        places = self.by_family.get(ORGANISATION_FAMILIES.get(noun, ""), [])
        before = bisect_left(places, (at, ""))
        return self._foremost(places, before, at) if before else None

    def first_between(self, start: int, end: int) -> str | None:
        """The first organisation named by a noun of its kind between two offsets."""
        first = (end, "")
        for places in self.by_family.values():
            k = bisect_left(places, (start, ""))
            first = min(first, places[k]) if k < len(places) else first
        return first[1] or None

    def named_in(self, words: str) -> str | None:
        """The organisation that the words name in full, or by its acronym and nothing more, as the article calls it."""
        if words.islower():
            return None
        large = [word.strip("(),") for word in words.split() if word[0].isupper() or word[0] == "("]
        if len(large) == 1 and large[0].isupper() and large[0] in self.called_by:
            return self.called_by[large[0]]
        for found in _NAME_IN_WORDS.finditer(words):
            name = found.group().split(" ")[-_LONGEST_NAME:]
            for k in range(len(name) - 1):
                if " ".join(name[k:]) in self.called_by:
                    return self.called_by[" ".join(name[k:])]
        return None


def _names(text: str, runs: Sequence[Run], persons: Set[int]) -> list[tuple[int, int, list[str]]]:
    """Capitalised names with the small words inside them, as (start, end, words); a person's ends before those."""
    found: list[tuple[int, int, list[str]]] = []
    start, words, end = -1, list[str](), -1
    for run in runs:
        join = text[end : run[0].start] if words and run[0].start - end <= _LONGEST_JOIN else ""
        if join in _JOINS and start not in persons:
            words += join.split()
        else:
            if words and len(words) <= _LONGEST_NAME:
                found.append((start, end, words))
            start, words = run[0].start, []
        words += [token.word for token in run]
        end = run[-1].end
    if words and len(words) <= _LONGEST_NAME:
        found.append((start, end, words))
    return found


def _noun_after(text: str, end: int) -> str | None:
    """The noun that ends a name ("the Acme group"); none where another name follows ("Drug firm Acme")."""
    after = _NOUN_AFTER.match(text, end)
    if after is None or after.group(1) not in ORGANISATION_NOUNS or text[after.end() + 1 : after.end() + 2].isupper():
        return None
    return after.group(1)


def _noun_beside(text: str, start: int, end: int) -> str | None:
    """The noun that says what kind of organisation a name is: "drug firm Acme", "Acme, the maker of ..."."""
    noun = text[max(0, start - _LONGEST_NOUN) : start - 1].rpartition(" ")[2] if text[start - 1 : start] == " " else ""
    if noun in ORGANISATION_FAMILIES:
        return noun
    apposition = _APPOSITION.match(text, end) if text.startswith(", ", end) else None
    if apposition:
        noun = _NOUN_END.split(apposition.group(1), maxsplit=1)[0].rpartition(" ")[2]
    return noun if noun in ORGANISATION_FAMILIES else None


def _acronyms(words: list[str], used: Container[str]) -> list[tuple[str, str]]:
    """The ends of a name whose initials are an acronym that the text uses."""
    return [(" ".join(words[first:]), initials) for first, initials in _ends(words) if initials in used]


def _ends(words: list[str]) -> list[tuple[int, str]]:
    """The ends of a name that are names themselves: the number of the first word, and the initials."""
    large = [k for k, word in enumerate(words) if word not in _SMALL]
    initials = "".join(words[k][0] for k in large)
    return [(first, initials[n:]) for n, first in enumerate(large[:-1])]
