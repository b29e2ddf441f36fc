"""What is wrong with a library file: errors that tell of damage, and whether a file that is none was a library once."""

from __future__ import annotations

import json
import os
import sqlite3
from typing import Any
from weakref import WeakSet

from articles.regular import open_regular

APPLICATION = 0x6E757467
"""The ``application_id`` of a library file: "nutg"."""

SIGNS = (
    b"CREATE TABLE article (\n    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE",
    b"CREATE TABLE filing (\n    num INTEGER PRIMARY KEY, sector TEXT NOT NULL",
    b"CREATE TABLE counter (\n    month INTEGER NOT NULL, filing INTEGER NOT NULL",
)
"""Stand in every library file; one of them will do, as another may be damaged."""

HEAD = b"SQLite format 3\0"
"""How every database of SQLite begins: <https://www.sqlite.org/fileformat.html>."""

REPAIR = "nutgraf check --repair rebuilds it, and keeps the damaged file"

DAMAGE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_NOTADB}
"""Result codes of SQLite that tell of damage. The statements are always the same: one that is wrong (ERROR) or against
the rules of its table does not find the tables that it was written for."""


class StoreError(Exception):
    """The library file cannot be used; the message says which, why and what to do."""


class RefusedError(StoreError):
    """The file is another program's, or a newer nutgraf's."""


class DamagedError(StoreError):
    """The library file is damaged so that it cannot be opened."""


def is_damage(error: BaseException) -> bool:
    """Whether an error tells of a damaged library, and not of one that is held, full, or not to be written; of a
    `StoreError` its cause tells."""
    if is_unreadable(error) or isinstance(error, DamagedError):
        return True
    if isinstance(error, StoreError):
        return error.__cause__ is not None and is_damage(error.__cause__)
    if isinstance(error, sqlite3.ProgrammingError) or not isinstance(error, sqlite3.DatabaseError):
        return False  # it was closed, or is used in another thread
    code: int | None = getattr(error, "sqlite_errorcode", None)  # none where it was Python that could not read a value
    return code is None or code & 0xFF in DAMAGE


def is_unreadable(error: BaseException) -> bool:
    """Whether SQLite says that a file is damaged, or is no database; it may say so in words that cannot be decoded."""
    if isinstance(error, UnicodeDecodeError):
        return True
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def told(error: BaseException) -> str:
    """The words of an error, with what to do where it tells of damage."""
    return f"it is damaged ({error}); {REPAIR}" if is_damage(error) else str(error)


def loaded(text: str) -> Any:
    """A value of JSON as the library keeps it; raises `sqlite3.DatabaseError` where it is damaged."""
    try:
        return json.loads(text)
    except (ValueError, TypeError) as error:
        raise sqlite3.DatabaseError(f"a value that it keeps is damaged ({error})") from error


def is_database(path: str) -> bool:
    """Whether a file is a database of SQLite, by its first bytes; raises OSError."""
    with open_regular(path) as file:
        return file.read(len(HEAD)) == HEAD


def was_library(path: str) -> bool:
    """Whether this file is or was a library, by what stands in it; raises OSError.

    A text that quotes how its tables are made is none.
    """
    if not os.path.isfile(path):
        return False
    import mmap  # for damaged files alone

    with open(path, "rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(b"\0") >= 0 and any(content.find(sign) >= 0 for sign in SIGNS)


class Identity:
    """Which file stood at a path: one that was set aside meanwhile is not to be written any more."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found = self._now()
        _OPENED.add(self)

    def check(self) -> None:
        """Raises `sqlite3.OperationalError` where another file stands there now."""
        if self.is_another():
            error = sqlite3.OperationalError(
                "another file is in its place, after a repair for example: start nutgraf again"
                if self._now()
                else "its file was taken away: start nutgraf again"
            )
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY
            raise error

    def is_another(self) -> bool:
        """Whether another file stands there now."""
        return self._now() != self._found

    def is_of(self, found: os.stat_result) -> bool:
        """Whether this is that file."""
        return self._found == (found.st_dev, found.st_ino)

    def close(self) -> None:
        """The connection is closed: another file may get the number of this one."""
        _OPENED.discard(self)

    def _now(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)
        except OSError:  # it is in memory, or the folder went
            return None
        return found.st_dev, found.st_ino


_OPENED: WeakSet[Identity] = WeakSet()


def is_opened(found: os.stat_result) -> bool:
    """Whether a connection of this process is open to this file. Such a file may not be opened otherwise: when
    that is closed, the locks are lost that SQLite has on it."""
    return any(one.is_of(found) for one in _OPENED)
