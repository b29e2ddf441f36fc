"""What a filter asks for, as SQL: the words in one expression of the full-text index, dates as ranges of keys, and
conditions on the row of an article for all else.

Every word of an expression stands in quotation marks and every other value is bound, so that no input is syntax.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.conditions import EVERYTHING, And, Dates, Is, Not, Or, Query, Sector, Source, Tag
from articles.keys import LAST_KEY, UNDATED, Range, days_range, month_range
from articles.listing.rows import marks
from articles.store.expressions import expression, is_slow, is_text
from articles.store.marking import tag_names
from articles.tokens import fold, tokens
from articles.view import Filter

MARKS = {
    "unread": "read = 0",
    "read": "read = 1",
    "starred": "star = 1",
    "sample": "sample = 1",
    "tagged": "EXISTS (SELECT 1 FROM tag WHERE article = key)",
    "noted": "EXISTS (SELECT 1 FROM note WHERE article = key)",
    "undated": "published IS NULL",
}
RARE = {
    "starred": "SELECT key FROM article INDEXED BY article_starred WHERE star = 1 AND key BETWEEN ?1 AND ?2",
    "tagged": "SELECT article FROM tag WHERE article BETWEEN ?1 AND ?2",
    "noted": "SELECT article FROM note WHERE article BETWEEN ?1 AND ?2",
}
"""Marks that few articles have: the keys of those."""

ALL: tuple[Range, ...] = ((0, LAST_KEY),)


class Condition(NamedTuple):
    """A piece of SQL that is true or false of a row of ``article``, and its values."""

    sql: str
    values: tuple[str | int, ...] = ()

    def negated(self) -> Condition:
        """Its opposite."""
        return self._replace(sql=f"NOT ({self.sql})")


class Match(NamedTuple):
    """How to find what a filter takes: the keys in one of ``ranges``, newest first, whose articles have the ``words``
    (an expression of the index; None: any) and fulfil the ``conditions``.

    ``keys`` finds the few articles that come into question; ``filing`` is the SQL of where an article is filed.
    ``slow`` tells that already the first match may take long, whatever the range: the index gathers all words with the
    same beginning before it answers, and looks for a phrase on and on.
    """

    ranges: tuple[Range, ...] = ALL
    words: str | None = None
    conditions: tuple[Condition, ...] = ()
    keys: Condition | None = None
    filing: str = "filing"
    slow: bool = False

    @property
    def span(self) -> Range:
        """From the first to the last key of all ranges."""
        return (self.ranges[-1][0], self.ranges[0][1]) if self.ranges else (1, 0)

    def select(self, columns: str = "key, {filing}", order: str = "{key} DESC") -> str:
        """The statement for the articles within a range of keys; ``{key}`` and ``{filing}`` stand for what they are.

        Its values are those of `values`.
        """
        if self.words is not None:
            source, key, chosen = (
                "words CROSS JOIN article ON article.key = words.rowid",
                "words.rowid",
                "words MATCH ?3",
            )
            if not self.conditions and "{filing}" not in columns and "headline" not in order:
                source = "words"
            where = [chosen, f"{key} BETWEEN ?1 AND ?2"]
        else:
            source, key = "article", "article.key"
            where = [f"article.key IN ({self.keys.sql})" if self.keys else "article.key BETWEEN ?1 AND ?2"]
        where += [f"({condition.sql})" for condition in self.conditions]
        names = {"key": key, "filing": self.filing}
        return (
            f"SELECT {columns.format_map(names)} FROM {source} WHERE {' AND '.join(where)}"
            f" ORDER BY {order.format_map(names)}"
        )

    def values(self, keys: Range) -> tuple[str | int, ...]:
        """What is bound in the statement for this range."""
        parts = (*((self.keys,) if self.keys and self.words is None else ()), *self.conditions)
        words = () if self.words is None else (self.words,)
        return (*keys, *words, *(value for part in parts for value in part.values))


def matching(db: sqlite3.Connection, filter: Filter) -> Match:
    """How to find the articles that this filter takes."""
    _define_functions(db)
    return _Compiler(db).match(filter)


def _define_functions(db: sqlite3.Connection) -> None:
    db.create_function("folded", 1, fold, deterministic=True)
    db.create_function("opens_word", 2, _opens_word, deterministic=True)


def _opens_word(text: str, token: str) -> bool:
    """Whether a word of the text begins so."""
    if not text.isascii():
        return any(word.startswith(token) for word in tokens(text))
    lower = text.lower()
    at = lower.find(token)
    while at > 0 and lower[at - 1].isalnum():
        at = lower.find(token, at + 1)
    return at >= 0


class _Compiler:
    """Turns queries into SQL, with the names of sectors and tags as they are at this moment."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def match(self, filter: Filter) -> Match:
        parts = _conjuncts(filter.query or EVERYTHING)
        words = tuple(part for part in parts if is_text(part) or (isinstance(part, Not) and is_text(part.part)))
        asked = expression(And(words)) if words else None  # None too if there are only words that must not occur
        others = [part for part in parts if asked is None or part not in words]
        filed = self._filings_of(filter.sectors) if filter.sectors else None
        ranges = _common([days_range(filter.period.since, filter.period.until)] if filter.period else [])
        ranges = _common([ranges, *(dates for part in others if (dates := _dates(part)) is not None)])
        conditions = [_opens(token) for token in tokens(filter.words)]
        conditions += [self._condition(part) for part in others if _dates(part) is None]
        if filed is not None:
            conditions.append(_filed(filed))
        if len(ranges) > 1:
            conditions.append(_within(ranges))
        return Match(
            ranges,
            asked,
            tuple(conditions),
            self._few(others, filed) if asked is None else None,
            "filing" if filed is None else _filing(filed),
            is_slow(And(parts)),
        )

    def _few(self, parts: Iterable[Query], filed: Sequence[int] | None) -> Condition | None:
        """The keys of the few articles that fulfil a condition which an index answers, if there is one."""
        for part in parts:
            match part:
                case Is(mark) if mark in RARE:
                    return Condition(RARE[mark])
                case Tag():
                    names = self._tags(part)
                    sql = f"SELECT article FROM tag WHERE article BETWEEN ?1 AND ?2 AND name IN ({marks(names)})"
                    return Condition(sql, tuple(names))
                case Sector():
                    return _keys_of(self._sectors(part))
        return None if filed is None else _keys_of(filed)

    def _condition(self, query: Query) -> Condition:
        if asked := expression(query):
            return Condition(
                "key IN (SELECT rowid FROM words WHERE rowid BETWEEN ?1 AND ?2 AND words MATCH ?)", (asked,)
            )
        match query:
            case And(parts):
                return self._joined(parts, "AND")
            case Or(parts):
                return self._joined(parts, "OR")
            case Not(part):
                return self._condition(part).negated()
            case Sector():
                return _filed(self._sectors(query))
            case Source(text):
                return Condition("instr(folded(source), ?)", (fold(text),))
            case Tag():
                names = self._tags(query)
                return Condition(
                    f"EXISTS (SELECT 1 FROM tag WHERE article = key AND name IN ({marks(names)}))", tuple(names)
                )
            case Dates(_, _, period):
                return _within(days_range(period.since, period.until))
            case Is(mark):
                return Condition(MARKS[mark])
        raise AssertionError(query)

    def _joined(self, parts: Sequence[Query], word: str) -> Condition:
        """Parts joined by AND or OR: those that are text in one expression."""
        texts = tuple(part for part in parts if is_text(part))
        rest = [part for part in parts if not is_text(part)]
        found = [self._condition(part) for part in rest]
        if texts:
            found.append(self._condition(And(texts) if word == "AND" else Or(texts)))
        if not found:
            return Condition("1")
        return Condition(
            f" {word} ".join(f"({one.sql})" for one in found), tuple(value for one in found for value in one.values)
        )

    def _sectors(self, wanted: Sector) -> list[int]:
        names = dict(self._db.execute("SELECT sector, name FROM filing WHERE sector <> ''").fetchall())
        return self._filings_of(wanted.choose(names))

    def _filings_of(self, sectors: Iterable[str]) -> list[int]:
        wanted = sorted(sectors)
        found = self._db.execute(f"SELECT num FROM filing WHERE sector IN ({marks(wanted)}) ORDER BY num", wanted)
        return [num for (num,) in found]

    def _tags(self, wanted: Tag) -> list[str]:
        name = wanted.name.casefold()
        known = {tag: tag.casefold() for tag in tag_names(self._db)}
        return [tag for tag, own in known.items() if own == name or (wanted.prefix and own.startswith(name))]


