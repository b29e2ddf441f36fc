"""The methods of summarizing side by side: what each would pick from the article that is read, as it becomes known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from summarize import Summary
from tui.safe_text import safe_line
from tui.screens.overlay import Overlay
from tui.widgets.choices import Choices
from tui.wording import counted
from tui.wrapping import wrap

WIDTH = 110
"""The widest this gets in cells (`app.tcss` says the same)."""
FRAME = 2
"""Rows for the title and the hint."""
LEAST, MOST = 4, 14
"""A summary is shown below the methods where there are so many rows for it, and in no more."""


class Methods(Overlay[str | None], ModalScreen[str | None]):
    """Shows each method with the first sentence that it picks; gives the one that was chosen, or None.

    ``summary_by`` makes the summary by a method and may take seconds; the method under the cursor comes first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,M", "leave", "leave")]

    def __init__(self, names: Sequence[str], now: str, summary_by: Callable[[str], Awaitable[Summary]]) -> None:
        super().__init__()
        self._names = names
        self._now = now
        self._summary_by = summary_by
        self._known: dict[str, Summary | str] = {}
        self._at_work = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="methods"):
            yield Static("Methods, each with the sentence that it would pick first", classes="title")
            yield Choices(*(self._line(name) for name in self._names))
            yield Static(id="picked")
            yield Static("Enter takes it · Esc leaves · = also in the summary shown", classes="hint")

    @property
    def _options(self) -> Choices:
        return self.query_one(Choices)

    @property
    def _under_cursor(self) -> str:
        return self._names[self._options.highlighted or 0]

    def on_mount(self) -> None:
        self._options.highlighted = self._names.index(self._now) if self._now in self._names else 0
        self._fill()

    @work(exclusive=True)
    async def _fill(self) -> None:
        """Learn what the methods pick, one after the other, next always the one under the cursor."""
        waiting = list(self._names)
        while waiting:
            name = self._under_cursor if self._under_cursor in waiting else waiting[0]
            waiting.remove(name)
            self._at_work = name
            self._draw(name)
            try:
                self._known[name] = await self._summary_by(name)
            except Exception as error:  # a method may be a stranger's: the others are shown all the same
                self._known[name] = f"no summary: {error or type(error).__name__}"
            self._draw(name)

    def _draw(self, name: str) -> None:
        """Show what is known of this method now."""
        self._options.replace_option_prompt_at_index(self._names.index(name), self._line(name))
        self._show_picked()

    def _line(self, name: str) -> Content:
        """A method, whether it is the one in use, and its first pick."""
        width = max(map(len, self._names))
        mark = "●" if name == self._now else "○"
        words, style = self._first_pick(name)
        return Content.assemble(f"{mark} {safe_line(name):<{width}}  ", (words, style))

    def _first_pick(self, name: str) -> tuple[str, str]:
        """The best sentence of a method's summary, or what is to be said instead, and its style."""
        known = self._known.get(name, "working …" if name == self._at_work else "…")
        if isinstance(known, str):
            return safe_line(known), "$dim"
        if known.method != name or not known.sentences:
            return safe_line(" ".join(known.notices) or "no sentence"), "$dim"
        return safe_line(min(known.sentences, key=lambda sentence: sentence.place).text), ""

    # the whole summary by the method under the cursor

    def on_option_list_option_highlighted(self) -> None:
        self._show_picked()

    def on_resize(self, event: events.Resize) -> None:
        room = event.size.height - FRAME - len(self._names)
        picked = self.query_one("#picked", Static)
        picked.display = room >= LEAST
        picked.styles.height = min(room, MOST)
        self._show_picked()

    def _show_picked(self) -> None:
        self.query_one("#picked", Static).update(self._picked(self._under_cursor))

    def _picked(self, name: str) -> Content:
        """The summary by this method, what it shares with the one in use marked."""
        known = self._known.get(name, "working …" if name == self._at_work else "not asked yet …")
        if isinstance(known, str):
            return Content.styled(f"\n{safe_line(known)}", "$dim")
        now = self._known.get(self._now)
        shown = {one.number for one in now.sentences} if isinstance(now, Summary) and name != self._now else set()
        width = min(WIDTH, self.app.size.width) - 2
        lines = [f"\n{safe_line(known.method)} · {len(known.sentences)} of {counted(known.of, 'sentence')}"]
        for number, sentence in enumerate(known.sentences, 1):
            mark = "=" if sentence.number in shown else " "
            lines += wrap(safe_line(sentence.text), width, "     ", f"{mark}{number:>2}  ")
        for notice in known.notices:
            lines += wrap(safe_line(notice), width, "     ")
        return Content("\n".join(lines))

    # keys

    def action_leave(self) -> None:
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._names[event.option_index])
