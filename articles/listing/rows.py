"""Rows of a list as the library file has them at this moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.listing.layout import Filing
from articles.values import TYPE_CHECKING
from articles.view import Row

if TYPE_CHECKING:
    import sqlite3
    from typing import Any


COLUMNS = "id, headline, published, others, read, star"
GONE = Row("", "", None, None, 0, True, False)
"""Stands where an article was that has been taken out since; the next view is without it."""
AT_ONCE = 500
"""So many keys are asked for with one statement, at the most."""


def row_of(values: Sequence[Any], filing: Filing | None) -> Row:
    """The row of these `COLUMNS`."""
    id, headline, published, others, read, star = values
    return Row(id, headline, published, filing.sector if filing else None, others, read == 1, star == 1)


def rows_by_key(
    db: sqlite3.Connection, keys: Sequence[int], filed: Mapping[int, Filing], filing: str = "filing"
) -> list[Row]:
    """The rows of these articles in this order; ``filing`` is the SQL of where they are filed."""
    found = {
        key: row_of(values, filed.get(number)) for key, number, *values in by_key(db, f"key, {filing}, {COLUMNS}", keys)
    }
    return [found.get(key, GONE) for key in keys]


def by_key(db: sqlite3.Connection, columns: str, keys: Sequence[int], where: str = "1") -> Iterator[Any]:
    """These columns of the articles with these keys, in no order."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        yield from db.execute(f"SELECT {columns} FROM article WHERE key IN ({marks(some)}) AND {where}", tuple(some))


def marks(values: Iterable[object]) -> str:
    """The question marks of a statement for these values."""
    return ", ".join("?" for _ in values)
