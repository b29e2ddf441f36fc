"""Readings of articles, made in a thread and kept for a while."""

from __future__ import annotations

import asyncio

from articles.article import Article
from summarize import DEFAULT_METHOD, Length
from tui.reading import Reading, read

KEPT = 64
"""How many readings are kept; a reading is some tens of kilobytes beside its article."""


class Readings:
    """Gives the reading of an article by the method and length that are set; computes each only once."""

    def __init__(self, method: str, sentences: int) -> None:
        self.method = method
        self.length = Length(sentences=sentences)
        self._sound = DEFAULT_METHOD  # the last method that did not fail
        self._kept: dict[tuple[str, str], Reading] = {}

    def kept(self, article: Article) -> Reading | None:
        """The reading if it needs no computing."""
        reading = self._kept.get((article.id, self.method))
        if reading is None or reading.article != article:
            return None
        return reading.with_length(self.length)

    async def get_or_say(self, article: Article) -> tuple[Reading | None, str]:
        """The reading, and what to say if its method failed: then the last one that did not is set again, and used."""
        said = ""
        while True:
            method = self.method
            try:
                reading = await self.get(article)
            except (
                Exception
            ) as error:  # a method may be a stranger's: whatever it raises, the reader goes on and is told
                failed = f"no summary by {method}: {error or type(error).__name__}"
                if method == self._sound:
                    return None, failed
                said, self.method = f"{failed} · back to {self._sound}", self._sound
            else:
                self._sound = method
                return reading, said

    async def get(self, article: Article) -> Reading:
        """The reading, computed in a thread unless it is kept; raises what the method raises."""
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
