"""What a reader sets by hand in an article: its title, its date, its sectors.

Every function here works inside a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from articles.article import Article, Sector
from articles.keys import base_key
from articles.store import writing
from articles.store.change import Change, names_of
from articles.store.notes import clean
from articles.store.record import article_of, unpacked

FIELDS = ("title", "published", "sectors")

BATCH = 500
"""Articles that are corrected at once, at the most."""


def changed_by(db: sqlite3.Connection, ids: Iterable[str], fields: Mapping[str, Any]) -> Change:
    """The change that sets these fields in these articles, as far as they have other values; nothing is written.

    Raises ValueError for a field that cannot be set, or a value that it cannot have.
    """
    wanted = {name: _checked(name, value) for name, value in fields.items()}
    names, before, after = [], [], []
    for article_id in dict.fromkeys(ids):
        row = db.execute(
            "SELECT key, data, edits FROM article JOIN body ON article = key WHERE id = ?", (article_id,)
        ).fetchone()
        if row is None:
            continue
        key, data, edits = row
        was = json.loads(edits) if edits else {}
        read = unpacked(data)
        now = {name: value for name, value in (was | wanted).items() if not _as_read(name, value, read)}
        if now != was:
            names.append(article_id)
            before.append((key, was))
            after.append((None, now))
    return Change("edit", ", ".join(wanted), before, after, names_of(names), len(names))


def edits_between(read: Article, shown: Article) -> dict[str, Any]:
    """What has to be set by hand in an article as it was read for it to be shown so."""
    values = {"title": shown.title, "published": shown.published, "sectors": _sectors(shown.sectors)}
    return {name: value for name, value in values.items() if not _as_read(name, value, read._asdict())}


def before_edits(db: sqlite3.Connection, key: int) -> dict[str, Any]:
    """What was read in the fields of an article that were set by hand since, by field."""
    data, edits = db.execute("SELECT data, edits FROM body WHERE article = ?", (key,)).fetchone()
    if edits is None:
        return {}
    read, changed = article_of(data), json.loads(edits)
    return {name: getattr(read, name) for name in FIELDS if name in changed}


def apply_edits(db: sqlite3.Connection, change: Change) -> int:
    """Set what was set by hand in the articles that are still here, each at its former key where it is free; how
    many."""
    count, found = 0, _edits(db, change)
    while batch := list(islice(found, BATCH)):
        writing.edit(db, batch)
        count += len(batch)
    return count


def _edits(db: sqlite3.Connection, change: Change) -> Iterator[writing.Edit]:
    for article_id, (former, fields) in zip(change.ids, change.after, strict=True):
        row = db.execute("SELECT key FROM article WHERE id = ?", (article_id,)).fetchone()
        if row:
            yield writing.Edit(row[0], fields, former)


def _checked(name: str, value: Any) -> Any:
    """The value as it is kept, of JSON."""
    if name == "title":
        return clean(" ".join(value.split())) or None if value else None
    if name == "published":
        base_key(value or None)
        return value or None
    if name == "sectors":
        return _sectors(value)
    raise ValueError(f"{name}: cannot be set by hand, only {', '.join(FIELDS)} can")


def _sectors(sectors: Iterable[Sector]) -> list[list[Any]]:
    """The sectors, the first one primary, each once."""
    known = {sector.id: sector for sector in reversed(list(sectors))}
    if "" in known:
        raise ValueError("a sector needs an id")
    return [
        [sector.id, sector.name or sector.id, number == 0, sector.score, list(sector.evidence)]
        for number, sector in enumerate(reversed(known.values()))
    ]


def _as_read(name: str, value: Any, read: Mapping[str, Any]) -> bool:
    """Whether the field was read with this value. The same sectors without their evidence were confirmed by hand."""
    if name == "sectors":
        return bool(value == [[*row[:4], list(row[4])] for row in read.get("sectors", ())])
    return bool(value == read.get(name))
