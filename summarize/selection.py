"""From scores to sentences: how many, none that cannot be read by itself, no repeats, text order; once, for every
method."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from math import inf

from summarize.coherence import Standing, standings
from summarize.document import Document
from summarize.words import content_stems, stemmer, tokens

REPEATED = 0.6
"""Two sentences that share more than this part of the content stems of the shorter say the same."""

LONGEST_UNIT = 8
"""A sentence that cannot be read without more than this is passed over."""

ROUNDING = 1e-12
"""Worths that differ by less are equal: sums of floats depend on the order of the numbers."""


def choose(document: Document, scores: Sequence[float], limit: int, *, words: bool) -> list[int]:
    """The numbers of the chosen sentences in text order: at most ``limit`` sentences, or as near to ``limit`` words as
    whole sentences allow (one at least).

    A sentence is taken with those that it cannot be read without; such a unit is worth the mean score of what it adds.
    Units are taken from the best down, and what leans on a taken one is weighed again. Where a unit does not fit, or
    one of its sentences cannot be shown, the next best takes its place.
    """
    pick, said = _Pick(standings(document)), _Said(document)
    units = [(-_worth(pick.unit(number), scores), number) for number in range(len(scores))]
    heapify(units)
    size = 0
    while units and size < limit:
        worth, number = heappop(units)
        unit = pick.unit(number)
        if unit and _worth(unit, scores) < -worth - ROUNDING:  # what made it worth more has been taken
            heappush(units, (-_worth(unit, scores), number))
            continue
        grown = size + (sum(_count(document, n) for n in unit) if words else len(unit))
        fits = abs(limit - grown) < abs(limit - size) if words else grown <= limit
        if unit and fits and not any(map(said.has, unit)):
            size = grown
            said.add(unit)
            for leaning in pick.take(unit):
                heappush(units, (-_worth(pick.unit(leaning), scores), leaning))
    return sorted(pick.chosen) or _alone(pick.standings, scores)


def _worth(unit: set[int], scores: Sequence[float]) -> float:
    return sum(scores[number] for number in unit) / len(unit) if unit else -inf


def _alone(standing: Sequence[Standing], scores: Sequence[float]) -> list[int]:
    """One sentence where nothing fits: the best that can be read by itself, or be shown at all, or the best of all."""
    best_first = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    alone = [n for n in best_first if standing[n].alone]
    return (alone or [n for n in best_first if not standing[n].fault] or best_first)[:1]


class _Pick:
    """The sentences chosen so far, and who is introduced by them."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        self.standings = standing
        self.chosen: set[int] = set()
        self._known: dict[str, int] = {}  # name -> the first chosen sentence that introduces it
        self._introducers: dict[str, int] = {}  # name -> the first sentence of all
        self._leaning: dict[int | str, list[int]] = defaultdict(list)  # sentence or name -> those that need it
        for number, one in enumerate(standing):
            if one.fault:
                continue
            for name in one.introduces:
                self._introducers.setdefault(name, number)
            needs: tuple[int | str, ...] = (*one.needs, *one.names)
            for need in needs:
                self._leaning[need].append(number)

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

    def take(self, unit: set[int]) -> list[int]:
        """Adds a unit to the chosen; the sentences that need less from now on."""
        self.chosen |= unit
        leaning: list[int] = []
        for number in unit:
            leaning += self._leaning[number]
            for name in self.standings[number].introduces:
                if name not in self._known:
                    leaning += self._leaning[name]
                self._known[name] = min(number, self._known.get(name, number))
        return [number for number in leaning if number not in self.chosen]


def _text(document: Document, number: int) -> str:
    sentence = document.sentences[number]
    return document.text[sentence.start : sentence.end]


def _count(document: Document, number: int) -> int:
    return len(_text(document, number).split())


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(content_stems(tokens(text), language, stemmer(language)))


class _Said:
    """The content stems of the chosen sentences, so that a sentence that says one of them again is seen."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sizes: dict[int, int] = {}
        self._with: dict[str, list[int]] = defaultdict(list)  # stem -> the chosen sentences that have it

    def add(self, unit: set[int]) -> None:
        """Takes these sentences among the chosen."""
        for number in unit:
            stems = _stems(_text(self._document, number), self._document.language)
            self._sizes[number] = len(stems)
            for stem in stems:
                self._with[stem].append(number)

    def has(self, number: int) -> bool:
        """Whether one of the chosen sentences says this already."""
        stems = _stems(_text(self._document, number), self._document.language)
        shared = Counter(other for stem in stems for other in self._with.get(stem, ()))
        return any(count > REPEATED * min(len(stems), self._sizes[other]) for other, count in shared.items())
