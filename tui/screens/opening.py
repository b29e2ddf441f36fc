"""A link before it is opened: all of it, and plainly whose machine it leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.links import Target
from tui.safe_text import safe_line
from tui.screens.pages import Pages
from tui.wrapping import wrap


class Opening(Pages):
    """Shows what a browser would be given, and hands it over (``agreed``) or copies it (``copied``)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "agree", "open"),
        ("y", "copy", "copy"),
        ("n", "leave", "leave"),
    ]

    def __init__(self, target: Target, agreed: Callable[[], object], copied: Callable[[], object]) -> None:
        super().__init__(partial(opening_text, target))
        self._agreed, self._copied = agreed, copied

    def action_agree(self) -> None:
        self.dismiss()
        self._agreed()

    def action_copy(self) -> None:
        self.dismiss()
        self._copied()


def opening_text(target: Target, width: int) -> Content:
    """The host of a link, in both forms where it has two, and the link whole, in lines of ``width`` cells."""
    spelled = f", written {safe_line(target.spelled)}" if target.spelled else ""
    return Content.assemble(
        ("Open this link in the browser?\n", "bold"),
        ("Enter opens it · y copies it · ↓ ↑ scroll · Esc\n\n", "$dim"),
        ("on ", ""),
        (safe_line(target.host), "bold $accent"),
        f"{spelled}\n\n",
        "\n".join(wrap(safe_line(target.address), width)),
    )
