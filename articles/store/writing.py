"""Articles into the library and out of it, always whole: row, body, further sectors, counters, voices and index.

Every function here works inside a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from articles.article import Article, Sector
from articles.keys import NUMBERS, base_key
from articles.shingles import sketch_of
from articles.store import copies
from articles.store.counts import Counts
from articles.store.free_keys import Keys
from articles.store.indexes import Sketches, Words
from articles.store.notes import replace_passages
from articles.store.record import (
    Quoted,
    Record,
    Texts,
    Voice,
    article_of,
    own_id,
    pack_article,
    pack_quotes,
    texts_of,
    unpack_quotes,
    voices_of,
)
from articles.view import headline

Outcome = Literal["added", "changed", "same", "folded"]


class Written(NamedTuple):
    """What became of a record: the article of this id has it now."""

    id: str
    outcome: Outcome


class _Known(NamedTuple):
    """An article that is in the library."""

    key: int
    id: str
    source: str
    digest: int
    sample: int


class _Row(NamedTuple):
    """What of an article is counted."""

    published: str | None
    filing: int
    read: int


class _Batch:
    """Articles that are written together; ``write`` ends it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.counts, self.words, self.sketches = Counts(), Words(), Sketches()
        self.keys, self.filings = Keys(db), Filings(db)

    def write(self) -> None:
        """Write what was gathered."""
        self.counts.write(self.db)
        self.words.write(self.db)
        self.sketches.write(self.db)


def add(db: sqlite3.Connection, records: Sequence[Record]) -> list[Written]:
    """Write records in the order of their keys; what became of each, in the order given.

    An article that is known keeps its id and its marks: it is the same where its input is, else changed. Of records of
    one new article all but the first count as the same. What was published before is folded into that. A file that
    held what another one does no longer is an article of its own.
    """
    written: list[Written] = []
    new: dict[str, Record] = {}
    batch, mains = _Batch(db), copies.Mains(db)
    for record in records:
        known = _known(db, record)
        if known and _is_of_another_file(db, known, record):
            record = record._replace(id=own_id(record))
            known = _known(db, record)
        outcome: Outcome = "same"
        if known is None and record.id not in new:
            outcome = copies.renew(db, record) or _folded(db, mains, record) or "added"
            if outcome == "added":
                new[record.id] = record
                mains.put(record)
        elif known and (known.digest != record.digest or (known.sample and not record.sample)):
            _change(batch, known, record)
            outcome = "changed"
        elif known and record.quotes:
            _quotes_if_missing(db, known.key, record)
        written.append(Written(known.id if known else record.id, outcome))
    keyed = [(batch.keys.free(record.base), record) for record in new.values()]
    _insert(batch, keyed)
    batch.write()
    return written


def _folded(db: sqlite3.Connection, mains: copies.Mains, record: Record) -> Outcome | None:
    """Fold a record into the article that it is a copy of; None if there is none."""
    main = mains.of(record)
    if main is None:
        return None
    copies.keep(db, record, main)
    return "folded"


def _known(db: sqlite3.Connection, record: Record) -> _Known | None:
    """The article that this record is of: the same file, or else the same id."""
    columns = "SELECT key, id, source, digest, sample FROM article WHERE"
    if record.by_source:
        row = db.execute(f"{columns} source = ?", (record.source,)).fetchone()
        if row:
            return _Known(*row)
    row = db.execute(f"{columns} id = ?", (record.id,)).fetchone()
    return _Known(*row) if row else None


def _is_of_another_file(db: sqlite3.Connection, known: _Known, record: Record) -> bool:
    """Whether the record, of a file that is known by its id alone, holds what the article did before it changed.

    A line of JSON tells the same article where it has the file's text, with all of the scrape or without.
    """
    if not record.by_source or known.source == record.source or known.digest == record.digest:
        return False
    was, now = _stored(db, known.key).article, article_of(record.data)
    return was.raw not in (now.raw, now.text)


