"""The list in the questions that open over the reading room."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList


class Choices(OptionList):
    """Options that j and k step through, as the arrow keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "cursor_down", "down"), ("k", "cursor_up", "up")]
