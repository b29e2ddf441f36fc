"""The room keeps up with the library: with what other programs do to it, and with files in watched folders."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING

from textual import work

from tui.screens.room import Room
from tui.steady import UNREADABLE

if TYPE_CHECKING:
    from tui.watching import Taken

LOOK = 1.0
"""Seconds between two looks at whether the library has changed."""
AFTER = 0.5
"""Seconds from the start until the folders are watched."""
THERE = 5.0
"""Seconds between two looks at whether the watched folders are there, and are the ones that they were."""
AGAIN = 5.0
"""Seconds until files are added again where the library could not be written."""
UNKNOWN = -1
"""In place of a version: something of the library may not be shown."""
WATCHED = "watched"
"""Under this name the library remembers when it was last up to date with each watched folder."""


class WatchingRoom(Room):
    """Shows what comes into the library while it is open, without moving the cursor or what is in sight."""

    def on_mount(self) -> None:
        self._version = self.library.version()
        self._known = len(self.library)
        self._new = 0
        self._taking = False
        self._folders: list[tuple[int, int] | None] = []
        self.set_interval(LOOK, self.catch_up)
        if self.library.kept and self.settings.watch:
            self.set_timer(AFTER, self._look_at_folders)

    # what others do

    def catch_up(self) -> None:
        """Show what the library holds now, if it is not what it was."""
        version = self.library.version()
        if version == self._version:
            self._new = 0
            return
        self._show_changes()
        if self._version == UNKNOWN:
            self._show_current()
        self._version = version

    def catch_up_later(self) -> None:
        """What could not be shown is shown when the library can be looked at again."""
        self._version = UNKNOWN

    def _show_changes(self) -> None:
        self.article_list.renew()
        shown = self.library.article(self._article.id) if self._article else None
        if shown is None:
            self._show_current()
        elif shown != self._article:
            self._show(shown)
        count = len(self.library)
        self._new += max(0, count - self._known)
        self._known = count
        if self._new:
            self.say(f"{self._new:,} new {'article' if self._new == 1 else 'articles'}")

    # watched folders

    def reload(self) -> None:
        """Read the sources anew; for the reader's own library these are the watched folders."""
        if not self.library.kept:
            super().reload()
        elif not self.settings.watch:
            self.catch_up()
            self.say("no folder is watched: nutgraf config tells how")
        elif not self._taking:
            self.say("looking through the watched folders …")
            self._watch()

    @work(group="folders")
    async def _look_at_folders(self) -> None:
        """Watch the folders, and anew when one of them has gone or come back: nothing else would tell that."""
        found = await asyncio.to_thread(_known_by, self.settings.watch)
        if found != self._folders and not self._taking:
            self._folders = found
            self._watch()
        self.set_timer(THERE, self._look_at_folders)

    @work(exclusive=True, group="watch")
    async def _watch(self) -> None:
        """Add what came into the folders since they were last looked through, and what comes from now on."""
        from tui import watching

        folders = [folder for folder in self.settings.watch if os.path.isdir(folder)]
        for folder in self.settings.watch:
            if folder not in folders:
                self.say(f"watch: {folder} is no folder that can be read", problem=True)
        if not folders:
            return
        last = self.library.remembered(WATCHED) or {}
        try:
            begun = time.time()
            async for paths in watching.arrivals({folder: last.get(folder, 0.0) for folder in folders}):
                while not await self._took(paths, last | dict.fromkeys(folders, begun)):
                    await asyncio.sleep(AGAIN)
                begun = time.time()
        except OSError as error:
            self.say(f"watch: {error}", problem=True)

    async def _took(self, paths: list[str], upto: dict[str, float]) -> bool:
        """Add these files, and remember up to when each folder was looked through; False if the library cannot be
        written now."""
        try:
            await self._take(paths)
            self.library.remember(WATCHED, upto)
        except UNREADABLE as error:
            self.say(f"watch: {error}", problem=True)
            return False
        return True

    async def _take(self, paths: list[str]) -> None:
        """Add these files, and tell what became of them."""
        self._taking = True
        try:
            taken = await asyncio.to_thread(self._add, paths)
        finally:
            self._taking = False
        self.library.problems = (*self.library.problems, *taken.unreadable)
        if not self.furnished:  # the room is being left
            return
        self.catch_up()
        parts = [f"{taken.added:,} new"] if taken.added else []
        parts += [f"{taken.changed:,} changed"] if taken.changed else []
        if taken.unreadable:
            parts.append(f"{len(taken.unreadable):,} could not be read, ! tells which")
        if taken.changed or taken.unreadable:
            self.say(f"watched folders: {' · '.join(parts)}")

    def _add(self, paths: list[str]) -> Taken:
        """In a thread, so by a connection of its own."""
        from articles.intake import Reader
        from tui.watching import take

        with self.library.again() as store:
            reader = Reader(self.taxonomy, self.settings.quotes)
            return take(store, reader, paths, lambda: not self._leaving)


def _known_by(paths: tuple[str, ...]) -> list[tuple[int, int] | None]:
    """What each of these folders is known by; None where there is none."""
    found: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            told = os.stat(os.path.join(path, ""))
            found.append((told.st_dev, told.st_ino))
        except OSError:
            found.append(None)
    return found
