"""The room is fed: the feeds are refreshed behind it, when they are due and when its reader asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from tui.fetching import Fetching, Order, Outcome
from tui.screens.watching_room import WatchingRoom
from tui.wording import counted

if TYPE_CHECKING:
    from articles.reading import Unreadable

BEGIN = 1.0
"""Seconds from the start until it is looked whether a feed is due."""
LOOK_AGAIN = 60.0
"""Seconds between two such looks."""
USUAL = 30
"""Minutes between two looks at a feed where they are not refreshed by themselves."""
NONE = "no feeds: nutgraf feeds add URL subscribes to one"


class FeedingRoom(WatchingRoom):
    """Refreshes feeds in a process of its own; what comes is shown as all that other programs add."""

    def on_mount(self) -> None:
        self._fetching: Fetching | None = None
        self._failed: tuple[Unreadable, ...] = ()
        if self.library.kept and self.settings.refresh:
            self.set_timer(BEGIN, self._refresh_due)
            self.set_interval(LOOK_AGAIN, self._refresh_due)

    def on_unmount(self) -> None:
        """The process goes with the room."""
        if self._fetching:
            self._fetching.end()

    def reload(self) -> None:
        """Refresh all feeds, where there are some, and look through the watched folders."""
        feeds = self._feeds()
        if not feeds or self.settings.watch:
            super().reload()
        if not feeds and self.library.kept:
            self.say(f"{NONE} · {self._note.text}" if self._note else NONE)
        if feeds and not self._fetching:
            self.say(f"asking {counted(feeds, 'feed')} …")
            self._fetch(asked=True)

    def _feeds(self) -> int:
        """How many feeds there are."""
        from articles.feeds.subscriptions import how_many

        return how_many(self.library.store.db) if self.library.kept else 0

    def _refresh_due(self) -> None:
        from articles.feeds.subscriptions import any_due, now

        if not self._fetching and any_due(self.library.store.db, now()):
            self._fetch(asked=False)

    @work(group="feeds")
    async def _fetch(self, asked: bool) -> None:
        """Refresh, and tell what came of it."""
        settings = self.settings
        minutes, given = settings.refresh or USUAL, tuple(settings.limits)
        order = Order(self.library.store.path, asked, minutes, settings.quotes, settings.sectors, given)
        self._fetching = Fetching(order)
        try:
            outcome = await self._fetching.run()
        except OSError as error:
            if self.furnished:  # and not being left
                self.say(f"feeds: {error}", problem=True)
        else:
            if self.furnished:
                self.catch_up()
                self._tell(outcome, asked)
        finally:
            self._fetching = None

    def _tell(self, outcome: Outcome, asked: bool) -> None:
        """What is new, and that feeds fail: those that did before only if all were asked for."""
        from articles.feeds.subscriptions import failing_feeds

        failed = tuple(failing_feeds(self.library.store.db))
        others = tuple(one for one in self.library.problems if one not in self._failed)
        news = {one.source for one in failed} - {one.source for one in self._failed}
        self.library.problems, self._failed = (*others, *failed), failed
        parts = [counted(outcome.added, "new article")] if outcome.added else []
        parts += [f"{counted(outcome.changed, 'article')} changed"] if outcome.changed else []
        if failed and (asked or news):
            parts.append(f"{counted(len(failed), 'feed')} failed, ! tells which")
        elif asked and not parts:
            parts = [f"{counted(outcome.feeds, 'feed')} · nothing new"]
        if outcome.left_out:
            self.problems.extend(outcome.left_out)
            parts.append(f"of {counted(len(outcome.left_out), 'feed')} not all was read, ! tells why")
        if parts:
            self.say(" · ".join(parts))
