"""The counters of the library: articles and unread ones by month and filing, further sectors, and who is quoted."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from articles.keys import month_of
from articles.store.record import Voice


class Counts:
    """Changes of the counters, gathered and written at once."""

    def __init__(self) -> None:
        self._articles: Counter[tuple[int, int]] = Counter()
        self._unread: Counter[tuple[int, int]] = Counter()
        self._also: Counter[int] = Counter()
        self._quoting: Counter[str] = Counter()
        self._quotes: Counter[str] = Counter()

    def count(self, step: int, published: str | None, filing: int, read: int, also: Iterable[int]) -> None:
        """One article more (1) or less (-1)."""
        place = month_of(published), filing
        self._articles[place] += step
        self._unread[place] += step * (not read)
        for number in also:
            self._also[number] += step

    def count_unread(self, step: int, published: str | None, filing: int) -> None:
        """One unread article more (1) or less (-1)."""
        self._unread[month_of(published), filing] += step

    def count_voices(self, step: int, voices: Iterable[Voice]) -> None:
        """Those who are quoted in one article more (1) or less (-1)."""
        for name, quotes in voices:
            self._quoting[name] += step
            self._quotes[name] += step * quotes

    def write(self, db: sqlite3.Connection) -> None:
        """Add the changes to what is counted in the library."""
        places = self._articles.keys() | self._unread.keys()
        db.executemany(
            "INSERT INTO counter VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET articles = articles + excluded.articles, unread = unread + excluded.unread",
            [(*place, self._articles[place], self._unread[place]) for place in places],
        )
        db.executemany("DELETE FROM counter WHERE month = ? AND filing = ? AND articles = 0", list(places))
        db.executemany(
            "INSERT INTO speaker VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
            " SET articles = articles + excluded.articles, quotes = quotes + excluded.quotes",
            [(name, self._quoting[name], quotes) for name, quotes in self._quotes.items()],
        )
        db.executemany("DELETE FROM speaker WHERE name = ? AND articles = 0", [(name,) for name in self._quotes])
        db.executemany("UPDATE filing SET also = also + ? WHERE num = ?", [(n, num) for num, n in self._also.items()])
