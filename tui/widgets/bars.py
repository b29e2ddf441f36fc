"""The line at the top and the line at the foot of the reading room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.safe_text import safe_line


class Bar(Widget):
    """One line with words at its left and at its right end; the right ones give way first."""

    left: reactive[Content] = reactive(Content, always_update=True)  # contents of the same text are equal in any style
    right: reactive[Content] = reactive(Content)

    def render(self) -> Content:
        """The line as wide as the terminal."""
        room = self.size.width - self.left.cell_length - self.right.cell_length - 2
        if room < 2:
            return Content.assemble(" ", self.left)
        return Content.assemble(" ", self.left, " " * room, self.right, " ")


def top_words(articles: int, unread: int) -> Content:
    """What the library holds, beside the name of the paper."""
    noun = "article" if articles == 1 else "articles"
    return Content.assemble(("nutgraf", "bold $foreground"), f"   {articles:,} {noun} · {unread:,} unread")


def plain(text: str) -> Content:
    """Words that may be foreign, as they are."""
    return Content(safe_line(text))


def where_words(panes: Sequence[str], focused: str) -> Content:
    """Where one is when panes are shown one at a time: "1 list · 2 reader · ..." with the place marked."""
    parts: list[Content] = []
    for number, pane in enumerate(panes, 1):
        style = "bold reverse $accent" if pane == focused else "$dim"
        parts.append(Content.styled(f" {number} {pane} ", style))
    return Content("").join(parts)


def key_words(keys: Sequence[tuple[str, str]], width: int) -> Content:
    """Keys and what they do, for the foot line: as many as there is room for, the last one (help) in any case."""
    words = [Content.assemble((key, "bold $foreground"), f" {label}") for key, label in keys]
    while len(words) > 1 and sum(word.cell_length + 3 for word in words) > width:
        del words[-2]
    return Content("   ").join(words)


def note_words(text: str, problem: bool) -> Content:
    """A note: what was just done, or what went wrong."""
    return Content.styled(safe_line(text), "bold $error" if problem else "bold $foreground")
