"""The log: of each time that articles came, what became of every one of them, and what could not be read and why."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from articles.reading.part import storable

OUTCOMES = ("added", "changed", "same", "folded", "unreadable")
"""What becomes of that which comes: an article, a known article anew, nothing, a copy of an article, a line here."""

KEPT = 1000
"""So many arrivals are kept, the latest ones."""
KEPT_LINES = 100_000
"""So many lines on what could not be read are kept from one arrival to the next."""


class Refused(NamedTuple):
    """What could not be read: where it stood, and in one line, why."""

    source: str
    reason: str


class Arrival(NamedTuple):
    """One time that articles came: when (ISO 8601, UTC), by which way, and how many had each of the `OUTCOMES`."""

    num: int
    time: str
    what: str
    added: int
    changed: int
    same: int
    folded: int
    unreadable: int


class Arriving:
    """Counts what becomes of that which comes; written together with it, so that the log tells what the library holds.

    ``what`` says by which way it comes: "add ~/news", "watched folders", "feeds".
    """

    def __init__(self, what: str) -> None:
        self._what = storable(what)
        self._num: int | None = None
        self._counts: Counter[str] = Counter()
        self._refused: list[Refused] = []

    def note(self, outcome: str, count: int = 1) -> None:
        """So many had this one of the `OUTCOMES`, all but "unreadable"."""
        self._counts[outcome] += count

    def refuse(self, source: str, reason: str) -> None:
        """Something could not be read."""
        self._counts["unreadable"] += 1
        self.tell(source, reason)

    def tell(self, source: str, reason: str) -> None:
        """Something was left out on purpose, or a part of it could not be read, and the rest is counted as it is."""
        self._refused.append(Refused(storable(source), storable(reason)))

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write but that all is as it was."""
        return (
            self._num is not None
            or bool(self._refused)
            or any(count for name, count in self._counts.items() if name != "same")
        )

    def write(self, db: sqlite3.Connection) -> None:
        """Write what was noted since the last time, in a transaction of the caller."""
        if self._num is None:
            self._num = _begun(db, self._what)
        sums = ", ".join(f"{name} = {name} + ?" for name in OUTCOMES)
        db.execute(f"UPDATE arrival SET {sums} WHERE num = ?", (*(self._counts[name] for name in OUTCOMES), self._num))
        rows = [(self._num, *refused) for refused in self._refused]
        db.executemany("INSERT INTO refused (arrival, source, reason) VALUES (?, ?, ?)", rows)
        self._counts.clear()
        self._refused.clear()


def _begun(db: sqlite3.Connection, what: str) -> int:
    """The number of a new arrival; the oldest ones make room."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    num = db.execute("INSERT INTO arrival VALUES (NULL, ?, ?, 0, 0, 0, 0, 0)", (now, what)).lastrowid
    assert num is not None
    db.execute("DELETE FROM arrival WHERE num <= ?", (num - KEPT,))
    db.execute("DELETE FROM refused WHERE num <= (SELECT max(num) FROM refused) - ?", (KEPT_LINES,))
    return num


def arrivals(db: sqlite3.Connection, most: int | None = None) -> list[Arrival]:
    """The latest arrivals, latest first."""
    rows = db.execute("SELECT * FROM arrival ORDER BY num DESC LIMIT ?", (-1 if most is None else most,))
    return [Arrival(*row) for row in rows]


def refused(db: sqlite3.Connection, arrival: int) -> Iterator[Refused]:
    """What could not be read of an arrival, in the order in which it came."""
    for row in db.execute("SELECT source, reason FROM refused WHERE arrival = ? ORDER BY num", (arrival,)):
        yield Refused(*row)
