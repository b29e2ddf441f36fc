"""What a query takes, the best matches first: by BM25, the words of headlines and quotations counting more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.store.gathered import parts
from articles.store.matching import Match

if TYPE_CHECKING:
    from articles.store import Store

WEIGHTS = (8.0, 1.0, 2.0, 2.0)
"""How much a word counts in the headline, the text, the quotations and the speakers' names."""

CANDIDATES = 5_000
"""So many of the newest matches are ranked: every match of a rare word, and of a common one those that matter. At a
million articles that takes a tenth of a second, the more of it the more of them hold the words."""


def best(store: Store, match: Match, most: int) -> list[int]:
    """The keys of the best matches, at most so many, or of the newest ones."""
    if match.words is None:
        return newest(store, match, most)
    candidates = newest(store, match, CANDIDATES)
    if not candidates:
        return []
    order = f"bm25(words, {', '.join(map(str, WEIGHTS))}), {{key}} DESC"
    keys = (candidates[-1], candidates[0])
    found = store.db.execute(f"{match.select('{key}', order)} LIMIT ?", (*match.values(keys), most))
    return [key for (key,) in found]


def newest(store: Store, match: Match, most: int) -> list[int]:
    """The keys of the newest matches, at most so many."""
    keys: list[int] = []
    for some in parts(store.db, match):
        found = store.db.execute(f"{match.select('{key}')} LIMIT ?", (*match.values(some), most - len(keys)))
        keys += [key for (key,) in found]
        if len(keys) == most:
            break
    return keys
