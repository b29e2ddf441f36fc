"""Articles that are filed anew under other sectors than they were read with, as a step that can be undone.

What was set by hand is left alone, and so is what an input told itself: sectors that no rule found have no evidence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from articles.article import Article, Sector
from articles.store import writing
from articles.store.change import Change, names_of
from articles.store.record import article_of

BATCH = 500
"""Articles that are filed at once, at the most."""

Filed = tuple[tuple[Sector, ...], str | None]
"""Sectors, the leading one first, and the scope."""


class Refiling(NamedTuple):
    """An article that belongs elsewhere now."""

    id: str
    before: Filed
    after: Filed


def refiled(db: sqlite3.Connection, file: Callable[[Article], Filed]) -> Iterator[Refiling | None]:
    """For every article how it is to be filed anew, or None where it stays as it is; nothing is written."""
    for name, data, edits in db.execute("SELECT id, data, edits FROM article JOIN body ON article = key"):
        article = article_of(data)
        before = article.sectors, article.scope
        if (edits and "sectors" in json.loads(edits)) or (before[0] and not before[0][0].evidence):
            yield None
            continue
        after = file(article)
        same = [one.id for one in before[0]] == [one.id for one in after[0]] and before[1] == after[1]
        yield None if same else Refiling(name, before, after)


def change_of(found: Sequence[Refiling]) -> Change:
    """The step that files these articles anew."""
    names = names_of(one.id for one in found)
    return Change("file", "", [one.before for one in found], [one.after for one in found], names, len(found))


def apply_filing(db: sqlite3.Connection, change: Change) -> int:
    """File the articles that are still here as they were filed after the change; how many. Inside a transaction of the
    caller."""
    count, found = 0, _found(db, change)
    while batch := list(islice(found, BATCH)):
        writing.file_anew(db, batch)
        count += len(batch)
    return count


def _found(db: sqlite3.Connection, change: Change) -> Iterator[tuple[int, list[Sector], str | None]]:
    for article_id, (sectors, scope) in zip(change.ids, change.after, strict=True):
        row = db.execute("SELECT key FROM article WHERE id = ?", (article_id,)).fetchone()
        if row:
            yield row[0], [_sector(one) for one in sectors], scope


def _sector(row: Any) -> Sector:
    return Sector(row[0], row[1], row[2], row[3], tuple(row[4]))
