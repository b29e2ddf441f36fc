"""Reading of a damaged library file: row by row, around what cannot be read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from difflib import get_close_matches
from itertools import chain
from typing import Any

from articles.store.damage import APPLICATION
from articles.store.schema import VERSION, make

FIRST, LAST = -(1 << 63), (1 << 63) - 1
"""The keys that a row can have."""
DEPTH = 12
"""So often a stretch that cannot be read is halved, to find what stands between two places that are damaged."""

PAGE = 8192
HEADER = (
    b"SQLite format 3\0" + PAGE.to_bytes(2, "big") + bytes([1, 1, 0, 64, 32, 32]) + bytes(4)
)  # up to the number of pages
"""How every library file begins: https://sqlite.org/fileformat.html#the_database_header."""

Row = tuple[Any, ...]


def mend_head(path: str) -> None:
    """Write the head of a library file anew, all of which is known."""
    with open(path, "r+b") as file:
        pages = os.fstat(file.fileno()).st_size // PAGE
        numbers = (pages, 0, 0, 1, 4, 0, 0, 1, VERSION, 0, APPLICATION)  # no free pages, schema format 4, UTF-8
        file.write(HEADER + b"".join(number.to_bytes(4, "big") for number in numbers) + bytes(28))


class Remains:
    """A damaged library, of which a copy is read; its head and its tables' names are mended in that where they must.

    Texts are read whatever bytes are in them.
    """

    def __init__(self, path: str) -> None:
        """Open the copy; raises `sqlite3.DatabaseError` where nothing can be read of it."""
        self._db = _opened(path)
        self._db.text_factory = lambda data: data.decode("utf-8", "replace")
        with closing(sqlite3.connect(":memory:")) as fresh:
            make(fresh)
            self._mend_tables(fresh)
            self._again = {
                table: name
                for name, table in fresh.execute("SELECT name, tbl_name FROM sqlite_schema WHERE name LIKE '%_again'")
            }
        self._again["tag"] = "tag_article"

    def close(self) -> None:
        """Nothing more is asked of it."""
        self._db.close()

    def _mend_tables(self, fresh: sqlite3.Connection) -> None:
        """Give every table and index the statement that made it, where what stands there is most like it."""
        query = "SELECT name, tbl_name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        wanted = {sql: row for *row, sql in fresh.execute(query)}
        try:
            found = self._db.execute("SELECT rowid, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        except sqlite3.DatabaseError:
            return
        known = {str(sql) for _, sql in found}
        for number, sql in found:
            like = [sql] if sql in wanted else get_close_matches(str(sql), wanted.keys() - known, 1, 0.8)
            for one in like:
                self._db.execute(
                    "UPDATE sqlite_schema SET name = ?, tbl_name = ?, type = ?, sql = ? WHERE rowid = ?",
                    (*wanted[one], one, number),
                )
        self._db.execute("PRAGMA schema_version = 1000000")  # read the tables anew

    def article_keys(self) -> list[int]:
        """The keys of all articles that anything is left of, in their order."""
        found = chain(
            self._walk("article", ["key"], "key"),
            self._walk("body", ["article"], "article"),
            self.scan("article INDEXED BY article_source", "key", ["source"], "1"),
        )
        return sorted({row[0] for row in found})

    def one(self, table: str, columns: str, key: str, value: int) -> Row | None:
        """The row of this key, or None if it cannot be read."""
        try:
            row: Row | None = self._db.execute(f"SELECT {columns} FROM {table} WHERE {key} = ?", (value,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """All rows that can be read, in no order, each once: from the table, and from its second copy."""
        seen = set()
        again = f"{table} INDEXED BY {self._again[table]}" if table in self._again else None
        ways = [self._walk(table, columns, "rowid"), self.scan(table, ", ".join(columns), columns[:2], "1")]
        if again:
            ways.append(self.scan(again, ", ".join(columns), columns[:1], "1"))
        for row in chain(*ways):
            one = hash((*row, *map(type, row)))  # a text and its bytes have the same hash
            if one not in seen:
                seen.add(one)
                yield row

    def scan(self, table: str, columns: str, order: Sequence[str], where: str) -> Iterator[Row]:
        """Rows from both ends."""
        for direction in ("ASC", "DESC"):
            by = ", ".join(f"{name} {direction}" for name in order)
            try:
                yield from self._db.execute(f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {by}")
            except sqlite3.DatabaseError:
                continue
            return

    def _walk(
        self, table: str, columns: Sequence[str], key: str, first: int = FIRST, last: int = LAST, depth: int = DEPTH
    ) -> Iterator[Row]:
        """Rows of these keys from both ends; what is between two damaged places is looked for in halves."""
        for direction in ("ASC", "DESC"):
            query = f"SELECT {key}, {', '.join(columns)} FROM {table} NOT INDEXED WHERE {key} BETWEEN ? AND ?"
            try:
                for number, *row in self._db.execute(f"{query} ORDER BY {key} {direction}", (first, last)):
                    first, last = (number + 1, last) if direction == "ASC" else (first, number - 1)
                    yield tuple(row)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # there is no such table, or it has no such key
                    return
            except sqlite3.DatabaseError:
                continue
            else:
                return
        if depth and first < last:
            middle = (first + last) // 2
            yield from self._walk(table, columns, key, first, middle, depth - 1)
            yield from self._walk(table, columns, key, middle + 1, last, depth - 1)


def _opened(path: str) -> sqlite3.Connection:
    """A connection for which a table that makes no sense is no reason to read none of the others."""
    for mend in (False, True):
        if mend:
            mend_head(path)
        db = sqlite3.connect(path, isolation_level=None)
        try:
            db.execute("BEGIN IMMEDIATE")  # fails where the head forbids to write; only as the first statement
            db.execute("ROLLBACK")
            db.execute("PRAGMA writable_schema = ON")
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            db.execute("SELECT count(*) FROM body LIMIT 1").fetchone()
        except sqlite3.DatabaseError:
            if mend:
                return db
            db.close()
            continue
        return db
    raise AssertionError("one of the two was returned")
