"""Which articles of the library a command is about: by a query and by options, a page at a time."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date

from articles.article import Article
from articles.conditions import EVERYTHING
from articles.library import Library
from articles.query import Wrong, parse
from articles.store import Store
from articles.store.change import names_of
from articles.store.lists import view
from articles.store.marking import Selection, named
from articles.store.matching import matching
from articles.store.record import Quoted
from articles.view import Filter, Order, Row
from tui.wanted import Wanted

PAGE = 500
"""So many articles are asked of the library at once."""
NEWEST_FIRST = Order(())


class WrongQueryError(Exception):
    """A text that is no query, and what is wrong with it."""

    def __init__(self, text: str, wrong: Wrong) -> None:
        super().__init__(wrong.message)
        self.text = text
        self.wrong = wrong


def asked(library: Library, words: str, options: argparse.Namespace | None = None) -> Filter:
    """What the words of a query and, with ``options``, --sector, --since and --until take.

    Raises `WrongQueryError` and `tui.wanted.WrongUseError`.
    """
    query = parse(words, date.today()) if words.strip() else EVERYTHING
    if isinstance(query, Wrong):
        raise WrongQueryError(words, query)
    chosen = Wanted(options).filter(sector for sector, _ in library.sectors()) if options else Filter()
    return chosen._replace(query=query)


def selection(store: Store, filter: Filter) -> Selection:
    """The keys of the articles that a filter takes, as SQL, so that a million of them need not be named."""
    match = matching(store.db, filter)
    return match.select("{key}"), match.values(match.span)


def by_ids(ids: Sequence[str]) -> Selection:
    """The keys of the articles of these ids."""
    return named(names_of(ids))


def kept(store: Store, chosen: Selection) -> Selection:
    """The same keys whatever becomes of the articles meanwhile, in a table that goes with the connection."""
    store.db.execute("CREATE TEMP TABLE kept (key INTEGER PRIMARY KEY)")
    store.db.execute(f"INSERT INTO kept {chosen[0]}", chosen[1])
    return "SELECT key FROM kept", ()


def pages(store: Store, filter: Filter, order: Order = NEWEST_FIRST, most: int | None = None) -> Iterator[list[Row]]:
    """The rows of the articles that a filter takes; the library is free for others between two pages."""
    found = view(store, filter, order)
    if not found.complete and (most is None or most > len(found)):
        found = found.completed(store) or found
    end = len(found) if most is None else min(most, len(found))
    for start in range(0, end, PAGE):
        yield found.rows(start, min(PAGE, end - start))


def wholes(store: Store, filter: Filter) -> Iterator[tuple[Article, Quoted | None]]:
    """The articles that a filter takes, newest first, with their quotations where they were looked for."""
    for rows in pages(store, filter):
        for row in rows:
            key = store.key(row.id)
            found = store.with_quotes(key) if key is not None else None
            if found:
                yield found
