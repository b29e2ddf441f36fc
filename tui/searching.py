"""Searches of the library beside the UI thread: hits with the words in their context, and how many there are in all."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from articles.conditions import Query
from articles.store import Store
from articles.store.search import Hits, amount, search

MOST = 100
"""So many hits are shown; the list shows all of them."""
STEPS = 20_000
"""Of the database, between two looks at whether its answer is still wanted."""

Result = TypeVar("Result")


class Searcher:
    """Searches on a connection of its own, for worker threads. What is asked last wins: the search before is cut short.

    The connection is opened when something is first asked.
    """

    def __init__(self, connect: Callable[[], Store]) -> None:
        self._connect = connect
        self._store: Store | None = None
        self._turn = threading.Lock()
        self._latest = object()

    def begin(self) -> object:
        """A ticket for what is asked next, which makes all before it unwanted."""
        self._latest = object()
        return self._latest

    def find(self, ticket: object, query: Query, ranked: bool, width: int) -> Hits | None:
        """The newest hits, or the best ones, ``width`` characters of each; None if they are not wanted any more."""
        return self._ask(ticket, lambda store: search(store, query, MOST, ranked, width))

    def count(self, ticket: object, query: Query) -> int | None:
        """How many articles the query takes; None if it is not wanted any more."""
        return self._ask(ticket, lambda store: amount(store, query))

    def close(self) -> None:
        """Nothing more is asked; what is being looked for is cut short."""
        self.begin()
        with self._turn:
            if self._store:
                self._store.close()
                self._store = None

    def _ask(self, ticket: object, search: Callable[[Store], Result]) -> Result | None:
        with self._turn:
            if ticket is not self._latest:
                return None
            if self._store is None:
                self._store = self._connect()
            with _until(self._store.db, lambda: ticket is not self._latest):
                try:
                    return search(self._store)
                except sqlite3.OperationalError:
                    if ticket is self._latest:
                        raise
                    return None


@contextmanager
def _until(db: sqlite3.Connection, unwanted: Callable[[], bool]) -> Iterator[None]:
    """Break off what the database does when it is unwanted."""
    db.set_progress_handler(unwanted, STEPS)
    try:
        yield
    finally:
        db.set_progress_handler(None, 0)
