"""How a list can be grouped and sorted, by the words that the screen and the configuration call it by."""

from __future__ import annotations

from articles.view import Level, Order, Sort

GROUPINGS: dict[str, tuple[Level, ...]] = {
    "date > sector": ("date", "sector"),
    "sector > date": ("sector", "date"),
    "flat": (),
    "date": ("date",),
    "sector": ("sector",),
}
STEPS: tuple[tuple[Level, ...], ...] = tuple(GROUPINGS[words] for words in ("date > sector", "sector > date", "flat"))
"""The groupings that the grouping key steps through; the others are for the configuration."""

SORTS: dict[str, tuple[Sort, bool]] = {
    "newest first": ("date", False),
    "oldest first": ("date", True),
    "titles A to Z": ("title", False),
    "titles Z to A": ("title", True),
    "sectors A to Z": ("sector", False),
    "sectors Z to A": ("sector", True),
}
"""Each sort and whether it is reversed, in the order in which the sorting key steps through them."""


def order_of(grouping: str, sort: str) -> Order:
    """The order of these words, which are keys of `GROUPINGS` and `SORTS`."""
    return Order(GROUPINGS[grouping], *SORTS[sort])


def grouping_name(order: Order) -> str:
    """What the grouping is called: "date > sector", "flat"."""
    return next(words for words, levels in GROUPINGS.items() if levels == order.grouping)


def sort_name(order: Order) -> str:
    """What the sort is called: "newest first", "titles A to Z"."""
    return next(words for words, sort in SORTS.items() if sort == (order.sort, order.reverse))
