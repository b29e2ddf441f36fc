"""A question in one line at the foot of the screen: a date, a filter, the name of an action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.screens.overlay import Overlay
from tui.widgets.line import Line


class Prompt(Overlay[str | None], ModalScreen[str | None]):
    """Asks for one line; gives the words, or None when it was left with Escape.

    ``check``, asked when Enter gives an answer, says in words why it is not taken, or None: it is wrong, or was to be
    kept and could not be. ``typed`` hears of every change; ``passed`` are keys that are handed to a function instead of
    the line, so that a list can be walked while one types.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "leave")]

    def __init__(
        self,
        label: str,
        hint: str,
        text: str = "",
        check: Callable[[str], str | None] = lambda text: None,
        typed: Callable[[str], None] = lambda text: None,
        passed: Mapping[str, Callable[[], object]] | None = None,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._label, self._hint, self._text, self._given = label, hint, text, text
        self._check, self._typed, self._passed = check, typed, passed or {}
        self._suggester = SuggestFromList(suggestions, case_sensitive=False) if suggestions else None

    def compose(self) -> ComposeResult:
        with Vertical(id="prompt"):
            yield Static(Content(self._hint), id="prompt-hint")
            with Horizontal():
                yield Static(Content(f" {self._label} "), id="prompt-label")
                yield Line(self._text, suggester=self._suggester)

    def on_key(self, event: events.Key) -> None:
        if event.key in self._passed:
            event.stop()
            event.prevent_default()
            self._passed[event.key]()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.say(self._hint)
        if event.value != self._text:
            self._text = event.value
            self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if wrong := self._check(event.value):
            self.say(wrong, wrong=True)
        else:
            self.dismiss(event.value)

    def ask(self, hint: str, text: str) -> None:
        """Ask about something else; what was typed so far stays, unless nothing was."""
        typed, self._hint = self.query_one(Line).value != self._given, hint
        if not typed:
            self._given = self._text = self.query_one(Line).value = text
        self.say(hint)

    def say(self, words: str, wrong: bool = False) -> None:
        """The line over the question: what is expected, or what is wrong."""
        hint = self.query_one("#prompt-hint", Static)
        hint.update(Content(f" {words}"))
        hint.set_class(wrong, "-wrong")

    def action_leave(self) -> None:
        self.dismiss(None)
