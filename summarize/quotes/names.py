"""The people that an article names: full names, where each is mentioned, and the roles they are given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from summarize.quotes.capitals import UPPER as UPPER
from summarize.quotes.capitals import Run
from summarize.quotes.evidence import ENOUGH, LONGEST_NAME, Candidate, candidate, evidence_for, gender_of
from summarize.quotes.lexicon import HONORIFICS, ORGANISATION_WORDS, PERSONAL_TITLES
from summarize.quotes.marks import CLOSING, STRAIGHT
from summarize.quotes.source import HIDDEN_STOP, Block, Source

_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_MISSPELT = 5  # letters of a surname
_MOST_SURNAMES = 100  # among which a misspelt one is looked for
_NAMINGS_TRIED = 20
_NAMINGS_BACK = 100
_HEAD_BLOCKS = 6  # among so many first blocks are headlines


class Naming(NamedTuple):
    """A place where a person is named: in ``full``, or by the surname alone."""

    start: int
    end: int
    person: str
    full: bool


class People:
    """The people of one article, by surname; ``namings`` are in text order."""

    def __init__(self) -> None:
        self.by_surname: dict[str, dict[str, None]] = {}
        self.roles: dict[str, str] = {}
        self.namings: list[Naming] = []
        self.genders: dict[str, str] = {}
        self.by_given_name: dict[str, str] = {}
        self._names: set[str] = set()
        self._starts: list[int] = []

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def within(self, start: int, end: int) -> list[Naming]:
        """The namings inside a span, in text order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [naming for naming in self.namings[low:high] if naming.end <= end]

    def named_between(self, start: int, end: int) -> set[str]:
        """Who is named between two offsets."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return {naming.person for naming in self.namings[low:high]}

    def last_before(self, at: int) -> Iterator[Naming]:
        """The last namings before an offset, the nearest first."""
        last = bisect_left(self._starts, at)
        return reversed(self.namings[max(0, last - _NAMINGS_TRIED) : last])

    def named_before(self, at: int, persons: Container[str]) -> str | None:
        """Which of some persons is named last before an offset, not too long before."""
        last = bisect_left(self._starts, at) - 1
        for k in range(last, max(-1, last - _NAMINGS_BACK), -1):
            if self.namings[k].person in persons:
                return self.namings[k].person
        return None

    def misspelt(self, word: str) -> str | None:
        """Whose surname the word is but for two letters in the wrong order."""
        if len(word) < _LEAST_MISSPELT or not 0 < len(self.by_surname) < _MOST_SURNAMES:
            return None
        letters = sorted(word)
        return next((next(iter(p)) for known, p in self.by_surname.items() if sorted(known) == letters), None)

    def fits(self, person: str, gender: str | None) -> bool:
        """Could the person be meant by a pronoun of that gender?"""
        return gender is None or self.genders.get(person, gender) == gender

    def add(self, found: Candidate, is_person: bool, text: str) -> None:
        """Takes in a candidate, and its role even where it is none: the role may be a person's further on."""
        name, tokens, role = found
        if role:
            self.give_role(name, role)
        if not is_person:
            return
        given = tokens[0].word
        self.by_surname.setdefault(_surname(tokens[-1].word), {}).setdefault(name)
        self._names.add(name)
        self.by_given_name.setdefault(given, name)
        gender = gender_of(given, role, text, tokens[0].start) if name not in self.genders else None
        if gender:
            self.genders[name] = gender

    def note_honorific(self, run: Run) -> None:
        """ "Mr Smith", a run of two: the gender of the one Smith, and a person where the text has no full name."""
        honorific = run[0].word.rstrip(HIDDEN_STOP)
        gender = HONORIFICS.get(honorific)
        if gender is None and honorific not in PERSONAL_TITLES:
            return
        surname = run[1].word
        known = self.by_surname.setdefault(_surname(surname), {surname: None})
        if len(known) == 1:
            only = next(iter(known))
            self._names.add(only)
            if gender:
                self.genders[only] = gender

    def sort(self) -> None:
        """Puts the namings into the order of the text; before this, nobody can be asked for by place."""
        self.namings.sort(key=lambda naming: naming.start)
        self._starts = [n.start for n in self.namings]

    def give_role(self, person: str, role: str) -> None:
        """Notes the role that the text gives a person; the first one stays."""
        if person not in self.roles:
            self.roles[person] = role


def find_people(source: Source, runs: Sequence[Run]) -> People:
    """Every person that the text names in full or with an honorific, with all places where they are named."""
    headlines = [b for b in source.blocks[:_HEAD_BLOCKS] if b.kind != "caption" and _is_headline(source, b)]
    running, in_headlines = _apart(runs, headlines)
    longer = [run for run in running if len(run) > 1]
    candidates = [c for c in map(candidate, longer) if c is not None]
    evidence = evidence_for(source, candidates, running)
    people = People()
    for found in candidates:
        people.add(found, evidence[found[0]] >= ENOUGH, source.text)
    for run in longer:
        if len(run) == 2:
            people.note_honorific(run)
    people.namings += _namings(running, people)
    people.namings += _namings(in_headlines, people, anywhere=True)
    people.sort()
    return people


def _apart(runs: Sequence[Run], headlines: Sequence[Block]) -> tuple[list[Run], list[Run]]:
    """The runs outside headlines and those in them."""
    end = max((block.end for block in headlines), default=0)
    running: list[Run] = []
    inside: list[Run] = []
    for number, run in enumerate(runs):
        start = run[0].start
        if start >= end:
            return [*running, *runs[number:]], inside
        headline = any(block.start <= start < block.end for block in headlines)
        (inside if headline else running).append(run)
    return running, inside


def _is_headline(source: Source, block: Block) -> bool:
    """Is the block a headline, and not the caption of the quotation above it?"""
    above = source.raw[max(0, block.start - 4) : block.start].rstrip()[-1:]
    return above not in (*CLOSING, STRAIGHT) and is_headline(source.text[block.start : block.end])


def is_headline(text: str) -> bool:
    """Is it set like a headline: 4 to 25 words, most of them capitalised, no full stop?"""
    if text.endswith(".") or len(text) >= 400:
        return False
    words = _LETTERS.findall(text)
    return 4 <= len(words) <= 25 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _namings(runs: Sequence[Run], people: People, anywhere: bool = False) -> Iterator[Naming]:
    """The known people that runs name, in full, or by a surname that ends one (or stands ``anywhere``)."""
    surnames = people.by_surname
    for run in runs:
        free = 0
        for k, (word, start, end) in enumerate(run):
            known = surnames.get(_surname(word) if "-" in word else word)
            if not known:
                continue
            name = _full_name(run[max(free, k + 1 - LONGEST_NAME) : k + 1], known) if k > free else None
            if name:
                yield Naming(run[k - name.count(" ")].start, end, name, True)
                free = k + 1
            elif (anywhere or k == len(run) - 1) and word not in ORGANISATION_WORDS:
                yield Naming(start, end, next(iter(known)), False)


def _full_name(run: Run, known: Container[str]) -> str | None:
    """The longest of the known names that ends a run."""
    words = [token.word for token in run]
    for first in range(len(words) - 1):
        name = " ".join(words[first:])
        if name in known:
            return name
    return None


def _surname(word: str) -> str:
    """The surname without an Arabic article, which is often left out: "al-Hakim", "Hakim"."""
    return word[3:] if word.startswith(("al-", "el-")) else word
