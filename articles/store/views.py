"""Views that a reader keeps under a name: a query, as text, and the order of the list."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from articles.store.damage import loaded
from articles.view import Order


class SavedView(NamedTuple):
    """The canonical text of a query, in which "last week" stays last week, and the order of its articles."""

    query: str
    order: Order


def views(db: sqlite3.Connection) -> dict[str, SavedView]:
    """All views by name, in the order of their names."""
    found = {
        name: SavedView(query, _order(ordering))
        for name, query, ordering in db.execute("SELECT name, query, ordering FROM saved_view")
    }
    return dict(sorted(found.items(), key=lambda view: (view[0].casefold(), view[0])))


def keep(db: sqlite3.Connection, name: str, query: str, order: Order) -> None:
    """Keep a view in place of one that has this name."""
    db.execute("INSERT OR REPLACE INTO saved_view VALUES (?, ?, ?)", (name, query, json.dumps(order)))


def drop(db: sqlite3.Connection, name: str) -> None:
    """Keep this view no longer."""
    db.execute("DELETE FROM saved_view WHERE name = ?", (name,))


def _order(text: str) -> Order:
    grouping, sort, reverse = loaded(text)
    return Order(tuple(grouping), sort, reverse)
