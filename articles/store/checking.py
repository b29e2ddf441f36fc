"""Looks for damage in a library: each thing that is stored twice, or can be told from another, is compared with that.

A byte of a file that is not as it was written is seen by one of these: the structure of the file and its second copies
by SQLite itself, the compressed values by their checksums, rows of lists, counters and sketches by the articles that
they tell of, the index for searches by the words of all articles.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from zlib import crc32

from articles.article import Article
from articles.keys import base_key, month_of, month_range
from articles.shingles import sketch_of
from articles.store.damage import loaded
from articles.store.fitting import CHECKS, UNFIT, kinds_of
from articles.store.record import Quoted, article_of, texts_of, unpack_quotes
from articles.store.schema import make
from articles.store.still import still
from articles.store.words_seen import WordsSeen
from articles.view import headline

MOST = 20
"""So many problems that SQLite finds are told."""


def problems(db: sqlite3.Connection) -> Iterator[str]:
    """Each thing that is wrong with a library, in a line.

    Others can write to it meanwhile if there is room for a copy of it, which is looked at then. Raises
    `sqlite3.OperationalError` where it cannot be used for long.
    """
    with still(db) as found:
        yield from problems_of(found)


def problems_of(db: sqlite3.Connection) -> Iterator[str]:
    """The same, of a library that is not copied and to which nothing else can write meanwhile."""
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not _is_writable(db, error):
            raise
        yield "the head of the file is damaged: it forbids to write"
        return
    try:
        for look, what in _LOOKS.items():
            try:
                yield from look(db)
            except UNFIT as error:
                yield f"{what} cannot be read to the end ({error})"
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")  # looking at the index for searches counts as writing


def _is_writable(db: sqlite3.Connection, error: sqlite3.OperationalError) -> bool:
    """Whether SQLite refuses to write to a file that may be written."""
    path = db.execute("PRAGMA database_list").fetchone()[2]
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY and bool(path) and os.access(path, os.W_OK)


def _structure(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute(f"PRAGMA integrity_check ({MOST})"):
        if line != "ok":
            yield f"the file is not in order: {' '.join(line.split())}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} belongs to nothing in {parent}"
    (other_layout,) = db.execute("PRAGMA auto_vacuum").fetchone()
    if other_layout:
        yield "the head of the file is damaged"


def _tables(db: sqlite3.Connection) -> Iterator[str]:
    """What makes the tables: compared with that of a new library."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    with closing(sqlite3.connect(":memory:")) as fresh:
        make(fresh)
        wanted = {row[1]: row for row in fresh.execute(query)}
    found = {row[1]: row for row in db.execute(query)}
    for name in sorted(wanted.keys() | found.keys()):
        if _plain(wanted.get(name)) != _plain(found.get(name)):
            yield f"the table or index {name} is not as it was made"


def _plain(row: tuple[str, ...] | None) -> list[str] | None:
    """Without what says no more than that a statement may run twice, and spaces."""
    return [" ".join((part or "").replace("IF NOT EXISTS ", "").split()) for part in row] if row else None


