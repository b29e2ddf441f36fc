"""Pages to read over the reading room: the help of a pane, and what went wrong so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import of_pane, shown_keys
from tui.safe_text import safe_line

TITLES = {
    "list": "The list",
    "reader": "The reader",
    "summary": "The summary",
    "quotes": "Who said what",
    "everywhere": "Everywhere",
}


class Pages(ModalScreen[None]):
    """A text over the screen that is scrolled like the reader and left with q, Esc or the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,enter", "leave", "leave"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown", "page(1)", "page down"),
        ("b,pageup", "page(-1)", "page up"),
        ("g,home", "end(0)", "top"),
        ("G,end", "end(1)", "bottom"),
    ]

    def __init__(self, text: Content) -> None:
        super().__init__()
        self._text: Content = text

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._text)

    @property
    def _scroller(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_scroll(self, lines: int) -> None:
        self._scroller.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        self.action_scroll(pages * max(1, self._scroller.size.height - 1))

    def action_end(self, bottom: int) -> None:
        self._scroller.scroll_to(y=self._scroller.max_scroll_y * bottom, animate=False)

    def action_leave(self) -> None:
        self.dismiss()


def help_text(pane: str, keymap: Mapping[str, Sequence[str]]) -> Content:
    """The keys of a pane and those that work everywhere, from the table of actions."""
    parts = []
    for section in (pane, "everywhere"):
        parts.append(Content.styled(f"\n{TITLES[section]}\n", "bold $accent"))
        for action in of_pane(section):
            keys = shown_keys(action, keymap) or f":{action.name}"
            parts.append(Content.assemble((f"  {keys:<14}", "bold"), f" {action.help}\n"))
    parts.append(Content.styled("\nq leaves this page, j k Space b scroll it.\n", "$dim"))
    return Content("").join(parts)


def messages_text(problems: Iterable[tuple[str, str]], notes: Sequence[str]) -> Content:
    """What could not be read (source, reason), and what went wrong since."""
    parts = [Content.styled("\nMessages\n\n", "bold $accent")]
    for source, reason in problems:
        parts.append(Content.assemble((f"  {safe_line(source)}\n", "bold"), f"    {safe_line(reason)}\n"))
    parts.extend(Content(f"  {safe_line(note)}\n") for note in notes)
    if len(parts) == 1:
        parts.append(Content("  Nothing went wrong so far.\n"))
    return Content("").join(parts)
