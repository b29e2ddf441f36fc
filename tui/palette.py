"""The command palette: every action of the table, found by its words."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import ACTIONS, Action, shown_keys
from tui.screens.reading_room import ReadingRoom


class ActionProvider(Provider):
    """Finds actions for the palette and runs them in the reading room."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for action, label, keys in self._entries():
            yield DiscoveryHit(label, partial(self._run, action), help=keys)

    async def search(self, query: str) -> Hits:
        """The actions whose words match."""
        matcher = self.matcher(query)
        for action, label, keys in self._entries():
            if (score := matcher.match(label)) > 0:
                yield Hit(score, matcher.highlight(label), partial(self._run, action), help=keys)

    def _entries(self) -> list[tuple[Action, str, str]]:
        room = self._room
        return [
            (action, f"{action.pane}: {action.help}", shown_keys(action, room.settings.keymap)) for action in ACTIONS
        ]

    @property
    def _room(self) -> ReadingRoom:
        room = self.app.screen_stack[0]
        assert isinstance(room, ReadingRoom)
        return room

    async def _run(self, action: Action) -> None:
        await self._room.run(action)
