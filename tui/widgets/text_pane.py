"""What the panes of text share: rows that are drawn one by one, in the styles of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from tui.actions import bindings
from tui.safe_text import safe_line
from tui.widgets.pane import Pane

Piece = tuple[str, tuple[str, ...]]
"""Clean text and the names of the component classes that it is drawn in."""


def keys_of(pane: str) -> list[BindingType]:
    """The bindings of a pane, and the key that cancels: the pane hears of it first, then the screen."""
    cancel = [key for key in bindings("everywhere") if isinstance(key, Binding) and key.action == "cancel"]
    return [*bindings(pane), *cancel]


class TextPane(Pane, inherit_bindings=False):
    """A column of rows. Subclasses say how many there are (`set_rows`) and what stands on each (`row_pieces`)."""

    DEFAULT_CSS = "TextPane { overflow-x: hidden; scrollbar-gutter: stable; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: dict[int, Strip] = {}
        self._rows = 0

    # rows

    def row_pieces(self, row: int) -> Iterable[Piece]:
        """What stands on a row."""
        raise NotImplementedError

    def set_rows(self, count: int) -> None:
        """Say how many rows there are, and draw them anew."""
        self._rows = count
        self.virtual_size = Size(1, count)
        self.redraw()

    def redraw(self) -> None:
        """Draw all rows anew."""
        self._strips.clear()
        self.refresh()

    def top_to(self, row: int) -> None:
        """Scroll at once so that this row is the first, as far as there are rows enough."""
        self.scroll_to(y=row, animate=False, force=True)

    def bring(self, first: int, last: int) -> None:
        """Scroll as little as needed to show these rows; if they are far off, show them in the upper third, and if
        they are more than fit, the first ones."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if top <= first and last < top + height:
            return
        if top - height < first < top or last - first >= height:
            self.top_to(first)
        elif top + height <= last < top + 2 * height:
            self.top_to(last - height + 1)
        else:
            self.top_to(first - height // 3)

    def render_line(self, y: int) -> Strip:
        """The strip of one row of the screen."""
        width = self.size.width
        row = y + self.scroll_offset.y
        if row >= self._rows:
            return Strip.blank(width, self.component_style())
        if row not in self._strips:
            pieces = [Segment(text, self.component_style(*names)) for text, names in self.row_pieces(row) if text]
            self._strips[row] = Strip(pieces).adjust_cell_length(width, self.component_style())
        return self._strips[row]

    def component_style(self, *names: str) -> Style:
        """The Rich style of these component classes, laid over each other on the pane's own."""
        if names not in self._styles:
            self._styles[names] = self.get_visual_style(*names).rich_style
        return self._styles[names]

    def notify_style_update(self) -> None:
        """Theme or focus changed."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def say(self, heading: str, rest: str = "") -> None:
        """Set the heading of the pane; ``rest`` may hold foreign words."""
        self.border_title = Content(f"{heading}  {safe_line(rest)}".rstrip())

    def cancel(self) -> bool:
        """Take back what narrows or searches the pane; False if nothing does."""
        return False

    def action_cancel(self) -> None:
        """Take it back, or leave the key to the screen."""
        if not self.cancel():
            raise SkipAction
