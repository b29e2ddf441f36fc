"""Article bodies of real web pages: what nutgraf keeps of the body and of the furniture, beside trafilatura alone.

    python benchmarks/pages.py PAGES [--rounds 3]

PAGES is a folder of scrapinghub's article extraction benchmark: ``ground-truth.json`` and ``html/ID.html.gz``. Both
read the same bytes in the same run; nothing is drawn at random, so there is no seed. The measure is that benchmark's:
runs of four words as multisets, precision and recall are means over the pages, F1 is theirs. The speed is the median
over the pages of the best of the rounds: trafilatura with its metadata (and so its date), nutgraf from the bytes to the
article with title, dates and sectors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from articles.article import Article
from articles.reading import read_bytes

RUN = 4

Grams = Counter[tuple[str, ...]]


def grams(text: str) -> Grams:
    """The runs of four words of a text; a shorter one is one run."""
    words = re.findall(r"\w+", text)
    length = min(RUN, max(1, len(words)))
    return Counter(tuple(words[n : n + length]) for n in range(max(0, len(words) - length + 1)))


def rates(found: str, gold: str) -> tuple[float | None, float | None]:
    """Precision and recall, None where there is nothing to divide by."""
    got, want = grams(found), grams(gold)
    right = sum((got & want).values())
    return (right / sum(got.values()) if got else None), (right / sum(want.values()) if want else None)


def by_trafilatura(data: bytes) -> str:
    """The body by trafilatura, in its fast mode, without comments."""
    from trafilatura import bare_extraction
    from trafilatura.xml import xmltotxt

    found = bare_extraction(data, fast=True, include_comments=False, with_metadata=True)
    return "" if found is None or isinstance(found, dict) else xmltotxt(found.body, include_formatting=False)


def by_nutgraf(data: bytes) -> str:
    """The body as the product gives it."""
    return "\n".join(x.text for x in read_bytes(data, "page.html") if isinstance(x, Article))


def measured(read: Callable[[bytes], str], pages: dict[str, tuple[bytes, str]], rounds: int) -> dict[str, float]:
    """F1, precision, recall, and milliseconds for a page."""
    precisions, recalls, times = [], [], []
    for data, gold in pages.values():
        best, found = float("inf"), ""
        for _ in range(rounds):
            begun = time.perf_counter()
            found = read(data)
            best = min(best, time.perf_counter() - begun)
        precision, recall = rates(found, gold)
        precisions.append(precision)
        recalls.append(recall)
        times.append(best)
    p, r = (statistics.fmean(x for x in list_ if x is not None) for list_ in (precisions, recalls))
    return {
        "f1": round(2 * p * r / max(p + r, 1e-9), 4),
        "precision": round(p, 4),
        "recall": round(r, 4),
        "ms": round(1000 * statistics.median(times), 1),
    }


def main() -> None:
    """Print the figures of both, as a table and as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    gold = json.loads((asked.pages / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {
        name: (gzip.decompress((asked.pages / "html" / f"{name}.html.gz").read_bytes()), told["articleBody"])
        for name, told in gold.items()
    }
    figures = {}
    for name, read in (("trafilatura", by_trafilatura), ("nutgraf", by_nutgraf)):
        figures[name] = measured(read, pages, asked.rounds)
        print(f"{name:12} " + "  ".join(f"{key} {value}" for key, value in figures[name].items()))
    print(json.dumps({"pages": len(pages)} | figures))


if __name__ == "__main__":
    main()
