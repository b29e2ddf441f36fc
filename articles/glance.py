"""A first look at a library: all articles, newest first, laid out from the counters whatever their number.

The first frame is painted with it before anything else is imported, so it imports little itself. It lays out what
`articles.library.Library.view` does without a filter, in the order that is usual.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from articles.keys import month_of, month_range, month_words
from articles.view import Filed, Group, Label, Level, Row

if TYPE_CHECKING:
    import sqlite3

SCHEMA = 1
"""The version of the tables that are read here."""

_PLACE = "sector = '', name, sector, scope = '', scope"
"""Sectors by name, then scopes, last what tells neither."""
_BY_MONTH = "SELECT month, NULL, sum(articles), sum(unread) FROM counter GROUP BY month ORDER BY month DESC"
_BY_FILING = "SELECT month, filing, articles, unread FROM counter JOIN filing ON num = filing ORDER BY "
_SECTORS = """
SELECT sector FROM filing WHERE sector <> '' AND (also > 0 OR EXISTS (SELECT 1 FROM counter WHERE filing = num))
ORDER BY name, num"""


class Glance:
    """All articles by ``grouping``, newest first, undated ones last; positions count from 0.

    ``unread`` is how many are not marked read. A span is what has one month and, where headings tell sectors, one
    filing: it is read by an index, and holds so few articles that some can be passed over.
    """

    complete = True

    def __init__(self, db: sqlite3.Connection, grouping: tuple[Level, ...]) -> None:
        self._db = db
        counted = db.execute(_query(grouping)).fetchall()
        self._spans = [(month, filing) for month, filing, _, _ in counted]
        self._starts: list[int] = list(accumulate((articles for _, _, articles, _ in counted), initial=0))
        self._length: int = self._starts.pop()
        self.unread = sum(unread for _, _, _, unread in counted)
        self._filed: dict[int, Filed | None] = {}
        self._filings: dict[int | None, Label] = {}
        for number, sector, name, scope in db.execute("SELECT num, sector, name, scope FROM filing"):
            self._filed[number] = Filed(sector, name) if sector else None
            self._filings[number] = Label("sector", sector, name) if sector else Label("sector", scope)
        self.groups = self._grouped(grouping)

    def _grouped(self, grouping: tuple[Level, ...]) -> list[Group]:
        """Spans under the same headings are one group."""
        months = {month: Label("date", month_words(month)) for month, _ in self._spans}
        by_level = {
            "date": [months[month] for month, _ in self._spans],
            "sector": [self._filings[filing] for _, filing in self._spans] if "sector" in grouping else [],
        }
        labels = list(zip(*(by_level[level] for level in grouping), strict=True)) or [()] * len(self._spans)
        starts = self._starts
        if len(grouping) < 2:
            firsts = [number for number, over in enumerate(labels) if not number or over != labels[number - 1]]
            labels, starts = [labels[number] for number in firsts], [starts[number] for number in firsts]
        sizes = [end - start for start, end in pairwise([*starts, self._length])]
        return list(map(Group._make, zip(labels, starts, sizes, strict=True)))

    @property
    def sectors(self) -> list[str]:
        """The ids of all sectors that an article is about, by their names."""
        return [sector for (sector,) in self._db.execute(_SECTORS)]

    def __len__(self) -> int:
        return self._length

    def rows(self, start: int, count: int) -> list[Row]:
        """The rows of a window, with the marks that they have at this moment."""
        found: list[Row] = []
        number = max(0, bisect_right(self._starts, start) - 1)
        while len(found) < count and number < len(self._spans):
            found += self._of_span(number, max(0, start - self._starts[number]), count - len(found))
            number += 1
        return found

    def _of_span(self, number: int, skipped: int, count: int) -> list[Row]:
        where, values = _span(*self._spans[number])
        rows = self._db.execute(
            f"SELECT id, headline, published, filing, others, read, star FROM article WHERE {where}"
            f" ORDER BY key DESC LIMIT ? OFFSET ?",
            (*values, count, skipped),
        )
        return [
            Row(article_id, headline, published, self._filed[filing], others, bool(read), bool(star))
            for article_id, headline, published, filing, others, read, star in rows
        ]

    def position(self, article_id: str) -> int | None:
        """Where the article stands, or None if it is not in the library."""
        found = self._db.execute("SELECT key, published, filing FROM article WHERE id = ?", (article_id,)).fetchone()
        if found is None:
            return None
        key, published, filing = found
        month = month_of(published)
        span = next((span for span in ((month, filing), (month, None)) if span in self._spans), None)
        if span is None:  # it was added after the counters were read
            return None
        where, values = _span(*span)
        newer: tuple[int] = self._db.execute(
            f"SELECT count(*) FROM article WHERE {where} AND key > ?", (*values, key)
        ).fetchone()
        return self._starts[self._spans.index(span)] + newer[0]


def _query(grouping: tuple[Level, ...]) -> str:
    if "sector" not in grouping:
        return _BY_MONTH
    return _BY_FILING + (f"month DESC, {_PLACE}" if grouping[0] == "date" else f"{_PLACE}, month DESC")


def _span(month: int, filing: int | None) -> tuple[str, tuple[int, ...]]:
    """The condition that an article is of a span, and its values."""
    if filing is None:
        return "key BETWEEN ? AND ?", month_range(month)
    return "filing = ? AND key BETWEEN ? AND ?", (filing, *month_range(month))
