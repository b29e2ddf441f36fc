"""The room that one reads in: list, reader, summary and quotations on one screen, and what they show."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from articles.article import Article, Sector
from articles.library import Library
from articles.sectors import Taxonomy
from articles.store.copies import places
from articles.view import Filter
from tui.actions import ROOM_PANES, of_pane
from tui.bar_lines import key_words, note_words, plain, top_words, where_words
from tui.cells import width_of
from tui.list_text import count_words, filter_words, order_words, status_words
from tui.opening import NOT_KEPT
from tui.place_read import PlaceRead
from tui.reading import Reading
from tui.readings import Readings
from tui.remembered import ROOM, Left, to_keep
from tui.screens.telling import FURTHER, TellingScreen
from tui.settings import Settings
from tui.typeset import Jottings
from tui.widgets.article_list import ArticleList
from tui.widgets.bars import Bar
from tui.wording import place_words

if TYPE_CHECKING:
    from articles.conditions import Query
    from articles.people import Register
    from tui.widgets.quotes_pane import QuotesPane
    from tui.widgets.reader import Reader
    from tui.widgets.summary_pane import SummaryPane

WAIT = 0.25
"""Seconds that the cursor must rest before its article is shown."""
LOOK_AT_PLACE = 2.0
"""Seconds between two looks at how far one has read; a place that is the same at both is kept."""
TELL = 0.5
"""Seconds between two words on how far the reading of the sources has come."""
Counts = tuple[int, int, list[tuple[Sector, int]]]
NEVER_LEFT = Left()
GONE = "that article is no longer in the library"
MOMENT = 0.15
"""Seconds after which a pane says that it is working."""


class Room(TellingScreen):
    """The panes with the lines above and below them, showing the article of the list's cursor; `ReadingRoom` adds the
    keys that work everywhere."""

    AUTO_FOCUS = "#list"

    def __init__(
        self, library: Library, settings: Settings, left: Left = NEVER_LEFT, taxonomy: Taxonomy | None = None
    ) -> None:
        """``taxonomy`` is that of the settings as it was when the app began, whatever becomes of its file."""
        super().__init__(settings.layout, left.shift)
        self.taxonomy = taxonomy
        self._left = left
        self.library = library
        self.settings = settings
        self.readings = Readings(library, settings.method, settings.length, settings.sumy_sentences)
        self._article: Article | None = None
        self._rest: Timer | None = None
        self._goal: tuple[int, int] | None = None
        self._place_read = PlaceRead(library)
        self._counts: Counts = (0, 0, [])
        self._leaving = False
        self.register: Register | None = None
        self.sought = ""  # the last search, as it was typed

    def compose(self) -> ComposeResult:
        """The top line, the list, the foot line; the other panes come when these are painted (`_furnish`)."""
        room = self._take_layout().list_size(*self.app.size)
        yield Bar(id="top")
        with Container(id="panes"):
            yield ArticleList(self.library, self.settings.order, self._left.folded, self._left.place, room)
        yield Bar(id="foot")

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def as_left(self) -> Settings:
        """The settings with what the reader has changed since the start."""
        return replace(
            self.settings,
            theme=self.app.theme,
            layout=self.layout_choice,
            order=self.article_list.model.order,
            method=self.readings.method,
            length=self.readings.length,
        )

    def keep(self) -> None:
        """Remember how the room, left now, opens again: what is configured holds at every start, whatever was chosen
        since."""
        self.keep_place()
        next_time = self.settings.with_remembered(self.as_left.remembered())
        room = to_keep(next_time, self.shift, self.article_list.model.folded, self.article_list.place)
        self.library.remember(ROOM, room)

    @property
    def furnished(self) -> bool:
        """Whether the panes beside the list are there: they come after the first frame, and may go before the room."""
        return bool(self.query("#quotes"))

    @property
    def article_list(self) -> ArticleList:
        """The list pane."""
        return self.query_one(ArticleList)

    @property
    def reader(self) -> Reader:
        """The reader pane."""
        from tui.widgets.reader import Reader

        return self.query_one(Reader)

    @property
    def notes(self) -> tuple[SummaryPane, QuotesPane]:
        """The panes beside the text."""
        from tui.widgets.quotes_pane import QuotesPane
        from tui.widgets.summary_pane import SummaryPane

        return self.query_one(SummaryPane), self.query_one(QuotesPane)

    def arranged(self) -> None:
        """The bars tell of the focused pane."""
        self._draw_bars()

    # top and foot line

    def _draw_bars(self) -> None:
        top, foot, model = self.query_one("#top", Bar), self.query_one("#foot", Bar), self.article_list.model
        articles, unread, sectors = self._count()
        top.left = where_words(ROOM_PANES, self._pane) if self._single else top_words(articles, unread)
        if self.library.unkept:
            top.left = [("not kept", "problem"), ("   ", "dim"), *top.left]
        hits = f"{count_words(model.view)} of {articles:,}" if model.filter != Filter() else ""
        filtered = filter_words(model.filter, sectors)
        room = self.app.size.width - width_of(top.left) - 4
        top.right = plain(status_words(hits, filtered, order_words(model.order), room))
        if self._note:
            foot.left = note_words(self._note.text, self._note.problem, self.app.size.width, FURTHER)
        else:
            actions = (*of_pane(self._pane), *of_pane("everywhere"))
            foot.left = key_words(actions, self.settings.keymap, self.app.size.width)
        self._draw_progress()

    def _count(self) -> Counts:
        """How many articles there are, how many are unread, and their sectors. Where the library cannot be read these
        are the last ones: the foot must be able to tell just that."""
        with suppress(sqlite3.Error):
            self._counts = len(self.library), self.library.unread(), self.library.sectors()
        return self._counts

    def _draw_progress(self) -> None:
        """How far the reader is in the text."""
        self.query_one("#foot", Bar).right = plain(place_words(*self.reader.progress) if self._article else "")

    # the panes come

    def on_mount(self) -> None:
        self._arrange()
        self.call_after_refresh(self._furnish)
        self.set_interval(LOOK_AT_PLACE, self._keep_rested_place)

    def on_unmount(self) -> None:
        """Read and add no more files: the process ends when all its threads have."""
        self._leaving = True

    async def _furnish(self) -> None:
        """Bring in the panes that the first frame did without."""
        from tui.widgets.quotes_pane import QuotesPane
        from tui.widgets.reader import Reader
        from tui.widgets.summary_pane import SummaryPane

        await self.query_one("#panes").mount(Reader(), SummaryPane(), QuotesPane())
        self.watch(self.reader, "progress", self._draw_progress, init=False)
        self._layout = None
        gc.enable()
        self._arrange()
        self._show_current()
        if not self.library.complete:
            self.reload()
        elif self.library.problems:
            self._say_what_was_read()
        if self.library.unkept:
            self.say(f"{NOT_KEPT}: {self.library.unkept}", problem=True)
        elif self.library.repaired:
            self.say(self.library.repaired, problem=True)

    # articles

    def on_article_list_highlighted(self) -> None:
        """Show the article when the cursor has rested: a held key must not wait for pages to be set and painted."""
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(WAIT, self._show_current)

    def _show_current(self) -> None:
        """Show the article under the cursor of the list."""
        if not self.furnished:
            return
        article_id = self.article_list.current_id
        article = self.library.article(article_id) if article_id else None
        if article and article != self._article:
            self._show(article)
        elif not len(self.library):
            self._show_nothing()

    def _show(self, article: Article) -> None:
        """Show the text at once, the rest as soon as it is known."""
        if self._place_read.article_id != article.id:
            self.keep_place()
            self._place_read.begin(article.id)
        jottings = self.jottings(article.id)
        self._article, self._goal = article, None
        if self._rest:
            self._rest.stop()
        self.reader.preview(article, jottings)
        if reading := self.readings.kept(article):
            self._deliver(reading)
            return
        for pane in self.notes:
            pane.show(None)
        self._draw_progress()
        self._read()

    def jottings(self, article_id: str) -> Jottings:
        """What stands beside an article."""
        library = self.library
        copies = places(library.copies(article_id))
        return Jottings(library.tags_of(article_id), library.notes_of(article_id), copies)

    def keep_place(self) -> None:
        """Remember how far the article was read, if it was read on."""
        if self._place_read.article_id:
            with self.telling():
                self._place_read.keep(self.reader)

    def _keep_rested_place(self) -> None:
        if self.furnished:
            self._place_read.keep_rested(self.reader)

    def _resume(self, article_id: str) -> None:
        """Go on where the reading of an article was left off."""
        place = self.library.place(article_id)
        if place and not self.reader.first_character:
            self.reader.start_at(place)
            self._place_read.begin(article_id, self.reader.first_character)
            self.say("where you left off · g begins again")

    def _show_nothing(self) -> None:
        self.keep_place()
        self._article = None
        self._place_read.end()
        for pane in (self.reader, *self.notes):
            pane.show(None)
        self._draw_bars()

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        """Compute what the panes show; only the last article that was asked for is delivered."""
        if not (article := self._article):
            return
        working = self.set_timer(MOMENT, self._say_working)
        try:
            reading, problem = await self.readings.get_or_say(article)
        finally:
            working.stop()
        if problem:
            self.say(problem, problem=True)
        if article == self._article and self.furnished:
            self._deliver(reading)

    def _say_working(self) -> None:
        for pane in self.notes if self.furnished else ():
            pane.working()

    def _deliver(self, reading: Reading | None) -> None:
        """Show a reading. Where its summary is not the one that is set, the foot says why: in the pane the notice may
        be out of sight."""
        for pane in (self.reader, *self.notes) if reading else self.notes:
            pane.show(reading)
        self._go_to_goal()
        self._draw_progress()
        if reading and (reading.focus or reading.summary.method != self.readings.method) and reading.summary.notices:
            self.say(" · ".join(reading.summary.notices))

    def on_article_list_opened(self, event: ArticleList.Opened) -> None:
        self._open(event.article_id)

    def _open(self, article_id: str | None, resume: bool = True) -> None:
        """Read this article from where it was left off: it counts as read, unless that is set otherwise, and the reader
        gets the focus."""
        article = self.library.article(article_id) if article_id else None
        if article:
            if self.settings.mark_read == "open":
                with self.telling():
                    self.library.opened(article.id)
            if self.furnished and article != self._article:
                self._show(article)
            self.article_list.refresh_marks()
            self.go_to_pane("reader")
            if resume and self.furnished:
                self._resume(article.id)

    def open_at(self, article_id: str, start: int, end: int) -> None:
        """Read this article from these characters on."""
        article = self.library.article(article_id)
        if article is None:
            self.say(GONE)
            return
        self.article_list.go_to_article(article_id)
        self._open(article_id, resume=False)
        self._goal = (start, end)
        self.call_after_refresh(self._go_to_goal)

    def open_found(self, article_id: str, query: Query) -> None:
        """Read this article at the first place where words of a query stand."""
        if self.library.article(article_id) is None:
            self.say(GONE)
            return
        self.article_list.go_to_article(article_id)
        self._open(article_id)
        self.call_after_refresh(self.reader.seek, query)

    def _go_to_goal(self) -> None:
        """Reader and panes to the place that an article was opened at; what is not known yet follows when it is."""
        if self._goal is None:
            return
        self.reader.go_to(*self._goal)
        for pane in self.notes:
            pane.follow(*self._goal)
        if self._article and self.readings.kept(self._article):
            self._goal = None

    # the sources

    def reload(self) -> None:
        """Read the sources anew, telling how far that has come."""
        self._say_how_far()
        self._reload()

    @work(exclusive=True, group="reload")
    async def _reload(self) -> None:
        import asyncio

        telling = self.set_interval(TELL, self._say_how_far)
        await asyncio.to_thread(self.library.reload, wanted=lambda: not self._leaving)
        telling.stop()
        self.article_list.reload()
        self._say_what_was_read()
        self._article = None
        self._show_current()

    def _say_how_far(self) -> None:
        self.say(f"reading the sources … {self.library.inputs:,}")

    def _say_what_was_read(self) -> None:
        problems = len(self.library.problems)
        unread = f" · {problems} could not be read, ! tells which" if problems else ""
        self.say(f"{len(self.library):,} articles{unread}")
