"""What a query takes, the best matches first: by BM25, the words of headlines and quotations counting more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.store.layout import filings
from articles.store.matching import matching
from articles.store.rows import rows_by_key
from articles.view import Filter, Row

if TYPE_CHECKING:
    from articles.store import Store

WEIGHTS = (8.0, 1.0, 2.0, 2.0)
"""How much a word counts in the headline, the text, the quotations and the speakers' names."""

CANDIDATES = 10_000
"""So many of the newest matches are ranked: every match of a rare word, and of a common one those that matter."""


def ranked(store: Store, filter: Filter, most: int) -> list[Row]:
    """The rows of the best matches, at most so many; the newest ones where the filter asks for no words."""
    match = matching(store.db, filter)
    order, (low, high) = "{key} DESC", match.span
    if match.words is not None:
        newest = store.db.execute(f"{match.select('{key}')} LIMIT 1 OFFSET ?", (*match.values(match.span), CANDIDATES))
        low = (newest.fetchone() or (low,))[0]
        order = f"bm25(words, {', '.join(map(str, WEIGHTS))}), {{key}} DESC"
    found = store.db.execute(f"{match.select('{key}', order)} LIMIT ?", (*match.values((low, high)), most))
    return rows_by_key(store.db, [key for (key,) in found], filings(store.db), match.filing)
