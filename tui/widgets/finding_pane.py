"""A page in which words are found: typed ones, or those of a search through the library."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from articles.conditions import Query
from tui.find import Search
from tui.notes import Note
from tui.screens.prompt import Prompt
from tui.typeset import Block
from tui.widgets.page_pane import PagePane


class FindingPane(PagePane, inherit_bindings=False):
    """A page with its search. Subclasses mark what was found, and say what the keys do without a search."""

    def __init__(self, id: str, blocks: Sequence[Block]) -> None:
        super().__init__(id, blocks)
        self._search = Search()
        self._query: Query | None = None  # searched for in every article that is shown

    def mark_found(self) -> None:
        """Mark what was found, and the place one is at."""
        raise NotImplementedError

    def match_without_search(self, step: int) -> None:
        """What the keys for the next (1) and the previous (-1) match do where nothing is searched for."""
        raise NotImplementedError

    def action_find(self) -> None:
        """Ask for words and show the first match below while they are typed; Escape goes back to where one was."""
        top = self.scroll_offset.y

        def look(words: str) -> None:
            self._search.look(self._page.blocks, words)
            hits = self._search.hits
            self.top_to(top)
            below = bisect_left(hits, top, key=lambda hit: self._page.row_at(hit.block, hit.start))
            self._search.number = below if below < len(hits) else 0
            self._show_hit()

        def done(words: str | None) -> None:
            if words:
                self.post_message(Note(self._search.told))
            else:
                self.cancel()
                self.top_to(top)

        hint = "words in the text · Enter keeps the matches for n and N · Esc forgets them"
        self.app.push_screen(Prompt("find", hint, typed=look), done)

    def search_for(self, query: Query | None) -> None:
        """Show what a query wants in this article and in all that come; None ends that."""
        if query != self._query:
            self._query = query
            self.begin_search()
            self._search.again(self._page.blocks)
            self.mark_found()

    def seek(self, query: Query) -> None:
        """Show what a query wants in this article, from its first match on."""
        self._search.look_for(self._page.blocks, query)
        self._show_hit()
        if self._search.hits:
            self.post_message(Note(self._search.told))

    def begin_search(self) -> None:
        """Search for what all articles are searched for."""
        self._search.forget()
        if self._query:
            self._search.look_for((), self._query)

    def cancel(self) -> bool:
        """Forget what was searched for; False if nothing was."""
        if not self._search.words:
            return False
        self._search.forget()
        self.mark_found()
        return True

    def action_match(self, step: int) -> None:
        """To the next match, or the one before; without a search to the next unread article."""
        if not self._search.words:
            self.match_without_search(step)
            return
        self._search.step(step)
        self._show_hit()
        self.post_message(Note(str(self._search)))

    def _show_hit(self) -> None:
        """Mark what was found, and show the current match."""
        self.mark_found()
        if hit := self._search.current:
            row = self._page.row_at(hit.block, hit.start)
            self.bring(row - 1, row + 2)  # not at the very foot, where the question covers the text
