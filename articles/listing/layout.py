"""In which order an `Order` wants months and filings, and what their headings say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter, ne, sub

from articles.keys import month_words
from articles.values import TYPE_CHECKING, NamedTuple
from articles.view import Filed, Group, Label, Level, Order

if TYPE_CHECKING:
    import sqlite3


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
        found = list(cells)
        for level in reversed(self.levels if "date" in self.levels else (*self.levels, "date")):
            if level == "sector":
                found.sort(key=lambda cell: self._ranks[cell[1]])
            elif self.newest_first:
                found.sort(key=_month, reverse=True)
            else:
                found.sort(key=lambda cell: cell[0] or LAST_MONTH)
        return found

    def groups(self, cells: Sequence[Cell], starts: Sequence[int]) -> list[Group]:
        """The groups of cells that begin at these places, with the end of all behind: neighbours with the same labels
        are one."""
        months, numbers = zip(*cells, strict=True) if cells else ((), ())
        columns = [
            map(month_label, months) if level == "date" else map(self._labels.__getitem__, numbers)
            for level in self._headings
        ]
        labels = list(zip(*columns, strict=True)) if columns else [()] * len(cells)
        new = list(map(ne, labels, [None, *labels]))  # whether a group begins here
        begins = [*compress(starts, new), starts[-1]]
        sizes = map(sub, begins[1:], begins)
        return list(map(Group._make, zip(compress(labels, new), begins, sizes, strict=False)))


_month = itemgetter(0)


@cache
def month_label(month: int) -> Label:
    """The words of a month's heading."""
    return Label("date", month_words(month))


def _ranks(filed: dict[int, Filing], reverse: bool) -> dict[int, int]:
    named = [(filing.sector.name, filing.sector.id, num) for num, filing in filed.items() if filing.sector]
    other = [(not filing.scope, filing.scope, num) for num, filing in filed.items() if not filing.sector]
    return {place[-1]: rank for rank, place in enumerate([*sorted(named, reverse=reverse), *sorted(other)])}
