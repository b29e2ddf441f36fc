"""In which order an `Order` wants months and filings, and what their headings say."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from articles.article import Sector
from articles.store.keys import UNDATED, month_words
from articles.view import Group, Label, Level, Order

Cell = tuple[int, int]
"""A month and the number of a filing; `ANY` where the order does not tell them apart."""

ANY = -1


class Filing(NamedTuple):
    """Where articles are filed: a sector, or, for those without, what they say of their scope."""

    sector: Sector | None
    scope: str

    @property
    def label(self) -> Label:
        """The words of its heading."""
        return Label("sector", self.sector.id, self.sector.name) if self.sector else Label("sector", self.scope)


def filings(db: sqlite3.Connection) -> dict[int, Filing]:
    """Every place where articles are filed, by its number."""
    found = db.execute("SELECT num, sector, name, scope FROM filing")
    return {num: Filing(Sector(id, name, True, 0.0) if id else None, scope) for num, id, name, scope in found}


def levels_of(order: Order) -> tuple[Level, ...]:
    """By what articles are laid out, outermost first; those that are sorted by sector need no headings to that end."""
    if order.sort == "sector" and "sector" not in order.grouping:
        return (*order.grouping, "sector")
    return order.grouping


class Layout:
    """The order of cells: months newest first, sectors A to Z, turned where the sort is reversed; those that tell no
    date or sector come last either way."""

    def __init__(self, order: Order, filed: dict[int, Filing]) -> None:
        self.levels = levels_of(order)
        self.newest_first = not (order.sort == "date" and order.reverse)
        self._headings = order.grouping
        self._filed = filed
        self._ranks = _ranks(filed, order.sort == "sector" and order.reverse)

    def rank(self, cell: Cell) -> tuple[int, ...]:
        """Cells come in the order of their ranks: by the levels, and then by month."""
        levels = self.levels if "date" in self.levels else (*self.levels, "date")
        return tuple(self._month_rank(cell[0]) if level == "date" else self._ranks.get(cell[1], 0) for level in levels)

    def _month_rank(self, month: int) -> int:
        if month in (UNDATED, ANY):
            return 1_000_000
        return -month if self.newest_first else month

    def labels(self, cell: Cell) -> tuple[Label, ...]:
        """The headings over the articles of a cell, outermost first."""
        return tuple(month_label(cell[0]) if level == "date" else self._label(cell[1]) for level in self._headings)

    def groups(self, cells: Sequence[Cell], starts: Sequence[int]) -> list[Group]:
        """The groups of cells that begin at these places, with the end of all behind: neighbours with the same labels
        are one."""
        groups: list[Group] = []
        for number, cell in enumerate(cells):
            labels, start, count = self.labels(cell), starts[number], starts[number + 1] - starts[number]
            if groups and groups[-1].labels == labels:
                start, count = groups[-1].start, groups.pop().count + count
            groups.append(Group(labels, start, count))
        return groups

    def _label(self, filing: int) -> Label:
        return self._filed[filing].label


@cache
def month_label(month: int) -> Label:
    """The words of a month's heading."""
    return Label("date", month_words(month))


def _ranks(filed: dict[int, Filing], reverse: bool) -> dict[int, int]:
    named = [(filing.sector.name, filing.sector.id, num) for num, filing in filed.items() if filing.sector]
    other = [(not filing.scope, filing.scope, num) for num, filing in filed.items() if not filing.sector]
    return {place[-1]: rank for rank, place in enumerate([*sorted(named, reverse=reverse), *sorted(other)])}
