"""The articles that may quote a speaker, read for quotations a moment at a time: a library may hold a million."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Container, Sequence

from articles.article import Article
from articles.names import acronym, is_name
from articles.people import Speaker
from summarize import Quote, find_quotes


class Search:
    """Goes through articles once. Only those that hold a spelling of the speaker's name are read for quotations.

    ``tested`` of ``count`` articles are done; another thread may look at it.
    """

    def __init__(self, articles: Sequence[Article], spellings: Sequence[str]) -> None:
        self._articles = articles
        self._spellings = spellings
        self.count = len(articles)
        self.tested = 0

    @property
    def done(self) -> bool:
        """Whether there is nothing left to read."""
        return self.tested >= self.count or not self._spellings

    def some(self, known: Container[str], seconds: float) -> list[tuple[Article, tuple[Quote, ...]]]:
        """The quotations of the next articles, as many as can be read in that time; those ``known`` are passed over.

        At least one article is tested. Never on the UI thread.
        """
        found = []
        end = time.monotonic() + seconds
        while not self.done:
            article = self._articles[self.tested]
            if article.id not in known and any(spelling in article.text for spelling in self._spellings):
                found.append((article, find_quotes(article.document)))
            self.tested += 1
            if time.monotonic() >= end:
                break
        return found


def spellings(speaker: Speaker) -> tuple[str, ...]:
    """What an article that quotes the speaker must hold one of: the surname, or a name or acronym of an organisation.

    Nothing for those without a name, who are not known beyond their article.
    """
    if not is_name(speaker.name, speaker.kind):
        return ()
    if speaker.kind == "person":
        words = [name.split()[-1] for name in speaker.names]
    else:
        words = [*speaker.names, acronym(speaker.name).upper()]
    words += [_without_accents(word) for word in words]
    return tuple(dict.fromkeys([*words, *(word.upper() for word in words)]))


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
