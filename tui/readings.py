"""Readings of articles, made in a thread and kept for a while."""

from __future__ import annotations

import asyncio

from articles.article import Article
from summarize import Length
from tui.reading import Reading, read

KEPT = 64
"""How many readings are kept; a reading is some tens of kilobytes beside its article."""


class Readings:
    """Gives the reading of an article by the method and length that are set; computes each only once."""

    def __init__(self, method: str, sentences: int) -> None:
        self.method = method
        self.length = Length(sentences=sentences)
        self._kept: dict[tuple[str, str], Reading] = {}

    def kept(self, article: Article) -> Reading | None:
        """The reading if it needs no computing."""
        reading = self._kept.get((article.id, self.method))
        if reading is None or reading.article != article:
            return None
        return reading.with_length(self.length)

    async def get_or_say(self, article: Article) -> tuple[Reading | None, str]:
        """The reading, or None and what to say instead: whatever goes wrong in one article, the reader goes on."""
        try:
            return await self.get(article), ""
        except Exception as error:
            return None, f"no summary by {self.method}: {error or type(error).__name__}"

    async def get(self, article: Article) -> Reading:
        """The reading, computed in a thread unless it is kept."""
        if reading := self.kept(article):
            return reading
        method = self.method
        other = next(
            (kept for (one, _), kept in self._kept.items() if one == article.id and kept.article == article), None
        )
        if other:
            reading = await asyncio.to_thread(other.with_method, method, self.length)
        else:
            reading = await asyncio.to_thread(read, article, method, self.length)
        while len(self._kept) >= KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[article.id, method] = reading
        return reading
