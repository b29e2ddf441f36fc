"""Copies of articles that were published again elsewhere: folded into one entry, kept whole, and unfolded if wanted.

Every function here works inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from articles.article import Article
from articles.shingles import covered, runs_of, words_of
from articles.store.record import Record, article_of, own_id
from articles.urls import host_of

LEAST_WORDS = 40
"""Shorter texts are no copies of others, however alike they are: notices and teasers have little of their own."""
LEAST_SHARED = 2
"""Runs that two sketches have in common where the texts are compared."""
MOST_COMPARED = 5
COMMON = 30
"""A run that stands in the sketches of more articles is a phrase of its time, and tells nothing."""
COVERED = 0.48
"""A text is a copy of another one if so much of one of the two stands in the other: copies that had two fifths cut off,
a tenth of their words replaced and sixty words put around them have .5, other articles of one event rarely .4."""
LONGER = 1.5
"""A text that is so many times as long as another one tells more, and is no copy of it."""


class Copy(NamedTuple):
    """A copy that is folded into the article of the id ``main``."""

    id: str
    source: str
    main: str
    headline: str
    published: str | None


# what is there


def copies_of(db: sqlite3.Connection, main: str) -> list[Copy]:
    """The copies that are folded into an article, in the order in which they came."""
    rows = db.execute("SELECT id, source, main, headline, published FROM copy WHERE main = ? ORDER BY num", (main,))
    return [Copy(*row) for row in rows]


def places(copies: Sequence[Copy]) -> list[str]:
    """Where copies appeared, each place once: the host of an address, the name of a file."""
    hosts = (host_of(copy.source) or copy.source.rpartition("/")[2] for copy in copies)
    return list(dict.fromkeys(host.removeprefix("www.") for host in hosts))


def copy(db: sqlite3.Connection, copy_id: str) -> Article | None:
    """The whole article of a copy, or None if there is none of this id."""
    row = db.execute("SELECT id, source, data FROM copy WHERE id = ?", (copy_id,)).fetchone()
    return article_of(row[2])._replace(id=row[0], source=row[1]) if row else None


def main_of(db: sqlite3.Connection, copy_id: str) -> str | None:
    """The id of the article that a copy is folded into, or None if there is none of this id."""
    row: tuple[str] | None = db.execute("SELECT main FROM copy WHERE id = ?", (copy_id,)).fetchone()
    return row[0] if row else None


def renew(db: sqlite3.Connection, record: Record) -> Literal["same", "changed"] | None:
    """Take what came for the copy that it is, known by its source or its id: "same" or "changed"; None if it is none.

    A copy of an article that was taken out is no copy any more, nor is what tells something else by now.
    """
    where = "source = ?" if record.by_source else "id = ?"
    name = record.source if record.by_source else record.id
    row = db.execute(f"SELECT id, digest, main FROM copy WHERE {where}", (name,)).fetchone()
    if row is None:
        return None
    id, digest, main = row
    found = db.execute("SELECT source, data FROM article JOIN body ON article = key WHERE id = ?", (main,)).fetchone()
    if found and digest == record.digest:
        return "same"
    if not found or not _is_copy(record, article_of(found[1])._replace(source=found[0])):
        db.execute("DELETE FROM copy WHERE id = ?", (id,))
        return None
    db.execute(
        "UPDATE copy SET digest = ?, headline = ?, published = ?, data = ?, quotes = ? WHERE id = ?",
        (record.digest, record.headline, record.published, record.data, record.quotes, id),
    )
    return "changed"


def stands(db: sqlite3.Connection, copy_id: str, source: str | None, digest: int) -> bool:
    """Whether what has this digest came before from this source, or under this id, and is a copy of an article."""
    known = "(copy.source = ? OR copy.id = ?) AND copy.digest = ?"
    query = f"SELECT 1 FROM copy JOIN article ON article.id = main WHERE {known}"
    return db.execute(query, (source, copy_id, digest)).fetchone() is not None


def keep(db: sqlite3.Connection, record: Record, main: str) -> None:
    """Fold what came into the article of the id ``main``; the same bytes may stand at several places."""
    taken = db.execute("SELECT 1 FROM copy WHERE id = ? AND source <> ?", (record.id, record.source)).fetchone()
    id = own_id(record) if taken and record.by_source else record.id
    db.execute(
        "INSERT OR REPLACE INTO copy (id, source, digest, main, headline, published, data, quotes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (id, record.source, record.digest, main, record.headline, record.published, record.data, record.quotes),
    )


# what is a copy of what


_WITH_RUN = f"SELECT * FROM (SELECT run, article FROM sketch WHERE run = ? LIMIT {COMMON + 1})"


class Mains:
    """Finds the article that what comes is a copy of: in the library, and among what comes with it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._coming: dict[str, Record] = {}
        self._by_run: defaultdict[int, list[str]] = defaultdict(list)

    def put(self, record: Record) -> None:
        """This is an article that will be in the library."""
        self._coming[record.id] = record
        for run in record.sketch:
            self._by_run[run].append(record.id)

    def of(self, record: Record) -> str | None:
        """The id of the other article that a record is a copy of, or None."""
        if record.alone or not record.sketch:
            return None
        shared = Counter(chain.from_iterable(self._with_runs(record.sketch)))
        likely = [one for one, count in shared.most_common(MOST_COMPARED) if count >= LEAST_SHARED]
        if not likely or _is_apart(self._db, record.id):
            return None
        new = _Compared.of(article_of(record.data))
        return next((id for one in likely if (id := self._main(one, new)) not in (None, record.id)), None)

    def _with_runs(self, sketch: Sequence[int]) -> Iterator[Sequence[int | str]]:
        """For each run the articles that have it in their sketches, unless it is common: keys of the library's, ids of
        those that come."""
        found: defaultdict[int, list[int | str]] = defaultdict(list)
        for run, key in self._db.execute(" UNION ALL ".join([_WITH_RUN] * len(sketch)), sketch):
            found[run].append(key)
        for run in sketch:
            with_run = [*found[run], *self._by_run.get(run, ())]
            if len(with_run) <= COMMON:
                yield with_run

    def _main(self, one: int | str, new: _Compared) -> str | None:
        """The id of an article, if the other one is a copy of it."""
        if isinstance(one, str):
            return one if new.is_copy_of(_Compared.of(article_of(self._coming[one].data))) else None
        row = self._db.execute(
            "SELECT id, source, data FROM article JOIN body ON article = key WHERE key = ? AND sample = 0", (one,)
        ).fetchone()
        if row is None:  # a sample, or its date, and so its key, changed with what is being written
            return None
        id, source, data = row
        return str(id) if new.is_copy_of(_Compared.of(article_of(data)._replace(source=source))) else None


def _is_apart(db: sqlite3.Connection, id: str) -> bool:
    """Whether it was unfolded by hand."""
    return db.execute("SELECT 1 FROM apart WHERE id = ?", (id,)).fetchone() is not None


def _is_copy(record: Record, main: Article) -> bool:
    return _Compared.of(article_of(record.data)).is_copy_of(_Compared.of(main))


class _Compared(NamedTuple):
    """What of an article tells whether it is a copy."""

    words: list[str]
    publishers: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> _Compared:
        hosts = (host_of(address) for address in (article.source, article.link or "") if "://" in address)
        names = {name.casefold().removeprefix("www.") for name in (article.publisher, *hosts) if name}
        return cls(words_of(article.text), frozenset(names))

    def is_copy_of(self, other: _Compared) -> bool:
        """Whether this is a copy of the other one, which came first."""
        own, its = len(self.words), len(other.words)
        if min(own, its) < LEAST_WORDS or own > LONGER * its:
            return False
        if self.publishers & other.publishers:  # who corrects and follows up with much of the former text
            return self.words == other.words
        runs, its_runs = runs_of(self.words), runs_of(other.words)
        return covered(runs, set(its_runs)) >= COVERED or covered(its_runs, set(runs)) >= COVERED
