"""The article: the frozen value that everything above this floor shows.

Field names are those of the JSON that the command prints; what the article does not tell is None, never guessed.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from articles import limits
from summarize import Document, Paragraph


class Sector(NamedTuple):
    """A sector that the article is about: ``score`` is the weight of its evidence, the words of the text that tell
    it."""

    id: str
    name: str
    primary: bool
    score: float
    evidence: tuple[str, ...] = ()


class Dropped(NamedTuple):
    """A line of the scrape that is no part of the article, and why. ``line`` counts from 1 in the raw text."""

    text: str
    reason: str
    line: int


class _Fields(NamedTuple):
    id: str
    source: str
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    place: str | None = None
    publisher: str | None = None
    credit: str | None = None
    published: str | None = None
    updated: str | None = None
    sectors: tuple[Sector, ...] = ()
    scope: str | None = None
    language: str = "en"
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()
    raw: str = ""
    link: str | None = None
    categories: tuple[str, ...] = ()


class Article(_Fields):
    """One article. ``text`` is the clean body, paragraphs joined by one blank line; offsets are code points into it.

    ``id`` is the same for the same bytes on every machine. ``published`` and ``updated`` are ISO 8601 as precise as the
    text is ("2023-10-11", "2014-01-24T04:31:00-05:00"). ``scope`` is "union-wide" where the piece addresses every
    sector. ``raw`` is the scrape as it came, decoded. ``link`` is its address on the web, ``categories`` are the words
    under which its publisher filed it.
    """

    @cached_property
    def document(self) -> Document:
        """The text as the summarizers and the quotation reader take it: its first `limits.Limits.summarized`
        characters."""
        most = limits.current().summarized
        title = self.title and self.title[:most]
        if len(self.text) <= most:
            return Document(self.text, self.paragraphs, title, self.language)
        text = _beginning(self.text, most)
        paragraphs = (p._replace(end=min(p.end, len(text))) for p in self.paragraphs if p.start < len(text))
        return Document(text, tuple(paragraphs), title, self.language)

    @cached_property
    def headline(self) -> str:
        """The title, or the first sentence that can stand in for it (without its dateline), or the source."""
        if self.title:
            return self.title
        from articles.byline import dateline_of
        from summarize.coherence import standings

        sentences = self.document.sentences
        sound = [number for number, standing in enumerate(standings(self.document)) if not standing.fault]
        for sentence in [sentences[number] for number in sound[:1]] or sentences[:1]:
            text = self.text[sentence.start : sentence.end]
            return text[dateline_of(text)[2] :]
        return self.source

    @property
    def sector(self) -> Sector | None:
        """The primary sector."""
        return self.sectors[0] if self.sectors else None


def _beginning(text: str, most: int) -> str:
    """The first characters, so many at most, up to the end of a paragraph or sentence where one is near."""
    text = text[:most]
    end = max(text.rfind("\n\n"), text.rfind(". ") + 1)
    return text[:end] if end > most // 2 else text
