"""A library as it is at one moment, for what takes long to look at all of it: others can write meanwhile."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory

PAGES = 2048
"""So many pages (of 8 kB) are copied before others can write."""
RESTARTS = 3
"""So often a copy is begun anew because another process wrote, before all of it is copied at once."""
PAUSE = 0.005
"""Seconds for others to write between two steps."""


@contextmanager
def still(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A copy in the temporary folder; the library itself where there is no room for twice of it, or it cannot be copied
    as it is damaged."""
    with TemporaryDirectory(prefix="nutgraf-", ignore_cleanup_errors=True) as folder:
        path = os.path.join(folder, "library.db")
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            yield copy if _has_room(folder, db) and _copied(db, copy) else db


def _has_room(folder: str, db: sqlite3.Connection) -> bool:
    size = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
    return bool(shutil.disk_usage(folder).free > 2 * size)


def _copied(db: sqlite3.Connection, copy: sqlite3.Connection) -> bool:
    """Copy a library; whether that could be done."""
    try:
        copy.execute("PRAGMA synchronous = OFF")
        try:
            db.backup(copy, pages=PAGES, sleep=PAUSE, progress=_Restarts())
        except _TooOftenError:
            db.backup(copy)
    except sqlite3.DatabaseError:  # what looks at the library itself then will meet the same, and tell
        return False
    return True


class _TooOftenError(Exception):
    """Others write so often that a copy in steps does not end."""


class _Restarts:
    """Counts how often a copy begins anew: no less is left to be copied then than before."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._count = 0

    def __call__(self, status: int, left: int, pages: int) -> None:
        if self._left is not None and left >= self._left:
            self._count += 1
        if self._count > RESTARTS:
            raise _TooOftenError
        self._left = left
