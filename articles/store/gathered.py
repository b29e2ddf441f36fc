"""What a filter takes, or all by title: the newest matches at once, all of them when they have been gathered."""

from __future__ import annotations

import sqlite3
import time
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from articles.keys import DAY_SHIFT, NUMBERS, Range, month_of_key, month_range
from articles.listing.layout import ANY, Cell, Filing, Layout, filings
from articles.listing.rows import AT_ONCE, by_key, rows_by_key
from articles.store.matching import Match, matching
from articles.tokens import fold
from articles.view import Filter, Group, Order, Row

if TYPE_CHECKING:
    from articles.store import Store

CHUNK = 200
"""So many matches are shown at once, if they are found within `MOMENT`."""
MOMENT = 0.010
"""Seconds."""
FIRST_SLICE, LAST_SLICE = 1000, 32_000
"""Articles that are looked through at a time: few at first, later twice as many each time, so that the newest matches
are found soon and looking can be broken off."""
STEPS = 100_000
"""Of the database, between two looks at whether its answer is still wanted."""
FIRST_DATED = month_range(0)[1] + 1
"""The lowest key that tells a date."""


@dataclass(frozen=True)
class Gathered:
    """The view of a filter, or of an order that the counters do not know: a key of eight bytes for each article."""

    filter: Filter
    order: Order
    complete: bool
    groups: Sequence[Group]
    keys: array[int] = field(repr=False)
    match: Match = field(repr=False)
    db: sqlite3.Connection = field(repr=False)
    filed: dict[int, Filing] = field(repr=False)

    def __len__(self) -> int:
        return len(self.keys)

    def rows(self, start: int, count: int) -> list[Row]:
        """The rows of a window, with the marks that they have at this moment."""
        return rows_by_key(self.db, self.keys[start : start + count], self.filed, self.match.filing)

    def ids(self, start: int, count: int) -> list[str]:
        """The ids of the articles of a window."""
        keys = self.keys[start : start + count]
        found = dict(by_key(self.db, "key, id", keys))
        return [found[key] for key in keys if key in found]

    def position(self, article_id: str) -> int | None:
        """Where the article stands, or None if it is not among those found."""
        found = self.db.execute("SELECT key FROM article WHERE id = ?", (article_id,)).fetchone()
        try:
            return self.keys.index(found[0]) if found else None
        except ValueError:
            return None

    def step_unread(self, position: int, step: int) -> int | None:
        """The place of the next (1) or previous (-1) article after this place that is not read."""
        unread_months = {month for (month,) in self.db.execute("SELECT month FROM counter WHERE unread > 0")}
        months = _Months()
        places = range(position + 1, len(self)) if step > 0 else range(position - 1, -1, -1)
        for start in range(0, len(places), AT_ONCE):
            some = [place for place in places[start : start + AT_ONCE] if months.of(self.keys[place]) in unread_months]
            unread = {key for (key,) in by_key(self.db, "key", [self.keys[place] for place in some], "read = 0")}
            if unread:
                return next(place for place in some if self.keys[place] in unread)
        return None

    def completed(self, store: Store, wanted: Callable[[], bool] = lambda: True) -> Gathered | None:
        """The view of everything that the filter takes; None if that was no longer ``wanted`` before it was found.

        ``store`` is a connection of the calling thread; this view goes on with its own.
        """
        if self.complete:
            return self
        store.db.set_progress_handler(lambda: not wanted(), STEPS)
        try:
            whole = gathered(store, self.filter, self.order, wanted)
        except sqlite3.OperationalError:
            if wanted():
                raise
            return None
        finally:
            store.db.set_progress_handler(None, 0)
        return replace(whole, db=self.db) if whole is not None else None


def newest(store: Store, filter: Filter, order: Order) -> Gathered:
    """The view of the newest articles that the filter takes: `CHUNK` of them, or those found in a moment."""
    match, found = matching(store.db, filter), _Found()
    due = time.monotonic() + MOMENT
    complete = not match.slow
    for keys in slices(store.db, match.ranges) if complete else ():
        cursor = store.db.execute(match.select(), match.values(keys))
        found.add(cursor.fetchmany(CHUNK + 1 - len(found.keys)))
        cursor.close()
        complete = keys[0] <= match.ranges[-1][0] and len(found.keys) <= CHUNK
        if len(found.keys) > CHUNK or time.monotonic() > due:
            break
    found.cut(CHUNK)
    if order.sort == "title":
        found.sort_by_title(store.db, order.reverse)
    return _view(store.db, filter, order, match, found, complete)


