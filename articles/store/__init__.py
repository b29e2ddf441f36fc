"""The library file: a SQLite database of articles, what is found in them, and what their reader marked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from articles.article import Article, Sector
from articles.listing import totals
from articles.store import writing
from articles.store.damage import Identity
from articles.store.record import Quoted, Record, article_of, unpack_quotes
from articles.store.schema import BUSY_SECONDS, StoreError, connect
from articles.store.writing import Outcome
from articles.view import headline

__all__ = ["Outcome", "Store", "StoreError"]

BATCH = 500
"""Articles that are committed at once, at the most."""
BATCH_SECONDS = 0.5
"""How long articles wait for others to be committed with."""
SHORTEST_REST, LONGEST_REST = 0.001, 0.02
"""Seconds between two attempts to write while another process is writing."""
REST = 1 / 20
"""So much of the time that a transaction took its connection rests before it begins another one."""


class Store:
    """One connection to a library file; other threads take one of their own (`again`).

    Changes are made by functions of this package inside `transaction`, so that what belongs together is written
    together or not at all.
    """

    def __init__(self, path: str, durable: bool = True, unkept: bool = False) -> None:
        """Open the file, which is made as needed; one that is not ``durable`` need not outlive a power cut, and of one
        that is ``unkept`` the path is the address (`articles.store.unkept`).

        Raises `StoreError`.
        """
        self.path = path
        self.durable = durable
        self._unkept = unkept
        self._patience = BUSY_SECONDS
        self._rest = SHORTEST_REST
        self._ended = 0.0
        self._identity = Identity(path)
        self.db: sqlite3.Connection = connect(path, unkept)
        while self._identity.is_another():  # it was made, or a repair put another one there: that may not be open here
            self.db.close()
            self._identity = Identity(path)
            self.db = connect(path, unkept)
        if not durable:
            self.db.execute("PRAGMA synchronous = OFF")

    def again(self) -> Store:
        """Another connection to the same file."""
        return Store(self.path, self.durable, self._unkept)

    def wait_at_most(self, seconds: float) -> None:
        """From now on wait no longer than this for another process that is writing."""
        self._patience = seconds
        self._busy_timeout(seconds)

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """What is done inside fails at once where another process is writing."""
        patience = self._patience
        self.wait_at_most(0.0)
        try:
            yield
        finally:
            self.wait_at_most(patience)

    def close(self) -> None:
        """Nothing more is asked of this connection."""
        self.db.close()
        self._identity.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is committed at its end, or not at all if it raises."""
        self._begin()
        begun = time.monotonic()
        try:
            self._identity.check()
            yield self.db
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:  # where the disk is full, SQLite has ended it
                self.db.execute("ROLLBACK")
            raise
        finally:
            self._ended = time.monotonic()
            self._rest = min(max(SHORTEST_REST, (self._ended - begun) * REST), LONGEST_REST)

    def _begin(self) -> None:
        """Begin to write as soon as nobody else does, in turn with them.

        SQLite knows no queue: the lock is for who asks first when it is free. Who just wrote would have it again at
        once, and those who wait ask every tenth of a second at last, so they would hardly ever have it. So who wrote
        for long rests; who has little to write, or has waited for long, asks often.
        """
        time.sleep(max(0.0, self._ended + self._rest - time.monotonic()))
        begun = time.monotonic()
        self._busy_timeout(0.0)
        try:
            while True:
                try:
                    self.db.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    waited = time.monotonic() - begun
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited > self._patience:
                        raise
                time.sleep(self._rest / (1 + waited))
        finally:
            self._busy_timeout(self._patience)

    def _busy_timeout(self, seconds: float) -> None:
        self.db.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def add(self, records: Sequence[Record]) -> list[Outcome]:
        """Write these records in one transaction; what became of each, when it is committed."""
        with self.transaction() as db:
            return [outcome for _, outcome in writing.add(db, records)]

    def __len__(self) -> int:
        return self._one("SELECT coalesce(sum(articles), 0) FROM counter") or 0

    def unread(self) -> int:
        """How many articles are not marked read."""
        return totals.unread(self.db)

    def key(self, article_id: str) -> int | None:
        """The key of an article, or None if it is not here."""
        return self._one("SELECT key FROM article WHERE id = ?", article_id)

    def ids_beginning(self, start: str, most: int) -> list[str]:
        """The first ids that begin so, ``most`` of them at the most."""
        rows = self.db.execute(
            "SELECT id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (start, f"{start}\U0010ffff", most)
        )
        return [found for (found,) in rows]

    def article(self, article_id: str) -> Article | None:
        """The whole article, under the id that the library knows it by."""
        found = self._whole("id", article_id)
        return found[0] if found else None

    def as_read(self, article_id: str) -> Article | None:
        """The article as it was read, without what was corrected by hand."""
        row = self.db.execute(
            "SELECT id, source, data FROM article JOIN body ON article = key WHERE id = ?", (article_id,)
        ).fetchone()
        return article_of(row[2])._replace(id=row[0], source=row[1]) if row else None

    def quoted(self, article_id: str) -> Quoted | None:
        """The quotations of an article; None where they were not looked for yet, or the article is not here."""
        row = self.db.execute(
            "SELECT quotes FROM article JOIN body ON article = key WHERE id = ?", (article_id,)
        ).fetchone()
        return unpack_quotes(row[0]) if row and row[0] else None

    def sectors(self) -> list[tuple[Sector, int]]:
        """Every sector that an article is about, by name, with the number of its articles."""
        return [(Sector(sector, name, True, 0.0), count) for sector, name, count in totals.sectors(self.db)]

    def speakers(self) -> list[tuple[str, int, int]]:
        """Everyone who is quoted by name, with the numbers of articles and quotations; who is quoted most comes first.

        As far as quotations were looked for.
        """
        return self.db.execute("SELECT * FROM speaker ORDER BY quotes DESC, name").fetchall()

    def keep_sources(self, sources: set[str]) -> None:
        """Take out every article that comes from none of these sources."""
        gone = [key for key, source in self.db.execute("SELECT key, source FROM article") if source not in sources]
        if gone:
            with self.transaction() as db:
                writing.remove(db, gone)

    def mentioning(self, spellings: Sequence[str]) -> list[int]:
        """The keys of the articles that hold one of these names in title, text or speakers, newest first."""
        phrases = " OR ".join('"{}"'.format(one.replace('"', '""')) for one in spellings)
        rows = self.db.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC",
            (f"{{title body speaker}} : ({phrases})",),
        )
        return [key for (key,) in rows]

    def with_quotes(self, key: int) -> tuple[Article, Quoted | None] | None:
        """The article of a key, with its quotations where they were looked for; None where it is not here any more."""
        found = self._whole("key", key)
        return (found[0], unpack_quotes(found[1]) if found[1] else None) if found else None

    def _whole(self, column: str, value: str | int) -> tuple[Article, bytes | None] | None:
        """An article and its packed quotations; raises `sqlite3.DatabaseError` where its row or its text is damaged."""
        row = self.db.execute(
            "SELECT id, source, headline, published, data, edits, quotes"
            f" FROM article LEFT JOIN body ON article = key WHERE {column} = ?",
            (value,),
        ).fetchone()
        if row is None:
            return None
        id, source, line, published, data, edits, quotes = row
        article = article_of(data, edits)
        if (line, published) != (headline(article), article.published):
            raise sqlite3.DatabaseError("an article is not the one that the list tells of")
        return article._replace(id=id, source=source), quotes

    def keep_quotes(self, found: Iterable[tuple[Article, Quoted]]) -> None:
        """The quotations that were found in these articles, where none are kept yet and the article reads so still."""
        with self.transaction() as db:
            new = {}
            for article, quoted in found:
                key = self.key(article.id)
                kept = self.with_quotes(key) if key is not None else None
                if key is not None and kept and kept[1] is None and kept[0].document == article.document:
                    new[key] = quoted
            writing.keep_quotes(db, new)

    def _one(self, sql: str, *values: object) -> int | None:
        row = self.db.execute(sql, values).fetchone()
        return row[0] if row else None
