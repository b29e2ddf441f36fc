"""How far the article that is shown was read: the library keeps it while one reads, for the process may be killed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from articles.library import Library

if TYPE_CHECKING:
    from tui.widgets.reader import Reader

Place = tuple[str, int]
"""An article's id, and the first character of it that the reader shows."""


class PlaceRead:
    """The place in one article, from `begin` to `end` or to the next article that is begun."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: Place | None = None
        self._rested: Place | None = None

    @property
    def article_id(self) -> str | None:
        """The article that was begun last."""
        return self._kept[0] if self._kept else None

    def begin(self, article_id: str, offset: int = 0) -> None:
        """This article is read from this character on."""
        self._kept = (article_id, offset)

    def end(self) -> None:
        """No article is read."""
        self._kept = None

    def keep(self, reader: Reader) -> None:
        """Keep the place if the article was read on; one that was read to its end begins anew.

        Raises `sqlite3.Error` where the library cannot be written.
        """
        if place := self._moved(reader):
            self._write(place, reader)

    def keep_rested(self, reader: Reader) -> None:
        """Keep a place that is the same at two looks. Nobody waits for it: where the library cannot be written now,
        the next look tries again, and leaving the article tells."""
        place, before = self._moved(reader), self._rested
        self._rested = place
        if place and place == before:
            with suppress(sqlite3.Error), self._library.store.without_waiting():
                self._write(place, reader)

    def _moved(self, reader: Reader) -> Place | None:
        """Where the article was read on to since that was kept; None where it was not."""
        if self._kept is None or reader.raw:
            return None
        place = (self._kept[0], reader.first_character)
        return place if place != self._kept else None

    def _write(self, place: Place, reader: Reader) -> None:
        article_id, offset = place
        self._library.keep_place(article_id, 0 if reader.progress[0] == 100 else offset)
        self._kept = place
