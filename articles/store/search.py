"""What a search finds: articles with the words in their context, newest first or the best of the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from articles.conditions import EVERYTHING, Query, TextField
from articles.hits import Snippet, snippet
from articles.listing.layout import filings
from articles.listing.rows import marks, rows_by_key
from articles.store.matching import matching
from articles.store.ranking import best, newest
from articles.store.record import Quoted, unpack_quotes, unpacked
from articles.view import Filter, Row

if TYPE_CHECKING:
    from articles.store import Store

WIDTH = 160
"""Characters of a snippet."""


class Hit(NamedTuple):
    """An article that was found, and the words in the context of the field that shows them."""

    row: Row
    field: TextField
    snippet: Snippet


class Hits(NamedTuple):
    """The articles that are shown, and whether there are more."""

    hits: list[Hit]
    more: bool


def search(store: Store, query: Query, count: int, ranked: bool = False, width: int = WIDTH) -> Hits:
    """The newest articles that the query takes, or the best ones (`articles.store.ranking`): ``count`` at the most."""
    return search_in(store, Filter(query=query), count, ranked, width)


def search_in(store: Store, filter: Filter, count: int, ranked: bool = False, width: int = WIDTH) -> Hits:
    """The same among the articles that a filter takes, whose query tells which words are shown."""
    match, query = matching(store.db, filter), filter.query or EVERYTHING
    keys = (best if ranked else newest)(store, match, count + 1)
    shown = keys[:count]
    rows = rows_by_key(store.db, shown, filings(store.db), match.filing)
    texts = _texts(store, shown)
    hits = [Hit(row, *_context(query, row, texts[key], width)) for key, row in zip(shown, rows, strict=True) if row.id]
    return Hits(hits, len(keys) > count)


def amount(store: Store, query: Query) -> int:
    """How many articles the query takes; may take long."""
    match = matching(store.db, Filter(query=query))
    return int(store.db.execute(match.select("count(*)", order="1"), match.values(match.span)).fetchone()[0])


class _Texts(NamedTuple):
    """What an article says: its text, and its quotations as they are packed."""

    body: str
    quotes: bytes | None

    def quoted(self) -> Quoted:
        """The quotations."""
        return unpack_quotes(self.quotes) if self.quotes else Quoted(())


def _texts(store: Store, keys: Sequence[int]) -> dict[int, _Texts]:
    sql = f"SELECT article, data, quotes FROM body WHERE article IN ({marks(keys)})"
    return {key: _Texts(unpacked(data)["text"], quotes) for key, data, quotes in store.db.execute(sql, tuple(keys))}


def _context(query: Query, row: Row, texts: _Texts, width: int) -> tuple[TextField, Snippet]:
    """The first field that holds words of the query; the beginning of the text where none does."""
    for field, text in _fields(row, texts):
        found = snippet(query, text, width, field)
        if found.spans:
            return field, found
    return "body", snippet(query, texts.body, width)


def _fields(row: Row, texts: _Texts) -> Iterator[tuple[TextField, str]]:
    """What can be shown of an article, what tells most first."""
    yield "body", texts.body
    quoted = texts.quoted()
    yield "quote", "\n".join(quote.text for quote in (*quoted.quotes, *quoted.title_quotes))
    yield "speaker", "\n".join(quote.speaker for quote in quoted.quotes if quote.speaker)
    yield "title", row.headline