# conditions


def _opens(token: str) -> Condition:
    """A word of the headline begins so. LIKE sorts most out, quickly, where all is ASCII."""
    return Condition(
        "(headline LIKE ? OR length(headline) < length(CAST(headline AS BLOB))) AND opens_word(headline, ?)",
        (f"%{token}%", token),
    )


def _filed(nums: Sequence[int]) -> Condition:
    """The article is about one of these sectors."""
    these = ", ".join(map(str, nums))
    return Condition(
        f"article.filing IN ({these}) OR (others > 0"
        f" AND EXISTS (SELECT 1 FROM also WHERE also.filing IN ({these}) AND also.article = article.key))"
    )


def _keys_of(nums: Sequence[int]) -> Condition:
    these = ", ".join(map(str, nums))
    return Condition(
        f"SELECT key FROM article WHERE filing IN ({these}) AND key BETWEEN ?1 AND ?2"
        f" UNION ALL SELECT article FROM also WHERE filing IN ({these}) AND article BETWEEN ?1 AND ?2"
    )


def _filing(nums: Sequence[int]) -> str:
    """Under which of these sectors an article is filed: its first one if it is among them, else another."""
    these = ", ".join(map(str, nums))
    return (
        f"CASE WHEN article.filing IN ({these}) THEN article.filing ELSE"
        f" (SELECT min(also.filing) FROM also WHERE also.filing IN ({these}) AND also.article = article.key) END"
    )


def _within(ranges: Iterable[Range]) -> Condition:
    """The key lies in one of these ranges."""
    return Condition(" OR ".join(f"key BETWEEN {low} AND {high}" for low, high in ranges) or "0")


def _dates(query: Query) -> Sequence[Range] | None:
    """The keys that a query leaves, if it asks for dates."""
    match query:
        case Dates(_, _, period):
            return days_range(period.since, period.until)
        case Is("undated"):
            return [month_range(UNDATED)]
    return None


def _common(wanted: Iterable[Sequence[Range]]) -> tuple[Range, ...]:
    """Where ranges of all of these overlap, newest first."""
    common: Sequence[Range] = ALL
    for ranges in wanted:
        pairs = [(max(low, first), min(high, last)) for low, high in common for first, last in ranges]
        common = [(low, high) for low, high in pairs if low <= high]
    return tuple(sorted(common, reverse=True))


def _conjuncts(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, And) else (query,)
