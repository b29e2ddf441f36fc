"""What can be read of a damaged library, written into a new one."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from articles.store import BATCH, Store, state, writing
from articles.store.arrivals import Arriving
from articles.store.damage import loaded
from articles.store.fitting import UNFIT, check_row, kinds_of
from articles.store.marking import tag_of
from articles.store.record import Record, article_of, record_of, unpack_quotes
from articles.store.remains import Remains, Row
from articles.store.whole import Marked, restore
from articles.view import headline

WHAT = "repair of the damaged library"
"""What the log calls it."""

PLAIN = ("feed", "entry", "arrival", "refused", "copy", "apart", "journal", "removed", "state", "saved_view", "model")
"""Tables that are taken row by row."""
OF_ARTICLES = ("note", "place", "example", "teaser")
"""The same, of articles that are there."""

NAMES: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("feed", "arrival", "refused", "copy", "journal", "model", "note"), ("num",)),
    **dict.fromkeys(("place", "example", "teaser"), ("article",)),
    **dict.fromkeys(("state", "saved_view"), ("name",)),
    "entry": ("feed", "source"),
    "apart": ("id",),
    "removed": ("step", "key"),
}
"""What tells the rows of a table apart."""


class Salvaged(NamedTuple):
    """How many articles and marks were saved, and how many are known to be lost; ``unsure`` are the articles of which
    it is not known whether they were read."""

    articles: int
    lost: int
    marks: int
    lost_marks: int
    unsure: int


class _Found(NamedTuple):
    """An article with its former key and what its reader made of it."""

    key: int
    record: Record
    marked: Marked
    unsure: bool


class Salvage:
    """Takes over what can be read; the marks are those that are read, stars, tags, notes and corrections.

    The log of the new library tells of it, and that the damaged one is kept ``aside``.
    """

    def __init__(self, remains: Remains, store: Store, aside: str) -> None:
        self._remains = remains
        self._store = store
        self._marks = _Marks(remains)
        self._moved: dict[int, int] = {}
        self._arriving = Arriving(f"{WHAT}, kept as {aside}")
        self._articles = self._lost = self._taken = self._unsure = 0

    def run(self) -> Salvaged:
        """Take all that can be read."""
        found = self._found()
        while batch := list(islice(found, BATCH)):
            with self._store.transaction() as db:
                self._write(db, batch)
        with self._store.transaction() as db:
            for table in (*PLAIN, *OF_ARTICLES):
                self._take(db, table)
            # or else a step that is undone would stand before one that is not; to undo it once more changes nothing
            db.execute("UPDATE journal SET undone = 0 WHERE num < (SELECT max(num) FROM journal WHERE undone = 0)")
            state.keep(db, "begun", True)  # or else the samples would come, as if the library were a new one
            self._arriving.note("added", self._articles)
            self._arriving.write(db)
        return Salvaged(self._articles, self._lost, self._taken, self._marks.left(), self._unsure)

    def _found(self) -> Iterator[_Found]:
        for key in self._remains.article_keys():
            row = self._remains.one("article", "id, source, read, star, sample, digest", "key", key)
            body = self._remains.one("body", "data, quotes, edits", "article", key)
            try:
                yield self._article(key, row, body or (None, None, None))
            except UNFIT:
                self._lost += 1
                name = row[1] if row and isinstance(row[1], str) else f"an article (number {key})"
                self._arriving.refuse(name, "its text is damaged and could not be read")
                self._marks.count(row is not None and row[2] == 1, False)

    def _article(self, key: int, row: Row | None, body: Row) -> _Found:
        """Raises one of `UNFIT` where the text is lost."""
        data, quotes, edits = body
        article = article_of(data)
        id, source, read, star, sample, digest = row or (article.id, article.source, 0, 0, 0, 0)
        quoted = _or_none(unpack_quotes, quotes)
        fields = _or_none(loaded, edits)
        make = {"digest": digest, "quoted": quoted, "by_source": False, "sample": sample == 1, "alone": True}
        try:
            record = record_of(article, **make, edits=fields or {})
        except UNFIT:
            fields = None
            record = record_of(article, **make)
        self._marks.count(edits is not None, fields is not None)
        fits = isinstance(id, str) and isinstance(source, str) and isinstance(digest, int)
        record = record._replace(data=data, digest=digest if isinstance(digest, int) else 0)
        record = record._replace(id=id, source=source) if fits else record
        marked = self._marks.of(key, record.id, read == 1, star == 1)
        return _Found(key, record, marked, unsure=row is None or read not in (0, 1))

    def _write(self, db: sqlite3.Connection, batch: Sequence[_Found]) -> None:
        new = {one.record.id: one for one in batch if self._store.key(one.record.id) is None}
        self._lost += len(batch) - len(new)
        keys = writing.restore_all(db, [(one.record, one.key) for one in new.values()])
        for key, one in zip(keys, new.values(), strict=True):
            if key != one.key:
                self._moved[one.key] = key
            restore(db, key, one.marked)
            self._unsure += one.unsure
            self._taken += sum((one.marked.read, one.marked.star, len(one.marked.tags), bool(one.record.edits)))
        self._articles += len(new)

    def _take(self, db: sqlite3.Connection, table: str) -> None:
        """The rows of a table that can be read and fit; one that does not is lost unless another reading of it does."""
        kinds = kinds_of(db, table)
        unfit: list[tuple[Row, dict[str, Any]]] = []
        taken: set[Row] = set()
        for row in self._remains.rows(table, list(kinds)):
            values = dict(zip(kinds, row, strict=True))
            name = tuple(values[column] for column in NAMES[table])
            if table in OF_ARTICLES:
                values["article"] = self._moved.get(values["article"], values["article"])
            try:
                check_row(table, kinds, values)
                self._taken += _put(db, table, _told_anew(table, values)) and table == "note"
                taken.add(name)
            except UNFIT:
                unfit.append((name, values))
        for name, values in unfit:
            if name not in taken:
                self._refuse(table, values)

    def _refuse(self, table: str, values: Mapping[str, Any]) -> None:
        """Tell of a row that cannot be kept; of a note what it said, for its reader wrote that."""
        said = values.get("words")
        if table != "note":
            self._arriving.refuse(f"the table {table} of the library", "a row is damaged and could not be read")
        elif isinstance(said, str):
            self._arriving.refuse("a note", f"its article is lost; it said: {said}")
        else:
            self._arriving.refuse("a note", "it is damaged and could not be read")
        self._marks.count(table == "note", False)


def _told_anew(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """A row with what its own article tells in place of what stood there; raises one of `UNFIT` where that is lost."""
    if table == "copy":
        article = article_of(values["data"])
        values = values | {"headline": headline(article), "published": article.published}
    elif table == "removed":
        marks = loaded(values["marks"])
        article = article_of(values["data"])._replace(id=marks["id"], source=marks["source"])
        record_of(article, marks["digest"], edits=loaded(marks["edits"]) if marks["edits"] else {})
    if "quotes" in values and _or_none(unpack_quotes, values["quotes"]) is None:
        values = values | {"quotes": None}
    return values


def _put(db: sqlite3.Connection, table: str, values: dict[str, Any]) -> bool:
    """Write a row, and whether that was done: not where there is one of its name; of a note that can be read in two
    ways both are kept."""
    query = f"INSERT INTO {table} VALUES ({', '.join('?' for _ in values)}) ON CONFLICT DO NOTHING"
    if db.execute(query, tuple(values.values())).rowcount:
        return True
    return table == "note" and bool(db.execute(query, tuple((values | {"num": None}).values())).rowcount)


class _Marks:
    """The stars and tags of a damaged library by the keys of their articles, and how many marks are lost."""

    def __init__(self, remains: Remains) -> None:
        self._tags: defaultdict[int, set[str]] = defaultdict(set)
        self._lost = 0
        for name, key in remains.rows("tag", ["name", "article"]):
            if _or_none(tag_of, name):
                self._tags[key].add(name)
        starred = remains.scan("article INDEXED BY article_starred", "key", ["key"], "star = 1")
        self._starred = {key for (key,) in starred}
        self._apart = {id for (id,) in remains.rows("apart", ["id"])}

    def count(self, had: bool, has: bool) -> None:
        """Whether there was a mark, and is still."""
        self._lost += had and not has

    def of(self, key: int, id: str, read: bool, star: bool) -> Marked:
        """The marks of an article, which are looked for once."""
        star = star or key in self._starred
        self._starred.discard(key)
        return Marked(read, star, tuple(sorted(self._tags.pop(key, ()))), apart=id in self._apart)

    def left(self) -> int:
        """How many are known that no article has."""
        return self._lost + len(self._starred) + sum(map(len, self._tags.values()))


def _or_none(read: Callable[[Any], Any], value: Any) -> Any:
    """What is read of a value; None where there is none, or it makes no sense."""
    try:
        return None if value is None else read(value)
    except UNFIT:
        return None
