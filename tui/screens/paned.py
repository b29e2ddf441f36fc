"""A screen of panes: which of them are shown, where, and which has the focus."""

from __future__ import annotations

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui import layout
from tui.actions import ROOM_PANES
from tui.compositor import CroppingCompositor
from tui.layout import Layout
from tui.notes import Note
from tui.steady import Steady
from tui.widgets.bars import Bar


class PanedScreen(Steady, Screen[None]):
    """Arranges the children of ``#panes`` and the bars by `tui.layout`; the focus is always on a pane that is shown.

    ``choice`` is the layout to begin with, one of `tui.layout.CHOICES`, ``shift`` how many cells wider the list is.
    """

    focused = Reactive[Widget | None](None, repaint=False)
    """Textual would paint the whole screen when the focus moves; here the two panes paint themselves."""

    def __init__(self, choice: str, shift: int = 0) -> None:
        super().__init__()
        self._compositor = CroppingCompositor()
        self._pane = "list"
        self._choice = choice
        self._zen = False
        self._shift = shift
        self._single = False
        self._layout: Layout | None = None

    @property
    def pane(self) -> str:
        """The pane that has, or under a question keeps, the focus."""
        return self._pane

    @property
    def layout_choice(self) -> str:
        """The layout that was chosen, one of `tui.layout.CHOICES`."""
        return self._choice

    @property
    def shift(self) -> int:
        """How many cells the list is wider than usual."""
        return self._shift

    def arranged(self) -> None:
        """The panes or the focus change place."""

    def on_resize(self) -> None:
        self._arrange()

    def _take_layout(self) -> Layout:
        """The layout for what is now the case; its pattern becomes the class of the screen."""
        size = self.app.size
        now = layout.lay_out(size.width, size.height, self._pane, self._choice, self._zen, self._shift)
        self.update_classes({pattern: pattern == now.pattern for pattern in layout.PATTERNS}, update=self.is_mounted)
        self._single = len(now.panes) == 1 and not self._zen
        return now

    def _arrange(self) -> None:
        """Show the panes that the layout names, and give the focus to the one it is about."""
        now, before = self._take_layout(), self._layout
        self.arranged()  # first: what it draws is then painted in one frame with the panes, not in a frame of its own
        panes = {str(pane.id): pane for pane in self.query_one("#panes").children}
        if self._pane in panes:
            panes[self._pane].display = True  # what is hidden cannot have the focus
            self.set_focus(panes[self._pane], scroll_visible=False)
        if now != before:
            self._layout = now
            for name, pane in panes.items():
                pane.display = name in now.panes
            self.query_one("#panes").styles.grid_columns = now.columns
            for bar in self.query(Bar):
                bar.display = now.lines

    def go_to_pane(self, pane: str) -> None:
        """Give a pane the focus, showing it if the layout hides it."""
        self._pane = pane
        self._zen = self._zen and pane == "reader"
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click gave the focus to a pane; news of a focus that has moved on since (keys typed fast) says nothing."""
        if event.widget is self.focused and event.widget.id in ROOM_PANES and event.widget.id != self._pane:
            self._pane = event.widget.id
            self._arrange()

    # keys

    def action_pane(self, pane: str) -> None:
        self.go_to_pane(pane)

    def action_next_pane(self, step: int = 1) -> None:
        self.go_to_pane(ROOM_PANES[(ROOM_PANES.index(self._pane) + step) % len(ROOM_PANES)])

    def action_previous_pane(self) -> None:
        self.action_next_pane(-1)

    def action_layout(self) -> None:
        self._choice = layout.CHOICES[(layout.CHOICES.index(self._choice) + 1) % len(layout.CHOICES)]
        if self._pane not in layout.SHOWN[self._choice]:
            self._pane = "reader"
        self._zen = False
        self._arrange()
        if self._single:
            self.post_message(Note("one pane at a time: Tab or 1 to 4 go to the others"))
        else:
            self.post_message(Note(f"layout: {self._choice}"))

    def action_zen(self) -> None:
        self._pane, self._zen = "reader", not self._zen
        self._arrange()

    def action_split(self, cells: int) -> None:
        self._shift = max(-40, min(80, self._shift + cells))
        self._arrange()
