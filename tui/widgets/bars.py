"""The line at the top and the line at the foot of the reading room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.bar_lines import bar_line
from tui.cells import Run
from tui.look import INKS


class Bar(Widget):
    """One line with words at its left and at its right end; the right ones give way first."""

    left: reactive[Sequence[Run]] = reactive(())
    right: reactive[Sequence[Run]] = reactive(())

    def render(self) -> Content:
        """The line as wide as the terminal."""
        line = bar_line(self.left, self.right, self.size.width)
        return Content.assemble(*((words, _style(ink)) for words, ink in line))


def _style(name: str) -> str:
    ink = INKS[name]
    return f"{'bold ' * ink.bold}{'reverse ' * ink.reverse}${ink.colour}"
