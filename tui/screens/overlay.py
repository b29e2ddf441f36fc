"""What covers the reading room for a while and is left again."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList

from tui.steady import Steady

Result = TypeVar("Result")

ANSWERS = (events.Key, Input.Submitted, OptionList.OptionSelected)
"""What a reader does to a screen."""


class Overlay(Steady, Screen[Result]):
    """A screen that is left once: keys that come at the same moment find it still there, and do nothing more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+c", "abandon", "leave"),
        ("Q", "app.quit", "leave nutgraf"),  # where words are typed, the field takes it
    ]
    _left = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, which is given only the first time."""
        if self._left:
            done: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
            return done
        self._left = True
        return super().dismiss(result)

    def action_abandon(self) -> None:
        """Leave without a result, as with Escape."""
        self.dismiss(None)

    async def _dispatch_message(self, message: Message) -> None:
        if not (self._left and isinstance(message, ANSWERS)):
            await super()._dispatch_message(message)
