"""Which lines of a whole copied web page are the article: the best run of lines that look like one.

Two logistic models over `articles.line_features` tell how likely a line belongs to the article: one among all lines of
a page, one among those of the article and right around it. The run is the stretch with the greatest sum of (probability
by the first - THRESHOLD) x words, in which a line that does not look like text costs little; lines of the run that are
unlikely by the second are left out. Linear in the number of lines.

`benchmarks/train_furniture.py` finds the weights and prints F1 of the kept text: .95 by 10-fold cross-validation on
pages that the models have not seen, .96 on the 85 pages that they were found on.
"""

from __future__ import annotations

import os
from functools import cache
from math import exp
from operator import mul
from typing import NamedTuple

from articles.furniture import reason_of
from articles.lines import Line

THRESHOLD = 0.5
"""For both models."""

IN_LIST = 0.7
IN_TABLE = 0.55
"""A line of a numbered list or a table is at least so likely: they look like menus but most stand in articles."""

MAX_LINE_COST = 5.0
"""An unlikely line within the run costs no more than so many words: subheads, captions and links stand between
paragraphs."""

MAX_LINE_WORDS = 60
"""A very long line counts no more: one comment or notice must not outweigh an article."""

MIN_FURNITURE = 3
MAX_PROSE_BEFORE_MENU = 0.25  # of the words of running text
MENU_RUN = 5
MIN_MENU_LINES = 15
"""A page is a whole copied page if it has so many lines in runs of at least `MENU_RUN` link-like lines."""


def is_whole_page(lines: list[Line]) -> bool:
    """Does this look like a whole web page, with its menus and lists of links?

    Clean text and small scrapes do not. A list within an article is no menu: a page has one before most of its running
    text, or lines that are furniture by their wording.
    """
    runs = _menu_runs(lines)
    if sum(end - start for start, end in runs) < MIN_MENU_LINES:
        return False
    if sum(reason_of(line) is not None for line in lines) >= MIN_FURNITURE:
        return True
    prose = [line.words if line.is_prose else 0 for line in lines]
    return sum(prose[: runs[0][0]]) < MAX_PROSE_BEFORE_MENU * sum(prose)


def _menu_runs(lines: list[Line]) -> list[tuple[int, int]]:
    """The runs of at least `MENU_RUN` short lines that are no sentences."""
    runs, start = [], 0
    for n, line in enumerate([*lines, None]):
        if line is None or line.words >= 9 or line.ends_sentence or line.indent or line.is_quotation:
            if n - start >= MENU_RUN:
                runs.append((start, n))
            start = n + 1
    return runs


class Model(NamedTuple):
    """Logistic weights over the features."""

    bias: float
    weights: dict[str, float]


class Models(NamedTuple):
    """One for all lines of a page, one for those of the run."""

    on_page: Model
    in_run: Model


@cache
def _models() -> Models:
    import json

    with open(os.path.join(os.path.dirname(__file__), "page.json"), encoding="utf-8") as file:
        data = json.load(file)
    return Models(*(Model(float(data[name]["bias"]), data[name]["weights"]) for name in Models._fields))


def likely(row: dict[str, float], model: Model) -> float:
    """How likely a line with these features is a part of the article, 0 to 1."""
    score = model.bias + sum(map(mul, model.weights.values(), map(row.__getitem__, model.weights)))
    least = IN_LIST if row["ordered"] else IN_TABLE if row["table"] else 0.0
    return max(least, 1 / (1 + exp(-max(-30.0, min(30.0, score)))))


def article_lines(lines: list[Line]) -> tuple[int, int, list[bool]]:
    """The run of the article, ``lines[start:end]``, and for every line whether it is kept."""
    from articles.line_features import features  # most articles are no whole pages

    models = _models()
    rows = features(lines)
    start, end = best_run(lines, [likely(row, models.on_page) for row in rows])
    kept = [start <= n < end and likely(row, models.in_run) > THRESHOLD for n, row in enumerate(rows)]
    return start, end, kept


def best_run(lines: list[Line], chances: list[float]) -> tuple[int, int]:
    """The stretch of lines with the greatest sum of (chance - THRESHOLD) x words (Kadane's algorithm)."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for n, (line, p) in enumerate(zip(lines, chances, strict=True)):
        if total <= 0:
            total, start = 0.0, n
        total += max((p - THRESHOLD) * min(max(line.words, 1), MAX_LINE_WORDS), -MAX_LINE_COST)
        if total > best:
            best, best_start, best_end = total, start, n + 1
    return best_start, best_end
