"""A line to type in, for questions at the foot of the screen, forms and searches."""

from __future__ import annotations

from textual.actions import SkipAction
from textual.suggester import Suggester
from textual.widgets import Input

from tui.safe_text import safe_block


class Line(Input):
    """Holds nothing that a screen must not show, whether it comes from an article, is suggested, typed or pasted.

    Its value may therefore be another than it was given: whether a reader changed it is told by what it held at first.
    """

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        id: str | None = None,
        suggester: Suggester | None = None,
        select_on_focus: bool = False,
    ) -> None:
        super().__init__(value, placeholder, id=id, suggester=suggester, select_on_focus=select_on_focus)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Copy what is selected; without that the key is not the line's: ctrl+c leaves a question."""
        if self.selection.is_empty:
            raise SkipAction
        super().action_copy()

    def validate_value(self, value: str) -> str:
        """What the line holds in place of what it is given."""
        return _shown(value)

    def validate__suggestion(self, suggestion: str) -> str:
        """What is shown of a suggestion, and taken by →."""
        return _shown(suggestion)


def _shown(words: str) -> str:
    return safe_block(words).text.replace("\n", " ")
