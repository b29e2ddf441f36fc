"""Roles: who "the foreign secretary" is, by the words that the article sets beside its names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property

from summarize.quotes.cues import VERBS
from summarize.quotes.lexicon import OFFICES, ROLE_NOUNS, TITLES
from summarize.quotes.names import Naming, People
from summarize.quotes.source import HIDDEN_STOP

_REACH = 80  # characters beside a name in which its role is looked for
_NEAR, _NEAR_AFTER = 1200, 300  # characters
_MOST_HOLDERS = 50  # of one role
_MOST_WORDS = 7
_WORD = re.compile(r"[\w’'-]+")
_STOPS = frozenset(
    """
    the a an his her its their our my this that these those and or but by with as said says told say from to in on at
    of for than when while after before who which where is was were are has have had be been if not
    """.split()
)
_QUALIFIERS = frozenset("former ex shadow deputy vice assistant acting then late next future retired interim".split())
"""Words that make another role of one."""

_ANY_LEADER = frozenset("head chief boss leader".split())
"""Heads that stand for another office: "the bank's boss" is its chairman."""

_NO_WORDS = frozenset[str]()
_EXCLUSIVE = OFFICES - _ANY_LEADER
_FILLERS = frozenset("new current top chief then former own mr mrs ms dr sir".split())


@cache
def _apposed_after() -> re.Pattern[str]:
    """What stands after a name to say who it is; not every article needs it, and it compiles slowly."""
    return re.compile(
        r",? (?:who (?:is|was)|is|was|as|,) (?:an?|the|its|his|her|their) ([^,.;:\n“”\"]{3,80})"
        r"|, (?:(?:aged )?\d\d, )?(?:(?:an?|the|its|his|her|their) )?([^,.;:\n“”\"]{3,80})(?=[,.;:]|$)"
    )


@cache
def _apposed_before() -> re.Pattern[str]:
    """The same before a name."""
    return re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)|[’']s?) ([\w’' -]{3,70}), $")


class Roles:
    """The roles of the people of an article; the words beside their names are read when they are first asked for."""

    def __init__(self, text: str, people: People) -> None:
        self._text, self._people = text, people
        self._bound: dict[frozenset[str], str] = {}

    @cached_property
    def _described(self) -> dict[str, list[frozenset[str]]]:
        """For each person the words of every role given to them."""
        found: dict[str, list[frozenset[str]]] = defaultdict(list)
        for person, role in self._people.roles.items():
            found[person].append(role_words(role))
        for naming in self._people.namings:
            if naming.full or self._text[naming.start - 1 : naming.start] == " ":
                for phrase in (self._before(naming), self._after(naming)):
                    words = role_words(phrase) if phrase else _NO_WORDS
                    if not ROLE_NOUNS.isdisjoint(words) and words not in found[naming.person]:
                        found[naming.person].append(words)
        return found

    def _before(self, naming: Naming) -> str:
        before = self._text[max(0, naming.start - _REACH) : naming.start]
        apposed = _apposed_before().search(before) if before.endswith((", ", ", \n")) else None
        if apposed:
            return apposed.group(1)
        words: list[str] = []
        for word in reversed(before.rsplit(" ", _MOST_WORDS + 1)[:-1]):
            if len(words) == _MOST_WORDS or not word or word in _STOPS or not (word[-1].isalnum() or word[-1] in "’'"):
                break
            if word.replace(HIDDEN_STOP, "").lower() in _STOPS or "\n" in word:
                break
            if not words and word.lower() not in ROLE_NOUNS and word not in TITLES:
                break  # what stands right before a name with a role is the role, or a title after it
            words.append(word)
        return " ".join(reversed(words))

    def _after(self, naming: Naming) -> str:
        apposed = _apposed_after().match(self._text, naming.end)
        if apposed is None:
            return ""
        phrase = apposed.group(1) or apposed.group(2)
        return phrase if VERBS.isdisjoint(phrase.split()) else ""  # no "..., the president said"

    def bind(self, role: frozenset[str], person: str) -> None:
        """Notes whom a role was taken to mean, for the next time that it is used."""
        self._bound.setdefault(role, person)
        if role not in self._described[person]:
            self._described[person].append(role)

    def holder(self, head: str, role: frozenset[str], at: int, last: str | None) -> str | None:
        """The person who is given the role: the ``last`` speaker if they hold it, else the one named last before."""
        if role in self._bound:
            return self._bound[role]
        holders = {p: known for p, known in self._with_head(head) if fits(head, role, known)}
        if len(role) == 1:  # "the president": nobody who is president of something and not named nearby
            near = self._people.named_between(max(0, at - _NEAR), at + _NEAR_AFTER)
            holders = {p: known for p, known in holders.items() if p in near or not known - role - _FILLERS}
        exact = {p: known for p, known in holders.items() if known == role} or holders
        if last in holders or len(exact) < 2:
            return last if last in holders else next(iter(exact), None)
        return self._people.named_before(at, exact) or next(iter(exact))

    def _with_head(self, head: str) -> list[tuple[str, frozenset[str]]]:
        """The people whose roles have a head or, for "the boss", another one."""
        if head in _ANY_LEADER:
            return [found for office in sorted(OFFICES) for found in self._by_head.get(office, ())]
        return self._by_head.get(head, [])

    @cached_property
    def _by_head(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """The first people of each role, with its words."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for person, roles in self._described.items():
            for role in roles if person in self._people else ():
                for word in role & ROLE_NOUNS:
                    if len(found[word]) < _MOST_HOLDERS:
                        found[word].append((person, role))
        return found

    def another(self, person: str, head: str, role: frozenset[str]) -> bool:
        """Is the person known to hold another office than that?"""
        if head not in _EXCLUSIVE:
            return False
        known = self._described.get(person, [])
        return any(not _EXCLUSIVE.isdisjoint(k) for k in known) and not any(fits(head, role, k) for k in known)


def fits(head: str, role: frozenset[str], known: frozenset[str]) -> bool:
    """Can a role be meant by other words for it: does one of the two say no more than the other?"""
    if (known ^ role) & _QUALIFIERS:
        return False
    if head not in known:
        others = role - {head} - _FILLERS
        return head in _ANY_LEADER and len(others) > 0 and others <= known and not OFFICES.isdisjoint(known)
    return not (role - known - _FILLERS) or not (known - role - _FILLERS)


def role_words(phrase: str) -> frozenset[str]:
    """The words of a role that matter for comparing."""
    words = (w.lower().replace("-", " ") for w in _WORD.findall(phrase.replace(HIDDEN_STOP, "")))
    return (
        frozenset(w.removesuffix("’s").removesuffix("'s").strip("’'") for word in words for w in word.split()) - _STOPS
    )
