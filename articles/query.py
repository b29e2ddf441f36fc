"""The query language: one for search, filters, saved views, bulk actions and the command line.

Words must all occur, in any order: ``overtime nurses``. ``"a phrase"`` is consecutive words, ``strik*`` any word that
begins so, ``-word`` (or ``NOT word``) must not occur. ``OR`` joins its two neighbours, as in web and mail search:
``alberta strike OR lockout`` means ``alberta (strike OR lockout)``; parentheses group, ``AND`` may be written. Case and
the diacritics of Latin letters make no difference.

=========================================  ============================================================================
``title:`` ``body:`` ``quote:``            words of the headline, the text, what is quoted: ``title:"tentative deal"``
``speaker:``                               who is quoted: ``speaker:"Guy Smith"``
``sector:``                                words of a sector's name or id: ``sector:health``
``source:``                                part of the path or address it was read from: ``source:cbc.ca``
``tag:``                                   a tag: ``tag:strike``, ``tag:"to do"``, ``tag:work*``
``on:`` ``after:`` ``before:``             dates as `articles.periods` reads them: ``on:2023-10``, ``on:"last week"``
``is:``                                    unread, read, starred, tagged, noted, undated, sample
``has:``                                   note, tag, star
=========================================  ============================================================================

``after:2023`` is from the first day of 2023 on and ``before:2023`` until the day before it, as in web and mail search:
``after:2023 before:2024`` is the year 2023. A field's value may be a group: ``sector:(health OR education)``.

`parse` never raises: it gives a `Query` or what is `Wrong`. ``str(query)`` is a text that parses to an equal query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, cast

from articles.conditions import (
    EVERYTHING,
    And,
    DateField,
    Dates,
    Is,
    Mark,
    Not,
    Or,
    Query,
    Sector,
    Source,
    Tag,
    TextField,
    Words,
    either,
    every,
    narrowed,
    without,
    write,
)
from articles.periods import EXPECTED, Period, UnknownPeriodError, parse_period
from articles.tokens import tokens

__all__ = [
    "EVERYTHING", "And", "Dates", "Is", "Not", "Or", "Query", "Sector", "Source", "Tag", "Words", "Wrong",
    "every", "narrowed", "parse", "write",
]  # fmt: skip

MAX_CHARACTERS = 10_000
MAX_CONDITIONS = 200
MAX_DEPTH = 20
"""What a query may hold at most; the database has limits of its own, which these stay below."""

FIELDS = {
    "title": "words of the headline",
    "body": "words of the text",
    "quote": "words that are quoted",
    "speaker": "a name",
    "sector": "words of a sector's name",
    "source": "part of a path or address",
    "tag": "a tag",
    "on": EXPECTED,
    "after": EXPECTED,
    "before": EXPECTED,
    "is": "unread, read, starred, tagged, noted, undated or sample",
    "has": "note, tag or star",
}
"""The fields, and what is expected after each."""

_IS: dict[str, Mark] = {
    "unread": "unread",
    "read": "read",
    "starred": "starred",
    "star": "starred",
    "tagged": "tagged",
    "noted": "noted",
    "undated": "undated",
    "sample": "sample",
}
_HAS: dict[str, Mark] = {"note": "noted", "notes": "noted", "tag": "tagged", "tags": "tagged", "star": "starred"}
_OPERAND = "a word, a phrase or a field"
_LONGEST_DATE = 60
"""Characters; what is longer is no date, and would make a long message."""
_LONGEST_QUOTED = 40
"""Characters of the query that a message repeats."""

_VALUE = (
    r'"(?P<quoted>(?:[^"]++|"")*+)(?:"(?P<star>\*?)|\Z)|[“„”](?P<curly>[^“”„"]*)(?:[“”"](?P<curly_star>\*?)|\Z)'
    r'|(?P<plain>[^\s()"“”„]+)'
)
_PIECE = (
    r"(?P<blank>\s+)|(?P<open>\()|(?P<close>\))|(?P<minus>-+(?=[^\s)-]))"
    r"|(?P<operator>(?:OR|AND|NOT)(?=[\s()]|\Z))|(?P<field>[^\W\d_]+):(?!//)|(?P<value>" + _VALUE + ")"
)


class Wrong(NamedTuple):
    """Why a text is no query: what is wrong and what was expected, and which characters of the text it is about."""

    message: str
    start: int
    end: int


def parse(text: str, today: date) -> Query | Wrong:
    """The query that the text is, "last week" and the like seen from ``today``."""
    if len(text) > MAX_CHARACTERS:
        return Wrong(f"the query is longer than {MAX_CHARACTERS:,} characters", MAX_CHARACTERS, len(text))
    # A lone surrogate or a NUL could not be handed to a database; neither is part of any word.
    text = re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    try:
        return _Parser(text, today).query()
    except _MistakeError as mistake:
        return mistake.wrong


class _MistakeError(Exception):
    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.wrong = Wrong(message, start, end)


class _Value(NamedTuple):
    """A word or phrase as it is written; ``star`` if it is the beginning of one."""

    text: str
    star: bool
    start: int
    end: int

    @classmethod
    def of(cls, found: re.Match[str]) -> _Value:
        """What `_VALUE` found."""
        if plain := found["plain"]:
            return cls(plain.rstrip("*"), plain.endswith("*"), *found.span())
        text = found["curly"] or (found["quoted"] or "").replace('""', '"')
        return cls(text, bool(found["star"] or found["curly_star"]), *found.span())


class _Group:
    """What is read of a group that begins at ``start``, and what is to be done with its next operand.

    ``field`` is of the operands that have none of their own; ``waiting`` is the place of what needs an operand behind
    it; ``joined`` says that OR joins that operand to the one before.
    """

    def __init__(self, start: int, field: str | None = None) -> None:
        self.start, self.field = start, field
        self.operands: list[Query] = []
        self.waiting: tuple[int, int] | None = None
        self.next_field: str | None = None
        self.joined = self.negative = False

    def add(self, operand: Query) -> None:
        """Take an operand as what stands before it says."""
        if self.negative:
            operand = without(operand)
        if self.joined:
            operand = either(self.operands.pop(), operand)
        self.operands.append(operand)
        self.waiting, self.joined, self.negative, self.next_field = None, False, False, None

    def skip(self) -> None:
        """Leave out an operand that has nothing to look for; OR goes on waiting for one that has."""
        self.negative = False
        if not self.joined:
            self.waiting = None


class _Parser:
    """Reads a query from left to right; the groups that are open stand in ``groups``, outermost first."""

    def __init__(self, text: str, today: date) -> None:
        self.text, self.today = text, today
        self.value, self.piece = re.compile(_VALUE), re.compile(_PIECE)  # here, to be quick to import
        self.groups = [_Group(0)]
        self.conditions = 0

    def query(self) -> Query:
        at, end = 0, len(self.text)
        while at < end:
            at = self._read(at)
        while len(self.groups) > 1:  # a group that is still open ends at the end
            self._close(end, end)
        self._complete()
        if self.text.strip() and not self.groups[0].operands:
            raise _MistakeError("there is no letter or digit to look for", 0, end)
        return every(*self.groups[0].operands)

    def _read(self, at: int) -> int:
        """Read the piece that begins at ``at``; where it ends."""
        piece = self.piece.match(self.text, at)
        assert piece, "every character begins a piece"
        match piece.lastgroup:
            case "open":
                self._open(*piece.span())
            case "close":
                self._close(*piece.span())
            case "minus":
                self._negate(piece.span())
            case "operator":
                self._operator(piece[0], piece.span())
            case "field":
                return self._field(piece["field"], piece.span())
            case "value":
                self._operand(piece)
        return piece.end()

    def _open(self, start: int, end: int) -> None:
        if len(self.groups) > MAX_DEPTH:
            raise _MistakeError(f"parentheses within parentheses go {MAX_DEPTH} deep at most", start, end)
        group = self.groups[-1]
        self.groups.append(_Group(start, group.next_field or group.field))

    def _close(self, start: int, end: int) -> None:
        if len(self.groups) == 1:
            raise _MistakeError("no parenthesis is open here", start, end)
        self._complete()
        group = self.groups.pop()
        if not group.operands:
            raise _MistakeError("there is nothing to look for within the parentheses", group.start, end)
        self.groups[-1].add(every(*group.operands))

    def _negate(self, place: tuple[int, int]) -> None:
        group = self.groups[-1]
        group.negative, group.waiting = not group.negative, place

    def _operator(self, operator: str, place: tuple[int, int]) -> None:
        group = self.groups[-1]
        if group.next_field or (group.waiting and operator != "NOT"):
            self._complete()
        if operator == "NOT":
            return self._negate(place)
        if not group.operands:
            raise _MistakeError(f"expected {_OPERAND} before {operator}", *place)
        group.joined, group.waiting = operator == "OR", place
        return None

    def _field(self, name: str, place: tuple[int, int]) -> int:
        group, known, end = self.groups[-1], name.lower(), place[1]
        if group.next_field:
            self._complete()
        if known not in FIELDS:
            raise _MistakeError(_no_field(name), *place)
        group.next_field, group.waiting = known, place
        value = None if self.text.startswith("-", end) else self.value.match(self.text, end)
        if value:
            self._operand(value)
        return value.end() if value else end

    def _operand(self, found: re.Match[str]) -> None:
        group = self.groups[-1]
        self.conditions += 1
        if self.conditions > MAX_CONDITIONS:
            raise _MistakeError(f"a query has {MAX_CONDITIONS} conditions at most", *found.span())
        value, field = _Value.of(found), group.next_field or group.field
        if found["plain"] and field not in ("source", "tag") and (star := re.search(r"\*(?=\w)", found["plain"])):
            place = found.start() + star.start()
            raise _MistakeError("* stands for the end of a word alone: strik*", place, place + 1)
        operand = _condition(field, value, self.today)
        if operand:
            group.add(operand)
        else:
            group.skip()

    def _complete(self) -> None:
        """Refuse what waits for an operand that does not come."""
        group = self.groups[-1]
        if group.waiting:
            start, end = group.waiting
            expected = FIELDS[group.next_field] if group.next_field else _OPERAND
            raise _MistakeError(f"expected {expected} after {_short(self.text[start:end])}", start, end)


# conditions


def _no_field(name: str) -> str:
    shown = _short(name)
    return f'“{shown}:” is no field: {_nearest(name.lower(), FIELDS, "{}:")} (for the word itself, write "{shown}:")'


def _condition(name: str | None, value: _Value, today: date) -> Query | None:
    """The condition that a field, or none, and its value make; None for a bare word that holds no letter or digit."""
    if name in ("on", "after", "before"):
        return _dates(cast(DateField, name), value, today)
    if name in ("is", "has"):
        return _mark(name, value)
    text, words = " ".join(value.text.split()), tokens(value.text)
    if name and not (text if name in ("source", "tag") else words):
        raise _MistakeError(f"expected {FIELDS[name]} after {name}:", value.start, value.end)
    prefix = value.star or value.text.endswith("*")
    match name:
        case "source":
            return Source(text)
        case "tag":
            return Tag(text, value.star)
        case "sector":
            return Sector(words, prefix)
    return Words(words, cast("TextField | None", name), prefix) if words else None


def _dates(name: DateField, value: _Value, today: date) -> Dates:
    words = " ".join(value.text.lower().split())
    try:
        if len(words) > _LONGEST_DATE:
            raise UnknownPeriodError(f"“{_short(words)}” is no date: expected {EXPECTED}")
        period = parse_period(words, today)
    except UnknownPeriodError as error:
        raise _MistakeError(str(error), value.start, value.end) from None
    if name == "on":
        return Dates(name, words, period)
    if period.since is None or (name == "before" and period.since == date.min):
        raise _MistakeError(f"“{words}” has no beginning: expected {EXPECTED}", value.start, value.end)
    if name == "after":
        return Dates(name, words, Period(period.since, None))
    return Dates(name, words, Period(None, period.since - timedelta(days=1)))


def _mark(name: str, value: _Value) -> Is:
    marks = _IS if name == "is" else _HAS
    word = value.text.strip().lower()
    if word not in marks:
        known = _nearest(word, marks, name + ":{}")
        raise _MistakeError(f"“{name}:{_short(word)}” is no condition: {known}", value.start, value.end)
    return Is(marks[word])


def _nearest(word: str, known: Iterable[str], form: str) -> str:
    """The nearest known word, or else all of them, each in this form."""
    from difflib import get_close_matches  # slow to import: only here

    nearest = get_close_matches(_short(word), known, 1)
    if nearest:
        return f"did you mean {form.format(nearest[0])}?"
    return f"expected {', '.join(map(form.format, known))}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTED else text[: _LONGEST_QUOTED - 1] + "…"
