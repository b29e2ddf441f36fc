"""The notes of an article in a list: go to one, change it, remove it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tui.safe_text import safe_line
from tui.screens.overlay import Overlay
from tui.widgets.choices import Choices
from tui.wording import date_in_words

if TYPE_CHECKING:
    from articles.store.notes import Note

EXCERPT = 120
"""Characters of a passage that the list shows."""


class Wish(NamedTuple):
    """What is to become of a note: ``what`` is "go", "change" or "remove"."""

    what: str
    note: Note


class Notes(Overlay[Wish | None], ModalScreen[Wish | None]):
    """Shows the notes of an article; gives one with what is to be done with it, None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,ctrl+e", "leave", "leave"),
        ("e", "wish('change')", "change"),
        ("d,delete", "wish('remove')", "remove"),
    ]

    def __init__(self, notes: Sequence[Note], first: int = 0) -> None:
        super().__init__()
        self._notes = notes
        self._first = min(first, len(notes) - 1)

    def compose(self) -> ComposeResult:
        with Vertical(id="notes"):
            yield Static(Content("Notes on this article"), classes="title")
            yield Choices(*map(_entry, self._notes))
            yield Static(Content("Enter goes there · e changes · d removes · Esc leaves"), classes="hint")

    def on_mount(self) -> None:
        self.query_one(Choices).highlighted = self._first

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Wish("go", self._notes[event.option_index]))

    def action_wish(self, what: str) -> None:
        number = self.query_one(Choices).highlighted
        if number is not None:
            self.dismiss(Wish(what, self._notes[number]))

    def action_leave(self) -> None:
        self.dismiss(None)


def _entry(note: Note) -> Content:
    """The passage, or what else the note is on, its words below, and the day it was made."""
    if note.passage is None:
        passage = "the article"
    else:
        gone = " (no longer in the text)" if note.start is None else ""
        words = safe_line(note.passage)
        passage = (words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1].rstrip()}…") + gone
    made = (f" · {date_in_words(note.made[:10])}", "$dim")
    if not note.words:
        return Content.assemble(passage, made)
    return Content.assemble((passage, "$dim"), "\n  ", (safe_line(note.words), "$accent"), made)