def gathered(store: Store, filter: Filter, order: Order, wanted: Callable[[], bool]) -> Gathered | None:
    """The view of all articles that the filter takes; None if it is no longer wanted."""
    match, found = matching(store.db, filter), _Found()
    if order.sort == "title":
        by_title = f"folded(headline) {'DESC' if order.reverse else 'ASC'}, {{key}} DESC"
        found.add_all(store.db, match.select(order=by_title), match.values(match.span))
    else:
        for keys in parts(store.db, match):
            if not wanted():
                return None
            found.add_all(store.db, match.select(), match.values(keys))
    return _view(store.db, filter, order, match, found, True) if wanted() else None


class _Found:
    """Keys of articles and where these are filed."""

    def __init__(self) -> None:
        self.keys = array("q")
        self.filings = array("i")

    def add(self, rows: Sequence[tuple[int, int]]) -> None:
        """What a statement found."""
        if rows:
            keys, numbers = zip(*rows, strict=True)
            self.keys.extend(keys)
            self.filings.extend(numbers)

    def add_all(self, db: sqlite3.Connection, sql: str, values: Sequence[str | int]) -> None:
        """All that this statement finds."""
        cursor = db.execute(sql, values)
        while rows := cursor.fetchmany(10_000):
            self.add(rows)

    def cut(self, count: int) -> None:
        """No more than this many."""
        del self.keys[count:], self.filings[count:]

    def sort_by_title(self, db: sqlite3.Connection, reverse: bool) -> None:
        """A to Z or Z to A, the newest first of those with the same title."""
        titles = {key: fold(title) for key, title in by_key(db, "key, headline", self.keys)}
        rows = list(zip(self.keys, self.filings, strict=True))
        rows.sort(key=lambda row: titles.get(row[0], ""), reverse=reverse)
        self.keys, self.filings = array("q"), array("i")
        self.add(rows)

    def turn(self) -> None:
        """Oldest first, undated ones still last."""
        self.keys.reverse()
        self.filings.reverse()
        dated = bisect_left(self.keys, FIRST_DATED)
        self.keys = self.keys[dated:] + self.keys[:dated]
        self.filings = self.filings[dated:] + self.filings[:dated]


def _view(
    db: sqlite3.Connection, filter: Filter, order: Order, match: Match, found: _Found, complete: bool
) -> Gathered:
    """Lay out what was found."""
    filed = filings(db)
    layout = Layout(order, filed)
    if not layout.newest_first:
        found.turn()
    cells = _cells(found, layout)
    keys, starts = array("q"), [0]
    places = layout.sorted(cells)
    for place in places:
        keys.extend(cells.pop(place))
        starts.append(len(keys))
    return Gathered(filter, order, complete, layout.groups(places, starts), keys, match, db, filed)


def _cells(found: _Found, layout: Layout) -> dict[Cell, array[int]]:
    """The keys of each cell, in the order they were found."""
    by_date, by_sector = "date" in layout.levels, "sector" in layout.levels
    if not layout.levels:
        return {(ANY, ANY): found.keys} if found.keys else {}
    cells: dict[Cell, array[int]] = defaultdict(lambda: array("q"))
    months = _Months()
    for key, filing in zip(found.keys, found.filings, strict=True):
        cells[months.of(key) if by_date else ANY, filing if by_sector else ANY].append(key)
    return cells


class _Months(dict[int, int]):
    """The months of days; 0 for the first day of a year, whose articles may tell no more than the year."""

    def of(self, key: int) -> int:
        """The month that a key lies in."""
        return self[key >> DAY_SHIFT] or month_of_key(key)

    def __missing__(self, day: int) -> int:
        first = day == 0 or date.fromordinal(day).replace(month=1, day=1).toordinal() == day
        self[day] = 0 if first else month_of_key((day << DAY_SHIFT) + NUMBERS)
        return self[day]


def parts(db: sqlite3.Connection, match: Match) -> Iterable[Range]:
    """The ranges of keys to ask for one after another: the index is asked once, the rows of all articles by slices."""
    return match.ranges if match.words is not None or match.slow else slices(db, match.ranges)


def slices(db: sqlite3.Connection, ranges: Iterable[Range]) -> Iterator[Range]:
    """These ranges of keys in parts that hold not too many articles, in the same order."""
    months = db.execute("SELECT month, sum(articles) FROM counter GROUP BY month ORDER BY month DESC").fetchall()
    size = FIRST_SLICE
    for low, high in ranges:
        held = 0
        for month, count in months:
            first, last = month_range(month)
            if last < low or first > high:
                continue
            held += count
            while held >= size and high > low:
                begin = first if held <= 2 * size else _back(db, high, size)
                yield max(begin, low), high
                held, high = (0 if begin <= first else held - size), begin - 1
                size = min(2 * size, LAST_SLICE)
        if high >= low:
            yield low, high


def _back(db: sqlite3.Connection, key: int, count: int) -> int:
    """The key of the last of this many articles, from a key downwards."""
    found = db.execute("SELECT key FROM article WHERE key <= ? ORDER BY key DESC LIMIT 1 OFFSET ?", (key, count - 1))
    return int((found.fetchone() or (0,))[0])
