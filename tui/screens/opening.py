"""A link before it is opened: all of it, and plainly whose machine it leads to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.links import Target
from tui.safe_text import safe_line
from tui.steady import Steady


class Opening(Steady, ModalScreen[bool]):
    """Shows what a browser would be given; gives whether it is to be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter,y", "answer(True)", "open"),
        ("escape,q,n", "answer(False)", "leave"),
        ("j", "scroll(1)", "down"),
        ("k", "scroll(-1)", "up"),
    ]

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target

    def compose(self) -> ComposeResult:
        host, spelled = safe_line(self._target.host), safe_line(self._target.spelled)
        with Vertical(id="opening"):
            yield Static("Open this link in the browser?", classes="title")
            yield Static(Content.assemble("on ", (host, "bold $accent"), f", written {spelled}" if spelled else ""))
            with VerticalScroll():
                yield Static(Content(safe_line(self._target.address)), id="address")
            yield Static("Enter or y opens it · ↓ ↑ scroll · Esc", classes="hint")

    def action_answer(self, opens: bool) -> None:
        self.dismiss(opens)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