def _types(db: sqlite3.Connection) -> Iterator[str]:
    """Values that are not of the kind of their column."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'"
    for (table,) in db.execute(tables).fetchall():
        listed = "', '".join
        wrong = [f"typeof({name}) NOT IN ('{listed(kinds)}')" for name, kinds in kinds_of(db, table).items()]
        (count,) = db.execute(f"SELECT count(*) FROM {table} WHERE {' OR '.join(wrong)}").fetchone()
        if count:
            yield f"{table}: {count} rows with values of another kind"


def _values(db: sqlite3.Connection) -> Iterator[str]:
    """Values that have a form of their own, or a checksum."""
    for (table, column), read in CHECKS.items():
        for (value,) in db.execute(f"SELECT {column} FROM {table}"):
            try:
                read(value)
            except UNFIT as error:
                yield f"{table}: a row cannot be read: {error}"
    for id, source, data, line, published, quotes in db.execute(
        "SELECT id, source, data, headline, published, quotes FROM copy"
    ):
        yield from _wrong(id, source, data, None, quotes, line, published)
    yield from _in_removed(db)


def _in_removed(db: sqlite3.Connection) -> Iterator[str]:
    for data, quotes, marks in db.execute("SELECT data, quotes, marks FROM removed"):
        told = loaded(marks)
        yield from _wrong(told["id"], told["source"], data, told["edits"], quotes)


def _recounted(db: sqlite3.Connection) -> Iterator[str]:
    """Counters, and what belongs together."""
    for words, query in _RECOUNTED.items():
        if (row := db.execute(f"{query} LIMIT 1").fetchone()) is not None:
            yield f"{words} ({row[0]})"


_RECOUNTED = {
    "an article has no text": "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM body WHERE article = key)",
    "further sectors are not as they are counted": "SELECT key FROM article"
    " WHERE others <> (SELECT count(*) FROM also WHERE article = key)",
    "a sector is not as it is counted": "SELECT name FROM filing"
    " WHERE also <> (SELECT count(*) FROM also WHERE filing = num)",
    "a speaker is not as counted": "SELECT name FROM (SELECT * FROM speaker EXCEPT"
    " SELECT name, count(*), sum(quotes) FROM voice GROUP BY name)",
    "a speaker is not counted": "SELECT name FROM (SELECT name, count(*), sum(quotes) FROM voice GROUP BY name EXCEPT"
    " SELECT * FROM speaker)",
    "steps are not in their order": "SELECT num FROM journal WHERE undone NOT IN (0, 1)"
    " OR (undone = 1 AND num < (SELECT max(num) FROM journal WHERE undone = 0))",
    "a mark is neither set nor not": "SELECT id FROM article WHERE NOT (read IN (0, 1) AND star IN (0, 1))",
}


def _wrong(
    id: str,
    source: str,
    data: bytes,
    edits: str | None,
    quotes: bytes | None,
    line: str | None = None,
    published: str | None = None,
) -> Generator[str, None, tuple[Article, Quoted | None] | None]:
    """What is wrong with one article, and with its row where that is given; returns what was read if nothing is."""
    try:
        article = article_of(data, edits)
        quoted = unpack_quotes(quotes) if quotes else None
        if line is not None and (line, published) != (headline(article), article.published):
            yield f"{source} ({id}): headline or date are not those of its text"
            return None
    except UNFIT as error:
        yield f"{source} ({id}): {error}"
        return None
    return article, quoted


class _Totals:
    """What is counted of all articles, to be compared with what the library counted."""

    def __init__(self, words: WordsSeen) -> None:
        self.articles: Counter[tuple[int, int]] = Counter()
        self.unread: Counter[tuple[int, int]] = Counter()
        self.sketches = 0
        self.words = words


def _articles(db: sqlite3.Connection) -> Iterator[str]:
    """Every article, and what is told of all of them."""
    with closing(WordsSeen()) as words:
        totals = _Totals(words)
        yield from _each(db, totals)
        yield from _compared(db, totals)


def _each(db: sqlite3.Connection, totals: _Totals) -> Iterator[str]:
    filings = {num: (sector, scope) for num, sector, scope in db.execute("SELECT num, sector, scope FROM filing")}
    for key, id, source, data, edits, quotes, line, published, filing, read in db.execute(
        "SELECT key, id, source, data, edits, quotes, headline, published, filing, read"
        " FROM article JOIN body ON article = key ORDER BY key"
    ):
        found = yield from _wrong(id, source, data, edits, quotes, line, published)
        if found is None:
            continue
        article, quoted = found
        totals.articles[month_of(published), filing] += 1
        totals.unread[month_of(published), filing] += not read
        totals.sketches += sum(_mixed(run, key) for run in sketch_of(article.text))
        totals.words.put(key, texts_of(line, article.text, quoted))
        yield from _misplaced(db, key, id, article, filings.get(filing), filings)


def _misplaced(
    db: sqlite3.Connection,
    key: int,
    id: str,
    article: Article,
    filed: tuple[str, str] | None,
    filings: dict[int, tuple[str, str]],
) -> Iterator[str]:
    """Whether an article stands elsewhere than its date and its sectors say."""
    first, last = month_range(month_of(article.published))
    if not (first <= key <= last and key >= base_key(article.published)):
        yield f"{article.source} ({id}): stands at another date than its own"
    primary, *further = [(one.id, "") for one in article.sectors] or [("", article.scope or "")]
    also = [filings.get(num, ("", "")) for (num,) in db.execute("SELECT filing FROM also WHERE article = ?", (key,))]
    if filed != primary or sorted(also) != sorted(dict.fromkeys(further)):
        yield f"{article.source} ({id}): is filed elsewhere than it says"


def _compared(db: sqlite3.Connection, totals: _Totals) -> Iterator[str]:
    counted = {(month, filing): (n, m) for month, filing, n, m in db.execute("SELECT * FROM counter")}
    if counted != {place: (n, totals.unread[place]) for place, n in totals.articles.items()}:
        yield "the numbers of articles, or of unread ones, are not those that are counted: a mark may be another one"
    db.create_function("mixed", 2, _mixed, deterministic=True)
    if db.execute("SELECT coalesce(sum(mixed(run, article)), 0) FROM sketch").fetchone()[0] != totals.sketches:
        yield "the sketches by which copies are found are not those of the articles"
    yield from totals.words.compared(db)


_LOOKS = {
    _tables: "what tells of the tables",
    _types: "the tables",
    _structure: "the structure of the file",
    _values: "what is kept beside the articles",
    _recounted: "what is counted",
    _articles: "the articles",
}


def _mixed(run: int, key: int) -> int:
    """A number for a pair of them: sums of such tell whether pairs are the same."""
    return crc32(f"{run} {key}".encode())
