"""Finds the weights of `articles/page.json`: which lines of a copied web page belong to its article.

    python benchmarks/train_furniture.py SCRAPES GROUND_TRUTH.json [--write]

SCRAPES is a folder of pages as plain text, one file a page, a line per block; GROUND_TRUTH.json maps a file's stem to
{"articleBody": text} (the format of scrapinghub's article-extraction-benchmark). A line's target is the share of its
4-grams of words that the body holds. Prints F1 of 4-grams (mean precision and recall over the pages) of the text that
the product makes of a page, by 10-fold cross-validation over pages (seeds 0 to 2 shuffle them) and of the final models
on the very pages; with --write the weights replace the data file. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

from articles import page, paragraphs
from articles.line_features import FEATURES, features
from articles.lines import Line, split_lines
from articles.page import Model, Models
from articles.reading import scrape

RIDGE_ON_PAGE = 0.005
RIDGE_IN_RUN = 0.01
MARGIN = 3
"""Lines above and below the article that the model for its inner lines learns from too."""

N = 4

Vector = Any
"""A numpy array."""


class Page(NamedTuple):
    """One page: its text, the features of its lines (a matrix), their targets and words, the lines of the article with
    a margin, and the true body."""

    raw: str
    matrix: Vector
    targets: Vector
    words: Vector
    run: slice
    body: str


def grams(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of words, as a multiset; of a shorter text all its words."""
    words = re.findall(r"\w+", text)
    size = min(N, max(1, len(words)))
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def read_page(path: Path, body: str) -> Page:
    """A page with its targets."""
    raw = path.read_text(encoding="utf-8")
    lines = split_lines(raw)
    targets = targets_of(lines, body)
    start, end = page.best_run(lines, targets)
    return Page(
        raw,
        np.array([[float(row[name]) for name in FEATURES] for row in features(lines)]),
        np.array(targets),
        np.array([float(max(line.words, 2)) for line in lines]),
        slice(max(0, start - MARGIN), end + MARGIN),
        body,
    )


def targets_of(lines: list[Line], body: str) -> list[float]:
    """How much of each line the body holds; a line of less than four words counts only among lines of the body."""
    known, flat = grams(body), " ".join(["", *re.findall(r"\w+", body), ""])
    targets = []
    sizes = []
    for line in lines:
        words = re.findall(r"\w+", line.text)
        sizes.append(len(words))
        if len(words) >= N:
            own = grams(line.text)
            targets.append(sum(n for g, n in own.items() if g in known) / sum(own.values()))
        else:
            targets.append(float(bool(words) and f" {' '.join(words)} " in flat))
    long = [n for n, target in enumerate(targets) if target > 0.5 and sizes[n] >= N]
    first, last = (min(long) - 2, max(long) + 2) if long else (0, -1)
    return [t if first <= n <= last or sizes[n] >= N else 0.0 for n, t in enumerate(targets)]


def train(pages: list[Page]) -> Models:
    """The models for all lines of a page, where a line weighs by the root of its words, and for the lines of the run,
    where it weighs by its words; every page weighs the same."""
    on_page = [(p.matrix, p.targets, np.sqrt(p.words)) for p in pages]
    in_run = [
        (p.matrix[p.run], p.targets[p.run], np.minimum(p.words[p.run], page.MAX_LINE_WORDS))
        for p in pages
        if p.run.stop > MARGIN
    ]
    return Models(fit(on_page, RIDGE_ON_PAGE), fit(in_run, RIDGE_IN_RUN))


def fit(parts: list[tuple[Vector, Vector, Vector]], ridge: float) -> Model:
    """Ridge logistic regression by Newton's method over the features, targets and weights of the pages."""
    matrix = np.vstack([m for m, _, _ in parts])
    targets = np.concatenate([t for _, t, _ in parts])
    weights = np.concatenate([w / w.sum() for _, _, w in parts]) / len(parts)
    mean, spread = np.average(matrix, axis=0, weights=weights), matrix.std(0) + 1e-6
    design = np.hstack([(matrix - mean) / spread, np.ones((len(matrix), 1))])
    penalty = np.diag([ridge] * len(FEATURES) + [1e-9])
    theta = np.zeros(design.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weights * (p - targets)) + penalty @ theta
        hessian = (design * (weights * p * (1 - p))[:, None]).T @ design + penalty
        theta -= np.linalg.solve(hessian, gradient)
    plain = theta[:-1] / spread
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, plain, strict=True)}
    return Model(round(float(theta[-1] - plain @ mean), 4), named)


def kept_text(models: Models, one: Page) -> str:
    """What the product makes of a page with these models."""
    with mock.patch.object(page, "_models", return_value=models):
        return paragraphs.joined(scrape.piece_of(one.raw).blocks)[0]


def f1(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, mean precision and mean recall of (kept, body) pairs."""
    precision, recall = [], []
    for kept, body in pairs:
        a, b = grams(kept), grams(body)
        both = sum((a & b).values())
        if a:
            precision.append(both / sum(a.values()))
        if b:
            recall.append(both / sum(b.values()))
    p, r = statistics.fmean(precision), statistics.fmean(recall)
    return 2 * p * r / (p + r), p, r


def cross_validated(pages: list[Page], seed: int, folds: int = 10) -> tuple[float, float, float]:
    """The figures on pages that the model has not seen."""
    order = list(range(len(pages)))
    random.Random(seed).shuffle(order)
    pairs = []
    for fold in range(folds):
        held = set(order[fold::folds])
        models = train([p for n, p in enumerate(pages) if n not in held])
        pairs += [(kept_text(models, pages[n]), pages[n].body) for n in held]
    return f1(pairs)


def main() -> None:
    """Trains, reports, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scrapes", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--write", action="store_true", help="replace articles/page.json")
    args = parser.parse_args()
    truth = json.loads(args.truth.read_text(encoding="utf-8"))
    pages = [read_page(args.scrapes / f"{key}.txt", row["articleBody"]) for key, row in truth.items()]
    for seed in range(3):
        print("cross-validated  F1 {:.4f}  precision {:.4f}  recall {:.4f}".format(*cross_validated(pages, seed)))
    models = train(pages)
    print(
        "same pages       F1 {:.4f}  precision {:.4f}  recall {:.4f}".format(
            *f1([(kept_text(models, p), p.body) for p in pages])
        )
    )
    if args.write:
        data = {name: model._asdict() for name, model in models._asdict().items()}
        Path(page.__file__).with_name("page.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
