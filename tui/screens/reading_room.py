"""The reading room: the one screen of the app, with the keys that work everywhere."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from articles.view import Filter
from tui.actions import Action, bindings, of_the_reader
from tui.screens.answering_room import AnsweringRoom
from tui.screens.covering import Covering
from tui.screens.feeding_room import FeedingRoom
from tui.screens.linking_room import LinkingRoom
from tui.screens.marking_room import MarkingRoom
from tui.themes import next_theme

NOT_OPEN = {
    "speaker": "no speaker is open: P on a quotation opens one",
    "search": "no search is open: / in the list opens one",
    "views": "no views are open: ' in the list opens them",
    "same": "no story is open: x on an article opens it",
    "links": "no links are open: U in the reader opens them",
}
"""What is said where an action belongs to a screen that does not cover the room."""


class ReadingRoom(MarkingRoom, LinkingRoom, FeedingRoom, AnsweringRoom):
    """The one screen of the app; everything else opens over it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere"), *of_the_reader()]

    async def run(self, action: Action) -> None:
        """Do what an action of the table says, in its pane; what covers the room closes if it is no action of its."""
        over = self.app.screen
        if isinstance(over, Covering) and await over.run(action):
            return
        if over is not self:
            over.dismiss(None)
        if action.pane in NOT_OPEN:
            self.say(NOT_OPEN[action.pane])
        elif action.pane == "everywhere":
            await self.run_action(action.call)
        else:
            self.go_to_pane(action.pane)
            await self.query_one(f"#{action.pane}").run_action(action.call)

    # the app

    def action_reload(self) -> None:
        self.reload()

    def action_theme(self) -> None:
        self.app.theme = next_theme(self.app.theme)
        self.say(f"theme: {self.app.theme}")

    def action_redraw(self) -> None:
        self.refresh(repaint=True, layout=True)

    def action_suspend(self) -> None:
        self.app.action_suspend_process()

    # what opens over the room

    def action_help(self) -> None:
        from tui.screens.pages import Pages, help_text

        self.app.push_screen(Pages(partial(help_text, self._pane, self.settings.keymap)))

    def action_messages(self) -> None:
        from tui.screens.pages import Pages, messages_text

        unreadable = [(problem.source, problem.reason) for problem in self.library.problems]
        self.app.push_screen(Pages(partial(messages_text, unreadable, tuple(self.problems))))

    def action_command(self) -> None:
        from tui.screens.questions import ask_command

        ask_command(self)

    def action_palette(self) -> None:
        self.app.action_command_palette()

    # back and out

    def action_cancel(self) -> None:
        """Clear the selection, or else the filter of the list; the panes take back their own searches before this."""
        if not self.article_list.cancel() and self.article_list.model.filter != Filter():
            self.article_list.show(Filter())
        self._note = None
        self._draw_bars()

    def action_back(self) -> None:
        """One step back: from the notes to the reader, from there to the list, from there out."""
        if self._pane == "list":
            self.app.exit()
        elif self._pane == "reader":
            self._zen = False
            self.go_to_pane("list")
        else:
            self.go_to_pane("reader")

    def action_leave(self) -> None:
        self.app.exit()
