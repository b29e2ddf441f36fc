"""What is learned of sectors in a library: from which articles, and the model that is kept until these change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.article import Article, Sector
from articles.learning import Labelled, Learned, Model, train
from articles.store import Store
from articles.store.record import article_of, digest_of, packed, unpacked

VERSION = 1
"""Another one when something else is learned of the same articles than before."""
MOST = 10_000
"""The newest articles that were filed by hand are learned from, so many of them."""

_EXAMPLES = """
SELECT article, NULL, NULL, edits FROM body WHERE edits IS NOT NULL
UNION ALL
SELECT article, sector, name, NULL FROM example
ORDER BY article DESC
"""


class Example(NamedTuple):
    """An article from which sectors are learned, by its key; ``sector`` is None where it is in none."""

    key: int
    sector: Sector | None


def examples(db: sqlite3.Connection) -> list[Example]:
    """The articles whose sectors were set by hand, and those that `learn_from` named; newest first."""
    found: dict[int, Example] = {}
    for key, id, name, edits in db.execute(_EXAMPLES):
        if id is not None:
            found.setdefault(key, Example(key, Sector(id, name, True, 0.0)))
        elif (sectors := json.loads(edits).get("sectors")) is not None:
            found[key] = Example(key, Sector(*sectors[0][:4]) if sectors else None)
    return list(found.values())[:MOST]


def labelled(db: sqlite3.Connection, chosen: Iterable[Example]) -> Iterator[tuple[Article, Labelled]]:
    """These articles, and what is learned from each."""
    for key, sector in chosen:
        if row := db.execute("SELECT data FROM body WHERE article = ?", (key,)).fetchone():  # or taken out meanwhile
            article = article_of(row[0])
            yield article, Labelled(sector, article.title, article.text)


def learn_from(db: sqlite3.Connection, ids: Iterable[str]) -> int:
    """Learn from these articles too, under the sectors that they lead with now, and from none that were named before;
    how many have one. Inside a transaction of the caller."""
    db.execute("DELETE FROM example")
    return db.execute(
        "INSERT OR IGNORE INTO example SELECT article.key, sector, name FROM json_each(?) AS one"
        " JOIN article ON article.id = one.value JOIN filing ON num = article.filing WHERE sector <> ''",
        (json.dumps(list(ids)),),
    ).rowcount


def model(db: sqlite3.Connection) -> Model | None:
    """What was learned last, where something was."""
    row = db.execute("SELECT data FROM model").fetchone()
    if row is None:
        return None
    kept = unpacked(row[0])
    if kept is None:  # there was too little to learn from
        return None
    sectors, articles, terms = kept
    return Model(tuple(Learned(*one) for one in sectors), articles, terms)


def up_to_date(store: Store) -> Model | None:
    """What can be learned of the articles as they are filed by hand now: anew where that changed."""
    db = store.db
    chosen = examples(db)
    row = db.execute("SELECT learned_from FROM model").fetchone()
    if row is None and not chosen:
        return None
    if row is None or row[0] != _digest(chosen):
        return learn(store)
    return model(db)


def learn(store: Store) -> Model | None:
    """Learn anew and keep the model; None where there is too little to learn from.

    Learning takes a while, in which others can write; what they file by hand meanwhile is learned the next time.
    """
    chosen = examples(store.db)
    found = train([one for _, one in labelled(store.db, chosen)])
    with store.transaction() as db:
        db.execute("DELETE FROM model")
        db.execute("INSERT INTO model VALUES (1, ?, ?)", (_digest(chosen), packed(found)))
    return found


def _digest(chosen: Iterable[Example]) -> int:
    told = [(key, sector.id if sector else "") for key, sector in chosen]
    return digest_of(json.dumps([VERSION, told]).encode())
