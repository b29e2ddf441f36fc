"""What is asked about any number of articles at once, named by their public ids."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from articles.store.change import Mark

_SELECTED = "FROM json_each(?) AS wanted CROSS JOIN article ON article.id = wanted.value"


def lacking(db: sqlite3.Connection, mark: Mark, ids: Sequence[str]) -> bool:
    """Whether any of these articles lacks the mark."""
    row = db.execute(f"SELECT 1 {_SELECTED} WHERE {mark} = 0 LIMIT 1", (json.dumps(ids),)).fetchone()
    return row is not None


def tags_among(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """The tags that these articles have, with how many of them have each."""
    rows = db.execute(
        f"SELECT tag.name, count(*) {_SELECTED} CROSS JOIN tag ON tag.article = article.key GROUP BY tag.name",
        (json.dumps(ids),),
    )
    return dict(rows.fetchall())


def headlines(db: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Headline, source and date of these articles, newest first."""
    rows = db.execute(f"SELECT headline, source, published {_SELECTED} ORDER BY article.key DESC", (json.dumps(ids),))
    return rows.fetchall()
