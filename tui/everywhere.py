"""The articles that may quote a speaker, read for quotations a moment at a time: a library may hold a million."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Container, Sequence
from threading import Lock

from articles.article import Article
from articles.names import acronym, is_name
from articles.people import Speaker
from articles.store import Store
from articles.store.record import Quoted
from summarize import Quote
from tui.reading import look_for_quotes


class Search:
    """Goes once, newest first, through the articles that hold a spelling of the speaker's name.

    Quotations that the library does not have yet are found and kept there. ``tested`` of ``count`` articles are done;
    another thread may look at it. The store is the search's own; `close` it.
    """

    def __init__(self, store: Store, spellings: Sequence[str]) -> None:
        self._store = store
        self._in_use = Lock()
        self._keys = store.mentioning(spellings) if spellings else []
        self.count = len(self._keys)
        self.tested = 0

    @property
    def done(self) -> bool:
        """Whether there is nothing left to read."""
        return self.tested >= self.count

    def close(self) -> None:
        """Nothing more will be read; waits for what is being read. Never on the UI thread."""
        with self._in_use:
            self._store.close()

    def some(self, known: Container[str], seconds: float) -> list[tuple[Article, tuple[Quote, ...]]]:
        """The quotations of the next articles, as many as can be read in that time; those ``known`` are passed over.

        At least one article is tested. Never on the UI thread.
        """
        with self._in_use:
            return self._some(known, time.monotonic() + seconds)

    def _some(self, known: Container[str], end: float) -> list[tuple[Article, tuple[Quote, ...]]]:
        found: list[tuple[Article, tuple[Quote, ...]]] = []
        new: list[tuple[Article, Quoted]] = []
        while not self.done:
            kept = self._store.with_quotes(self._keys[self.tested])
            if kept and kept[0].id not in known:
                article, quoted = kept
                if quoted is None:
                    quoted = look_for_quotes(article)
                    new.append((article, quoted))
                found.append((article, quoted.quotes))
            self.tested += 1
            if time.monotonic() >= end:
                break
        if new:
            self._store.keep_quotes(new)
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
