"""What a saved view shows."""

from __future__ import annotations

from datetime import date

from articles.conditions import EVERYTHING
from articles.query import Wrong, parse
from articles.store.views import SavedView
from articles.view import Filter, Order


class NoViewError(ValueError):
    """The query of the view cannot be read; the message says why."""


def shown_by(view: SavedView, today: date) -> tuple[Filter, Order]:
    """Which articles a saved view shows, "last week" and the like seen from ``today``; raises `NoViewError`."""
    query = parse(view.query, today)
    if isinstance(query, Wrong):
        raise NoViewError(f"{view.query}: {query.message}")
    return Filter(query=None if query == EVERYTHING else query), view.order
