"""What the values of a row must be like: of the kind of their column, and such that they can be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import Any

from articles.store.change import unpack
from articles.store.damage import loaded
from articles.store.record import unpacked

UNFIT = (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError, IndexError)
"""What is raised where a value can be read and makes no sense."""

KINDS: Mapping[type, str] = {int: "integer", float: "real", str: "text", bytes: "blob", type(None): "null"}
"""What SQLite calls the kinds of values."""

Kinds = Mapping[str, Collection[str]]
"""The columns of a table in their order, each with the kinds that its values can be of."""


def _undone(value: int) -> None:
    if value not in (0, 1):
        raise ValueError("a step is neither undone nor not")


CHECKS: Mapping[tuple[str, str], Callable[[Any], object]] = {
    ("copy", "data"): unpacked,
    ("journal", "data"): unpack,
    ("journal", "undone"): _undone,
    ("model", "data"): unpacked,
    ("removed", "data"): unpacked,
    ("removed", "marks"): loaded,
    ("saved_view", "ordering"): loaded,
    ("state", "value"): loaded,
}
"""What has to be possible with the values of a column."""


def kinds_of(db: sqlite3.Connection, table: str) -> Kinds:
    """The kinds that the table was made for."""
    return {
        name: (kind.lower(),) if needed or key else (kind.lower(), "null")
        for _, name, kind, needed, _, key in db.execute(f"PRAGMA table_info ({table})")
    }


def check_row(table: str, kinds: Kinds, values: Mapping[str, Any]) -> None:
    """Raises one of `UNFIT` where a value is of another kind than its column, or cannot be read."""
    for name, value in values.items():
        if KINDS[type(value)] not in kinds[name]:
            raise TypeError(f"{name} is of another kind")
        if read := CHECKS.get((table, name)):
            read(value)
