"""Saved views by their names, for the commands."""

from __future__ import annotations

from datetime import date

from articles.conditions import EVERYTHING
from articles.library import Library
from articles.query import Wrong, parse
from articles.store.views import SavedView
from articles.view import Filter, Order
from tui.nearest import nearest


class NoViewError(ValueError):
    """There is no such view, or its query cannot be read; the message says why."""


def view_named(library: Library, name: str, today: date) -> tuple[Filter, Order]:
    """Which articles the saved view of this name shows, and in which order; raises `NoViewError`."""
    views = library.views()
    known = next((one for one in views if one == name), None) or next(
        (one for one in views if one.casefold() == name.casefold()), None
    )
    if known is None:
        raise NoViewError(f"there is no view “{name}”{nearest(name, views) if views else ''}")
    return shown_by(views[known], today)


def shown_by(view: SavedView, today: date) -> tuple[Filter, Order]:
    """Which articles a saved view shows, "last week" and the like seen from ``today``; raises `NoViewError`."""
    query = parse(view.query, today)
    if isinstance(query, Wrong):
        raise NoViewError(f"{view.query}: {query.message}")
    return Filter(query=None if query == EVERYTHING else query), view.order
