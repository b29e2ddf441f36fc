"""How well articles that were filed by hand are filed without that: by the taxonomy, by what is learned of the others,
and by both."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.article import Sector
from articles.filing import file_under
from articles.learning import Labelled, Model, file_by, train
from articles.sectors import Taxonomy

PARTS = 5
"""The articles are parted so often, and each part is filed by what is learned of the others."""
WAYS = ("taxonomy", "learned", "both")


class Tried(NamedTuple):
    """The leading sector that an article was given by hand and by each way, by their ids; None is no sector."""

    right: str | None
    taxonomy: str | None
    learned: str | None
    both: str | None


def tried(labelled: Sequence[Labelled], taxonomy: Taxonomy | None = None, seed: int = 0) -> Iterator[Tried]:
    """Each article as it is filed by what is learned of others. Where too little is left to learn from, nothing is
    learned. Categories of publishers are left out of account."""
    order = list(range(len(labelled)))
    random.Random(seed).shuffle(order)
    order.sort(key=lambda at: _id(labelled[at].sector) or "")  # so that each part has its share of every sector
    for part in range(PARTS):
        chosen = order[part::PARTS]
        out = set(chosen)
        model = train([one for at, one in enumerate(labelled) if at not in out])
        for at in chosen:
            yield _try(labelled[at], taxonomy, model)


def _try(one: Labelled, taxonomy: Taxonomy | None, model: Model | None) -> Tried:
    found, _ = file_under(one.title, one.text, (), taxonomy)
    alone = file_by(model, one.title, one.text, (), taxonomy) if model else ()
    both = file_by(model, one.title, one.text, found, taxonomy) if model else found
    return Tried(_id(one.sector), *(_id(sectors[0] if sectors else None) for sectors in (found, alone, both)))


def _id(sector: Sector | None) -> str | None:
    return sector.id if sector else None


def accuracy(found: Sequence[Tried], way: str) -> float:
    """The share of the articles that a way files as they were by hand, from 0 to 1."""
    return sum(getattr(one, way) == one.right for one in found) / len(found) if found else 0.0


def confusion(found: Sequence[Tried], way: str = "both") -> Counter[tuple[str | None, str | None]]:
    """How often an article of the one sector, set by hand, was filed under the other one."""
    return Counter((one.right, getattr(one, way)) for one in found)
