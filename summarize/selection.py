"""From scores to sentences: how many, none that cannot be read by itself, no repeats, text order; once, for every
method."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarize.coherence import Standing, standings
from summarize.document import Document
from summarize.words import content_stems, stemmer, tokens

REPEATED = 0.6
"""Two sentences that share more than this part of the content stems of the shorter say the same."""

LONGEST_UNIT = 8
"""A sentence that cannot be read without more than this is passed over."""


def choose(document: Document, scores: Sequence[float], limit: int, *, words: bool) -> list[int]:
    """The numbers of the chosen sentences in text order: at most ``limit`` sentences, or as near to ``limit`` words as
    whole sentences allow (one at least).

    Sentences are taken from the best score down, each with those that it cannot be read without. Where these do not
    fit, or one of them cannot be shown, the next best takes its place.
    """
    pick = _Pick(standings(document))
    best_first = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    size = 0
    for number in best_first:
        if size >= limit:
            break
        unit = pick.unit(number)
        grown = size + (sum(_count(document, n) for n in unit) if words else len(unit))
        fits = abs(limit - grown) < abs(limit - size) if words else grown <= limit
        if unit and fits and not any(_repeats(document, n, pick.chosen) for n in unit):
            pick.take(unit)
            size = grown
    return sorted(pick.chosen) or _alone(pick.standings, best_first)


def _alone(standing: Sequence[Standing], best_first: Sequence[int]) -> list[int]:
    """One sentence where nothing fits: the best that can be read by itself, or be shown at all, or the best of all."""
    alone = [n for n in best_first if standing[n].alone]
    return (alone or [n for n in best_first if not standing[n].fault] or list(best_first))[:1]


class _Pick:
    """The sentences chosen so far, and who is introduced by them."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        self.standings = standing
        self.chosen: set[int] = set()
        self._known: dict[str, int] = {}  # name -> the first chosen sentence that introduces it
        self._introducers: dict[str, int] = {}  # name -> the first sentence of all
        for number, one in enumerate(standing):
            if not one.fault:
                for name in one.introduces:
                    self._introducers.setdefault(name, number)

    def unit(self, number: int) -> set[int]:
        """The sentence with those that it cannot be read without, as far as they are not chosen yet; empty where one
        of them cannot be shown."""
        unit: set[int] = set()
        wanted = [number]
        while wanted:
            one = wanted.pop()
            if one in self.chosen or one in unit:
                continue
            if self.standings[one].fault or len(unit) == LONGEST_UNIT:
                return set()
            unit.add(one)
            wanted += self.standings[one].needs
            for name in self.standings[one].names:
                if self._known.get(name, one) >= one:
                    introducer = self._introducers.get(name, one)
                    if introducer >= one:
                        return set()
                    wanted.append(introducer)
        return unit

    def take(self, unit: set[int]) -> None:
        """Adds a unit to the chosen."""
        self.chosen |= unit
        for number in unit:
            for name in self.standings[number].introduces:
                self._known[name] = min(number, self._known.get(name, number))


def _text(document: Document, number: int) -> str:
    sentence = document.sentences[number]
    return document.text[sentence.start : sentence.end]


def _count(document: Document, number: int) -> int:
    return len(_text(document, number).split())


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(content_stems(tokens(text), language, stemmer(language)))


def _repeats(document: Document, number: int, chosen: set[int]) -> bool:
    """Whether one of the chosen sentences says this already."""
    own = _stems(_text(document, number), document.language)
    for other in chosen:
        its = _stems(_text(document, other), document.language)
        if len(own & its) > REPEATED * min(len(own), len(its)):
            return True
    return False
