"""Articles of two made-up sectors, told apart by their words, for the tests of what is learned."""

from __future__ import annotations

import random

from articles.article import Sector
from articles.learning import Labelled

SEA = Sector("sea", "Sea and ports", True, 0.0)
HILL = Sector("hill", "Hill farms", True, 0.0)
WORDS = {
    "sea": "ferry harbour pilot tide mooring trawler lighthouse cargo".split(),
    "hill": "sheep pasture shepherd fleece barn meadow hay lambing".split(),
}
COMMON = "people said again that nobody had asked them before about money".split()


def story(sector: str, number: int) -> str:
    """A text on a sector, another one for each number."""
    chance = random.Random(f"{sector}{number}")
    sentences = (
        " ".join(chance.sample(WORDS[sector], 2) + chance.sample(COMMON, 5)).capitalize() + "." for _ in range(6)
    )
    return " ".join(sentences)


def lessons(count: int = 10) -> list[Labelled]:
    """So many articles of each sector."""
    return [Labelled(one, None, story(one.id, number)) for number in range(count) for one in (SEA, HILL)]
