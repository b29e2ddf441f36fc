"""A damaged library is set aside and made anew from what can be read of it; nothing is ever deleted."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from typing import BinaryIO, NamedTuple

from articles.atomic import followed, make_like, settle
from articles.store import Store, state
from articles.store.damage import StoreError, is_damage, is_unreadable, was_library
from articles.store.held import writing_kept_out
from articles.store.remains import Remains
from articles.store.salvage import Salvage, Salvaged
from articles.store.schema import BUSY_SECONDS, VERSION, WRITTEN, connect, free_name

BESIDE = (*WRITTEN, "-shm")
"""What SQLite keeps beside a file: it belongs to that one alone. Of those that are written the content matters."""

ATTEMPTS = 3
"""So often a library is read that is written meanwhile."""


class Repaired(NamedTuple):
    """What became of a damaged library: where it is kept, what was saved, and an older copy if there is one."""

    path: str
    aside: str
    salvaged: Salvaged
    copy: str | None

    def words(self) -> str:
        """All of that, in one line."""
        saved = self.salvaged
        unknown = "" if saved.articles or saved.lost else ", how many there were is not known"
        unsure = f"; of {saved.unsure:,} articles it is not known whether they were read" if saved.unsure else ""
        known = f" ({saved.lost:,} could not)" if saved.lost else ""
        lost = f" ({saved.lost_marks:,} could not)" if saved.lost_marks else ""
        copy = f"; an older copy is {self.copy}" if self.copy else ""
        return (
            f"the library was damaged: {saved.articles:,} articles{known} and {saved.marks:,} marks{lost} could be"
            f" read{unknown}{unsure}; the library is {self.path}, the damaged one is kept as {self.aside}{copy}"
        )


def repair(path: str, *, only_unreadable: bool = False, usual: bool = False) -> Repaired | None:
    """Rebuild the library of this path and set the damaged file aside; None if it is ``only_unreadable`` files that
    are to be repaired and another process has done that already.

    What stands in the ``usual`` place of the reader's library is taken for one, whatever is left of it. A link is
    followed and stays one. Raises `StoreError` where that cannot be done: all stays as it was then.
    """
    path = followed(path)
    if not (os.path.isfile(path) if usual else was_library(path)):
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
    """Raises `StoreError` where the file is not a damaged library of this nutgraf, or could not be opened now."""
    try:
        connect(path).close()
    except StoreError as error:
        if not is_damage(error):
            raise


def _can_be_opened(path: str) -> bool:
    """Whether it can, with what is looked at first."""
    try:
        with closing(connect(path)) as db:
            state.value(db, "begun")
    except StoreError as error:
        if not is_damage(error):
            raise
        return False
    except sqlite3.DatabaseError as error:
        if not is_unreadable(error):
            raise
        return False
    return True


def _repair(path: str) -> Repaired:
    work, new = f"{path}.salvage", f"{path}.rebuilt"
    aside = free_name(f"{path}.damaged-{datetime.now():%Y-%m-%dT%H%M%S}")
    try:
        with writing_kept_out(path) as damaged:
            for _ in range(ATTEMPTS):
                before = _state(path)
                _clear(work, new)
                _copy(damaged, path, work)
                make_like(new, path)
                salvaged = _salvage(work, new, aside)
                if _state(path) == before:
                    _swap(damaged, path, new, aside)
                    break
            else:
                raise StoreError(f"{path}: the library cannot be repaired while it is written: close nutgraf first")
    finally:
        _clear(work, new)
    older = next((copy for n in range(VERSION, 0, -1) if os.path.exists(copy := f"{path}.schema-{n}")), None)
    return Repaired(path, aside, salvaged, older)


def _state(path: str) -> list[tuple[int, int, int] | None]:
    """What tells whether a library, or what stands beside it, was written meanwhile."""
    found: list[tuple[int, int, int] | None] = []
    for end in ("", *WRITTEN):
        try:
            one = os.stat(f"{path}{end}")
            found.append((one.st_ino, one.st_size, one.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return found


def _copy(damaged: BinaryIO, path: str, work: str) -> None:
    """Copy the file, for what is mended in it to be read, with what was being written when a process was ended."""
    _copy_one(damaged, path, work)
    for end in WRITTEN:
        if os.path.exists(f"{path}{end}"):
            with open(f"{path}{end}", "rb") as file:
                _copy_one(file, path, f"{work}{end}")


def _copy_one(source: BinaryIO, path: str, target: str) -> None:
    """Copy an open file: SQLite's locks of one are lost when another opening of it is closed."""
    make_like(target, path)
    source.seek(0)
    with open(target, "wb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def _salvage(work: str, new: str, aside: str) -> Salvaged:
    remains, store = Remains(work), Store(new)
    try:
        return Salvage(remains, store, aside).run()
    finally:
        remains.close()
        store.close()


def _swap(damaged: BinaryIO, path: str, new: str, aside: str) -> None:
    """Put the new library in the place of the damaged one, which is kept ``aside``.

    There is a library at the path at every moment.
    """
    try:
        os.link(path, aside)
    except OSError:  # not every file system knows links
        _copy_one(damaged, path, aside)
    for end in BESIDE:
        with suppress(FileNotFoundError):
            os.replace(f"{path}{end}", f"{aside}{end}")
    os.replace(new, path)
    settle(os.path.dirname(path))


def _clear(*names: str) -> None:
    """Delete what this or an earlier repair that was broken off wrote itself."""
    for name in names:
        for end in ("", *BESIDE):
            with suppress(FileNotFoundError):
                os.unlink(f"{name}{end}")
