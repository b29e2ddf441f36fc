"""Bytes of a library file that are turned over, and what readers see of it then."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, NamedTuple

from stores import new_store, record

from articles.library import Library
from articles.store import Store, StoreError
from articles.store.checking import problems
from articles.store.record import packed
from articles.view import Order

Outcome = Literal["as before", "told at once", "told by check"]


def marked_library(folder: Path, count: int) -> str:
    """A library in which every table has rows."""
    store = new_store(folder, count)
    library = Library(store)
    ids = store.ids_beginning("article", count)
    library.mark("read", True, ids[::3])
    library.mark("star", True, ids[::5])
    library.tag("strike", True, ids[::4])
    library.tag("à suivre", True, ids[:2])
    for number, id in enumerate(ids[::6]):
        library.add_note(id, f"Ask Ana Reyes about pier {number}.")
        library.add_note(id, "", 0, 5)
    library.edit(ids[1:3], {"title": "Corrected by hand", "published": "2024-06-01"})
    for id in ids[:4]:
        library.keep_place(id, 7)
    library.keep_view("Ports", "sector:ports is:unread", Order())
    library.remember("begun", True)
    library.remember("room", {"theme": "dark"})
    library.remove(ids[-2:])
    library.undo()
    library.remove(ids[-2:])
    with store.transaction() as db:
        _fill_sources(db, ids)
    store.close()
    return store.path


def _fill_sources(db: sqlite3.Connection, ids: list[str]) -> None:
    """A row in each of the tables that no mark of a reader is kept in."""
    db.execute(
        "INSERT INTO feed VALUES (1, 'https://news.example/feed', 'News', 'Mine', 'https://news.example', '[]', 'N',"
        " 1, 0, '2024-05-17', 'e', 'm', 5, 't', 'f', 'd', 'since', 2, 'it is gone')"
    )
    db.execute("INSERT INTO model VALUES (1, 5, ?)", (packed(None),))
    db.execute("INSERT INTO entry VALUES (1, 5, 6)")
    db.execute("INSERT INTO teaser SELECT key, 1, 'https://news.example/1', 0 FROM article WHERE id = ?", ids[:1])
    db.execute("INSERT INTO arrival VALUES (1, '2024-05-17T10:00:00+00:00', 'add news', 3, 0, 0, 0, 1)")
    db.execute("INSERT INTO refused VALUES (1, 1, 'news/x.txt', 'it is empty')")
    db.execute("INSERT INTO apart VALUES ('article9')")
    db.execute("INSERT INTO example SELECT key, 'ports', 'Ports' FROM article WHERE id = ?", ids[3:4])
    copied = record("copied", text="The harbour stays closed. " * 20)
    values = (copied.source, copied.digest, ids[0], copied.headline, copied.published, copied.data)
    db.execute(
        "INSERT INTO copy (id, source, digest, main, headline, published, data) VALUES ('c', ?, ?, ?, ?, ?, ?)",
        values,
    )


class Seen(NamedTuple):
    """All that readers see of a library."""

    rows: list[Any]
    texts: list[Any]
    marks: list[Any]
    found: list[Any]


def seen(path: str) -> Seen:
    """What is listed, read, marked and found."""
    library = Library.open(path)
    try:
        store = library.store
        view = library.view()
        rows = view.rows(0, len(view))
        texts = [store.with_quotes(key) for (key,) in store.db.execute("SELECT key FROM article ORDER BY key DESC")]
        marks = [library.tags(), library.all_notes(), library.views(), library.sectors(), library.unread()]
        marks += [[*library.tags_of(row.id), library.place(row.id)] for row in rows]
        marks += [len(library), store.speakers(), library.remembered("room"), library.copies(rows[-1].id)]
        marks += [library.copy("c")]
        found = [store.mentioning([word]) for word in ("harbour", "story", "wall", "ferries", "reyes", "strike")]
        return Seen(rows, texts, marks, found)
    finally:
        library.close()


def _use(path: str) -> None:
    """Mark an article, add one, and undo both."""
    library = Library.open(path)
    try:
        first = library.view().ids(0, 1)
        library.mark("star", not library.has("star", first[0]), first)
        library.undo()
        library.store.add([record("late", title="Late news")])
        library.remove(["late"])
    finally:
        library.close()


def overwrite(path: str, start: int, content: bytes) -> None:
    with open(path, "r+b") as file:
        file.seek(start)
        file.write(content)


def change(path: str, statement: str, *values: object) -> None:
    """Change a library behind its back."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement, values)


def change_all(path: str, table: str, column: str, value: str, again: bool = False) -> None:
    """Give a column another value in all rows, whatever it was made for; in its second copy only if ``again``."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        indexes = "FROM sqlite_schema WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL"
        made = db.execute(f"SELECT * {indexes}", (table,)).fetchall()
        (sql,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        give = "UPDATE sqlite_schema SET sql = ? WHERE name = ?"
        db.execute(give, (sql.replace(" NOT NULL", ""), table))
        if not again:
            db.execute(f"DELETE {indexes}", (table,))
        db.execute("PRAGMA schema_version = 1000")  # the tables are read anew
        db.execute(f"UPDATE {table} SET {column} = {value}")
        db.execute(give, (sql, table))
        if not again:
            db.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", made)
        db.execute("PRAGMA schema_version = 1001")


def flip(path: str, at: int, bit: int) -> None:
    with open(path, "r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def checked(path: str) -> list[str]:
    store = Store(path)
    try:
        return list(problems(store.db))
    finally:
        store.close()


def outcome(path: str, before: Seen) -> Outcome:
    """What is seen of a library in which a byte is another one."""
    try:
        now = seen(path)
        if now == before:
            shutil.copy(path, f"{path}.changed")
            _use(f"{path}.changed")
    except (sqlite3.Error, StoreError):
        return "told at once"
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
    ):  # the app and the commands look then whether it is damaged
        assert checked(path), "an error that nothing explains"
        return "told at once"
    if checked(path):
        return "told by check"
    assert now == before, "something else is seen, and nothing tells of it"
    return "as before"
