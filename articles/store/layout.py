"""In which order an `Order` wants months and filings, and what their headings say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from articles.keys import month_words
from articles.view import Filed, Group, Label, Level, Order

Cell = tuple[int, int]
"""A month and the number of a filing; `ANY` where the order does not tell them apart."""

ANY = -1

LAST_MONTH = 10_000 * 13
"""Beyond every month."""


class Filing(NamedTuple):
    """Where articles are filed: a sector, or, for those without, what they say of their scope."""

    sector: Filed | None
    scope: str

    @property
    def label(self) -> Label:
        """The words of its heading."""
        return Label("sector", self.sector.id, self.sector.name) if self.sector else Label("sector", self.scope)


def filings(db: sqlite3.Connection) -> dict[int, Filing]:
    """Every place where articles are filed, by its number."""
    found = db.execute("SELECT num, sector, name, scope FROM filing")
    return {num: Filing(Filed(id, name) if id else None, scope) for num, id, name, scope in found}


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
        self._labels = {number: filing.label for number, filing in filed.items()}
        self._ranks = _ranks(filed, order.sort == "sector" and order.reverse)

    def sorted(self, cells: Iterable[Cell]) -> list[Cell]:
        """Cells in the order of the levels, and then by month."""
        undated = -1 if self.newest_first else LAST_MONTH
        found = sorted(cells, key=lambda cell: cell[0] or undated, reverse=self.newest_first)
        for level in reversed(self.levels):
            if level == "sector":
                found.sort(key=lambda cell: self._ranks[cell[1]])
            else:
                found.sort(key=lambda cell: cell[0] or undated, reverse=self.newest_first)
        return found

    def groups(self, cells: Sequence[Cell], starts: Sequence[int]) -> list[Group]:
        """The groups of cells that begin at these places, with the end of all behind: neighbours with the same labels
        are one."""
        columns = [
            [month_label(month) if level == "date" else self._labels[filing] for month, filing in cells]
            for level in self._headings
        ]
        labels = list(zip(*columns, strict=True)) if columns else [()] * len(cells)
        firsts = [number for number, own in enumerate(labels) if not number or own != labels[number - 1]]
        ends = pairwise([*(starts[number] for number in firsts), starts[-1]])
        return [Group(labels[n], start, end - start) for n, (start, end) in zip(firsts, ends, strict=True)]


@cache
def month_label(month: int) -> Label:
    """The words of a month's heading."""
    return Label("date", month_words(month))


def _ranks(filed: dict[int, Filing], reverse: bool) -> dict[int, int]:
    named = [(filing.sector.name, filing.sector.id, num) for num, filing in filed.items() if filing.sector]
    other = [(not filing.scope, filing.scope, num) for num, filing in filed.items() if not filing.sector]
    return {place[-1]: rank for rank, place in enumerate([*sorted(named, reverse=reverse), *sorted(other)])}
