"""The saved views: choose one by its first letters, show it, or delete it."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from articles.library import Library
from articles.query import Wrong, parse
from articles.store.views import SavedView
from tui.actions import bindings, of_pane, over_the_room, shown_key
from tui.cells import fit
from tui.keymap import Keymap
from tui.list_text import order_words
from tui.safe_text import safe_line
from tui.screens.covering import Covering
from tui.searching import Searcher

WIDTH = 76
"""The widest this gets in cells (`app.tcss` says the same)."""
NAME_CELLS = 30
COUNT_CELLS = 10


class ViewsScreen(Covering[SavedView | None], ModalScreen[SavedView | None]):
    """Shows name, query and number of articles of each view; gives the one that was chosen, or None.

    Letters go to the first view whose name begins so.
    """

    pane = "views"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("views"), *over_the_room("views")]

    def __init__(self, library: Library, today: date, keymap: Keymap) -> None:
        super().__init__()
        self._library, self._today, self._keymap = library, today, keymap
        self._views = library.views()
        self._counts: dict[str, str] = {}
        self._problem = ""
        self._searcher = Searcher(library.store.again)
        self._typed = ""
        self._doomed: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="views"):
            yield Static("Saved views", classes="title")
            yield OptionList(*self._lines())
            yield Static(classes="below")
            yield Static(classes="hint")

    def on_mount(self) -> None:
        self._say()
        self._count()

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _names(self) -> list[str]:
        return list(self._views)

    @property
    def _chosen(self) -> str | None:
        """The view under the cursor."""
        at = self._options.highlighted
        return None if at is None else self._names[at]

    # what is shown

    def _lines(self) -> list[Content]:
        return [self._row(name) for name in self._views]

    def _row(self, name: str) -> Content:
        """Name, query and number of articles, each as far as there is room for it."""
        width = min(WIDTH, self.app.size.width) - 6
        longest = max(cell_len(safe_line(one)) for one in self._views)
        cells = min(longest, NAME_CELLS, max(8, width // 2))
        count = self._counts.get(name, "")
        room = width - cells - 2 - COUNT_CELLS
        query = fit(safe_line(self._views[name].query) or "everything", room) if room > 8 else " " * max(0, room)
        return Content.assemble(fit(safe_line(name), cells), "  ", (query, "$dim"), f"{count:>{COUNT_CELLS}}")

    def _draw(self) -> None:
        for number, line in enumerate(self._lines()):
            self._options.replace_option_prompt_at_index(number, line)

    def on_resize(self) -> None:
        self._draw()

    def _say(self) -> None:
        """The whole query and the order of the view under the cursor, and the keys."""
        name = self._chosen
        view = self._views[name] if name is not None else None
        words = f"{safe_line(view.query) or 'everything'}\n{order_words(view.order)}" if view else ""
        words = "\n".join(part for part in (words, self._problem) if part)
        self.query_one(".below", Static).update(Content(words))
        hint = self.query_one(".hint", Static)
        if self._doomed is not None:
            hint.update(
                Content(f"{self._key('drop')} again deletes “{safe_line(self._doomed)}” · any other key does not")
            )
        elif self._typed:
            hint.update(Content(f"{safe_line(self._typed)}▏ · {self._key('show')} shows it · Backspace takes back"))
        else:
            hint.update(
                Content(f"{self._key('show')} shows · first letters choose · {self._key('drop')} deletes · Esc")
            )
        hint.set_class(self._doomed is not None, "-wrong")

    def _key(self, name: str) -> str:
        action = next(action for action in of_pane("views") if action.name == name)
        return shown_key(self._keymap.get(action.id, action.keys)[0])

    @work(exclusive=True)
    async def _count(self) -> None:
        """Count the articles of each view, which may take long."""
        ticket = self._searcher.begin()
        try:
            for name, view in self._views.items():
                query = parse(view.query, self._today)
                if not isinstance(query, Wrong):
                    self._counts[name] = f"{await asyncio.to_thread(self._searcher.count, ticket, query):,}"
                    self._draw()
        except sqlite3.Error as error:
            self._problem = f"they could not be counted: {error}"
            self._say()

    async def on_unmount(self) -> None:
        """Count no more."""
        await asyncio.to_thread(self._searcher.close)

    # keys

    def on_key(self, event: events.Key) -> None:
        """Letters go to the view that begins with them."""
        key = event.key
        if self._doomed is not None and key not in self._keymap.get("views.drop", ("delete",)):
            self._doomed = None
            self._say()
        if key == "backspace":
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character and self._begins(self._typed + event.character):
            self._typed += event.character
        elif event.is_printable and event.character and self._begins(event.character):
            self._typed = event.character
        else:
            return
        event.stop()
        found = self._begins(self._typed)
        if self._typed and found:
            self._options.highlighted = self._names.index(found)
        self._say()

    def _begins(self, letters: str) -> str | None:
        """The first view whose name begins so."""
        return next((name for name in self._views if name.casefold().startswith(letters.casefold())), None)

    def on_option_list_option_highlighted(self) -> None:
        self._say()

    def on_option_list_option_selected(self) -> None:
        self.action_show()

    def action_show(self) -> None:
        """Show the view under the cursor."""
        if self._chosen is not None:
            self.dismiss(self._views[self._chosen])

    def action_drop(self) -> None:
        """Delete the view under the cursor, when the key is pressed again."""
        name = self._chosen
        if name is None or self._doomed != name:
            self._doomed = name
            self._say()
            return
        at = self._names.index(name)
        try:
            self._library.drop_view(name)
        except sqlite3.Error as error:
            self._problem = f"it could not be deleted: {error}"
            self._say()
            return
        del self._views[name]
        self._doomed, self._typed = None, ""
        if not self._views:
            self.dismiss(None)
            return
        self._options.remove_option_at_index(at)
        self._options.highlighted = min(at, len(self._views) - 1)
        self._draw()
        self._say()

    def action_move(self, step: int) -> None:
        self._options.action_cursor_down() if step > 0 else self._options.action_cursor_up()

    def action_close(self) -> None:
        self.dismiss(None)
