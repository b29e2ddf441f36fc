"""The default method: a linear ranker whose weights are learned from how editors sum up the news.

A sentence's score is the sum of its features (`summarize.methods.features`), each times its weight in ``ranker.tsv``,
which ``benchmarks/train_ranker.py`` writes. For a summary that takes much of the article the scores of `Nutgraf.cover`
say how much of the rest each sentence shares. Pure Python, linear in the length of the text.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarize.document import Document
from summarize.methods.features import GROUPS, Story
from summarize.methods.reasons import Reasons

WEIGHTS = os.path.join(os.path.dirname(__file__), "ranker.tsv")

OWN = 0.05
"""The part that the score for a short summary has in that for a long one: it decides where sentences share alike."""


class Nutgraf:
    """The default summarizer."""

    name = "nutgraf"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence, most between -10 and 10."""
        return _added(_ranked(document)[1].values())

    def cover(self, document: Document) -> Sequence[float]:
        """One score a sentence for a summary that stands for the whole article, spread as those of `rank` are."""
        story, own = _ranked(document)[0], list(self.rank(document))
        wide = _like(own, [_degree(story, number) for number in range(len(own))])
        return [(1 - OWN) * degree + OWN * score for degree, score in zip(wide, own, strict=True)]

    def explain(self, document: Document) -> Sequence[Sequence[str]]:
        """Why each sentence has its score, from the groups of features that raised it, the weightiest first."""
        return Reasons(*_ranked(document))


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[float, ...]]:
    """The weights of each group of features, in the order of its names."""
    with open(WEIGHTS, encoding="utf-8") as file:
        rows = (line.split("\t") for line in file if not line.startswith("#"))
        found = {name: float(weight) for name, weight in rows}
    return {title: tuple(found[name] for name in group.names) for title, group in GROUPS.items()}


@lru_cache(maxsize=1)  # ranking, covering and explaining follow each other
def _ranked(document: Document) -> tuple[Story, dict[str, list[float]]]:
    """The story, and what each group of features gives to the scores of its sentences."""
    story = Story(document)
    given = {}
    for title, learned in weights().items():
        columns = zip(GROUPS[title].values(story), learned, strict=True)
        given[title] = _added([value * weight for value in column] for column, weight in columns)
    return story, given


def _added(columns: Iterable[Sequence[float]]) -> list[float]:
    """The columns added up, sentence by sentence."""
    return list(map(sum, zip(*columns, strict=True)))


def _degree(story: Story, number: int) -> float:
    """How many stems a sentence shares with all others, over one and the logarithm of its own: TextRank's similarity
    (Mihalcea and Tarau 2004), added up over the sentences without comparing them one by one."""
    told = story.sentences[number]
    shared = sum(map(story.spread.__getitem__, told.bag)) - len(told.bag)
    return shared / (1 + math.log(told.size or 1))


def _like(model: Sequence[float], values: Sequence[float]) -> list[float]:
    """The values with the mean and the deviation of the model's."""
    if not values:
        return []
    middle, width = _mean_and_deviation(model)
    mean, deviation = _mean_and_deviation(values)
    scale = width / deviation if deviation else 0.0
    return [middle + scale * (value - mean) for value in values]


def _mean_and_deviation(values: Sequence[float]) -> tuple[float, float]:
    mean = math.fsum(values) / len(values)
    return mean, math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
