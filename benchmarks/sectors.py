"""Sectors: how many articles are filed as their publisher filed them, and how long that takes.

    python benchmarks/sectors.py ARTICLES.jsonl [--map '{"tech": "technology"}'] [--seeds 5] [--labels 10]

ARTICLES is JSON Lines with "title", "text" and "section"; --map turns sections into ids of the taxonomy. The order is
shuffled with each seed from 0 on; the first half of it, or the first ten articles of each section, are learned from,
the rest is filed: by the taxonomy alone, by what was learned alone, and by both, as the product does. scikit-learn's
LinearSVC over TF-IDF, where it is installed, learns from the same and files the same in the same run. Told are the
shares that are right, the mean over the seeds; seconds to learn; and milliseconds to file an article by both, the
median. The last line has the figures as JSON.
"""

import argparse
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from articles.article import Sector
from articles.filing import file_under
from articles.learning import Labelled, file_by, train
from articles.sectors import Taxonomy, load

File = Callable[[Labelled], str | None]


def articles(path: Path, names: dict[str, str]) -> list[Labelled]:
    """The articles with their sections as sectors."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Labelled(_sector(names.get(row["section"], row["section"])), row["title"], row["text"]) for row in rows]


def _sector(name: str) -> Sector:
    return Sector(name, name, True, 0.0)


def section(one: Labelled) -> str:
    """Where its publisher filed an article."""
    return one.sector.id if one.sector else ""


def parted(found: Sequence[Labelled], seed: int, labels: int | None) -> tuple[list[Labelled], list[Labelled]]:
    """What is learned from and what is filed: halves, or so many of each section and the rest."""
    order = list(found)
    random.Random(seed).shuffle(order)
    if labels is None:
        return order[: len(order) // 2], order[len(order) // 2 :]
    seen: Counter[str] = Counter()
    learned, rest = [], []
    for one in order:
        (learned if seen[section(one)] < labels else rest).append(one)
        seen[section(one)] += 1
    return learned, rest


def ways(learned: Sequence[Labelled], taxonomy: Taxonomy) -> Iterator[tuple[str, File]]:
    """The ways to file an article, by their names."""
    yield "taxonomy", lambda one: _first(file_under(one.title, one.text, (), taxonomy)[0])
    begun = time.perf_counter()
    model = train(learned)
    if model is None:
        raise SystemExit("too few articles to learn from")
    print(f"  learned from {len(learned)} in {time.perf_counter() - begun:.2f} s")
    yield "learned", lambda one: _first(file_by(model, one.title, one.text, (), taxonomy))
    yield (
        "both",
        lambda one: _first(
            file_by(model, one.title, one.text, file_under(one.title, one.text, (), taxonomy)[0], taxonomy)
        ),
    )


def _first(sectors: Sequence[Sector]) -> str | None:
    return sectors[0].id if sectors else None


def linear_svc(learned: Sequence[Labelled], rest: Sequence[Labelled]) -> float | None:
    """The share that scikit-learn's LinearSVC files right; None where it is not installed."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    texts = partial(map, lambda one: f"{one.title}\n{one.text}")
    machine = LinearSVC().fit(vectors.fit_transform(texts(learned)), list(map(section, learned)))
    told = machine.predict(vectors.transform(texts(rest)))
    return sum(a == section(b) for a, b in zip(told, rest, strict=True)) / len(rest)


def measure(found: Sequence[Labelled], taxonomy: Taxonomy, seeds: int, labels: int | None) -> dict[str, float]:
    """The share of right ones for each way, the mean over the seeds, and milliseconds an article by both."""
    shares: dict[str, list[float]] = {}
    took: list[float] = []
    for seed in range(seeds):
        learned, rest = parted(found, seed, labels)
        for name, file in ways(learned, taxonomy):
            right = 0
            for one in rest:
                begun = time.perf_counter()
                right += file(one) == section(one)
                if name == "both":
                    took.append(time.perf_counter() - begun)
            shares.setdefault(name, []).append(right / len(rest))
        peer = linear_svc(learned, rest)
        if peer is not None:
            shares.setdefault("LinearSVC", []).append(peer)
    return {name: round(statistics.mean(share), 4) for name, share in shares.items()} | {
        "ms_an_article": round(statistics.median(took) * 1000, 2)
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--map", default='{"tech": "technology"}', type=json.loads)
    parser.add_argument("--seeds", default=5, type=int)
    parser.add_argument("--labels", default=10, type=int)
    parser.add_argument("--taxonomy", default="general")
    options = parser.parse_args()
    found = articles(options.articles, options.map)
    taxonomy = load(options.taxonomy)
    told: dict[str, Any] = {}
    for name, labels in (("half", None), (f"{options.labels}_a_sector", options.labels)):
        told[name] = measure(found, taxonomy, options.seeds, labels)
        print(name, told[name])
    print(json.dumps(told))


if __name__ == "__main__":
    main()
