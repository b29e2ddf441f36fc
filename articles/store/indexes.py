"""Changes of the indexes beside the articles' rows: the words of all texts, and the sketches by which copies are found.

Every ``write`` works inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Generic, TypeVar

from articles.store.record import Texts

Value = TypeVar("Value")


class Changes(Generic[Value]):
    """Changes of an index, gathered and written at once, in the order of its keys."""

    def __init__(self) -> None:
        self._old: list[tuple[int, Value]] = []
        self._new: dict[int, Value] = {}

    def forget(self, key: int, value: Value) -> None:
        """The article of this key no longer stands there with this value."""
        if self._new.pop(key, None) is None:
            self._old.append((key, value))

    def put(self, key: int, value: Value) -> None:
        """The article of this key stands there with this value."""
        self._new[key] = value


class Words(Changes[Texts]):
    """Changes of the index for searches: whenever keys do not ascend it starts another segment."""

    def write(self, db: sqlite3.Connection) -> None:
        """Take the former texts out of the index, then write the new ones."""
        db.executemany(
            "INSERT INTO words (words, rowid, title, body, quotes, speaker) VALUES ('delete', ?, ?, ?, ?, ?)",
            [(key, *texts) for key, texts in sorted(self._old)],
        )
        db.executemany(
            "INSERT INTO words (rowid, title, body, quotes, speaker) VALUES (?, ?, ?, ?, ?)",
            [(key, *texts) for key, texts in sorted(self._new.items())],
        )


class Sketches(Changes[Sequence[int]]):
    """Changes of the sketches."""

    def write(self, db: sqlite3.Connection) -> None:
        """Take the former sketches out, then write the new ones."""
        old = sorted((run, key) for key, sketch in self._old for run in sketch)
        new = sorted((run, key) for key, sketch in self._new.items() for run in sketch)
        db.executemany("DELETE FROM sketch WHERE run = ? AND article = ?", old)
        db.executemany("INSERT OR IGNORE INTO sketch VALUES (?, ?)", new)
