"""A form of few lines at the foot of the screen: title, date and sectors of an article, to be corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Static

from tui.corrections import EXPECTED_DATE
from tui.screens.overlay import Overlay
from tui.widgets.line import Line

HINTS = {
    "title": "the headline",
    "published": EXPECTED_DATE,
    "sectors": "by name, with commas, the first one is where it is filed · → completes",
}
LABELS = {"title": "title", "published": "date", "sectors": "sectors"}


class Correct(Overlay[dict[str, str] | None], ModalScreen[dict[str, str] | None]):
    """Asks for the fields of ``values``; gives those that were changed, or None when it was left with Escape.

    ``check`` says in words what is wrong with the value of a field, or None. ``empty`` says what an empty one means.
    ``keep`` keeps what was changed, and says why that could not be, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("tab,down", "field(1)", "next field", priority=True),
        Binding("shift+tab,up", "field(-1)", "field before", priority=True),
    ]

    def __init__(
        self,
        values: Mapping[str, str],
        names: Sequence[str],
        check: Callable[[str, str], str | None],
        empty: str,
        keep: Callable[[dict[str, str]], str | None],
    ) -> None:
        super().__init__()
        self._values = values
        self._shown: dict[str, str] = {}
        self._names = names
        self._check = check
        self._empty = empty
        self._keep = keep
        self._wrong = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="correct"):
            yield Static(id="prompt-hint")
            for field, value in self._values.items():
                with Horizontal():
                    yield Static(Content(f" {LABELS[field]:<8}"), classes="label")
                    suggester = _Names(self._names) if field == "sectors" else None
                    line = Line(value, id=field, suggester=suggester)
                    self._shown[field] = line.value
                    yield line

    def on_mount(self) -> None:
        self._lines[0].focus()

    @property
    def _lines(self) -> list[Line]:
        return list(self.query(Line))

    def on_descendant_focus(self) -> None:
        self._say()

    def on_input_changed(self) -> None:
        self._wrong = ""
        self._say()

    def _say(self) -> None:
        """What is wrong, or what the line with the focus takes."""
        if self.focused:
            hint = self.query_one("#prompt-hint", Static)
            takes = f"{HINTS[str(self.focused.id)]} · {self._empty} · Tab next · Enter keeps · Esc leaves"
            hint.update(Content(f" {self._wrong or takes}"))
            hint.set_class(bool(self._wrong), "-wrong")

    def on_input_submitted(self) -> None:
        """Enter in any line takes all of them; a wrong one gets the focus."""
        changed = {str(line.id): line.value for line in self._lines if line.value != self._shown[str(line.id)]}
        for field, value in changed.items():
            if wrong := self._check(field, value):
                self._wrong = wrong
                self.set_focus(self.query_one(f"#{field}"))
                self._say()
                return
        if wrong := self._keep(changed):
            self._wrong = wrong
            self._say()
            return
        self.dismiss(changed)

    def action_field(self, step: int) -> None:
        lines = self._lines
        at = next((number for number, line in enumerate(lines) if line is self.focused), 0)
        self.set_focus(lines[(at + step) % len(lines)])

    def action_leave(self) -> None:
        self.dismiss(None)


class _Names(Suggester):
    """Completes the last of several names that commas part."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        head, comma, last = value.rpartition(",")
        begun = last.lstrip().casefold()
        blank = last[: len(last) - len(last.lstrip())]
        found = next((name for name in self._names if begun and name.casefold().startswith(begun)), None)
        return found and f"{head}{comma}{blank}{last.lstrip()}{found[len(begun) :]}"
