"""How the reader's own library is opened by every command: what is damaged is rebuilt, and that is told."""

from __future__ import annotations

import os
import sqlite3

from articles.library import Library
from articles.sectors import Taxonomy
from articles.store import StoreError
from articles.store.damage import DamagedError, is_damage
from articles.store.unkept import has_no_room, why_unwritable
from tui import report

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
        if not has_no_room(error) or (os.path.isfile(path) and os.path.getsize(path)) or os.path.isdir(path):
            raise
        return Library.open_unkept(path, str(error), taxonomy)
    return Library.open(path, taxonomy)


def _repair(path: str, error: DamagedError) -> None:
    from articles.store.repair import repair

    report.warn(f"{error}; it is set aside and rebuilt from what can be read")
    if repaired := repair(path, only_unreadable=True):
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
        return isinstance(error, StoreError) or is_damage(error)
