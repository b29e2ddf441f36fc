"""The lines of the list: what stands in each and in which style, for the list pane and for the first frame."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from articles.view import Filed, Filter, Level, Row
from tui.cells import Run, cell_len, fit, fit_line
from tui.list_model import Heading, Line, ListModel
from tui.list_text import NARROW, count_words, date_words, day_words, label_words, tag_words
from tui.look import HUES
from tui.safe_text import safe_line

MARKS_INDENTED = 30
"""Cells below which the rows of a grouped list begin at the edge."""
SELECTED = "✓"
"""Stands before a selected row."""
OTHERS_SHOWN = 36
"""Cells below which a row does not tell in how many sectors more the article is."""


def hues(sectors: Sequence[str]) -> dict[str, int]:
    """The colour of each sector, by its id; they come in the order of their names."""
    return {sector: number % HUES + 1 for number, sector in enumerate(sectors)}


class Lines:
    """Draws the lines of a list. ``hues`` has the colour of each sector, ``selected`` the ids of selected articles."""

    def __init__(
        self, grouping: Sequence[Level], hues: Mapping[str, int], width: int, selected: Collection[str] = ()
    ) -> None:
        self.grouping = grouping
        self.hues = hues
        self.width = width
        self.selected = selected

    def draw(self, line: Line, at_cursor: bool) -> list[Run]:
        """A line as wide as the list."""
        runs = fit_line(self._heading(line) if isinstance(line, Heading) else self._article(line), self.width)
        if not at_cursor or not runs:
            return runs
        (first, ink), *others = runs
        return [("›", "mark"), (first[1:], ink), *others]

    def _heading(self, heading: Heading) -> list[Run]:
        label, count = heading.label, f" {heading.size:,} "
        start = " " * (2 * len(heading.path) - 1) + ("▸ " if heading.folded else "▾ ")
        ink = self._hue(label.key) if label.level == "sector" else "strong"
        room = self.width - len(start) - len(count)
        return [(start, "dim"), (fit(label_words(label), room), ink), (count, "dim")]

    def _article(self, row: Row) -> list[Run]:
        width, grouping = self.width, self.grouping
        gap = " " if width < NARROW and not grouping else "  "
        indent = " " * (2 if grouping and width >= MARKS_INDENTED else 1 if self.selected else 0)
        if row.id in self.selected:
            indent = f" {SELECTED}"[-len(indent) :]
        marks = f" {indent}{'★' if row.star else ' '}{' ●'[not row.read]} "
        day = (day_words(row.published) if "date" in grouping else date_words(row.published)) + gap
        others = f" +{row.others} " if row.others and width >= OTHERS_SHOWN else " "
        tag = "" if "sector" in grouping else tag_words(row.sector, width)
        room = width - len(marks) - len(day) - len(tag) - len(others)
        return [
            (marks, "mark"),
            (day, "dim"),
            (tag, self._sector_hue(row.sector)),
            (fit(safe_line(row.headline), room), "dim" if row.read else ""),
            (others, "dim"),
        ]

    def _sector_hue(self, sector: Filed | None) -> str:
        return self._hue(sector.id if sector else "")

    def _hue(self, sector: str) -> str:
        return f"sector-{self.hues.get(sector, 0)}"


def title_words(model: ListModel, top: int, width: int, selected: int = 0) -> str:
    """The heading of the pane, this line being shown first: how many articles a filter took, how many are ``selected``,
    and the headings that have scrolled away. A blank is left at both sides of it."""
    path = model.path_over(top) if top >= 0 else ()
    words = ["ARTICLES"]
    if model.filter != Filter() or not model.view.complete:
        words.append(f"{count_words(model.view)} of {len(model.library):,}")
    if selected:
        words.append(f"{selected:,} selected")
    if path:
        words.append(" › ".join(label_words(label) for label in path))
    title = "   ".join(words)
    return title if cell_len(title) <= width - 2 else fit(title, width - 2)
