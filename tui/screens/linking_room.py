"""The reading room as far as it leads out of the library: links are opened and copied, articles written to files."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from articles.article import Article
from tui.screens.room import GONE, Room

if TYPE_CHECKING:
    from tui.widgets.reader import Reader

SHOWN = 200
"""Characters of a link that is not opened; those who wrote it may have written millions."""


class LinkingRoom(Room):
    """Does what the reader pane asks for with the article that is shown, and what its keys ask for elsewhere."""

    def on_reader_asked(self, event: Reader.Asked) -> None:
        self._do_with(self._article, event.what)

    def action_ask(self, what: str) -> None:
        """Do this with the article under the cursor of the list, or, elsewhere, with the one shown."""
        here = self.article_list.current_id if self._pane == "list" else self._article and self._article.id
        self._do_with(self.library.article(here) if here else None, what)

    def _do_with(self, article: Article | None, what: str) -> None:
        if article:
            {"source": self._open_source, "links": self._list_links, "copy": self._copy_link, "write": self._ask_where}[
                what
            ](article)
        else:
            self.say("no article here" if self._pane == "list" else "no article is open")

    # links

    def _open_source(self, article: Article) -> None:
        from tui.links import main_link

        if link := main_link(article):
            self.open_link(link)
        else:
            self.say(f"it has no link: it was read from {article.source}")

    def _list_links(self, article: Article) -> None:
        from tui.links import links_of
        from tui.screens.links import LinksScreen

        def done(link: str | None) -> None:
            if link is not None:
                self.open_link(link)

        if links := links_of(article):
            self.app.push_screen(LinksScreen(links, self.settings.keymap), done)
        else:
            self.say(f"no links: it was read from {article.source}")

    def _copy_link(self, article: Article) -> None:
        from tui.clipboard import copy
        from tui.links import main_link

        link = main_link(article) or article.source
        copy(self.reader, link, link)

    def open_link(self, link: str) -> None:
        """Show a link whole, and open it if the reader wants it; one that is not opened says why."""
        from tui.clipboard import copy
        from tui.links import LinkError, target_of
        from tui.screens.opening import Opening

        try:
            target = target_of(link)
        except LinkError as error:
            self.say(f"not opened: {error}: {link[:SHOWN]}")
            return
        address = target.address
        self.app.push_screen(Opening(target, partial(self._browse, address), partial(copy, self, address, address)))

    @work(group="browser")
    async def _browse(self, address: str) -> None:
        from tui import browser

        try:
            command = browser.command_for(address, self.settings.browser)
        except browser.NoBrowserError as error:
            self.say(str(error), problem=True)
            return
        self.say(f"handed to {os.path.basename(command[0])}")
        if failure := await browser.run(command):
            self.say(f"not opened: {failure}", problem=True)

    # files

    def _ask_where(self, article: Article) -> None:
        from tui.screens.saving import ask_where

        ask_where(self, article)

    @work(group="writing")
    async def write(self, article: Article, path: str, replaces: bool) -> None:
        """Write an article, its summary, quotations and marks to this file."""
        from articles.store.whole import marked_of
        from tui.output import Result
        from tui.saving import save

        reading, problem = await self.readings.get_or_say(article)
        store = self.library.store
        key = store.key(article.id)
        if reading is None or key is None:
            self.say(f"{path} was not written: {problem or GONE}", problem=True)
            return
        result = Result(article, (reading.summary,), reading.quotes, reading.title_quotes)
        try:
            await asyncio.to_thread(save, path, result, marked_of(store.db, key), replaces)
        except OSError as error:
            self.say(f"{path} was not written: {(error.strerror or str(error)).lower()}", problem=True)
        else:
            self.say(f"written: {path}")
