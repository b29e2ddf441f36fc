"""The links of an article in a list: its own, and those in its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tui.actions import bindings, over_the_room
from tui.cells import fit
from tui.clipboard import copy
from tui.keymap import Keymap
from tui.links import MOST, LinkError, target_of
from tui.safe_text import safe_line
from tui.screens.covering import Covering
from tui.wording import counted

WIDTH = 90
"""The widest this gets in cells (`app.tcss` says the same)."""
PLACE_CELLS = 8


class LinksScreen(Covering[str | None], ModalScreen[str | None]):
    """Shows links, each with where it stands; gives the one to open, or None. What is not opened says why."""

    pane = "links"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("links"), *over_the_room("links")]

    def __init__(self, links: Mapping[str, str], keymap: Keymap) -> None:
        super().__init__()
        self._links, self._keymap = list(links.items()), keymap

    def compose(self) -> ComposeResult:
        with Vertical(id="links"):
            yield Static(Content(self._title()), classes="title")
            yield OptionList()
            yield Static(classes="below")
            yield Static(
                Content(f"{self.key_of('open')} opens it · {self.key_of('copy')} copies it · Esc"), classes="hint"
            )

    def _title(self) -> str:
        return f"the first {MOST:,} links" if len(self._links) > MOST else counted(len(self._links), "link")

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """All lines anew, for the width that there is; the cursor stays."""
        options, room = self._options, min(WIDTH, self.app.size.width) - 6 - PLACE_CELLS
        at = options.highlighted
        lines = [Content(f"{where:<{PLACE_CELLS}}{fit(safe_line(one), max(8, room))}") for one, where in self._shown]
        options.clear_options().add_options(lines)
        options.highlighted = at or 0

    @property
    def _shown(self) -> list[tuple[str, str]]:
        return self._links[:MOST]

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _chosen(self) -> str:
        return self._shown[self._options.highlighted or 0][0]

    def draw_foot(self) -> None:
        """Under the list: a note, or else which host the link leads to, or why it is not opened."""
        if note := self._note:
            words = note.text
        else:
            try:
                words = f"leads to {target_of(self._chosen).host}"
            except LinkError as error:
                words = f"not opened: {error}"
        self.query_one(".below", Static).update(Content(safe_line(words)))

    # keys

    def on_option_list_option_highlighted(self) -> None:
        self.draw_foot()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        self.dismiss(self._chosen)

    def action_copy(self) -> None:
        copy(self, self._chosen, self._chosen)

    def action_move(self, step: int) -> None:
        self._options.action_cursor_down() if step > 0 else self._options.action_cursor_up()
