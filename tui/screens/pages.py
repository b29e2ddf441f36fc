"""Pages to read over the reading room: the help of a pane, and what went wrong so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import beside, of_pane, shown_keys
from tui.safe_text import safe_line
from tui.screens.overlay import Overlay
from tui.wrapping import wrap

TITLES = {
    "list": "The list",
    "reader": "The reader",
    "summary": "The summary",
    "quotes": "Who said what",
    "speaker": "One speaker in all articles",
    "search": "The search",
    "views": "Saved views",
    "same": "The same story",
    "links": "Links",
    "everywhere": "Everywhere",
}
WIDTH = 90
"""The widest page in cells (`app.tcss` says the same)."""
KEYS = 16
"""Cells of the column of keys, before what they do."""
ROOMY = 40
"""From this width on, what a key does stands beside it; in less, below it."""


class Pages(Overlay[None], ModalScreen[None]):
    """A text over the screen that is scrolled like the reader and left with q, Esc or the key that opened it.

    ``text`` makes it for a width in cells, so that what hangs under a column stays there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,enter", "leave", "leave"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown", "page(1)", "page down"),
        ("b,pageup", "page(-1)", "page up"),
        ("g,home", "end(0)", "top"),
        ("G,end", "end(1)", "bottom"),
    ]

    def __init__(self, text: Callable[[int], Content]) -> None:
        super().__init__()
        self._text = text
        self._set_for = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._content())

    @property
    def _columns(self) -> int:
        """Cells for the text: two of air at both sides and the scrollbar go off the page."""
        return min(WIDTH, self.app.size.width) - 5

    def on_resize(self) -> None:
        """Set the text anew for another width."""
        if self._columns != self._set_for:
            self.query_one(Static).update(self._content())

    def _content(self) -> Content:
        """The text set for the width that there is."""
        self._set_for = self._columns
        return self._text(self._set_for)

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


def help_text(pane: str, keymap: Mapping[str, Sequence[str]], width: int) -> Content:
    """The keys of a pane and those that work everywhere, from the table of actions, in lines of ``width`` cells."""
    parts = []
    for section, actions in ((pane, of_pane(pane)), ("everywhere", beside(pane))):
        parts.append(Content.styled(f"\n{TITLES[section]}\n", "bold $accent"))
        for action in actions:
            parts.append(_hanging(shown_keys(action, keymap) or f":{action.name}", action.help, width))
    parts.append(Content.styled("\nq leaves this page, j k Space b scroll it.\n", "$dim"))
    return Content("").join(parts)


def messages_text(problems: Iterable[tuple[str, str]], notes: Sequence[str], width: int) -> Content:
    """What could not be read (source, reason), and what went wrong since, in lines of ``width`` cells."""
    parts = [Content.styled("\nMessages\n\n", "bold $accent")]
    for source, reason in problems:
        parts.append(Content.styled(f"  {safe_line(source)}\n", "bold"))
        parts.append(_lines(wrap(safe_line(reason), width, indent="    ")))
    parts.extend(_lines(wrap(safe_line(note), width, indent="    ", first="  ")) for note in notes)
    if len(parts) == 1:
        parts.append(_lines(wrap("Nothing went wrong so far.", width, indent="  ")))
    return Content("").join(parts)


def _hanging(keys: str, words: str, width: int) -> Content:
    """Keys and what they do, further lines under the words; in a narrow page the words stand below the keys."""
    if width < ROOMY or len(keys) > KEYS - 3:
        return Content.styled(f"  {keys}\n", "bold") + _lines(wrap(words, width, indent="    "))
    first, *others = wrap(words, width - KEYS)
    return Content.styled(f"  {keys:<{KEYS - 2}}", "bold") + _lines([first, *(" " * KEYS + line for line in others)])


def _lines(lines: Iterable[str]) -> Content:
    return Content("".join(f"{line}\n" for line in lines))
