"""How the reader's own library is opened by every command: what is damaged is rebuilt, and that is told."""

from __future__ import annotations

import os
import sqlite3
import time

from articles.library import Library
from articles.sectors import Taxonomy
from articles.store import StoreError
from articles.store.damage import DamagedError, is_damage, is_unreadable
from articles.store.unkept import has_no_room, why_unwritable
from tui import report
from tui.config_file import usual_library

SENSELESS = (ValueError, TypeError, LookupError, AttributeError)
"""What is raised where a value of the library makes no sense; or there is a defect."""
LOOK = 1.0
"""Seconds in which damage is looked for that would explain an error; others who want to write wait longer than that."""

NOT_KEPT = "nothing that you mark or add now is kept"


def open_library(path: str, taxonomy: Taxonomy | None) -> Library:
    """The library of this path; one that cannot be read as a library is set aside and rebuilt, one that cannot be
    written is read in memory (``Library.unkept`` tells why).

    Raises `articles.store.StoreError`.
    """
    if why := why_unwritable(path):
        return Library.open_unkept(path, why, taxonomy)
    emptied = os.path.isfile(path) and not os.path.getsize(path)
    try:
        library = Library.open(path, taxonomy)
    except DamagedError as error:
        return _rebuilt(path, error, taxonomy)
    except StoreError as error:
        if is_usual(path) and error.__cause__ and is_unreadable(error.__cause__):
            return _rebuilt(path, error, taxonomy)
        if not has_no_room(error) or (os.path.isfile(path) and os.path.getsize(path)) or os.path.isdir(path):
            raise
        return Library.open_unkept(path, str(error), taxonomy)
    if emptied and library.is_new:  # and not one that another process was about to make
        library.repaired = f"{path}: the library was an empty file, and is a new one now: was there something in it?"
        report.warn(library.repaired)
    return library


def is_usual(path: str) -> bool:
    """Whether this is where the reader's library is unless another place is named: what stands there was one."""
    return os.path.abspath(path) == os.path.abspath(usual_library())


def _rebuilt(path: str, error: StoreError, taxonomy: Taxonomy | None) -> Library:
    """The library made anew from what can be read of the damaged one; ``Library.repaired`` tells of it."""
    from articles.store.repair import repair

    report.warn(f"{error}; rebuilding it from what can be read, the damaged file is kept")
    repaired = repair(path, only_unreadable=True, usual=is_usual(path))
    library = Library.open(path, taxonomy)
    if repaired:  # and not by another process at the same time
        library.repaired = repaired.words()
        report.warn(library.repaired)
    return library


def damage_explains(error: BaseException, library: Library) -> bool:
    """Whether an error may come from damage of the library file, of which some is found within `LOOK` seconds."""
    from articles.store.checking import problems_of

    if not (isinstance(error, SENSELESS) and library.kept):
        return False
    due = time.monotonic() + LOOK
    try:
        with library.again() as store:
            store.db.set_progress_handler(lambda: time.monotonic() > due, 10_000)
            found = any(True for _ in problems_of(store.db))
    except (sqlite3.Error, StoreError) as met:
        return is_damage(met)
    return found and time.monotonic() < due  # what was cut short looks like damage
