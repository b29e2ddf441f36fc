"""A damaged library is set aside and made anew from what can be read of it; nothing is ever deleted."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from typing import NamedTuple

from articles.store import Store
from articles.store.damage import RefusedError, StoreError, is_damage, was_library
from articles.store.remains import Remains
from articles.store.salvage import Salvage, Salvaged
from articles.store.schema import BUSY_SECONDS, VERSION, connect, free_name

BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file: it belongs to that one alone."""


class Repaired(NamedTuple):
    """What became of a damaged library: where it is kept, what was saved, and an older copy if there is one."""

    path: str
    aside: str
    salvaged: Salvaged
    copy: str | None

    def words(self) -> str:
        """All of that, in one line."""
        saved = self.salvaged
        known = f" ({saved.lost:,} could not)" if saved.lost else ""
        lost = f" ({saved.lost_marks:,} could not)" if saved.lost_marks else ""
        copy = f"; an older copy is {self.copy}" if self.copy else ""
        return (
            f"the library was damaged: {saved.articles:,} articles{known} and {saved.marks:,} marks{lost} could be"
            f" read; the library is {self.path}, the damaged one is kept as {self.aside}{copy}"
        )


def repair(path: str, *, only_unreadable: bool = False) -> Repaired | None:
    """Rebuild the library of this path and set the damaged file aside; None if it is ``only_unreadable`` files that
    are to be repaired and another process has done that already.

    Raises `StoreError` where that cannot be done: all stays as it was then.
    """
    if not was_library(path):
        raise StoreError(f"{path}: there is no library to repair")
    try:
        with _alone(path):
            if not only_unreadable:
                _refuse(path)
            return None if only_unreadable and _can_be_opened(path) else _repair(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: the library cannot be repaired, and stays as it is: {error}") from error


@contextmanager
def _alone(path: str) -> Iterator[None]:
    """One process at a time: SQLite locks a file of its own for it, and frees it whatever happens to the process."""
    with closing(sqlite3.connect(f"{path}.repairing", timeout=BUSY_SECONDS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            lock.execute("ROLLBACK")


def _refuse(path: str) -> None:
    """Raises `articles.store.damage.RefusedError` where the file is not a damaged library of this nutgraf."""
    try:
        connect(path).close()
    except RefusedError:
        raise
    except StoreError:
        return


def _can_be_opened(path: str) -> bool:
    try:
        connect(path).close()
    except StoreError:
        return False
    return True


def _repair(path: str) -> Repaired:
    work, new = f"{path}.salvage", f"{path}.rebuilt"
    _clear(work, new)
    damaged = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        _copy(damaged, path, work)
        salvaged = _salvage(work, new)
        aside = _swap(path, new)
    finally:
        damaged.close()
        _clear(work, new)
    older = next((copy for n in range(VERSION, 0, -1) if os.path.exists(copy := f"{path}.schema-{n}")), None)
    return Repaired(path, aside, salvaged, older)


def _copy(damaged: sqlite3.Connection, path: str, work: str) -> None:
    """Copy the file, for what is mended in it to be read; as long as it can be locked nothing else writes to it."""
    try:
        damaged.execute("BEGIN IMMEDIATE")
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(work)) as target:
            source.backup(target)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        _clear(work)
        shutil.copyfile(path, work)


def _salvage(work: str, new: str) -> Salvaged:
    remains, store = Remains(work), Store(new)
    try:
        return Salvage(remains, store).run()
    finally:
        remains.close()
        store.close()


def _swap(path: str, new: str) -> str:
    """Put the new library in the place of the damaged one, which gets another name; that name.

    There is a library at the path at every moment.
    """
    aside = free_name(f"{path}.damaged-{datetime.now():%Y-%m-%dT%H%M%S}")
    try:
        os.link(path, aside)
    except OSError:  # not every file system knows links
        shutil.copyfile(path, aside)
    for end in BESIDE:
        with suppress(FileNotFoundError):
            os.replace(f"{path}{end}", f"{aside}{end}")
    os.replace(new, path)
    return aside


def _clear(*names: str) -> None:
    """Delete what this or an earlier repair that was broken off wrote itself."""
    for name in names:
        for end in ("", *BESIDE):
            with suppress(FileNotFoundError):
                os.unlink(f"{name}{end}")
