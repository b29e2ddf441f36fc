"""Views of the library: which articles, in which order, under which headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.listing.counted import Counted
from articles.store.gathered import newest
from articles.view import Filter, Order, View

if TYPE_CHECKING:
    from articles.store import Store


def view(store: Store, filter: Filter, order: Order) -> View:
    """The articles that the filter takes, in this order: all that there are, or the newest ones at once, and all of
    them from its `View.completed`."""
    if filter == Filter() and order.sort != "title":
        return Counted(store.db, order)
    return newest(store, filter, order)
