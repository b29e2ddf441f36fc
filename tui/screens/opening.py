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
    """Shows what a browser would be given, and hands it over (``agreed``) if the reader agrees."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter,y", "agree", "open"), ("n", "leave", "leave")]

    def __init__(self, target: Target, agreed: Callable[[], object]) -> None:
        super().__init__(partial(opening_text, target))
        self._agreed = agreed

    def action_agree(self) -> None:
        self.dismiss()
        self._agreed()


def opening_text(target: Target, width: int) -> Content:
    """The host of a link, in both forms where it has two, and the link whole, in lines of ``width`` cells."""
    spelled = f", written {safe_line(target.spelled)}" if target.spelled else ""
    return Content.assemble(
        ("Open this link in the browser?\n", "bold"),
        ("Enter or y opens it · ↓ ↑ scroll · Esc\n\n", "$dim"),
        ("on ", ""),
        (safe_line(target.host), "bold $accent"),
        f"{spelled}\n\n",
        "\n".join(wrap(safe_line(target.address), width)),
    )
