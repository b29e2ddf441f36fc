"""The people that an article names: full names, where each is mentioned, and the roles they are given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from summarize.quotes.cues import VERBS
from summarize.quotes.lexicon import (
    FEMALE_NAMES,
    GIVEN_NAMES,
    HONORIFICS,
    MALE_NAMES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    ROLE_NOUNS,
    TITLES,
)
from summarize.quotes.marks import CLOSING, STRAIGHT
from summarize.quotes.source import HIDDEN_STOP, Block, Source

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TOKEN = rf"{UPPER}(?:[\w’'-]*\w)?[’']?{HIDDEN_STOP}?(?:[A-Z]{HIDDEN_STOP})*"
_RUN = re.compile(rf"\b{_TOKEN}(?:[ \xa0](?:{_TOKEN}|(?:{'|'.join(sorted(PARTICLES))})(?=[ \xa0]{UPPER})))*")
_PIECE = re.compile(r"[^ \xa0]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_CONTRACTION = re.compile(r"[’'](?:re|ve|ll|d|m|t)$")
_LETTERS = re.compile(r"[^\W\d_]+")

_SUFFIXES = frozenset("Jr Sr II III IV".split())

ENOUGH = 2  # evidence from which a capitalised pair is a person
_FIRST_USES = 20  # uses of a bare surname that are looked at for evidence
_LONGEST_NAME = 4  # words


class Token(NamedTuple):
    """A capitalised word without its possessive ending."""

    word: str
    start: int
    end: int


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
        self._starts: list[int] = []
        self._by_role_noun: dict[str, list[str]] = defaultdict(list)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self.by_surname.get(name.rpartition(" ")[2], ())

    def within(self, start: int, end: int) -> list[Naming]:
        """The namings inside a span, in text order."""
        found = []
        for k in range(bisect_left(self._starts, start), len(self.namings)):
            if self.namings[k].start >= end:
                break
            if self.namings[k].end <= end:
                found.append(self.namings[k])
        return found

    def last_before(self, at: int, gender: str | None = None) -> str | None:
        """The person named last before an offset, of that gender or of an unknown one."""
        for k in range(bisect_left(self._starts, at) - 1, max(-1, bisect_left(self._starts, at) - 20), -1):
            if self.fits(self.namings[k].person, gender):
                return self.namings[k].person
        return None

    def fits(self, person: str, gender: str | None) -> bool:
        """Could the person be meant by a pronoun of that gender?"""
        return gender is None or self.genders.get(person, gender) == gender

    def give_role(self, person: str, role: str) -> None:
        """Notes the role that the text gives a person; the first one stays."""
        if person not in self.roles:
            self.roles[person] = role
            for noun in set(_LETTERS.findall(role.lower())):
                self._by_role_noun[noun].append(person)

    def with_role(self, noun: str) -> list[str]:
        """The people whose role holds the noun."""
        return self._by_role_noun.get(noun, [])


def find_people(source: Source) -> People:
    """Every person that the text names in full, with all places where they are named."""
    headlines = [(b.start, b.end) for b in source.blocks[:6] if b.kind != "caption" and _is_headline(source, b)]
    runs: list[list[Token]] = []
    in_headlines: list[list[Token]] = []
    for run in _capitalised_runs(source):
        inside = any(start <= run[0].start < end for start, end in headlines)
        (in_headlines if inside else runs).append(run)
    candidates = [c for c in map(_candidate, runs) if c is not None]
    evidence = _evidence(source, candidates, runs)
    people = People()
    for name, tokens, role in candidates:
        if role:
            people.give_role(name, role)
        given = tokens[0].word
        if evidence[name] < ENOUGH and given not in GIVEN_NAMES:
            continue
        people.by_surname.setdefault(tokens[-1].word, {}).setdefault(name)
        people.by_given_name.setdefault(given, name)
        gender = _gender(given, role)
        if gender:
            people.genders.setdefault(name, gender)
    for run in runs:
        people.namings += _namings(run, people)
    for run in in_headlines:
        people.namings += _namings(run, people, anywhere=True)
    people.namings.sort(key=lambda naming: naming.start)
    people._starts = [n.start for n in people.namings]
    return people


def _capitalised_runs(source: Source) -> list[list[Token]]:
    """Runs of capitalised words, ended by a possessive and by words that are no names."""
    runs: list[list[Token]] = []
    for match in _RUN.finditer(source.text):
        run: list[Token] = []
        for piece in _PIECE.finditer(match.group()):
            word = _POSSESSIVE.sub("", piece.group())
            start = match.start() + piece.start()
            if word.rstrip(HIDDEN_STOP) in NOT_NAMES or not word:
                runs.append(run)
                run = []
                continue
            run.append(Token(word, start, start + len(word)))
            if len(word) < len(piece.group()):
                runs.append(run)
                run = []
        runs.append(run)
    return [run for run in runs if run]


def _is_headline(source: Source, block: Block) -> bool:
    """Is the block a headline, and not the caption of the quotation above it?"""
    above = source.raw[max(0, block.start - 4) : block.start].rstrip()[-1:]
    return above not in (*CLOSING, STRAIGHT) and is_headline(source.text[block.start : block.end])


def is_headline(text: str) -> bool:
    """Is it set like a headline: 4 to 25 words, most of them capitalised, no full stop?"""
    if text.endswith("."):
        return False
    words = _LETTERS.findall(text[:400])
    return 4 <= len(words) <= 25 and len(text) < 400 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


Candidate = tuple[str, list[Token], str]


def _candidate(run: list[Token]) -> Candidate | None:
    """The person's name that ends a run, as (name, its tokens, the role before it)."""
    if run[-1].word.rstrip(HIDDEN_STOP) in _SUFFIXES:
        run = run[:-1]
    titles = [k for k, token in enumerate(run[:-1]) if token.word.strip(HIDDEN_STOP) in TITLES]
    first = titles[-1] + 1 if titles else 0
    first += _words_before_given_name(run[first:])
    tokens = run[first:]
    if not 2 <= len(tokens) <= _LONGEST_NAME:
        return None
    words = [token.word for token in tokens]
    if any(w in ORGANISATION_WORDS or w.strip(HIDDEN_STOP) in TITLES or (len(w) > 2 and w.isupper()) for w in words):
        return None
    if words[-1] in PARTICLES or words[0] in PARTICLES or _CONTRACTION.search(words[0]):
        return None
    return " ".join(words), tokens, " ".join(token.word for token in run[:first])


