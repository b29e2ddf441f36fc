"""When two roles cannot be one person's.

People change their roles and hold several, and a role is rarely told in full: where the words leave a doubt, two roles
are one person's. They are two people's only if all of this holds:

- both were held within a year of each other, and neither is a former one;
- both say where ("RCMP officer from Moncton", "finance minister of Ontario"), and the places or bodies share no word;
- both are offices whose holders hold no other: of different kinds (police and forces, government, bench, players of
  sports), or the same office that each place has one of (mayor, premier, governor, sheriff, bishop).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from articles.names import fold
from summarize.quotes.lexicon import TITLES

NEAR = 366
"""Days between two dates within which the roles of one person must go together."""

_KINDS = {
    noun: kind
    for kind, nouns in {
        "uniform": "constable sergeant detective sheriff corporal lieutenant colonel brigadier admiral trooper",
        "government": "minister premier senator governor mayor reeve mla mpp mp congressman congresswoman councillor"
        " sen gov coun",
        "bench": "judge justice magistrate",
        "church": "bishop archbishop",
        "sport": "striker midfielder defender goalkeeper goaltender quarterback pitcher winger",
    }.items()
    for noun in nouns.split()
}
_ONE_A_PLACE = frozenset("mayor reeve premier governor gov sheriff bishop archbishop".split())
_PAST = re.compile(r"\b(?:former|formerly|ex|retired|then|late)\b", re.IGNORECASE)
_HEAD = re.compile(r",|\b(?:of|for|from|at|in|with|who|to|on)\b")
_WORD = re.compile(r"[^\W\d_][\w’']*")
_SAME_START = 4  # letters: Canada and Canadian, Quebec and Quebecer


class Office(NamedTuple):
    """A role that tells an office which leaves no room for others, and where it is held (folded words)."""

    kind: str
    noun: str
    places: frozenset[str]

    def excludes(self, other: Office) -> bool:
        """Whether no one can hold both at a time."""
        if any(mine[:_SAME_START] == theirs[:_SAME_START] for mine in self.places for theirs in other.places):
            return False
        if self.noun == other.noun:
            return self.noun in _ONE_A_PLACE
        return self.kind != other.kind


@lru_cache(maxsize=4096)
def office(role: str) -> Office | None:
    """The office that a role tells, or None where it leaves a doubt: which one, where, or whether it is still held."""
    if _PAST.search(role):
        return None
    head = _WORD.findall(_HEAD.split(role, maxsplit=1)[0])
    if not head:
        return None
    noun = fold(head[-1])
    kind = "uniform" if _is_uniformed(head) else _KINDS.get(noun)
    places = frozenset(fold(word) for word in _WORD.findall(role) if word[0].isupper() and word not in TITLES)
    return Office(kind, noun, places) if kind and places else None


def _is_uniformed(head: list[str]) -> bool:
    """ "RCMP officer", "police officer"; an executive or a press officer is none."""
    return head[-1].lower() == "officer" and len(head) > 1 and (head[-2].isupper() or head[-2].lower() == "police")


def day_of(published: str | None) -> int | None:
    """The day of a date as a number, the middle of a month where no day is told; None for less than a month."""
    if not published or len(published) < 7:
        return None
    try:
        return date(int(published[:4]), int(published[5:7]), int(published[8:10] or 15)).toordinal()
    except ValueError:
        return None


class Career:
    """The offices of one person seen so far; dates must come in order."""

    def __init__(self) -> None:
        self._last: dict[Office, int] = {}

    def allows(self, offices: list[Office], day: int | None) -> bool:
        """Whether one person can hold these offices at that time beside those seen before."""
        if day is None:
            return True
        return not any(
            day - seen <= NEAR and mine.excludes(other) for other, seen in self._last.items() for mine in offices
        )

    def holds(self, offices: list[Office]) -> bool:
        """Whether one of the offices was seen before."""
        return any(one in self._last for one in offices)

    def add(self, offices: list[Office], day: int | None) -> None:
        """The person held these offices at that time."""
        if day is not None:
            self._last.update(dict.fromkeys(offices, day))
