"""What the screens share that cover the reading room and have actions of their own."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.widget import Widget

from tui.actions import Action, beside, of_pane, shown_key
from tui.bar_lines import note_words
from tui.cells import Run
from tui.keymap import Keymap
from tui.notes import Note
from tui.screens.overlay import Overlay, Result
from tui.themes import next_theme


class Covering(Overlay[Result]):
    """A screen over the room, left with None by the key that cancels. ``pane`` has its actions, one of `PANES`."""

    pane: ClassVar[str]
    _note: Note | None = None
    _keymap: Keymap

    def draw_foot(self) -> None:
        """Draw the line at the foot, where there is one: a note (`noted`), else the keys."""

    def noted(self) -> list[Run]:
        """The note that stands at the foot until the next key; nothing without one."""
        return note_words(self._note.text, self._note.problem, self.app.size.width) if self._note else []

    def on_note(self, note: Note) -> None:
        note.stop()
        self._note = note
        self.draw_foot()

    def on_key(self, event: events.Key) -> None:
        """The next key takes the note away."""
        if self._note:
            self._note = None
            self.draw_foot()

    def key_of(self, name: str) -> str:
        """The first key of an action of the pane, as readers know it."""
        action = next(action for action in of_pane(self.pane) if action.name == name)
        return shown_key(self._keymap.get(action.id, action.keys)[0])

    @property
    def actor(self) -> Widget:
        """The widget that does the actions of the pane."""
        return self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; what is still at work for the screen is ended first."""
        self.workers.cancel_node(self)
        return super().dismiss(result)

    async def run(self, action: Action) -> bool:
        """Do what an action of the table says, if it is one that works here; whether it is."""
        if action not in (*of_pane(self.pane), *beside(self.pane)):
            return False
        actor = self.actor if action.pane == self.pane else self
        await actor.run_action(action.call)
        return True

    def action_cancel(self) -> None:
        self.dismiss(None)

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_back(self) -> None:
        self.dismiss(None)

    def action_leave(self) -> None:
        self.app.exit()

    def action_theme(self) -> None:
        self.app.theme = next_theme(self.app.theme)
        self.post_message(Note(f"theme: {self.app.theme}"))

    def action_help(self) -> None:
        from tui.screens.pages import Pages, help_text

        self.app.push_screen(Pages(partial(help_text, self.pane, self._keymap)))

    def action_redraw(self) -> None:
        self.refresh(repaint=True, layout=True)

    def action_suspend(self) -> None:
        self.app.action_suspend_process()
