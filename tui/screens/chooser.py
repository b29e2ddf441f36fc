"""A list to choose from: any number of entries, marked with Space, taken with Enter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tui.screens.overlay import Overlay
from tui.widgets.choices import Choices


class Chooser(Overlay[frozenset[str] | None], ModalScreen[frozenset[str] | None]):
    """Shows entries (id, words); gives the ids that were chosen, or None when it was left with Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "leave"),
        ("space", "mark", "choose"),
        ("a", "all", "all"),
    ]

    def __init__(self, title: str, entries: Sequence[tuple[str, str]], chosen: Collection[str]) -> None:
        super().__init__()
        self._title = title
        self._entries = entries
        self._chosen = set(chosen)

    def compose(self) -> ComposeResult:
        with Vertical(id="chooser"):
            yield Static(Content(self._title), classes="title")
            yield Choices(*(self._line(number) for number in range(len(self._entries))))
            yield Static(Content("Space marks · Enter shows · a all · Esc leaves"), classes="hint")

    @property
    def _options(self) -> Choices:
        return self.query_one(Choices)

    def _line(self, number: int) -> Content:
        entry_id, words = self._entries[number]
        return Content(f"{'●' if entry_id in self._chosen else '○'} {words}")

    def action_mark(self) -> None:
        number = self._options.highlighted
        if number is not None:
            self._chosen ^= {self._entries[number][0]}
            self._options.replace_option_prompt_at_index(number, self._line(number))

    def action_all(self) -> None:
        self.dismiss(frozenset())

    def action_leave(self) -> None:
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter takes what was marked, or the entry under the cursor if nothing was."""
        self.dismiss(frozenset(self._chosen) or frozenset({self._entries[event.option_index][0]}))
