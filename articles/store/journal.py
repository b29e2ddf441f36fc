"""The steps of a reader, so that each can be undone and done again: by any process, and after a restart.

Every function here works inside a transaction of its caller: a step is written together with what it changed.
"""

from __future__ import annotations

import sqlite3

from articles.store.change import Change, pack, unpack
from articles.store.edits import apply_edits
from articles.store.filed import apply_filing
from articles.store.folding import apply_fold
from articles.store.marking import apply_mark, apply_tag
from articles.store.notes import apply_notes
from articles.store.removal import apply_removal

STEPS = 1000
"""So many steps are kept; older ones cannot be undone any more."""


def write(db: sqlite3.Connection, change: Change) -> int:
    """Keep a step, whose number is returned, and drop those that were undone before it."""
    db.execute("DELETE FROM journal WHERE undone = 1")
    number = db.execute("INSERT INTO journal (data) VALUES (?)", (pack(change),)).lastrowid or 0
    db.execute("DELETE FROM journal WHERE num <= ?", (number - STEPS,))
    return number


def do(db: sqlite3.Connection, change: Change) -> int:
    """Bring about a change and keep it as a step, if it is one; how many articles or notes changed."""
    return apply(db, change, write(db, change)) if change.changed else 0


def undo(db: sqlite3.Connection) -> Change | None:
    """Take the last step back; what was done to that end, or None if there is nothing to undo."""
    row = db.execute("SELECT num, data FROM journal WHERE undone = 0 ORDER BY num DESC LIMIT 1").fetchone()
    return _turn(db, row[0], unpack(row[1]).inverse(), True) if row else None


def redo(db: sqlite3.Connection) -> Change | None:
    """Do the step again that was undone last, or None."""
    row = db.execute("SELECT num, data FROM journal WHERE undone = 1 ORDER BY num LIMIT 1").fetchone()
    return _turn(db, row[0], unpack(row[1]), False) if row else None


def _turn(db: sqlite3.Connection, number: int, change: Change, undone: bool) -> Change:
    db.execute("UPDATE journal SET undone = ? WHERE num = ?", (undone, number))
    return change._replace(changed=apply(db, change, number))


def apply(db: sqlite3.Connection, change: Change, step: int) -> int:
    """Bring about a change as far as its articles are still here; how many articles or notes changed."""
    if change.kind == "remove":
        return apply_removal(db, change, step)
    if change.kind == "fold":
        return apply_fold(db, change)
    if change.kind == "edit":
        return apply_edits(db, change)
    if change.kind == "file":
        return apply_filing(db, change)
    if change.kind == "note":
        return apply_notes(db, change)
    if change.kind == "tag":
        return apply_tag(db, change)
    if change.kind == "tags":
        return sum(apply_tag(db, part) for part in change.parts)
    return apply_mark(db, change)
