"""What is remembered from one start to the next: values of JSON under a name."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from articles.store.damage import loaded


def value(db: sqlite3.Connection, name: str) -> Any:
    """The value kept under this name, or None."""
    row = db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return loaded(row[0]) if row else None


def keep(db: sqlite3.Connection, name: str, value: object) -> None:
    """Keep a value under this name in place of what was there; None forgets it."""
    if value is None:
        db.execute("DELETE FROM state WHERE name = ?", (name,))
    else:
        db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, json.dumps(value, ensure_ascii=False)))
