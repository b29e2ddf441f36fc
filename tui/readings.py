"""Readings of articles, made in a thread and kept for a while."""

from __future__ import annotations

import asyncio

from articles.article import Article
from articles.library import Library
from articles.store.record import Quoted
from summarize import SUMY_SENTENCES, Length
from tui.reading import Reading, read

KEPT = 64
"""How many readings are kept; a reading is some tens of kilobytes beside its article."""


class Readings:
    """Gives the reading of an article by the method, length and focus that are set; none is ranked twice.

    Quotations that the library has are not looked for; those it lacks are looked for once, and kept there.
    """

    def __init__(self, library: Library, method: str, length: Length, sumy_sentences: int = SUMY_SENTENCES) -> None:
        self._library = library
        self.method = method
        self.length = length
        self.focus = ""
        self._sumy_sentences = sumy_sentences
        self._kept: dict[tuple[str, str], Reading] = {}

    def kept(self, article: Article, method: str | None = None) -> Reading | None:
        """The reading, by the method that is set or another one, if it needs no computing."""
        key = article.id, method or self.method
        reading = self._kept.get(key)
        if reading is None or reading.article != article:
            return None
        self._kept[key] = reading = reading.with_focus(self.focus, self.length)
        return reading

    async def get_or_say(self, article: Article) -> tuple[Reading | None, str]:
        """The reading, or None and what to say instead: whatever goes wrong in one article, the reader goes on."""
        try:
            return await self.get(article), ""
        except Exception as error:
            return None, f"no summary by {self.method}: {error or type(error).__name__}"

    async def get(self, article: Article, method: str | None = None) -> Reading:
        """The reading, by the method that is set or another one, computed in a thread unless it is kept."""
        method = method or self.method
        if reading := self.kept(article, method):
            return reading
        other = next(
            (kept for (one, _), kept in self._kept.items() if one == article.id and kept.article == article), None
        )
        if other:
            reading = await asyncio.to_thread(other.with_method, method, self.length)
        else:
            reading = await asyncio.to_thread(self._read, article, method)
        while len(self._kept) >= KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[article.id, method] = reading
        return self.kept(article, method) or reading

    def _read(self, article: Article, method: str) -> Reading:
        """In a thread, so by a connection of its own."""
        with self._library.again() as store:
            quoted = store.quoted(article.id)
            reading = read(article, method, self.length, quoted, self._sumy_sentences)
            if quoted is None:
                store.keep_quotes([(article, Quoted(reading.quotes, reading.title_quotes))])
        return reading
