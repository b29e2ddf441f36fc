"""What a query asks for, as values: conditions, how they are combined, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypeVar

from articles.periods import Period
from articles.tokens import tokens

TextField = Literal["title", "body", "quote", "speaker"]
DateField = Literal["on", "after", "before"]
Mark = Literal["unread", "read", "starred", "tagged", "noted", "undated", "sample"]


Part = TypeVar("Part", bound=type[tuple[object, ...]])


def _part(cls: Part) -> Part:
    """A tuple that is a part of a query: equal to its own kind only, and as a string its canonical text.

    Such tuples are made in a fifth of the time of dataclasses, for which the first frame would have to wait.
    """
    for name, method in (("__eq__", _equal), ("__ne__", _unequal), ("__hash__", tuple.__hash__), ("__str__", _text)):
        setattr(cls, name, method)
    return cls


def _text(part: Query) -> str:
    return write(part)


def _equal(part: tuple[object, ...], other: object) -> bool:
    return type(part) is type(other) and tuple.__eq__(part, other)


def _unequal(part: tuple[object, ...], other: object) -> bool:
    return not _equal(part, other)


@_part
class Words(NamedTuple):
    """These tokens in a row, in any field or in one; with ``prefix`` the last may be the beginning of a token."""

    tokens: tuple[str, ...]
    field: TextField | None = None
    prefix: bool = False


@_part
class Sector(NamedTuple):
    """Articles of the sectors whose name or id has these tokens in a row."""

    tokens: tuple[str, ...]
    prefix: bool = False

    def choose(self, sectors: Mapping[str, str]) -> set[str]:
        """The ids of those meant, of all names by id: a sector called exactly so is meant alone."""
        called = {id: {tokens(id), tokens(name)} for id, name in sectors.items()}
        exact = {id for id, names in called.items() if self.tokens in names and not self.prefix}
        return exact or {id for id, names in called.items() if any(map(self._fits, names))}

    def _fits(self, name: tuple[str, ...]) -> bool:
        count, last = len(self.tokens), self.tokens[-1]
        runs = (name[at : at + count] for at in range(len(name) - count + 1))
        if self.prefix:
            return any(run[:-1] == self.tokens[:-1] and run[-1].startswith(last) for run in runs)
        return self.tokens in runs


@_part
class Source(NamedTuple):
    """Articles whose source has this text in it, in whatever case."""

    text: str


@_part
class Tag(NamedTuple):
    """Articles with this tag, in whatever case; with ``prefix``, with a tag that begins so."""

    name: str
    prefix: bool = False


@_part
class Dates(NamedTuple):
    """Articles of a period; ``words`` is how it is written, so that "last week" stays last week in a saved query."""

    field: DateField
    words: str
    period: Period


@_part
class Is(NamedTuple):
    """Articles that are so marked; undated ones tell no date."""

    mark: Mark


@_part
class Not(NamedTuple):
    """What the part does not take."""

    part: Query


@_part
class And(NamedTuple):
    """What all parts take."""

    parts: tuple[Query, ...]


@_part
class Or(NamedTuple):
    """What at least one part takes."""

    parts: tuple[Query, ...]


Query = Words | Sector | Source | Tag | Dates | Is | Not | And | Or

EVERYTHING = And(())
"""The empty query."""


# combining


def every(*queries: Query) -> Query:
    """What all of these take."""
    parts = dict.fromkeys(part for query in queries for part in (query.parts if isinstance(query, And) else (query,)))
    return next(iter(parts)) if len(parts) == 1 else And(tuple(parts))


def either(*queries: Query) -> Query:
    """What at least one of these, of which there must be one, takes."""
    if EVERYTHING in queries:
        return EVERYTHING
    parts = dict.fromkeys(part for query in queries for part in (query.parts if isinstance(query, Or) else (query,)))
    return next(iter(parts)) if len(parts) == 1 else Or(tuple(parts))


def without(query: Query) -> Query:
    """What this does not take."""
    return query.part if isinstance(query, Not) else Not(query)


def narrowed(query: Query, sectors: Iterable[str] = (), period: Period | None = None, words: str = "") -> Query:
    """The query and the filters of a list: any of these sectors, this period, beginnings of words of the headline."""
    wanted = [Sector(tokens(sector)) for sector in sectors if tokens(sector)]
    parts: list[Query] = [query, *([either(*wanted)] if wanted else [])]
    if period and (period.since or period.until):
        parts.append(Dates("on", f"{period.since or ''}..{period.until or ''}", period))
    parts += [Words((token,), "title", prefix=True) for token in tokens(words)]
    return every(*parts)


# writing


def write(query: Query) -> str:
    """The canonical text of a query."""
    match query:
        case Words(words, field, prefix):
            return (f"{field}:" if field else "") + _quoted(" ".join(words), prefix)
        case Sector(words, prefix):
            return "sector:" + _quoted(" ".join(words), prefix)
        case Tag(name, prefix):
            return "tag:" + _quoted(name, prefix)
        case Source(text):
            return "source:" + _quoted(text)
        case Dates(field, written, _):
            return f"{field}:" + _quoted(written)
        case Is(mark):
            return f"is:{mark}"
        case Not(part):
            return "-" + _grouped(part)
        case And(parts):
            return " ".join(map(_grouped, parts))
        case Or(parts):
            return " OR ".join(map(_grouped, parts))


def _grouped(part: Query) -> str:
    return f"({write(part)})" if isinstance(part, And | Or) else write(part)


def _quoted(value: str, prefix: bool = False) -> str:
    """The value of a field, in quotes unless it is one plain word; a quotation mark within them is doubled."""
    plain = re.fullmatch(r"\w[\w.:/-]*", value)
    return (value if plain else '"' + value.replace('"', '""') + '"') + "*" * prefix
