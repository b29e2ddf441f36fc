"""Learns which verbs report a clause and where the clause ends, from articles annotated by hand.

    python benchmarks/train_clauses.py $NUTGRAF_DATA/data/polnear_train.jsonl.gz [--out summarize/quotes/clauses.tsv]

The articles are JSON Lines with ``text`` and ``quotes``; a quotation has ``type``, ``start``, ``end`` and, where it is
discontinuous, ``spans``. Prints how many examples and weights there are.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from summarize.document import Document
from summarize.quotes.clause_model import clause_features, stops
from summarize.quotes.indirect import Likely, likely_clauses
from summarize.quotes.reader import Reader
from summarize.quotes.source import Span

OUT = Path(__file__).parent.parent / "summarize" / "quotes" / "clauses.tsv"
LEAST_SEEN = 4
"""Features seen in fewer examples are left out."""

SPARSENESS = {"clause": 0.3, "end": 1.0}
"""Inverse weight of the L1 penalty, which leaves most features out; chosen by log loss in four folds."""

OVERLAP = 0.5
"""Intersection over union from which a candidate is a clause of the gold."""


class Example(NamedTuple):
    """A candidate clause and the quotations of its article."""

    likely: Likely
    gold: list[Span]


class Collector(Reader):
    """Reads an article and keeps the candidates instead of choosing among them."""

    def __init__(self, text: str) -> None:
        super().__init__(Document.from_text(text))
        self.candidates: list[Likely] = []

    def _read_clauses(
        self, piece: Span, number: int, quoted: list[Span], fragments: list[Span], taken: set[int]
    ) -> None:
        self.candidates += likely_clauses(self.words, piece, quoted, taken)


def examples(articles: list[dict[str, Any]]) -> Iterator[Example]:
    """The candidates of all articles."""
    for article in articles:
        text, gold = article["text"], []
        for quote in article["quotes"]:
            if quote["type"] != "direct":
                spans = [(quote["start"], quote["end"]), *map(tuple, quote.get("spans") or [])]
                gold += [trimmed(text, *span) for span in spans]
        collector = Collector(text)
        collector.read()
        for likely in collector.candidates:
            yield Example(likely, gold)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without outer punctuation and a leading "that"."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start + 5 if text.startswith("that ", start) else start), end


def overlap(one: Span, other: Span) -> float:
    """Intersection over union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


class Rows:
    """Examples of features with their answers."""

    def __init__(self) -> None:
        self.features: list[list[str]] = []
        self.answers: list[bool] = []

    def add(self, features: list[str], answer: bool) -> None:
        """One more example."""
        self.features.append(features)
        self.answers.append(answer)

    def learn(self, sparseness: float) -> dict[str, float]:
        """The weights of a logistic regression; the intercept is that of the empty feature."""
        counts = Counter(feature for row in self.features for feature in row)
        numbers = {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count >= LEAST_SEEN))}
        places = [sorted(numbers[f] for f in row if f in numbers) for row in self.features]
        starts = np.cumsum([0, *map(len, places)])
        matrix = csr_matrix((np.ones(starts[-1]), np.concatenate(places), starts), (len(places), len(numbers)))
        regression = LogisticRegression(C=sparseness, solver="liblinear", l1_ratio=1.0, max_iter=500, random_state=0)
        regression.fit(matrix, self.answers)
        weights = {feature: round(float(regression.coef_[0][n]), 2) for feature, n in numbers.items()}
        return {"": round(float(regression.intercept_[0]), 2), **{f: w for f, w in weights.items() if w}}


def end_rows(found: list[Example]) -> Rows:
    """Where clauses of the gold end that begin where a candidate does: each place before is none to stop at."""
    rows = Rows()
    for (sentence, candidate), gold in found:
        start = trimmed(sentence.text, candidate.start, candidate.end)[0]
        ends = [last for first, last in gold if abs(first - start) <= 1]
        for at, features in stops(sentence, candidate) if ends else ():
            stop = trimmed(sentence.text, candidate.start, at)[1]
            if stop > max(ends) + 1:
                break
            rows.add(features, stop >= max(ends) - 1)
    return rows


def clause_rows(found: list[Example], end: dict[str, float]) -> Rows:
    """Which candidates are clauses of the gold, when they end where the other model says."""
    from summarize.quotes import clause_model

    rows = Rows()
    model = clause_model.Model({}, 0.0, end, end.get("", 0.0))
    for (sentence, candidate), gold in found:
        span = trimmed(sentence.text, candidate.start, clause_model.likely_end(model, sentence, candidate))
        rows.add(clause_features(sentence, candidate), any(overlap(span, other) >= OVERLAP for other in gold))
    return rows


def learn(articles: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The weights of both models."""
    found = list(examples(articles))
    ends = end_rows(found)
    end = ends.learn(SPARSENESS["end"])
    clauses = clause_rows(found, end)
    for name, rows in (("end", ends), ("clause", clauses)):
        print(f"{name}: {len(rows.answers):,} examples, {sum(rows.answers):,} of them yes")
    return {"clause": clauses.learn(SPARSENESS["clause"]), "end": end}


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    opened = gzip.open if options.articles.suffix == ".gz" else open
    with opened(options.articles, "rt", encoding="utf-8") as lines:
        weights = learn([json.loads(line) for line in lines])
    rows = [(which, f, w) for which, of in weights.items() for f, w in sorted(of.items())]
    options.out.write_text("".join(f"{which}\t{f}\t{w:g}\n" for which, f, w in rows), encoding="utf-8")
    print(f"{len(rows):,} weights, {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