def _insert(batch: _Batch, keyed: list[tuple[int, Record]]) -> None:
    """Write new articles under these keys, in their order."""
    keyed.sort(key=lambda pair: pair[0])
    db = batch.db
    rows, also = [], []
    for key, record in keyed:
        filed, *further = batch.filings.of(record.sectors, record.scope)
        batch.counts.count(1, record.published, filed, 0, further)
        batch.counts.count_voices(1, record.voices)
        batch.words.put(key, record.texts)
        batch.sketches.put(key, record.sketch)
        row = (key, record.id, record.source, record.headline, record.published, filed, len(further), record.sample)
        rows.append((*row, record.digest))
        also += [(number, key) for number in further]
    db.executemany(
        "INSERT INTO article (key, id, source, headline, published, filing, others, sample, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    db.executemany(
        "INSERT INTO body (article, data, quotes, edits) VALUES (?, ?, ?, ?)",
        [(key, record.data, record.quotes, record.edits) for key, record in keyed],
    )
    db.executemany("DELETE FROM copy WHERE id = ?", [(record.id,) for _, record in keyed])  # it is an article now
    db.executemany("INSERT INTO also VALUES (?, ?)", also)
    voices = [(name, key, quotes) for key, record in keyed for name, quotes in record.voices]
    db.executemany("INSERT INTO voice VALUES (?, ?, ?)", voices)


