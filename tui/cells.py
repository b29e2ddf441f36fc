"""How wide text is on a terminal. Plain text is told by its length alone, for Rich's tables take time to load."""

from __future__ import annotations

from collections.abc import Iterable

from tui.safe_text import is_plain

Run = tuple[str, str]
"""Safe words and the name of their style, one of `tui.look.INKS`."""


def cell_len(text: str) -> int:
    """The width of safe text of one line, in cells."""
    if is_plain(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def set_cell_size(text: str, width: int) -> str:
    """Safe text of one line, cut or filled with blanks to exactly this many cells."""
    if is_plain(text):
        return text[:width].ljust(width)
    from rich.cells import set_cell_size

    return set_cell_size(text, width)


def fit(text: str, width: int) -> str:
    """The text in exactly this many cells, cut with an ellipsis if it is longer."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)


def width_of(runs: Iterable[Run]) -> int:
    """The width of a line, in cells."""
    return sum(cell_len(words) for words, _ in runs)


def fit_line(runs: Iterable[Run], width: int) -> list[Run]:
    """A line in exactly this many cells, cut or filled with blanks."""
    line: list[Run] = []
    for words, ink in runs:
        if (cells := cell_len(words)) > width:
            words, cells = set_cell_size(words, width), width
        line.append((words, ink))
        width -= cells
    return [run for run in (*line, (" " * width, "")) if run[0]]
