"""The passages of an article that can be highlighted: its sentences and its quotations, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left

from articles.spoken import spoken
from tui.reading import Reading

Passage = tuple[int, int]
"""First character and the one after the last, in `Article.text`."""


class Passages:
    """The passages of a reading, and the one that is chosen; there is at least one."""

    def __init__(self, reading: Reading, at: Passage) -> None:
        """Choose the passage at ``at``, or else the first that begins there or later, the longest of those.

        Raises ValueError where the article has no sentence.
        """
        self._quotations = {(quote.start, quote.end) for quote in spoken(reading.quotes)}
        sentences = {(sentence.start, sentence.end) for sentence in reading.article.document.sentences}
        self._all = sorted(sentences | self._quotations, key=lambda passage: (passage[0], -passage[1]))
        if not self._all:
            raise ValueError("no sentence in this article")
        later = bisect_left(self._all, at[0], key=lambda passage: passage[0])
        self._number = self._all.index(at) if at in self._all else min(later, len(self._all) - 1)

    @property
    def chosen(self) -> Passage:
        """The passage that is chosen."""
        return self._all[self._number]

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return "quotation" if self.chosen in self._quotations else "sentence"

    def step(self, step: int) -> bool:
        """Choose the next passage, or the one before; False if there is none."""
        wanted = self._number + step
        if not 0 <= wanted < len(self._all):
            return False
        self._number = wanted
        return True
