"""What its reader made of an article, as a value: taken out with the article, and put in again with it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from articles.store.copies import stands
from articles.store.counts import Counts
from articles.store.marking import tag_as_written


class Details(NamedTuple):
    """What the library knows of an article beside its row in a list."""

    source: str
    sectors: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    notes: int


def details(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Details]:
    """The details of these articles by id, sectors as (id, name), the one where it is filed first."""
    articles = "json_each(?1) AS one CROSS JOIN article ON article.id = one.value"
    names = (json.dumps(ids),)
    sectors: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for id, sector, name in db.execute(
        f"SELECT article.id, sector, name FROM {articles} JOIN filing ON num = article.filing WHERE sector <> ''"
        f" UNION ALL SELECT article.id, sector, name FROM {articles} JOIN also ON also.article = article.key"
        " JOIN filing ON num = also.filing",
        names,
    ):
        sectors[id].append((sector, name))
    for id, name in db.execute(f"SELECT article.id, name FROM {articles} JOIN tag ON tag.article = article.key", names):
        tags[id].append(name)
    notes = f"SELECT article.id, source, (SELECT count(*) FROM note WHERE note.article = article.key) FROM {articles}"
    return {
        id: Details(source, tuple(sectors[id]), tuple(sorted(tags[id])), count)
        for id, source, count in db.execute(notes, names)
    }


class Noted(NamedTuple):
    """A note on an article, or on the passage of its text from ``start`` to ``end``."""

    words: str
    made: str
    start: int | None = None
    end: int | None = None
    passage: str | None = None


class Marked(NamedTuple):
    """The marks, tags and notes of an article; it is kept ``apart`` where its reader unfolded it."""

    read: bool = False
    star: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[Noted, ...] = ()
    apart: bool = False


def marked_of(db: sqlite3.Connection, key: int) -> Marked:
    """The marks, tags and notes of an article that is in the library; notes in the order in which they were made."""
    read, star = db.execute("SELECT read, star FROM article WHERE key = ?", (key,)).fetchone()
    tags = db.execute("SELECT name FROM tag WHERE article = ? ORDER BY name", (key,))
    notes = db.execute("SELECT words, made, start, end, passage FROM note WHERE article = ? ORDER BY num", (key,))
    apart = db.execute("SELECT 1 FROM apart JOIN article USING (id) WHERE key = ?", (key,)).fetchone() is not None
    return Marked(bool(read), bool(star), tuple(name for (name,) in tags), tuple(Noted(*note) for note in notes), apart)


def restore(db: sqlite3.Connection, key: int, marked: Marked) -> None:
    """Give these marks, tags and notes to an article that has none yet; within a transaction of the caller."""
    if marked_of(db, key) != Marked():
        return
    if marked.read:
        published, filing = db.execute("SELECT published, filing FROM article WHERE key = ?", (key,)).fetchone()
        counts = Counts()
        counts.count_unread(-1, published, filing)
        counts.write(db)
    db.execute("UPDATE article SET read = ?, star = ? WHERE key = ?", (marked.read, marked.star, key))
    for name in marked.tags:
        db.execute("INSERT OR IGNORE INTO tag (name, article) VALUES (?, ?)", (tag_as_written(db, name), key))
    db.executemany(
        "INSERT INTO note (article, words, made, start, end, passage) VALUES (?, ?, ?, ?, ?, ?)",
        [(key, *note) for note in marked.notes],
    )
    if marked.apart:
        db.execute("INSERT INTO apart SELECT id FROM article WHERE key = ?", (key,))


class Standing(NamedTuple):
    """An article that is there; ``same`` tells whether nothing of it is to be written anew."""

    id: str
    source: str
    same: bool


def standing(
    db: sqlite3.Connection, article_id: str, source: str | None, digest: int, *, quotes: bool, sample: bool
) -> Standing | None:
    """The article that an input gave before, which is the same if the input has this digest still.

    It is looked for by its ``source``, where it is known by that, or else by its id. With ``quotes`` its quotations
    must be there; an article that was a sample and no longer is counts as new.
    """
    columns = "SELECT id, source, digest, key FROM article WHERE (sample = 0 OR ?) AND"
    row = db.execute(f"{columns} source = ?", (sample, source)).fetchone() if source else None
    row = row or db.execute(f"{columns} id = ?", (sample, article_id)).fetchone()
    if row is None and stands(db, article_id, source, digest):
        return Standing(article_id, source or "", True)
    if row is None:
        return None
    id, source, known_digest, key = row
    found = "SELECT 1 FROM body WHERE article = ? AND quotes IS NOT NULL"
    same = known_digest == digest and (not quotes or db.execute(found, (key,)).fetchone() is not None)
    return Standing(id, source, same)
