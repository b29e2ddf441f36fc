"""Where an article is filed: by what its publisher says, then by the words of a taxonomy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from articles.article import Sector
from articles.sectors import WORD, Rule, Taxonomy, classify, default, fold

CATEGORY_POINTS = 10.0
"""What a category of the publisher counts beside the words of the text: with them it is the score of its sector."""
CATEGORY = "category: "
"""So the evidence of a category begins."""

MAX_CATEGORIES = 50
MAX_CHARACTERS = 200
"""So many categories of an article are looked at, so far: what follows is no name of a sector."""

_PARTS = re.compile(r"[>/|»:→]")
_LISTED = re.compile(r"[,;&+]|\band\b", re.IGNORECASE)
_EMPTY = frozenset(map(fold, "news latest top story stories headlines section all the and".split()))
"""Words of categories that tell nothing: "Sports News" is sport."""

Words = tuple[str, ...]


class Named(NamedTuple):
    """A sector that a category names; the ``rank`` is lower the more surely it does."""

    rank: int
    rule: Rule
    category: str


def file_under(
    title: str | None, text: str, categories: Sequence[str], taxonomy: Taxonomy | None = None
) -> tuple[tuple[Sector, ...], str | None]:
    """The sectors of an article, the leading one first, and the id of its scope or None.

    The publisher's categories go before the words of the text: the sector that one of them names is the leading one.
    """
    found, scope = classify(title, text, taxonomy)
    named = by_category(categories, taxonomy)
    if not named:
        return found, scope
    counted = {sector.id: sector for sector in found}
    filed: dict[str, Sector] = {}
    for one in named:
        words = counted.pop(one.rule.id, None)
        filed[one.rule.id] = Sector(
            one.rule.id,
            one.rule.name,
            not filed,
            CATEGORY_POINTS + (words.score if words else 0.0),
            (CATEGORY + one.category, *(words.evidence if words else ())),
        )
    return (*filed.values(), *(sector._replace(primary=False) for sector in counted.values())), scope


def is_by_category(found: Sequence[Sector]) -> bool:
    """Whether a category of the publisher decided which of these sectors leads."""
    return bool(found and found[0].evidence and found[0].evidence[0].startswith(CATEGORY))


def by_category(categories: Sequence[str], taxonomy: Taxonomy | None = None) -> list[Named]:
    """The sectors that these categories name, each once, those first that are named most surely."""
    best: dict[str, Named] = {}
    for category in categories[:MAX_CATEGORIES]:
        for named in _named(category[:MAX_CHARACTERS], taxonomy or default()):
            if named.rule.id not in best or named.rank < best[named.rule.id].rank:
                best[named.rule.id] = named
    return sorted(best.values(), key=lambda named: named.rank)


def _named(category: str, taxonomy: Taxonomy) -> Iterator[Named]:
    """The sector that a category names: "Sport", "News > Sport", "sport/football", "UK politics", "business and
    finance"; of several parts the first that names one."""
    shown = " ".join(category.split())
    for rank, phrase in enumerate((category, *_PARTS.split(category))):
        words = _words(phrase)
        if found := _called(taxonomy).get(words):
            yield Named(found[0], found[1], shown)
            return
        if rank and (named := _in_part(taxonomy, phrase, words)):
            yield named._replace(category=shown)
            return


def _in_part(taxonomy: Taxonomy, phrase: str, words: Words) -> Named | None:
    """The sector that a part of a category names by one of the things that it lists, or by its last words."""
    called = _called(taxonomy)
    for listed in map(_words, _LISTED.split(phrase)):
        if listed in called:
            return Named(*called[listed], "")
    for first in range(1, len(words)):
        found = called.get(words[first:])
        if found and found[0] == 0 and not _is_void(found[1], words):
            return Named(1, found[1], "")
    return None


def _is_void(rule: Rule, words: Words) -> bool:
    """Whether these are words that tell nothing of the sector, though one of them is its name."""
    return any(_words(phrase) == words for phrase in rule.negative)


def _words(phrase: str) -> Words:
    return tuple(word for word in map(fold, re.findall(WORD, phrase)) if word not in _EMPTY)


@cache
def _called(taxonomy: Taxonomy) -> dict[Words, tuple[int, Rule]]:
    """What the sectors are called, by its words: by their ids, names and categories (0), the names (1) and the phrases
    (2) that tell of them. What two sectors are called means the one that it names more surely, or the first."""
    ranked = [
        (rank, _words(phrase), rule)
        for rule in taxonomy.rules
        for rank, phrases in enumerate(((rule.id, rule.name, *rule.categories), rule.names, rule.phrases))
        for phrase in phrases
        if "*" not in phrase
    ]
    called: dict[Words, tuple[int, Rule]] = {}
    for rank, words, rule in sorted(ranked, key=lambda row: row[0]):
        if words:
            called.setdefault(words, (rank, rule))
    return called
