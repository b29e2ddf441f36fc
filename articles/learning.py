"""A reader's own model of sectors: which words tell of them, learned from the articles that were filed by hand.

Complement naive Bayes over the words of title and text: a word speaks for a sector as far as it is rarer outside of it
than in all articles. Words are counted with falling weight, rare ones weigh more, and every article counts the same
whatever its length: Rennie, Shih, Teevan and Karger, "Tackling the poor assumptions of naive Bayes text classifiers"
(ICML 2003). Against the mean of all articles instead of against each other, so that the evidence for a sector also says
whether an article may be about something that the model does not know.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from articles.article import Article, Sector
from articles.filing import is_by_category
from articles.sectors import MAX_CHARACTERS, Taxonomy, default, fold

LEAST = 8
"""So many articles of a sector have to be filed by hand before it is learned: about ten."""
MOST_TERMS = 40_000
"""A model keeps the words that stand in most articles, so many of them."""
TITLE_TIMES = 2
"""The words of the headline are counted so many times."""
SMOOTHING = 0.1
"""What each word is counted in each sector before it was seen: from 0.05 to 0.2 the accuracy is the same."""

PRIOR = 0.5
"""What the logarithm of the taxonomy's points counts beside the evidence that was learned. The evidence of a leading
sector is about 1 after ten articles a sector and 3 after a hundred, that of the taxonomy stays as it is: so it decides
with few articles, and later where the model is in doubt. Set on the development half of the BBC articles."""
UNLEARNED = 0.7
"""The evidence for a sector of the taxonomy under which too few articles were filed by hand to learn it: what there is
for a right one after few articles. With less of it articles of such sectors would go to those that were learned."""
SURE = 0.1
"""A sector for which there is less evidence than this is not made the leading one."""
POINTS = 10.0
"""What a unit of evidence counts beside the points of the taxonomy in the score of a sector."""

LEARNED = "learned: "
"""So the evidence of the model begins."""
MAX_TERMS = 8
"""So many words of an article are told as evidence."""

_TERM = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?|[£$€%]")


class Labelled(NamedTuple):
    """An article that a model learns from; ``sector`` is None where it is in none."""

    sector: Sector | None
    title: str | None
    text: str


class Learned(NamedTuple):
    """A sector of a model, and of how many articles it was learned."""

    id: str
    name: str
    articles: int


class Term(NamedTuple):
    """A word of an article, as it stands there, and how much it speaks for a sector."""

    word: str
    weight: float


class Evidence(NamedTuple):
    """What a model says of a sector in an article: its words' weights, the strongest first, and their sum.

    0 is as much as in the mean of the articles that were learned from.
    """

    sector: Learned
    weight: float
    terms: tuple[Term, ...]


class Model(NamedTuple):
    """What was learned: ``terms`` are the weights of words, that of their rarity and then one for each sector."""

    sectors: tuple[Learned, ...]
    articles: int
    terms: Mapping[str, Sequence[float]]

    def evidence(self, title: str | None, text: str) -> list[Evidence]:
        """What the words of an article say of each sector."""
        vector, written = _counts(title, text)
        unknown = _rarity(0, self.articles)
        weighted = {
            term: math.log1p(count) * (self.terms[term][0] if term in self.terms else unknown)
            for term, count in vector.items()
        }
        length = _length(weighted)
        known = [(term, value / length, self.terms[term]) for term, value in weighted.items() if term in self.terms]
        found = []
        for at, sector in enumerate(self.sectors, 1):
            told = [(value * weights[at], term) for term, value, weights in known]
            strongest = nlargest(MAX_TERMS, (one for one in told if one[0] > 0))
            terms = tuple(Term(written[term], weight) for weight, term in strongest)
            found.append(Evidence(sector, sum(weight for weight, _ in told), terms))
        return found


def train(labelled: Sequence[Labelled]) -> Model | None:
    """What can be learned of these articles; None where fewer than two sectors have enough of them."""
    amounts = Counter(one.sector.id for one in labelled if one.sector)
    names = {one.sector.id: one.sector.name for one in labelled if one.sector}
    learned = tuple(Learned(id, names[id], count) for id, count in sorted(amounts.items()) if count >= LEAST)
    if len(learned) < 2:
        return None
    vectors = [(one.sector.id if one.sector else "", _counts(one.title, one.text)[0]) for one in labelled]
    frequency = Counter(term for _, vector in vectors for term in vector)
    rarity = {term: _rarity(count, len(vectors)) for term, count in frequency.most_common(MOST_TERMS)}
    return Model(learned, len(vectors), _weights([sector.id for sector in learned], vectors, rarity))


def _weights(
    sectors: Sequence[str], vectors: Sequence[tuple[str, Counter[str]]], rarity: Mapping[str, float]
) -> dict[str, list[float]]:
    """The weights of each word: its rarity, and for each sector how much rarer it is outside than in all."""
    inside: dict[str, defaultdict[str, float]] = {sector: defaultdict(float) for sector in sectors}
    whole: defaultdict[str, float] = defaultdict(float)
    for sector, vector in vectors:
        weighted = {term: math.log1p(count) * rarity[term] for term, count in vector.items() if term in rarity}
        length = _length(weighted)
        for term, value in weighted.items():
            whole[term] += value / length
            if sector in inside:
                inside[sector][term] += value / length
    added = SMOOTHING * len(whole)
    total = sum(whole.values())
    outside = [math.log(total - sum(inside[sector].values()) + added) for sector in sectors]
    weights = {}
    for term, value in whole.items():
        usual = math.log(value + SMOOTHING) - math.log(total + added)
        elsewhere = (math.log(value - inside[one].get(term, 0.0) + SMOOTHING) for one in sectors)
        weights[term] = [
            round(rarity[term], 3),
            *(round(usual - other + all, 3) for other, all in zip(elsewhere, outside, strict=True)),
        ]
    return weights


def _counts(title: str | None, text: str) -> tuple[Counter[str], dict[str, str]]:
    """How often each word stands in an article, folded, and how it is written there first."""
    counts: Counter[str] = Counter()
    for words, times in ((title or "", TITLE_TIMES), (text[:MAX_CHARACTERS], 1)):
        for word, count in Counter(_TERM.findall(words)).items():
            counts[word] += times * count
    folded: Counter[str] = Counter()
    written: dict[str, str] = {}
    for word, count in counts.items():
        term = fold(word)
        folded[term] += count
        written.setdefault(term, word)
    return folded, written


def _rarity(count: int, articles: int) -> float:
    """The weight of a word that stands in so many of the articles."""
    return math.log((articles + 1) / (count + 0.5))


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values())) or 1.0


# filing


def file_by(
    model: Model, title: str | None, text: str, found: Sequence[Sector], taxonomy: Taxonomy | None = None
) -> tuple[Sector, ...]:
    """The sectors of an article by what was learned, the leading one first.

    ``found`` are those of `articles.filing.file_under` with the same taxonomy. A category of the publisher stays as it
    is; else the sector leads for which learned evidence and points of the taxonomy together are the most, where the
    model is sure of it. A sector for which the taxonomy has no phrases counts as if it had as many points as any.
    """
    if is_by_category(found):
        return tuple(found)
    rules = {rule.id for rule in (taxonomy or default()).rules}
    points = {sector.id: sector.score for sector in found}
    most = max(points.values(), default=0.0)
    learned = {one.sector.id: one for one in model.evidence(title, text)}
    together = {
        id: (learned[id].weight if id in learned else UNLEARNED)
        + PRIOR * math.log1p(points.get(id, 0.0 if id in rules else most))
        for id in (*points, *learned)
    }
    leading = learned.get(max(together, key=lambda id: together[id]))
    if leading is None or leading.weight < SURE:
        return tuple(found)
    return _led_by(leading, found)


def filed_by(model: Model | None, article: Article, taxonomy: Taxonomy | None = None) -> Article:
    """The article under its sectors by what was learned, or as it is where nothing was."""
    if model is None:
        return article
    return article._replace(sectors=file_by(model, article.title, article.text, article.sectors, taxonomy))


def _led_by(leading: Evidence, found: Sequence[Sector]) -> tuple[Sector, ...]:
    """The sectors with this one at their head, and what was learned of it before its other evidence."""
    sector = leading.sector
    counted = next((one for one in found if one.id == sector.id), None)
    words = LEARNED + ", ".join(term.word for term in leading.terms)
    first = Sector(
        sector.id,
        counted.name if counted else sector.name,
        True,
        round(POINTS * leading.weight + (counted.score if counted else 0.0), 1),
        (words, *(counted.evidence if counted else ())),
    )
    return (first, *(one._replace(primary=False) for one in found if one.id != sector.id))
