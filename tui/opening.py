"""How the reader's own library is opened by every command: what is damaged is rebuilt, and that is told."""

from __future__ import annotations

import os
import sqlite3

from articles.library import Library
from articles.sectors import Taxonomy
from articles.store import StoreError
from articles.store.damage import DamagedError, is_damage, is_unreadable
from articles.store.unkept import has_no_room, why_unwritable
from tui import report
from tui.config_file import usual_library

NOT_KEPT = "nothing that you mark or add now is kept"


def open_library(path: str, taxonomy: Taxonomy | None) -> Library:
    """The library of this path; one that cannot be read as a library is set aside and rebuilt, one that cannot be
    written is read in memory (``Library.unkept`` tells why).

    Raises `articles.store.StoreError`.
    """
    if why := why_unwritable(path):
        return Library.open_unkept(path, why, taxonomy)
    try:
        return Library.open(path, taxonomy)
    except DamagedError as error:
        _repair(path, error)
    except StoreError as error:
        if is_usual(path) and error.__cause__ and is_unreadable(error.__cause__):
            _repair(path, error)
            return Library.open(path, taxonomy)
        if not has_no_room(error) or (os.path.isfile(path) and os.path.getsize(path)) or os.path.isdir(path):
            raise
        return Library.open_unkept(path, str(error), taxonomy)
    return Library.open(path, taxonomy)


def is_usual(path: str) -> bool:
    """Whether this is where the reader's library is unless another place is named: what stands there was one."""
    return os.path.abspath(path) == os.path.abspath(usual_library())


def _repair(path: str, error: StoreError) -> None:
    from articles.store.repair import repair

    report.warn(f"{error}; it is set aside and rebuilt from what can be read")
    if repaired := repair(path, only_unreadable=True, usual=is_usual(path)):
        report.warn(repaired.words())


def is_damaged(library: Library) -> bool:
    """Whether the library file is damaged: an error that nothing else explains may come from that."""
    from articles.store.checking import problems

    if not library.kept:
        return False
    try:
        with library.again() as store:
            return any(True for _ in problems(store.db))
    except (sqlite3.Error, StoreError) as error:
        return isinstance(error, DamagedError) or is_damage(error)
