"""What a screen of panes tells at its foot, and the problems that it keeps to be looked up."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from articles.store.damage import told
from tui.bar_lines import is_cut
from tui.notes import Note
from tui.screens.paned import PanedScreen

FURTHER = " · ! tells all"
"""The end of a note that the foot has no room for."""


class TellingScreen(PanedScreen):
    """Notes at the foot, each until the next key."""

    def __init__(self, choice: str, shift: int = 0) -> None:
        super().__init__(choice, shift)
        self.problems: list[str] = []
        self._note: Note | None = None

    def _draw_bars(self) -> None:
        """Paint the lines above and below the panes."""

    def on_note(self, note: Note) -> None:
        self.say(note.text, note.problem)

    def say(self, text: str, problem: bool = False) -> None:
        """Show a line at the foot until the next key; a problem is kept for the messages, and so is what is
        too long for the foot."""
        self._note = Note(text, problem)
        if (problem or is_cut(text, self.app.size.width)) and text not in self.problems[-1:]:
            self.problems.append(text)
        self._draw_bars()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Where the library cannot be changed, tell so at the foot and go on: it may be full, or another may write."""
        try:
            yield
        except sqlite3.Error as error:
            self.say(_unchanged(error), problem=True)

    def refusal(self, change: Callable[[], object]) -> str | None:
        """Change the library as a question was answered; why that could not be, None where it could. The question then
        stays, with the words that were typed."""
        try:
            change()
        except sqlite3.Error as error:
            self.say(_unchanged(error), problem=True)
            return _unchanged(error)
        return None

    def on_key(self) -> None:
        """The next key takes the note away."""
        if self._note:
            self._note = None
            self._draw_bars()


def _unchanged(error: sqlite3.Error) -> str:
    return f"the library could not be changed: {told(error)}"