class Filings:
    """The numbers of the places where articles are filed, made when they are first needed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[tuple[str, str], int] = {}

    def of(self, sectors: Sequence[tuple[str, str]], scope: str) -> list[int]:
        """Where an article of these sectors (id, name; the primary one first) and this scope belongs."""
        if not sectors:
            return [self._number("", "", scope)]
        return [self._number(sector, name, "") for sector, name in dict(sectors).items()]

    def _number(self, sector: str, name: str, scope: str) -> int:
        if (sector, scope) not in self._known:
            self._db.execute(
                "INSERT INTO filing (sector, name, scope) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET name = excluded.name",
                (sector, name, scope),
            )
            row = self._db.execute("SELECT num FROM filing WHERE sector = ? AND scope = ?", (sector, scope)).fetchone()
            self._known[sector, scope] = row[0]
        return self._known[sector, scope]


# what is there already


class _Stored(NamedTuple):
    """An article as it stands in the library, under the headline that it was entered with."""

    article: Article
    quoted: Quoted | None
    headline: str

    @property
    def texts(self) -> Texts:
        """What of it is in the index."""
        return texts_of(self.headline, self.article.text, self.quoted)


def _stored(db: sqlite3.Connection, key: int) -> _Stored:
    data, quotes, edits, title = db.execute(
        "SELECT data, quotes, edits, headline FROM body JOIN article ON key = article WHERE article = ?", (key,)
    ).fetchone()
    return _Stored(article_of(data, edits), unpack_quotes(quotes) if quotes else None, title)


def _change(batch: _Batch, known: _Known, record: Record) -> None:
    """The article of a changed input in place of what was read before; marks and corrections stay.

    Corrections that the input comes with are taken where there are none.
    """
    db = batch.db
    before = _stored(db, known.key)
    db.execute(
        "UPDATE article SET digest = ?, source = ?, sample = ? WHERE key = ?",
        (record.digest, record.source, record.sample, known.key),
    )
    db.execute(
        "UPDATE body SET data = ?, quotes = ?, edits = coalesce(edits, ?) WHERE article = ?",
        (record.data, record.quotes, record.edits, known.key),
    )
    text = article_of(record.data).text
    if text != before.article.text:
        replace_passages(db, known.key, before.article.text, text)
    _refile(batch, known.key, before)


def _refile(batch: _Batch, key: int, before: _Stored, former: int | None = None) -> None:
    """Row, further sectors, voices, counters and index anew, and the key if the date did, after the body changed."""
    db = batch.db
    after = _stored(db, key)
    article = after.article
    title = headline(article)
    published, filing, read = _row(db, key)
    batch.counts.count(-1, published, filing, read, _also(db, key))
    batch.words.forget(key, before.texts)
    filed, *further = batch.filings.of([(one.id, one.name) for one in article.sectors], article.scope or "")
    batch.sketches.forget(key, sketch_of(before.article.text))
    if article.published != published:
        new_key = batch.keys.former(base_key(article.published), former)
        db.execute("UPDATE article SET key = ? WHERE key = ?", (new_key, key))
        key = new_key
    db.execute(
        "UPDATE article SET headline = ?, published = ?, filing = ?, others = ? WHERE key = ?",
        (title, article.published, filed, len(further), key),
    )
    db.execute("DELETE FROM also WHERE article = ?", (key,))
    db.executemany("INSERT INTO also VALUES (?, ?)", [(number, key) for number in further])
    _write_voices(db, key, after.quoted, batch.counts)
    batch.counts.count(1, article.published, filed, read, further)
    batch.words.put(key, after._replace(headline=title).texts)
    batch.sketches.put(key, sketch_of(article.text))


def _row(db: sqlite3.Connection, key: int) -> _Row:
    return _Row(*db.execute("SELECT published, filing, read FROM article WHERE key = ?", (key,)).fetchone())


def _also(db: sqlite3.Connection, key: int) -> list[int]:
    return [number for (number,) in db.execute("SELECT filing FROM also WHERE article = ?", (key,))]


def _write_voices(db: sqlite3.Connection, key: int, quoted: Quoted | None, counts: Counts) -> None:
    counts.count_voices(-1, _voices(db, key))
    db.execute("DELETE FROM voice WHERE article = ?", (key,))
    voices = voices_of(quoted) if quoted else ()
    db.executemany("INSERT INTO voice VALUES (?, ?, ?)", [(name, key, quotes) for name, quotes in voices])
    counts.count_voices(1, voices)


def _voices(db: sqlite3.Connection, key: int) -> list[Voice]:
    return db.execute("SELECT name, quotes FROM voice WHERE article = ?", (key,)).fetchall()


def _quotes_if_missing(db: sqlite3.Connection, key: int, record: Record) -> None:
    if record.quotes and not db.execute("SELECT quotes FROM body WHERE article = ?", (key,)).fetchone()[0]:
        keep_quotes(db, {key: unpack_quotes(record.quotes)})


def keep_quotes(db: sqlite3.Connection, found: Mapping[int, Quoted]) -> None:
    """The quotations of articles (by key) that had been added without."""
    batch = _Batch(db)
    for key, quoted in found.items():
        before = _stored(db, key)
        db.execute("UPDATE body SET quotes = ? WHERE article = ?", (pack_quotes(quoted), key))
        batch.words.forget(key, before.texts)
        batch.words.put(key, before._replace(quoted=quoted).texts)
        _write_voices(db, key, quoted, batch.counts)
    batch.write()


class Edit(NamedTuple):
    """What is set by hand in the article of this key: values of JSON by field, none for an article as it was read.

    ``former`` is the key that it had before, to stand there again if it can.
    """

    key: int
    fields: dict[str, Any]
    former: int | None = None


def edit(db: sqlite3.Connection, edits: Iterable[Edit]) -> None:
    """Set fields of articles by hand; raises ValueError where ``published`` is no date."""
    batch = _Batch(db)
    for key, fields, former in edits:
        base_key(fields.get("published"))
        before = _stored(db, key)
        written = json.dumps(fields, ensure_ascii=False) if fields else None
        db.execute("UPDATE body SET edits = ? WHERE article = ?", (written, key))
        _refile(batch, key, before, former)
    batch.write()


def file_anew(db: sqlite3.Connection, filings: Iterable[tuple[int, Sequence[Sector], str | None]]) -> None:
    """Give articles (by key) other sectors and another scope than they were read with."""
    batch = _Batch(db)
    for key, sectors, scope in filings:
        before = _stored(db, key)
        (data,) = db.execute("SELECT data FROM body WHERE article = ?", (key,)).fetchone()
        article = article_of(data)._replace(sectors=tuple(sectors), scope=scope)
        db.execute("UPDATE body SET data = ? WHERE article = ?", (pack_article(article), key))
        _refile(batch, key, before)
    batch.write()


def remove(db: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Take articles out, with all that hangs on them."""
    counts = Counts()
    for key in sorted(keys):
        published, filing, read = _row(db, key)
        counts.count(-1, published, filing, read, _also(db, key))
        counts.count_voices(-1, _voices(db, key))
        stored = _stored(db, key)
        words, sketches = Words(), Sketches()
        words.forget(key, stored.texts)
        words.write(db)
        sketches.forget(key, sketch_of(stored.article.text))
        sketches.write(db)
        db.execute("DELETE FROM article WHERE key = ?", (key,))
    counts.write(db)


def restore(db: sqlite3.Connection, record: Record, former: int) -> int:
    """Put an article back that was taken out; its key, the former one if it is free."""
    batch = _Batch(db)
    key = batch.keys.former(record.base, former)
    _insert(batch, [(key, record)])
    batch.write()
    return key


def restore_all(db: sqlite3.Connection, articles: Sequence[tuple[Record, int]]) -> list[int]:
    """Write articles that are not there again, with the keys that they had; their keys in the same order.

    A key that is not one of the article's date is not taken over.
    """
    batch = _Batch(db)
    kept = [(key, record) for record, key in articles if record.base <= key < record.base + NUMBERS]
    _insert(batch, kept)
    ids = {record.id for _, record in kept}
    others = [(batch.keys.free(record.base), record) for record, _ in articles if record.id not in ids]
    _insert(batch, others)
    batch.write()
    keys = {record.id: key for key, record in (*kept, *others)}
    return [keys[record.id] for record, _ in articles]