def _words_before_given_name(run: list[Token]) -> int:
    """How many words of a run stand before a person's given name: an acronym, or a role ("Harbour Master Jane Doe")."""
    if len(run) < 3 or run[0].word in GIVEN_NAMES:
        return 0
    given = next((k for k, token in enumerate(run[1:-1], start=1) if token.word in GIVEN_NAMES), 0)
    return given or (1 if run[0].word.isupper() and len(run[0].word) > 2 else 0)


def _gender(given: str, role: str) -> str | None:
    for word in role.split():
        if word.rstrip(HIDDEN_STOP) in HONORIFICS:
            return HONORIFICS[word.rstrip(HIDDEN_STOP)]
    if (given in MALE_NAMES) == (given in FEMALE_NAMES):
        return None
    return "male" if given in MALE_NAMES else "female"


_SAYS_AFTER = re.compile(r"\s*(?:,[^,.\n]{2,38},|,)?\s*(?:(?:also|has|later) )?([a-z]+)\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|according to|asked)\s+(?:[\w-]+ ){0,3}$")
_SAID_BESIDE = re.compile(r"\b(?:said|says|told|added|adds|explained|wrote|noted|asked|replied|argued|according to)\b")
_LAST_WORD = re.compile(rf"([\w-]+{HIDDEN_STOP}?),?\s+$")
_APPOSITION = re.compile(
    r",\s+(?:\d\d\b|(?:who|an?|the)\s|[a-z]+ (?:science )?(?:professor|analyst|spokes)"
    r"|president|director|owner|founder|chair|executive|senior|head|spokes)"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|across|the|of|for)\s+$")


def _evidence(source: Source, candidates: list[Candidate], runs: list[list[Token]]) -> dict[str, int]:
    """How much speaks for each candidate being a person; see `ENOUGH`."""
    points: dict[str, int] = defaultdict(int)
    surnames: dict[str, str] = {}
    signed = [b for a, b in pairwise(source.blocks) if (a.kind, b.kind) == ("pullquote", "caption")]
    for name, tokens, role in candidates:
        points[name] += _evidence_here(source.text, tokens, role)
        if any(block.start <= tokens[0].start < block.end for block in signed):
            points[name] += ENOUGH
        surnames.setdefault(name, tokens[-1].word)
    alone = _evidence_of_surnames(source.text, set(surnames.values()), runs)
    for name, surname in surnames.items():
        points[name] += alone.get(surname, 0)
    return points


def _evidence_here(text: str, tokens: list[Token], role: str) -> int:
    before = text[max(0, tokens[0].start - 25) : tokens[0].start]
    after = text[tokens[-1].end : tokens[-1].end + 60]
    points = 3 if tokens[0].word in GIVEN_NAMES else 0
    last = _LAST_WORD.search(before)
    if role or (last and last.group(1).lower() in ROLE_NOUNS):
        points += 2
    says = _SAYS_AFTER.match(after)
    if says and says.group(1) in VERBS:
        points += 3
    if _SAID_BEFORE.search(before):
        points += 2
    apposition = _APPOSITION.match(after)
    if apposition:
        points += 1
    if apposition and any(w in ROLE_NOUNS for w in _LETTERS.findall(after[: _clause_end(after)])):
        points += 1
    if _PLACE_BEFORE.search(before):
        points -= 2
    return points


def _clause_end(after: str) -> int:
    """The end of the apposition that the words begin with."""
    comma = after.find(",", 2)
    return comma if comma >= 0 else len(after)


def _evidence_of_surnames(text: str, surnames: set[str], runs: list[list[Token]]) -> dict[str, int]:
    """A surname that stands alone later: 3 where it stands by a verb of saying, 1 where it is used twice."""
    uses: dict[str, list[Token]] = defaultdict(list)
    for run in runs:
        last = run[-1]
        alone = len(run) == 1 or run[-2].word.strip(HIDDEN_STOP) in TITLES
        if alone and last.word in surnames and len(uses[last.word]) < _FIRST_USES:
            uses[last.word].append(last)
    points = {}
    for surname, tokens in uses.items():
        said = any(_SAID_BESIDE.search(text, max(0, t.start - 12), t.end + 18) for t in tokens)
        points[surname] = 3 if said else 1 if len(tokens) > 1 else 0
    return points


def _namings(run: list[Token], people: People, anywhere: bool = False) -> list[Naming]:
    """The known people that a run names, in full, or by a surname that ends it (or stands ``anywhere``)."""
    found: list[Naming] = []
    free = 0
    for k, token in enumerate(run):
        known = people.by_surname.get(token.word)
        if not known:
            continue
        for first in range(max(free, k + 1 - _LONGEST_NAME), k):
            name = " ".join(t.word for t in run[first : k + 1])
            if name in known:
                found.append(Naming(run[first].start, token.end, name, True))
                free = k + 1
                break
        else:
            if (anywhere or k == len(run) - 1) and token.word not in ORGANISATION_WORDS:
                found.append(Naming(token.start, token.end, next(iter(known)), False))
    return found
