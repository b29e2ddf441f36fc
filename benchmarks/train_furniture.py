"""Finds the weights of `articles/page.json`: which lines of a copied web page belong to its article.

    python benchmarks/train_furniture.py SCRAPES GROUND_TRUTH.json [--write]

SCRAPES is a folder of pages as plain text, one file a page, a line per block; GROUND_TRUTH.json maps a file's stem to
{"articleBody": text} (the format of scrapinghub's article-extraction-benchmark). A line's target is the share of its
4-grams of words that the body holds. Prints F1 of 4-grams (mean precision and recall over the pages) by 10-fold
cross-validation over pages, three shuffles, and of the final model on the very pages; with --write the weights replace
the data file. Needs numpy.
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

import numpy as np

from articles import page
from articles.line_features import FEATURES, features
from articles.lines import Line, split_lines

RIDGE = 0.015
N = 4

Vector = Any
"""A numpy array."""


class Page(NamedTuple):
    """One page: its lines, their features (a matrix), targets and weights, and the true body."""

    lines: list[Line]
    matrix: Vector
    targets: Vector
    weights: Vector
    body: str


class Model(NamedTuple):
    """Logistic weights over the plain features."""

    weights: Vector
    bias: float


def grams(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of words, as a multiset; of a shorter text all its words."""
    words = re.findall(r"\w+", text)
    size = min(N, max(1, len(words)))
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def read_page(path: Path, body: str) -> Page:
    """A page with its targets; a line of less than four words counts only among lines of the body."""
    lines = split_lines(path.read_text(encoding="utf-8"))
    known, flat = grams(body), " ".join(["", *re.findall(r"\w+", body), ""])
    targets = []
    for line in lines:
        own = grams(line.text)
        words = re.findall(r"\w+", line.text)
        if len(words) >= N:
            targets.append(sum(n for g, n in own.items() if g in known) / sum(own.values()))
        else:
            targets.append(float(bool(words) and f" {' '.join(words)} " in flat))
    long = [n for n, line in enumerate(lines) if targets[n] > 0.5 and len(re.findall(r"\w+", line.text)) >= N]
    first, last = (min(long) - 2, max(long) + 2) if long else (0, -1)
    targets = [
        t if first <= n <= last or len(re.findall(r"\w+", lines[n].text)) >= N else 0.0 for n, t in enumerate(targets)
    ]
    matrix = np.array([[float(row[name]) for name in FEATURES] for row in features(lines)])
    weights = np.sqrt([max(line.words, 2) for line in lines])
    return Page(lines, matrix, np.array(targets), weights / weights.sum(), body)


def fit(pages: list[Page]) -> Model:
    """Ridge logistic regression by Newton's method; every page weighs the same, a line by the root of its words."""
    matrix = np.vstack([p.matrix for p in pages])
    targets = np.concatenate([p.targets for p in pages])
    weights = np.concatenate([p.weights for p in pages]) / len(pages)
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    design = np.hstack([(matrix - mean) / spread, np.ones((len(matrix), 1))])
    ridge = np.diag([RIDGE] * len(FEATURES) + [1e-9])
    theta = np.zeros(design.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weights * (p - targets)) + ridge @ theta
        hessian = (design * (weights * p * (1 - p))[:, None]).T @ design + ridge
        theta -= np.linalg.solve(hessian, gradient)
    plain = theta[:-1] / spread
    return Model(plain, float(theta[-1] - plain @ mean))


def kept_text(model: Model, one: Page) -> str:
    """What the model keeps of a page."""
    likely = list(1 / (1 + np.exp(-(one.matrix @ model.weights + model.bias))))
    start, end = page.best_run(one.lines, likely)
    return "\n".join(one.lines[n].text for n in range(start, end) if likely[n] > page.INNER_THRESHOLD)


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
        model = fit([p for n, p in enumerate(pages) if n not in held])
        pairs += [(kept_text(model, pages[n]), pages[n].body) for n in held]
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
    model = fit(pages)
    print(
        "same pages       F1 {:.4f}  precision {:.4f}  recall {:.4f}".format(
            *f1([(kept_text(model, p), p.body) for p in pages])
        )
    )
    weights = {name: round(float(w), 4) for name, w in zip(FEATURES, model.weights, strict=True)}
    if args.write:
        data = {"bias": round(model.bias, 4), "weights": weights}
        Path(page.__file__).with_name("page.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
