"""Searches of the library beside the UI thread: hits with the words in their context, and how many there are in all."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from articles.article import Article
from articles.conditions import Query, TextField
from articles.hits import Snippet, Span, snippet, spans
from articles.store import Store
from articles.store.searching import amount, best, newest
from articles.view import Row
from tui.safe_text import safe_block, safe_line

MOST = 100
"""So many hits are shown; the list shows all of them."""
STEPS = 20_000
"""Of the database, between two looks at whether its answer is still wanted."""
FIELDS: tuple[TextField, ...] = ("body", "quote", "speaker")
"""What is looked for in the text, the first that has something there."""

Result = TypeVar("Result")


class Found(NamedTuple):
    """An article that was found: its headline and a part of its text, both safe, and where the words stand in them.

    ``start`` and ``end`` are those of the first match in the text of the article; 0 where there is none.
    """

    row: Row
    headline: str
    title_spans: list[Span]
    context: Snippet
    start: int
    end: int


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

    def find(self, ticket: object, query: Query, width: int, ranked: bool) -> list[Found] | None:
        """The newest hits, or the best ones; contexts are ``width`` characters long. None if it is not wanted any more."""

        def search(store: Store) -> list[Found]:
            rows = best(store, query, MOST) if ranked else newest(store, query, MOST)
            articles = ((row, store.article(row.id)) for row in rows)
            return [found(row, article, query, width) for row, article in articles if article]

        return self._ask(ticket, search)

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


def found(row: Row, article: Article, query: Query, width: int) -> Found:
    """The hit that shows the words of a query in an article."""
    headline = safe_line(row.headline)
    start, end = next((one for field in FIELDS for one in spans(query, article.text, field)[:1]), (0, 0))
    return Found(row, headline, spans(query, headline, "title"), _context(article, query, width), start, end)


def _context(article: Article, query: Query, width: int) -> Snippet:
    """The part of the text that shows the words best, made safe."""
    parts = (snippet(query, article.text, width, field) for field in FIELDS)
    part = next((one for one in parts if one.spans), None) or snippet(query, article.text, width)
    safe = safe_block(part.text)
    return part._replace(text=safe.text, spans=[(safe.to_safe(start), safe.to_safe(end)) for start, end in part.spans])
