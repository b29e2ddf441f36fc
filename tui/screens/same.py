"""The same story elsewhere: the copies that are folded into an article, and the other articles on its event."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from articles.article import Article
from articles.library import Library
from articles.store.copies import Copy
from articles.store.events import Event, same_event
from articles.view import Row
from tui.actions import bindings, over_the_room
from tui.cells import fit
from tui.keymap import Keymap
from tui.output import facts
from tui.safe_text import safe_block, safe_line
from tui.screens.covering import Covering
from tui.screens.pages import Pages
from tui.wording import counted, date_in_words

WIDTH = 90
"""The widest this gets in cells (`app.tcss` says the same)."""
DATE_CELLS, WHERE_CELLS = 17, 24
WIDE = 60
"""With less room for a line, it does not tell where an article appeared."""
COPY, OTHER = "≡", " "
"""The signs of copies and of others on the event."""


class SameScreen(Covering[str | None], ModalScreen[str | None]):
    """Shows copies and others on the event; gives the id of the article that was chosen, or None.

    ``unfolded`` counts the copies that were made articles.
    """

    pane = "same"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("same"), *over_the_room("same")]

    def __init__(self, library: Library, article: Article, keymap: Keymap) -> None:
        super().__init__()
        self._library, self._article, self._keymap = library, article, keymap
        self._copies: list[Copy] = library.copies(article.id)
        self._others: list[Row] = []
        self._state = "looking for others on the event …"
        self.unfolded = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="same"):
            yield Static(Content(f"Elsewhere: {safe_line(self._article.headline)}"), classes="title")
            yield OptionList()
            yield Static(classes="below")
            yield Static(classes="hint")

    def on_mount(self) -> None:
        self._draw()
        self._look()

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _chosen(self) -> Copy | Row | None:
        """What is under the cursor."""
        at = self._options.highlighted
        rows: list[Copy | Row] = [*self._copies, *self._others]
        return None if at is None else rows[at]

    # what is shown

    def _draw(self) -> None:
        """All lines anew; the cursor stays on its line as far as there is one."""
        at = self._options.highlighted
        lines = [*map(self._copy_line, self._copies), *map(self._other_line, self._others)]
        self._options.clear_options().add_options(lines)
        self._options.highlighted = min(at or 0, len(lines) - 1) if lines else None
        self._say()

    def on_resize(self) -> None:
        self._draw()

    def _copy_line(self, copy: Copy) -> Content:
        return self._line(COPY, copy.published, copy.source, copy.headline)

    def _other_line(self, row: Row) -> Content:
        return self._line(OTHER, row.published, row.sector.name if row.sector else "", row.headline)

    def _line(self, sign: str, published: str | None, where: str, headline: str) -> Content:
        room = min(WIDTH, self.app.size.width) - 6 - 2
        date = fit(date_in_words(published[:10]) if published else "undated", DATE_CELLS)
        where = fit(safe_line(where), WHERE_CELLS) if room >= WIDE else ""
        words = fit(safe_line(headline), max(8, room - DATE_CELLS - len(where) - 1))
        return Content(f"{sign} {date}{where} {words}")

    def _say(self) -> None:
        copies = f"{COPY} 1 copy" if len(self._copies) == 1 else f"{COPY} {len(self._copies)} copies"
        told = f"{copies} folded into it" if self._copies else "no copies"
        self.query_one(".below", Static).update(Content(f"{told} · {self._state}"))
        opens, unfolds = self.key_of("open"), self.key_of("unfold")
        self.query_one(".hint", Static).update(
            Content(f"{opens} reads it · {unfolds} unfolds a copy: an article of its own · Esc")
        )

    @work(exclusive=True)
    async def _look(self) -> None:
        """Find the others, by a connection of its own."""
        try:
            event = await asyncio.to_thread(self._event)
        except sqlite3.Error as error:
            self._state = f"the others could not be looked for: {error}"
            self._say()
            return
        self._others = event.rows
        self._state = f"{counted(len(self._others), 'other article')} on the event"
        self._draw()

    def _event(self) -> Event:
        with self._library.again() as store:
            return same_event(store, self._article.id)

    # keys

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Read what is under the cursor: a copy in a page of its own, an article in the reader."""
        chosen = self._chosen
        if isinstance(chosen, Copy):
            copy = self._library.copy(chosen.id)
            if copy:
                self.app.push_screen(Pages(partial(copy_text, copy)))
        elif chosen is not None:
            self.dismiss(chosen.id)

    def action_unfold(self) -> None:
        """Make an article of the copy under the cursor."""
        chosen = self._chosen
        if not isinstance(chosen, Copy):
            self._state = "only a copy can be unfolded"
            self._say()
            return
        try:
            self._library.unfold([chosen.id])
        except sqlite3.Error as error:
            self._state = f"it could not be unfolded: {error}"
            self._say()
            return
        self._copies.remove(chosen)
        self.unfolded += 1
        self._state = "unfolded: an article of its own"
        self._draw()

    def action_move(self, step: int) -> None:
        self._options.action_cursor_down() if step > 0 else self._options.action_cursor_up()


def copy_text(copy: Article, width: int) -> Content:
    """A copy as it was published, with its source."""
    told = safe_line(" · ".join([*facts(copy), copy.source]))
    body = "\n\n".join(safe_block(copy.text[one.start : one.end]).text for one in copy.paragraphs)
    return Content.assemble((safe_line(copy.headline), "bold"), "\n", (told, "$dim"), "\n\n", body)
