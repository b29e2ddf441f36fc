"""A pane that shows a page: blocks set as one column, which keeps its place and knows how much is still to be read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from textual import events
from textual.reactive import reactive

from tui.typeset import Block, Page
from tui.widgets.text_pane import TextPane
from tui.wording import WORDS_PER_MINUTE

MEASURE = 76
"""The widest column, in cells: lines much longer than this are hard to follow."""

GUTTER = 5
"""Cells left of the column, for the marks beside its rows: whether there are any or not, the text stands the same."""


class PagePane(TextPane, inherit_bindings=False):
    """A page in the middle of the pane. Subclasses mark it (`mark`), for marks go by row, and draw its rows."""

    progress: reactive[tuple[int, float]] = reactive((100, 0.0), repaint=False)
    """How much of the text is above the foot of the pane, in percent, and how many minutes the rest takes.

    A text that is wholly in sight is 100 percent, and all of it is still to be read.
    """

    def __init__(self, id: str, blocks: Sequence[Block]) -> None:
        super().__init__(id)
        self._length = 0  # words of the text
        self._page = Page(blocks, MEASURE)
        self._width = 0  # the width that the page was set for
        self._place = (0, 0)  # block and character at the top, kept when the page is set anew

    def mark(self) -> None:
        """Mark the page, which was set anew."""
        raise NotImplementedError

    def set_page(self, blocks: Sequence[Block]) -> None:
        """Set blocks for the width that there is, with the same words at the top as before."""
        top = self._place
        self._width = self.size.width
        measure = min(MEASURE, self._width - GUTTER - 1) if self._width else MEASURE  # no width: not on the screen yet
        self._page = Page(blocks, max(1, measure))
        self.set_rows(len(self._page.lines))
        self.mark()
        self.top_to(self._page.row_at(*top) if top != (0, 0) else 0)
        self._place = top
        self._measure_progress()

    @property
    def left(self) -> int:
        """The blank cells left of the gutter: the text stands in the middle, as far as the gutter leaves it."""
        return max(0, (self._width - MEASURE) // 2 - GUTTER)

    @property
    def in_sight(self) -> range:
        """The rows that can be seen."""
        return range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)

    @property
    def first_character(self) -> int:
        """The first character of the article's text at the top of the pane or below it; 0 at the beginning."""
        if self._place == (0, 0):
            return 0
        rows = range(self._page.row_at(*self._place), len(self._page.lines))
        return next((at for field, at in map(self._page.source_of, rows) if field == "text"), 0)

    def start_at(self, offset: int) -> None:
        """Show the article's text from this character on."""
        row = self._page.row_of("text", offset)
        if row is not None:
            self.top_to(row)
            self._place = self._page.lines[row][:2]

    def _measure_progress(self) -> None:
        """Where one is in the text now; who watches it is told at once, so that all is painted in one frame."""
        rows, height = len(self._page.lines), self.size.height
        left = max(0, rows - self.scroll_offset.y - height) / rows
        unread = 1.0 if rows <= height else left
        self.progress = math.floor(100 * (1 - left)), unread * self._length / WORDS_PER_MINUTE

    def on_resize(self, event: events.Resize) -> None:
        """Set the same text for the new width."""
        if self.size.width != self._width:
            self.set_page(self._page.blocks)
        self._measure_progress()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember which words stand at the top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            line = self._page.lines[min(round(new_value), len(self._page.lines) - 1)]
            self._place = (line.block, line.start)
            self._measure_progress()
