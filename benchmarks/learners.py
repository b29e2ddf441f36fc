"""Ways to learn to choose sentences from articles with reference summaries."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from candidates import SIZE, Article

from summarize.methods.features import GROUPS, NAMES
from summarize.selection import choose

Chooser = Callable[[Article], list[int]]
"""Gives the numbers of the sentences of an article's summary."""

RIDGE = 0.1
"""Penalty on half the squared weights of standardised features, beside a gain in per cent of ROUGE."""

STEPS, RATE = 200, 0.1
"""Steps and first step size of Adam (Kingma and Ba 2015)."""

TEMPERATURE = 6.0
"""Of the distribution over candidates that ListNet aims at, in per cent of ROUGE."""


class Batch:
    """The sentences of many articles as one standardised matrix ``z``, with the candidate summaries of all."""

    def __init__(self, articles: Sequence[Article]) -> None:
        x = np.vstack([article.x for article in articles])
        self.deviation = x.std(0) + 1e-6
        self.z = ((x - x.mean(0)) / self.deviation).astype(np.float32)
        together = np.vstack([article.together for article in articles])
        self.together_deviation = together.std(0) + 1e-6
        self.together = ((together - together.mean(0)) / self.together_deviation).astype(np.float32)
        starts = np.cumsum([0, *(len(article.x) for article in articles)])
        members = np.vstack([article.candidates + at for article, at in zip(articles, starts, strict=False)])
        self.members = [np.ascontiguousarray(column) for column in members.T]
        self.rouge = np.concatenate([article.rouge for article in articles])
        counts = [len(article.rouge) for article in articles]
        self.first = np.cumsum([0, *counts[:-1]])
        self.of = np.repeat(np.arange(len(articles)), counts)
        self.articles = len(articles)

    def chances(self, scores: np.ndarray) -> np.ndarray:
        """The chance of each candidate of an article: the softmax of its score."""
        high = np.maximum.reduceat(scores, self.first)
        raised = np.exp(scores - high[self.of])
        return raised / np.add.reduceat(raised, self.first)[self.of]

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """The score of each candidate: the sum of its sentences'."""
        scores = self.z @ weights.astype(np.float32)
        return sum(scores[column] for column in self.members)

    def gain(self, chances: np.ndarray) -> np.ndarray:
        """How much more ROUGE each candidate brings than is expected, times its chance."""
        expected = np.add.reduceat(chances * self.rouge, self.first)
        return chances * (self.rouge - expected[self.of])

    def per_sentence(self, values: np.ndarray) -> np.ndarray:
        """For each sentence the sum over the candidates that hold it."""
        return sum(np.bincount(column, values, len(self.z)) for column in self.members)


def _climb(slope: Callable[[np.ndarray], np.ndarray], size: int) -> np.ndarray:
    """Where Adam comes to from zero, uphill, with steps that grow smaller."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        gradient = slope(weights)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def by_weights(weights: np.ndarray) -> Chooser:
    """Chooses as the product does, by these weights of the features."""
    return lambda article: choose(article.document, list(article.x @ weights), SIZE, words=False)


def listwise_weights(articles: Sequence[Article], without: Sequence[str] = ()) -> np.ndarray:
    """The weights that raise the expected ROUGE of a summary drawn by the softmax of the candidates' scores; features
    of the groups ``without`` get none."""
    batch = Batch(articles)
    left_out = {name for group in without for name in GROUPS[group].names}
    used = np.array([name not in left_out for name in NAMES])

    def slope(weights: np.ndarray) -> np.ndarray:
        gain = batch.gain(batch.chances(batch.scores(weights)))
        return used * (batch.z.T @ batch.per_sentence(gain) / batch.articles - RIDGE * weights)

    return _climb(slope, batch.z.shape[1]) / batch.deviation


def listwise(articles: Sequence[Article], without: Sequence[str] = ()) -> Chooser:
    """Learning on the ROUGE of whole summaries; the weights that ship are learned so."""
    return by_weights(listwise_weights(articles, without))


def without_coherence(articles: Sequence[Article]) -> Chooser:
    """The sentences of the highest scores by the same weights, whether they can be read by themselves or not."""
    weights = listwise_weights(articles)
    return lambda article: sorted(np.argsort(-(article.x @ weights), kind="stable")[:SIZE].tolist())


def listnet(articles: Sequence[Article]) -> Chooser:
    """The weights whose softmax comes nearest to that of the candidates' ROUGE (ListNet, Cao et al. 2007)."""
    batch = Batch(articles)
    wanted = batch.chances(batch.rouge / TEMPERATURE)

    def slope(weights: np.ndarray) -> np.ndarray:
        miss = batch.per_sentence(wanted - batch.chances(batch.scores(weights)))
        return batch.z.T @ miss / batch.articles - 0.003 * weights

    return by_weights(_climb(slope, batch.z.shape[1]) / batch.deviation)


def pointwise(articles: Sequence[Article]) -> Chooser:
    """Ridge regression on how far the candidates that hold a sentence stand above the mean candidate of its article."""
    batch = Batch(articles)
    held = np.maximum(1, batch.per_sentence(np.ones(len(batch.rouge))))
    middle = np.add.reduceat(batch.rouge, batch.first) / np.bincount(batch.of)
    target = batch.per_sentence(batch.rouge - middle[batch.of]) / held
    penalty = 30 * np.eye(batch.z.shape[1])
    return by_weights(np.linalg.solve(batch.z.T @ batch.z + penalty, batch.z.T @ target) / batch.deviation)


def candidates_ranked(articles: Sequence[Article], features: slice) -> Chooser:
    """Whole candidate summaries are ranked (as in MatchSum, Zhong et al. 2020): beside the sum of its sentences'
    scores, these features of each as a whole count."""
    batch = Batch(articles)
    together, deviation = batch.together[:, features], batch.together_deviation[features]
    count = batch.z.shape[1]

    def slope(weights: np.ndarray) -> np.ndarray:
        scores = batch.scores(weights[:count]) + together @ weights[count:].astype(np.float32)
        gain = batch.gain(batch.chances(scores))
        uphill = np.concatenate([batch.z.T @ batch.per_sentence(gain), together.T @ gain])
        return uphill / batch.articles - RIDGE * weights

    weights = _climb(slope, count + together.shape[1])
    own, whole = weights[:count] / batch.deviation, weights[count:] / deviation

    def best(article: Article) -> list[int]:
        scores = (article.x @ own)[article.candidates].sum(1) + article.together[:, features] @ whole
        return sorted(set(article.candidates[int(np.argmax(scores))].tolist()))

    return best


VARIANTS: dict[str, Callable[[Sequence[Article]], Chooser]] = {
    "listwise": listwise,
    "no coherence pass": without_coherence,
    "listwise without genre": partial(listwise, without=("genre",)),
    "listwise without sharing": partial(listwise, without=("sharing",)),
    "listwise, place alone": partial(listwise, without=[group for group in GROUPS if group != "place"]),
    "candidates by redundancy": partial(candidates_ranked, features=slice(2, 4)),
    "candidates by all": partial(candidates_ranked, features=slice(0, 6)),
    "listnet": listnet,
    "pointwise": pointwise,
}
"""The first is what ships."""
