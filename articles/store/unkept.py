"""A library that cannot be written is read in memory: reading and marking work, and nothing of it is kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from urllib.parse import quote

from articles.atomic import followed
from articles.listing import VERSION
from articles.store.damage import StoreError
from articles.store.schema import WRITTEN

LARGEST = 512 << 20
"""Bytes of a library that is read in memory; a larger one is read where it is, and cannot be marked."""

NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
"""Result codes of SQLite where a file cannot be made or written."""

_numbers = count(1)


def why_unwritable(path: str) -> str | None:
    """Why a library cannot be kept at this path, as far as can be told without writing; None if it can."""
    path = followed(path)
    folder = os.path.dirname(path) or "."
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as error:
        return f"{folder}: the folder of the library cannot be made: {error.strerror}"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"{folder}: nothing can be written in the folder of the library"
    if os.path.exists(path) and not os.access(path, os.W_OK):
        return f"{path}: the library cannot be written"
    return None


def has_no_room(error: StoreError) -> bool:
    """Whether a library could not be made because there is no room for it."""
    code: int = getattr(error.__cause__, "sqlite_errorcode", 0)
    return code & 0xFF in NO_ROOM


@contextmanager
def in_memory(path: str) -> Iterator[str]:
    """The address of a copy of a library in memory (of an empty one where there is none), for connections of this
    process; it lasts as long as one of them does, and is there when this is left if one was made meanwhile.

    Raises `StoreError`.
    """
    if not os.path.exists(path) or not os.path.getsize(path):
        source = None
    elif os.path.getsize(path) > LARGEST:
        address = f"file:{quote(os.path.abspath(path))}?mode=ro"
        _check_version(address)
        yield address
        return
    else:
        source = path
    address = f"file:/nutgraf-{os.getpid()}-{next(_numbers)}?vfs=memdb"
    with closing(sqlite3.connect(address, uri=True)) as target:
        if source:
            _copy(source, target)
        yield address


def _check_version(address: str) -> None:
    """Raises `StoreError` for an older library: it would have to be copied to be brought up to date."""
    try:
        with closing(sqlite3.connect(address, uri=True)) as source:
            (version,) = source.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"the library cannot be read: {error}") from error
    if version < VERSION:
        raise StoreError("it is of an older nutgraf, and too large to be read in memory: bring it up to date first")


def _copy(path: str, target: sqlite3.Connection) -> None:
    """Copy a file that cannot be written; where another process was ended while it wrote, without what it had not
    finished, and with what it had."""
    try:
        try:
            _read(path, "mode=ro", target)
        except sqlite3.DatabaseError:  # what was being written would have to be put in order first
            if any(os.path.exists(one) and os.path.getsize(one) for one in _beside(path)):
                _read_copy(path, target)
            else:
                _read(path, "immutable=1", target)
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreError(f"{path}: the library cannot be read: {error}") from error


def _read(path: str, way: str, target: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(f"file:{quote(os.path.abspath(path))}?{way}", uri=True)) as source:
        source.backup(target)


def _read_copy(path: str, target: sqlite3.Connection) -> None:
    """Read a library where SQLite can put it in order."""
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="nutgraf-", ignore_cleanup_errors=True) as folder:
        copy = os.path.join(folder, "library.db")
        for one, its in zip((path, *_beside(path)), (copy, *_beside(copy)), strict=True):
            if os.path.exists(one):
                shutil.copyfile(one, its)
        _read(copy, "mode=rw", target)


def _beside(path: str) -> list[str]:
    return [f"{path}{end}" for end in WRITTEN]
