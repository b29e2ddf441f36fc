"""The articles that a query takes: the newest ones, the best ones, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.conditions import Query
from articles.store.layout import filings
from articles.store.matching import matching
from articles.store.ranking import ranked
from articles.store.rows import rows_by_key
from articles.view import Filter, Row

if TYPE_CHECKING:
    from articles.store import Store


def newest(store: Store, query: Query, most: int) -> list[Row]:
    """The rows of the newest articles that the query takes, at most so many."""
    match = matching(store.db, Filter(query=query))
    found = store.db.execute(f"{match.select('{key}')} LIMIT ?", (*match.values(match.span), most))
    return rows_by_key(store.db, [key for (key,) in found], filings(store.db), match.filing)


def best(store: Store, query: Query, most: int) -> list[Row]:
    """The rows of the articles that fit the query best, at most so many."""
    return ranked(store, Filter(query=query), most)


def amount(store: Store, query: Query) -> int:
    """How many articles the query takes."""
    match = matching(store.db, Filter(query=query))
    return int(store.db.execute(match.select("count(*)", order="1"), match.values(match.span)).fetchone()[0])
