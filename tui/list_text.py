"""The words of the list: headings, days, filters and orders as people say them. All foreign text comes out safe."""

from __future__ import annotations

from collections.abc import Sequence

from articles.values import TYPE_CHECKING
from articles.view import Filed, Filter, Label, Order, View
from tui.cells import cell_len, fit, set_cell_size
from tui.orders import grouping_name, sort_name
from tui.safe_text import safe_line
from tui.wording import date_in_words

if TYPE_CHECKING:
    from articles.article import Sector
    from articles.periods import Period
    from articles.reading import Unreadable

NARROW = 52
TINY = 30
"""Cells below which a list says the sector of a row in short, or not at all, so that the headline keeps the room."""
SCOPES = {"union-wide": "Union-wide", "": "No sector"}


def label_words(label: Label) -> str:
    """A heading: "October 2023", "2023", "Undated", "Health care", "No sector"."""
    if label.level == "sector":
        return safe_line(label.name) if label.name else SCOPES.get(label.key, safe_line(label.key))
    if not label.key:
        return "Undated"
    return date_in_words(label.key)


def day_words(published: str | None) -> str:
    """The day of the month in two cells; ``--`` where the article does not tell it."""
    return f"{int(published[8:10]):2}" if published and len(published) >= 10 else "--"


def date_words(published: str | None) -> str:
    """The date in ten cells, as precise as the article is."""
    return f"{published[:10] if published else '--':<10}"


def tag_words(sector: Filed | None, width: int) -> str:
    """The sector, where no heading tells it, and a gap: "Health care", "Heal." in a narrow list, none in a tiny one."""
    name = safe_line(sector.name) if sector else "--"
    if width >= NARROW:
        return fit(name, min(20, width // 4)) + "  "
    if width < TINY:
        return ""
    return fit(name if cell_len(name) <= 5 else set_cell_size(name, 4).rstrip() + ".", 5) + " "


def order_words(order: Order) -> str:
    """How the list is sorted and grouped: "newest first · by date > sector"."""
    return f"{sort_name(order)} · {grouping_words(order)}"


def grouping_words(order: Order) -> str:
    """How the list is grouped: "by date > sector", "flat"."""
    return f"by {grouping_name(order)}" if order.grouping else grouping_name(order)


def count_words(view: View) -> str:
    """How many articles there are, or at least: "1,234", "200+"."""
    return f"{len(view):,}" + "+" * (not view.complete)


def filter_words(filter: Filter, sectors: Sequence[tuple[Sector, int]]) -> str:
    """What the list is filtered by: "all sectors", "Health care · 2023-10 · “strike”"."""
    chosen = [safe_line(sector.name) for sector, _ in sectors if sector.id in filter.sectors]
    parts = [", ".join(chosen) or "all sectors"]
    if filter.period:
        parts.append(period_words(filter.period))
    if filter.words.strip():
        parts.append(f"“{safe_line(filter.words.strip())}”")
    if filter.query:
        parts.append(f"search: {safe_line(str(filter.query))}")
    return " · ".join(parts)


def status_words(hits: str, filtered: str, order: str, room: int) -> str:
    """The filter and the order; where a filter took some, also how many, if there is room: the order goes first."""
    if not hits:
        return f"{filtered} · {order}"
    wanted = filtered.removeprefix("all sectors · ")
    for words in (f"{hits} · {filtered} · {order}", f"{hits} · {wanted} · {order}", f"{hits} · {wanted}"):
        if cell_len(words) <= room:
            return words
    return fit(f"{hits} · {wanted}", room)


def period_words(period: Period) -> str:
    """The days of a period: "2023-10-01 to 2023-10-31", "from 2025-06-01"."""
    if period.since == period.until:
        return str(period.since)
    if not period.until:
        return f"from {period.since}"
    return f"{period.since} to {period.until}" if period.since else f"until {period.until}"


def nothing_found(filter: Filter, sectors: Sequence[tuple[Sector, int]], problems: Sequence[Unreadable]) -> str:
    """What an empty list says, and which key leads on."""
    if filter != Filter():
        wanted = filter_words(filter, sectors).removeprefix("all sectors · ")
        return f"No article matches {wanted}.\n\nEsc clears the filter."
    start = "Start nutgraf with files or folders: nutgraf PATH ..."
    if not problems:
        return f"No articles here.\n\n{start}\n\nR reads again, Q leaves."
    first = f"{safe_line(problems[0].source)}: {safe_line(problems[0].reason)}."
    further = f"\n\n! tells of {len(problems) - 1:,} more." if len(problems) > 1 else ""
    return f"No articles here.\n\n{first}{further}\n\n{start}\n\nR reads again, Q leaves."
