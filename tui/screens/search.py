"""The search: a line for a query and, while it is typed, the hits with the words in their context."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from articles.conditions import EVERYTHING, Query
from articles.query import Wrong, parse
from articles.store import Store
from articles.store.damage import told
from articles.store.search import Hits
from tui.actions import beside, bindings, of_pane, over_the_room
from tui.bar_lines import key_words
from tui.keymap import Keymap
from tui.notes import Note
from tui.safe_text import safe_line
from tui.screens.covering import Covering
from tui.searching import Searcher
from tui.widgets.bars import Bar
from tui.widgets.hits_pane import WIDTH, HitsPane
from tui.widgets.line import Line
from tui.wrapping import wrap

LABEL = " search "
PAUSE = 0.06
"""Seconds without a key until what was typed is looked for."""
MOMENT = 0.15
"""Seconds after which the pane says that it is looking."""


class Sought(NamedTuple):
    """What a search ended with: the query and the article to open, or None to show all articles in the list."""

    query: Query
    article_id: str | None


class SearchScreen(Covering[Sought | None]):
    """Searches as one types. ``connect`` gives a connection of its own; ``typed`` hears of what is written."""

    pane = "search"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search"), *over_the_room("search")]
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        connect: Callable[[], Store],
        text: str,
        today: date,
        keymap: Keymap,
        typed: Callable[[str], None],
        keep: Callable[[Query], None],
    ) -> None:
        super().__init__()
        self._text, self._today, self._keymap, self._typed, self._keep = text, today, keymap, typed, keep
        self._searcher = Searcher(connect)
        self._query: Query | Wrong = EVERYTHING
        self._hits: Hits | None = None  # None while they are looked for
        self._count: int | None = None
        self._ranked = False
        self._opening = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="search-line"):
            yield Static(Content(LABEL), id="search-label")
            yield Line(self._text, select_on_focus=True)
        yield Static(id="search-wrong")
        yield HitsPane()
        yield Bar(id="keys")

    @property
    def _pane(self) -> HitsPane:
        return self.query_one(HitsPane)

    @property
    def _line(self) -> Line:
        return self.query_one(Line)

    def on_mount(self) -> None:
        self.draw_foot()
        self._take(self._text)

    async def on_unmount(self) -> None:
        """Look for nothing any more."""
        await asyncio.to_thread(self._searcher.close)

    # the line

    def on_input_changed(self) -> None:
        self._take_line()

    def _take_line(self) -> None:
        """Look for what stands in the line by now: a key that acts may be faster than the news of it."""
        if self._line.value != self._text:
            self._take(self._line.value)

    def _take(self, text: str) -> None:
        """Look for what is written, or say what is wrong with it; the hits before stay until there are others."""
        self._text, self._opening = text, False
        self._typed(text)
        self._query = query = parse(text, self._today)
        self._say_wrong()
        ticket = self._searcher.begin()
        if isinstance(query, Wrong):
            self.workers.cancel_node(self)
        elif query == EVERYTHING:
            self.workers.cancel_node(self)
            self._hits = Hits([], False)
            self._pane.explain()
            self._head()
        else:
            self._hits = self._count = None
            self._look(query, ticket)

    def _say_wrong(self) -> None:
        """Mark the place that is wrong under the line, and say below it what was expected."""
        below, wrong = self.query_one("#search-wrong", Static), self._query
        below.display = isinstance(wrong, Wrong)
        if isinstance(wrong, Wrong):
            start = len(LABEL) + cell_len(self._text[: wrong.start]) - self._line.scroll_offset.x
            length = max(1, cell_len(self._text[wrong.start : wrong.end]))
            marks = f"{' ' * max(0, start)}{'^' * max(1, length + min(0, start - len(LABEL)))}"
            room = self._column
            below.update(Content("\n".join([marks[:room], *wrap(safe_line(wrong.message), room, " ")])))

    # looking

    @work(exclusive=True)
    async def _look(self, query: Query, ticket: object) -> None:
        """Look for the hits when no further key comes; then for how many there are."""
        await asyncio.sleep(PAUSE)
        working = self.set_timer(MOMENT, self._head)
        try:
            hits = await asyncio.to_thread(self._searcher.find, ticket, query, self._ranked, 2 * self._column - 12)
            if hits is None:
                return
            self._show(hits, query)
            if hits.more:
                self._count = await asyncio.to_thread(self._searcher.count, ticket, query)
        except sqlite3.Error as error:
            self.post_message(Note(f"the library could not be searched: {told(error)}", problem=True))
        finally:
            working.stop()
        self._head()

    def _show(self, hits: Hits, query: Query) -> None:
        self._hits = hits
        if hits.hits:
            self._pane.show(hits.hits, query)
        else:
            self._pane.say_only("  No article has all of this.")
        self._head()
        if self._opening:
            self.action_open()

    @property
    def _column(self) -> int:
        """Cells for a row of text."""
        return max(10, min(WIDTH, self.app.size.width) - 4)

    def _head(self) -> None:
        """Say how many there are, and in which order."""
        order = "best first" if self._ranked else "newest first"
        if self._query == EVERYTHING:
            self._pane.say("HITS")
        elif self._hits is None:
            self._pane.say("HITS", f"looking … · {order}")
        else:
            shown = len(self._hits.hits)
            whole = f"{shown:,}" if not self._hits.more else f"{self._count:,}" if self._count else f"over {shown:,}"
            self._pane.say("HITS", f"{whole} · {order}")

    # the foot

    def on_resize(self) -> None:
        self.draw_foot()
        self._say_wrong()
        if self._query == EVERYTHING:
            self._pane.explain()

    def draw_foot(self) -> None:
        back = [one._replace(label="back", footer=True) for one in beside("search") if one.name == "cancel"]
        keys = key_words((*of_pane("search"), *back), self._keymap, self.app.size.width)
        self.query_one("#keys", Bar).left = self.noted() or keys

    # keys

    def on_input_submitted(self) -> None:
        self.action_open()

    def on_hits_pane_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the hit under the cursor; of what was typed just now the first one, when it is found."""
        self._take_line()
        query, shown = self._query, self._pane.current
        if isinstance(query, Wrong):
            self.post_message(Note(query.message, problem=True))
        elif self._hits is None:
            self._opening = True
        elif shown and self._hits.hits:
            self.dismiss(Sought(query, shown.hit.row.id))

    def action_all(self) -> None:
        """Show all that was found in the list."""
        self._take_line()
        if isinstance(self._query, Wrong):
            self.post_message(Note(self._query.message, problem=True))
        else:
            self.dismiss(Sought(self._query, None))

    def action_order(self) -> None:
        """Newest first, or the best ones first."""
        self._take_line()
        self._ranked = not self._ranked
        self._take(self._text)

    def action_keep(self) -> None:
        """Keep the query as a view."""
        self._take_line()
        if isinstance(self._query, Wrong):
            self.post_message(Note(self._query.message, problem=True))
        else:
            self._keep(self._query)

    def action_move(self, step: int) -> None:
        self._pane.action_move(step)

    def action_page(self, pages: int) -> None:
        self._pane.page(pages)
