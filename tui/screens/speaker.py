"""One speaker in all articles: roles with their dates, and everything said, as the articles are read."""

from __future__ import annotations

import asyncio
import time
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from articles.library import Library
from articles.people import Register, Said, Speaker
from tui.actions import of_pane, over_the_room
from tui.bar_lines import key_words
from tui.citations import roles
from tui.clipboard import copy
from tui.everywhere import Search, spellings
from tui.keymap import Keymap
from tui.notes import Note
from tui.safe_text import safe_line
from tui.screens.covering import Covering
from tui.speech import cite
from tui.widgets.bars import Bar
from tui.widgets.speaker_pane import SpeakerPane
from tui.wrapping import wrap

WIDTH = 84
"""The widest this gets in cells (`app.tcss` says the same)."""
ROLES = 2
"""So many rows for the roles."""
MOMENT = 0.05
"""Seconds that are read at a time; leaving the screen ends it after them."""
SHOW = 0.25
"""Seconds from one showing of what has been read to the next, while more is read."""
SHARE = 10
"""Showing what thousands of articles say takes a while; so many times as long passes until it is shown anew."""


class SpeakerScreen(Covering[Said | None]):
    """Shows who is called ``name`` in an article, from the quotation that begins ``at`` there; gives the one to open.

    What it reads stays in the register. It stops reading when it is left.
    """

    pane = "speaker"
    BINDINGS: ClassVar[list[BindingType]] = over_the_room("speaker")
    AUTO_FOCUS = "#speaker"

    def __init__(self, library: Library, register: Register, article_id: str, name: str, at: int, keys: Keymap) -> None:
        super().__init__()
        self._library = library
        self._register = register
        self._place = article_id, name
        self._at = article_id, at
        self._keymap = keys
        self._search: Search | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="who")
        yield SpeakerPane(self._at)
        yield Bar(id="keys")

    @property
    def _pane(self) -> SpeakerPane:
        return self.query_one(SpeakerPane)

    @property
    def actor(self) -> SpeakerPane:
        """The pane has the keys of its own."""
        return self._pane

    def _speaker(self) -> Speaker | None:
        return self._register.speaker(*self._place)

    def on_mount(self) -> None:
        self._show()
        self.draw_foot()
        self._read()

    # what is read

    @work(exclusive=True)
    async def _read(self) -> None:
        """Read the articles that may quote the speaker, newest first, and show them from time to time."""
        speaker = self._speaker()
        if speaker is None or not (names := spellings(speaker)):
            return
        self._search = search = await asyncio.to_thread(Search, self._library.store.again(), names)
        due = 0.0
        try:
            while not search.done:
                if (now := time.monotonic()) >= due:
                    self._show()
                    due = now + max(SHOW, SHARE * (time.monotonic() - now))
                for article, quotes in await asyncio.to_thread(search.some, self._register, MOMENT):
                    self._register.add(article, quotes)
        finally:
            await asyncio.to_thread(search.close)
        self._show()

    def _show(self) -> None:
        """Show what is known so far."""
        if (speaker := self._speaker()) is None:
            return
        self.query_one("#who", Static).update(_who(speaker, min(WIDTH, self.app.size.width) - 2))
        self._pane.show(speaker, self._how_far())

    def _how_far(self) -> str:
        search = self._search
        if search is None or search.done:
            return ""
        return f"reading {search.tested:,} of {search.count:,} articles"

    # the foot

    def on_resize(self) -> None:
        self._show()
        self.draw_foot()

    def draw_foot(self) -> None:
        actions = (*of_pane("speaker"), *of_pane("everywhere"))
        keys = key_words(actions, self._keymap, self.app.size.width)
        self.query_one("#keys", Bar).left = self.noted() or keys

    # what the pane asks for

    def on_speaker_pane_chosen(self, event: SpeakerPane.Chosen) -> None:
        self.dismiss(event.said)

    def on_speaker_pane_copy_asked(self, event: SpeakerPane.CopyAsked) -> None:
        said, speaker = event.said, self._speaker()
        article = self._library.article(said.origin.article_id)
        if article is None or speaker is None:
            self.post_message(Note("that article is no longer in the library"))
            return
        words = cite(said.quote._replace(speaker=speaker.name, role=said.role), article)
        copy(self, words, said.quote.text)

    def on_speaker_pane_closed(self) -> None:
        self.dismiss(None)


def _who(speaker: Speaker, width: int) -> Content:
    """The name, and below it the roles with their dates, as far as there is room for them."""
    rows = wrap(safe_line(roles(speaker)), width)
    if len(rows) > ROLES:
        rows[ROLES - 1] = rows[ROLES - 1][: width - 2].rstrip(" ·") + " …"
    below = "".join(f"\n{row}" for row in rows[:ROLES])
    return Content.styled(safe_line(speaker.name), "bold $accent") + Content.styled(below, "$dim")
