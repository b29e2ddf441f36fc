"""The tags of an article, or of many: those that are typed come to the top, Enter gives or takes away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tui.safe_text import safe_line
from tui.screens.overlay import Overlay
from tui.widgets.line import Line

HINT = "Enter sets it · Tab sets several · - takes away"


def told(changes: Mapping[str, bool]) -> str:
    """What is given and taken away: "+wages −water"."""
    return " ".join(f"{'+' if value else '−'}{safe_line(name)}" for name, value in changes.items())


class Tags(Overlay[dict[str, bool] | None], ModalScreen[dict[str, bool] | None]):
    """Asks which tags to give (True) and to take away (False); None when it was left with Escape.

    ``known`` are all tags with the number of their articles, ``having`` how many of the ``articles`` asked about have
    each; a tag that only some have is given to the others first. ``check`` says in words why the answer is not taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("tab", "mark", "mark", priority=True),
        Binding("down", "step(1)", "down"),
        Binding("up", "step(-1)", "up"),
    ]

    def __init__(
        self,
        known: Sequence[tuple[str, int]],
        having: Mapping[str, int],
        articles: int,
        check: Callable[[dict[str, bool]], str | None] = lambda changes: None,
    ) -> None:
        super().__init__()
        self._check = check
        self._counts = dict(known)
        self._having = having
        self._articles = articles
        self._changes: dict[str, bool] = {}
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="tags"):
            yield Static(classes="title")
            yield Line(placeholder="the beginning of a tag, or a new one")
            options = OptionList()
            options.can_focus = False
            yield options
            yield Static(Content(HINT), classes="hint")

    def on_mount(self) -> None:
        self._show()

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _typed(self) -> str:
        return " ".join(self.query_one(Line).value.split())

    def _has(self, name: str) -> str:
        """Whether the articles have the tag, as it now stands: "all", "some" or "none"."""
        if name in self._changes:
            return "all" if self._changes[name] else "none"
        count = self._having.get(name, 0)
        return "none" if count == 0 else "all" if count >= self._articles else "some"

    def _show(self) -> None:
        """The tags that fit what is typed, the likeliest first; the first one is at hand when something is typed."""
        of = f" of {self._articles:,} articles" if self._articles > 1 else ""
        self.query_one(".title", Static).update(Content(f"Tags{of}   {told(self._changes)}".rstrip()))
        self._shown = self._fitting()
        self._options.clear_options()
        self._options.add_options([self._line(name) for name in self._shown])
        self._options.highlighted = 0 if self._typed and self._shown else None

    def _fitting(self) -> list[str]:
        typed = self._typed
        names = {*self._counts, *self._having, *self._changes}
        if typed.startswith("-"):
            names = {name for name in names if self._has(name) != "none"}
        wanted = typed.removeprefix("-").strip()
        folded = wanted.casefold()
        found = sorted((name for name in names if folded in name.casefold()), key=lambda name: self._rank(name, folded))
        if wanted and not typed.startswith("-") and folded not in {name.casefold() for name in names}:
            found.append(wanted)
        return found

    def _rank(self, name: str, folded: str) -> tuple[bool, bool, int, str]:
        """What is typed begins it, the articles have it, many have it."""
        begins = name.casefold().startswith(folded)
        return not begins, self._has(name) == "none", -self._counts.get(name, 0), name.casefold()

    def _line(self, name: str) -> Content:
        sign = {"all": "●", "some": "◐", "none": "○"}[self._has(name)]
        new = name not in self._counts and name not in self._having
        note = "new" if new else f"{self._counts.get(name, 0):,}"
        return Content.assemble(f"{sign} {safe_line(name)}  ", (note, "$dim"))

    def on_input_changed(self) -> None:
        self._hint(HINT)
        self._show()

    def _hint(self, words: str, wrong: bool = False) -> None:
        hint = self.query_one(".hint", Static)
        hint.update(Content(words))
        hint.set_class(wrong, "-wrong")

    def on_input_submitted(self) -> None:
        """Enter takes what is typed or stepped to, and what was marked before."""
        before = dict(self._changes)
        self._mark()
        if wrong := self._check(self._changes):
            self._changes = before
            self._hint(wrong, wrong=True)
        else:
            self.dismiss(self._changes)

    def action_mark(self) -> None:
        """Give or take away the tag at hand, and ask for another one."""
        self._mark()
        self.query_one(Line).value = ""
        self._show()

    def _mark(self) -> None:
        number = self._options.highlighted
        if number is None:
            return
        name = self._shown[number]
        before = self._having.get(name, 0)
        wanted = self._has(name) != "all" and not self._typed.startswith("-")
        if before == (self._articles if wanted else 0):
            self._changes.pop(name, None)
        else:
            self._changes[name] = wanted

    def action_step(self, step: int) -> None:
        if self._shown:
            now = self._options.highlighted
            self._options.highlighted = 0 if now is None else max(0, min(len(self._shown) - 1, now + step))

    def action_leave(self) -> None:
        self.dismiss(None)
