"""Which panes stand where: what fits the terminal, the layout that was chosen, and where the focus is."""

from __future__ import annotations

from articles.values import NamedTuple

WIDE = 140
MEDIUM = 84
SMALL = (40, 10)
"""Below this width or height only the focused pane is shown, without top and foot line."""
SIDE_BY_SIDE = 64
"""Cells that the summary and the quotes need beside each other; with less, one of them is shown."""
LIST_WIDTH = 40
RIGHT_WIDTH = 48
LEAST_WIDTH = 24
"""No pane is made narrower than this."""

PATTERNS = ("-one", "-two", "-beside", "-three", "-below", "-below-one")
"""The classes in app.tcss that place the panes."""
CHOICES = ("all", "list and reader", "reader and notes")
"""The layouts that the layout key steps through where more than one pane fits."""

SHOWN = {
    "all": ("list", "reader", "summary", "quotes"),
    "list and reader": ("list", "reader"),
    "reader and notes": ("reader", "summary", "quotes"),
}


class Layout(NamedTuple):
    """The panes that are shown, in focus order, the name of their pattern (a class in app.tcss) and the columns."""

    panes: tuple[str, ...]
    pattern: str
    columns: str
    lines: bool = True

    def list_size(self, width: int, height: int) -> tuple[int, int]:
        """The width of the list pane, and how many lines it shows under its heading, on a terminal of this size."""
        return int(self.columns.split()[0]) if len(self.panes) > 1 else width, height - 2 * self.lines - 1


def lay_out(width: int, height: int, focused: str, choice: str = "all", zen: bool = False, shift: int = 0) -> Layout:
    """The layout of a terminal of this size. ``shift`` cells are added to the list; ``focused`` is always shown."""
    if width < SMALL[0] or height < SMALL[1]:
        return Layout((focused,), "-one", "1fr", lines=False)
    if width < MEDIUM:
        return Layout((focused,), "-one", "1fr")
    if zen:
        return Layout((focused,), "-one", "1fr")
    return _several(width, focused, choice, shift)


def _several(width: int, focused: str, choice: str, shift: int) -> Layout:
    notes = focused in ("summary", "quotes")
    if choice == "list and reader" and not notes:
        left = _within(LIST_WIDTH + shift, width)
        return Layout(("list", "reader"), "-two", f"{left} 1fr")
    if choice == "reader and notes" and focused != "list":
        right = _within(RIGHT_WIDTH - shift, width)
        return Layout(("reader", "summary", "quotes"), "-beside", f"1fr {right}")
    if width >= WIDE:
        left = _within(LIST_WIDTH + shift, width - RIGHT_WIDTH)
        return Layout(("list", "reader", "summary", "quotes"), "-three", f"{left} 1fr {RIGHT_WIDTH}")
    left = _within(width * 3 // 10 + shift, width)
    if width - left >= SIDE_BY_SIDE:
        return Layout(("list", "reader", "summary", "quotes"), "-below", f"{left} 1fr 1fr")
    lower = focused if notes else "summary"
    return Layout(("list", "reader", lower), "-below-one", f"{left} 1fr")


def _within(wanted: int, width: int) -> int:
    return max(LEAST_WIDTH, min(wanted, width - LEAST_WIDTH))
