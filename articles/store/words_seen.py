"""Whether the index for searches holds the words of the articles, each where it stands, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from zlib import crc32

from articles.store.record import Texts

AT_ONCE = 2000
"""So many articles are indexed anew at a time, in memory."""

Signature = tuple[int, ...]

_TERMS = "SELECT coalesce(sum(sum_of(term) * cnt), 0), coalesce(sum(sum_of(term) * doc), 0) FROM temp.words_terms"
_PLACES = (
    "SELECT count(*), coalesce(sum(doc % 1000000007), 0), coalesce(sum(doc % 1009 * (offset + 1)), 0),"
    " coalesce(sum((offset + 1) * length(col)), 0) FROM temp.words_places"
)
_SIZES = "SELECT count(*), coalesce(sum(sum_of(sz)), 0), coalesce(sum(id % 1000000007), 0) FROM words_docsize"
_LOST = (
    "SELECT term FROM temp.words_terms AS one"
    " WHERE doc IS NOT (SELECT doc FROM temp.words_terms AS other WHERE other.term = one.term) LIMIT 1"
)
"""Words that stand in the index, and are not found there."""


class WordsSeen:
    """The words of articles, indexed anew a few articles at a time; sums of each tell whether all are the same."""

    def __init__(self) -> None:
        self._texts: list[tuple[int, Texts]] = []
        self._sums: Signature = ()
        self._db = sqlite3.connect(":memory:", isolation_level=None)

    def put(self, key: int, texts: Texts) -> None:
        """An article of this key has these texts."""
        self._texts.append((key, texts))
        if len(self._texts) == AT_ONCE:
            self._add()

    def compared(self, db: sqlite3.Connection) -> Iterator[str]:
        """What is wrong with the index of a library that has just these articles."""
        self._add()
        try:
            db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
            same = _signature(db) == self._sums
            lost = db.execute(_LOST).fetchone()
        except sqlite3.DatabaseError as error:
            yield f"the index for searches is damaged: {error}"
            return
        if not same or lost:
            yield "the index for searches does not hold the words of the articles"

    def close(self) -> None:
        """Nothing more is asked of it."""
        self._db.close()

    def _add(self) -> None:
        self._db.execute("DROP TABLE IF EXISTS words")
        self._db.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (title, body, quotes, speaker, content = '',"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        rows = [(key, *texts) for key, texts in self._texts]
        self._db.executemany("INSERT INTO words (rowid, title, body, quotes, speaker) VALUES (?, ?, ?, ?, ?)", rows)
        self._texts.clear()
        found = _signature(self._db)
        self._sums = tuple(map(sum, zip(self._sums, found, strict=True))) if self._sums else found


def _signature(db: sqlite3.Connection) -> Signature:
    """Sums of the words with how often they stand there, of their places, and of the lengths of articles."""
    db.create_function("sum_of", 1, _sum_of, deterministic=True)
    for name, kind in (("terms", "row"), ("places", "instance")):
        db.execute(f"DROP TABLE IF EXISTS temp.words_{name}")
        db.execute(f"CREATE VIRTUAL TABLE temp.words_{name} USING fts5vocab (main, words, {kind})")
    return tuple(number for query in (_TERMS, _PLACES, _SIZES) for number in db.execute(query).fetchone())


def _sum_of(value: str | bytes) -> int:
    """A number for a word, or for the lengths of an article's columns: so small that SQLite can add up any number of
    them."""
    return crc32(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value) % 1000003
