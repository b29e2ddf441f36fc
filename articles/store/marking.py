"""Marks and tags of any number of articles at once: which ones change is chosen first, into a table of its own.

Every function here works inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from unicodedata import category, normalize

from articles.store.change import Change, Mark
from articles.store.counts import Counts

Selection = tuple[str, Sequence[object]]
"""A query that gives keys of articles, with its values."""


def named(names: str) -> Selection:
    """The articles of these public ids, a JSON list; those that are not here are left out."""
    return "SELECT article.key FROM json_each(?) AS name CROSS JOIN article ON article.id = name.value", (names,)


def choose(db: sqlite3.Connection, selection: Selection, but: str, *values: object) -> None:
    """Into the table ``chosen`` the articles of the selection, but not those of which the condition ``but`` is true."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (key INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM chosen")
    db.execute(f"INSERT OR IGNORE INTO chosen {selection[0]}", selection[1])
    db.execute(f"DELETE FROM chosen WHERE EXISTS (SELECT 1 FROM article WHERE key = chosen.key AND {but})", values)


def chosen(db: sqlite3.Connection) -> tuple[int, str]:
    """How many articles are chosen, and their public ids as a JSON list."""
    count, names = db.execute(
        "SELECT count(*), json_group_array(id) FROM (SELECT id FROM chosen CROSS JOIN article USING (key) ORDER BY key)"
    ).fetchone()
    return count, names


def choose_for_mark(db: sqlite3.Connection, selection: Selection, mark: Mark, value: bool) -> None:
    """Choose the articles that the mark is to be set on, or taken from."""
    choose(db, selection, f"{mark} = ?", value)


def mark_chosen(db: sqlite3.Connection, mark: Mark, value: bool) -> int:
    """Set the mark on what was chosen, or take it away; how many articles changed."""
    if mark == "read":
        _count_read(db, value)
    return db.execute(f"UPDATE article SET {mark} = ? WHERE key IN (SELECT key FROM chosen)", (value,)).rowcount


def _count_read(db: sqlite3.Connection, value: bool) -> None:
    counts = Counts()
    for published, filing, count in db.execute(
        "SELECT min(published), filing, count(*) FROM chosen CROSS JOIN article USING (key)"
        " GROUP BY substr(published, 1, 7), filing"
    ):
        counts.count_unread(-count if value else count, published, filing)
    counts.write(db)


def choose_for_tag(db: sqlite3.Connection, selection: Selection, name: str, value: bool) -> None:
    """Choose the articles that the tag is to be given to, or taken from."""
    has_tag = "EXISTS (SELECT 1 FROM tag WHERE name = ? AND article = chosen.key)"
    choose(db, selection, has_tag if value else f"NOT {has_tag}", name)


def tag_selected(db: sqlite3.Connection, selection: Selection, name: str, value: bool) -> Change:
    """Give the tag to what is selected, or take it away; what changed. Raises ValueError for what cannot be a tag."""
    written = tag_as_written(db, name)
    choose_for_tag(db, selection, written, value)
    count, names = chosen(db)
    tag_chosen(db, written, value)
    return Change("tag", written, not value, value, names, count)


def tag_chosen(db: sqlite3.Connection, name: str, value: bool) -> int:
    """Give the tag to what was chosen, or take it away; how many articles changed."""
    if value:
        return db.execute("INSERT INTO tag SELECT ?, key FROM chosen", (name,)).rowcount
    return db.execute("DELETE FROM tag WHERE name = ? AND article IN (SELECT key FROM chosen)", (name,)).rowcount


def tag_names(db: sqlite3.Connection) -> list[str]:
    """Every tag that an article has, found by one step in the index each."""
    rows = db.execute(
        "WITH RECURSIVE one (name) AS (SELECT min(name) FROM tag UNION ALL"
        " SELECT (SELECT min(name) FROM tag WHERE name > one.name) FROM one WHERE name IS NOT NULL)"
        " SELECT name FROM one WHERE name IS NOT NULL"
    )
    return [name for (name,) in rows]


def tag_as_written(db: sqlite3.Connection, name: str) -> str:
    """The tag as it stands in the library, whatever capitals it was asked for with; itself where it is new.

    Raises ValueError for what cannot be a tag.
    """
    wanted = tag_of(name)
    folded = wanted.casefold()
    return next((known for known in tag_names(db) if known.casefold() == folded), wanted)


def tag_of(name: str) -> str:
    """The name of a tag as it is kept; raises ValueError for what cannot be one."""
    wanted = normalize("NFC", name.strip())
    if not wanted:
        raise ValueError("a tag needs a name")
    if any(category(character) in ("Cc", "Cs", "Zl", "Zp") for character in wanted):
        raise ValueError("a tag is one line without control characters")
    return wanted


def apply_mark(db: sqlite3.Connection, change: Change) -> int:
    """Bring about a change of a mark wherever it still is one; how many articles changed."""
    mark: Mark = "read" if change.kind == "read" else "star"
    choose_for_mark(db, named(change.names), mark, change.after)
    return mark_chosen(db, mark, change.after)


def apply_tag(db: sqlite3.Connection, change: Change) -> int:
    """Bring about a change of a tag wherever it still is one; how many articles changed."""
    name = tag_as_written(db, change.what)
    choose_for_tag(db, named(change.names), name, change.after)
    return tag_chosen(db, name, change.after)
