"""Unfolding copies by hand, folding them again, and folding what proves to be a copy when all of it is there.

Every function here works inside a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from articles.store import copies, writing
from articles.store.change import Change, names_of
from articles.store.record import Record, article_of, record_of, unpack_quotes

_UNTOUCHED = """SELECT key FROM article JOIN body ON article = key
    WHERE id = ? AND read = 0 AND star = 0 AND edits IS NULL
    AND NOT EXISTS (SELECT 1 FROM tag WHERE article = key) AND NOT EXISTS (SELECT 1 FROM note WHERE article = key)
    AND NOT EXISTS (SELECT 1 FROM place WHERE article = key) AND NOT EXISTS (SELECT 1 FROM example WHERE article = key)
"""
"""An article that its reader has not opened, marked or changed."""


def unfolding(db: sqlite3.Connection, ids: Iterable[str]) -> Change:
    """The change that makes articles of their own of these copies, and of all copies of these articles."""
    rows = db.execute(
        "SELECT id, main FROM copy WHERE id IN (SELECT value FROM json_each(?1))"
        " OR main IN (SELECT value FROM json_each(?1)) ORDER BY num",
        (json.dumps(list(ids)),),
    ).fetchall()
    return Change("fold", "", [main for _, main in rows], None, names_of(id for id, _ in rows), len(rows))


def apply_fold(db: sqlite3.Connection, change: Change) -> int:
    """Make articles of copies, or copies of articles (``after`` has the id that each is folded into); how many."""
    if change.after is None:
        return sum(_unfold(db, id) for id in change.ids)
    return sum(_fold(db, id, main) for id, main in zip(change.ids, change.after, strict=True))


def _unfold(db: sqlite3.Connection, id: str) -> bool:
    """The copy as an article, which is to stay one."""
    row = db.execute("SELECT source, digest, data, quotes FROM copy WHERE id = ?", (id,)).fetchone()
    if row is None:
        return False
    source, digest, data, quotes = row
    quoted = unpack_quotes(quotes) if quotes else None
    record = record_of(article_of(data), digest, quoted)._replace(id=id, source=source, data=data)
    db.execute("DELETE FROM copy WHERE id = ?", (id,))
    db.execute("INSERT OR IGNORE INTO apart VALUES (?)", (id,))
    writing.restore(db, record, record.base)
    return True


def _fold(db: sqlite3.Connection, id: str, main: str) -> bool:
    """The article as a copy again, if what it was folded into is there."""
    row = db.execute(
        "SELECT key, source, digest, data, quotes FROM article JOIN body ON article = key WHERE id = ?", (id,)
    ).fetchone()
    if row is None or not db.execute("SELECT 1 FROM article WHERE id = ?", (main,)).fetchone():
        return False
    key, source, digest, data, quotes = row
    record = record_of(article_of(data), digest)._replace(id=id, source=source, data=data, quotes=quotes)
    writing.remove(db, [key])
    db.execute("DELETE FROM apart WHERE id = ?", (id,))
    copies.keep(db, record, main)
    db.execute("UPDATE copy SET main = ? WHERE main = ?", (main, id))  # what was folded into it meanwhile
    return True


def fold_whole(db: sqlite3.Connection, record: Record) -> bool:
    """Fold an article of which there was only a part, now that ``record`` has all of it; whether it is a copy.

    One that its reader opened, marked or unfolded stays. This is no step of the journal, as at the adding of a copy.
    """
    row = db.execute(_UNTOUCHED, (record.id,)).fetchone()
    main = copies.Mains(db).of(record) if row else None
    if main is None:
        return False
    writing.remove(db, row)
    db.execute("UPDATE copy SET main = ? WHERE main = ?", (main, record.id))
    copies.keep(db, record, main)
    return True
