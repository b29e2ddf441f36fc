"""Learns the weights of the default method, `summarize/methods/ranker.tsv`.

    python benchmarks/train_ranker.py cnndm_dev.jsonl --folds 5 [--seed 1] [--out FOLDER] [--variants]
    python benchmarks/train_ranker.py cnndm_dev.jsonl --write

The file holds one article a line: {"id", "text", "summary"}. With --folds the articles are dealt into so many folds,
and each fold is summarized by what was learned from the others. Printed for each variant: ROUGE-1, 2, L F1, the mean of
the three above the lead of three sentences, and how far what ships is above it, with paired 95 % bootstrap intervals;
--out FOLDER keeps these summaries, one file a variant, as `nutgraf --summary --format json` would print them. With
--write the weights learned from all articles replace the data file. Needs numpy and rouge-score.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from candidates import SIZE, Article, load
from learners import RIDGE, STEPS, VARIANTS, listwise_weights

from summarize.methods import nutgraf
from summarize.methods.features import NAMES

SAMPLES = 2000
"""Draws of the bootstrap."""

TITLE = 3.0
"""Weight of the words of the headline: set by hand, since the training data has no headlines. A sentence that holds
all of them rises by about one standard deviation of the scores."""

HEAD = """\
# Weights of the features of the default method, by benchmarks/train_ranker.py: learned from {count} CNN and Daily Mail
# articles and the highlights that their editors wrote, on the ROUGE of whole summaries of three sentences (listwise,
# ridge {ridge}, {steps} steps of Adam). The weight of the headline is set by hand; the training data has none.
"""


def out_of_fold(articles: Sequence[Article], variant: str, folds: int, seed: int) -> list[list[int]]:
    """The summary of each article by what was learned from the other folds."""
    fold_of = np.random.default_rng(seed).permutation(len(articles)) % folds
    chosen: list[list[int]] = [[] for _ in articles]
    for fold in range(folds):
        best = VARIANTS[variant]([one for one, its in zip(articles, fold_of, strict=True) if its != fold])
        for number in np.flatnonzero(fold_of == fold):
            chosen[number] = best(articles[number])
    return chosen


def figures(articles: Sequence[Article], chosen: Sequence[list[int]]) -> np.ndarray:
    """ROUGE-1, 2 and L of each summary."""
    return np.array([article.scores(numbers) for article, numbers in zip(articles, chosen, strict=True)])


def interval(values: np.ndarray) -> str:
    """The mean and its 95 % bootstrap interval over articles."""
    draws = np.random.default_rng(0).integers(0, len(values), (SAMPLES, len(values)))
    low, high = np.percentile(values[draws].mean(1), [2.5, 97.5])
    return f"{values.mean():+.2f} [{low:+.2f}, {high:+.2f}]"


def report(name: str, articles: Sequence[Article], chosen: Sequence[list[int]], lead: np.ndarray) -> np.ndarray:
    """Print one line on a variant; its figures."""
    found = figures(articles, chosen)
    r1, r2, rl = found.mean(0)
    words = np.mean([sum(len(a.texts[n].split()) for n in own) for a, own in zip(articles, chosen, strict=True)])
    above = interval((found - lead).mean(1))
    print(f"{name:26s} {r1:.2f} / {r2:.2f} / {rl:.2f}  above the lead {above}  {words:.1f} words", flush=True)
    return found


def write_summaries(path: Path, articles: Sequence[Article], chosen: Sequence[list[int]]) -> None:
    """The summaries as JSON Lines, for the scorers."""
    with open(path, "w", encoding="utf-8") as file:
        for article, numbers in zip(articles, chosen, strict=True):
            summary = {"sentences": [{"text": article.texts[n]} for n in numbers]}
            row = {"source": article.id, "title": None, "text": article.document.text, "summary": summary}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def cross_validate(articles: Sequence[Article], options: argparse.Namespace) -> None:
    """Report the variants that are asked for, and keep their summaries."""
    lead = figures(articles, [list(range(min(SIZE, len(article.texts)))) for article in articles])
    ships = None
    for name in VARIANTS if options.variants else list(VARIANTS)[:1]:
        chosen = out_of_fold(articles, name, options.folds, options.seed)
        found = report(name, articles, chosen, lead)
        if ships is None:
            ships = found
        else:
            print(f"{'':26s} what ships is above it by {interval((ships - found).mean(1))}", flush=True)
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            write_summaries(options.out / f"{name.replace(' ', '-')}.jsonl", articles, chosen)


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--variants", action="store_true", help="also what does not ship")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    articles = load(options.articles)
    if options.folds:
        cross_validate(articles, options)
    if options.write:
        learned = dict(zip(NAMES, listwise_weights(articles, without=["title"]), strict=True)) | {"title": TITLE}
        head = HEAD.format(count=len(articles), ridge=RIDGE, steps=STEPS)
        rows = "".join(f"{name}\t{learned[name]:.4f}\n" for name in NAMES)
        Path(nutgraf.WEIGHTS).write_text(head + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
