"""What questions of a library cost as it grows, and how many articles a second are added.

    python benchmarks/store.py LIBRARY.db ... [--words zugzwang council] [--repeat 30]
    python benchmarks/store.py --add articles.jsonl [--rounds 3]

Questions are asked of library files warm: each --repeat times; CPU milliseconds of the process, median.

  page      40 rows of the list of all articles, each time from another place
  headings  the list of all articles laid out anew: every heading with its count
  rare      the newest 50 articles with a word that few have
  common    the newest 50 articles with a word that nearly all have
  ... as a list, the first 40 rows of the list that the word filters, laid out under its headings
  snippets  the common word in its context, in 50 articles
  ranked    the best 50 articles for the common word

With --add the articles of a file (JSON Lines) are added by the command to a new library, every round once with neither
quotations nor copies looked for, once with copies, once with quotations: articles a second of wall time, and the CPU
milliseconds of one article.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from figures import median, show, tell
from made_library import COMMON, RARE
from reader import check, shell

from articles.hits import Snippet, snippet
from articles.library import Library
from articles.listing.layout import filings
from articles.listing.rows import rows_by_key
from articles.query import Query, Wrong, parse
from articles.store.matching import matching
from articles.store.ranking import best, newest
from articles.view import Filter, Row, View

ROWS, HITS, WIDTH = 40, 50, 100
ADDING = {
    "quotes off": ["--no-quotes", "--no-fold"],
    "folding": ["--no-quotes"],
    "quotes on": ["--quotes", "--no-fold"],
}
"""Options of the command that adds. Made articles share their clauses: they would be folded."""


class Asked(NamedTuple):
    """A library with what the questions about it need."""

    library: Library
    everything: View
    rare: Query
    common: Query
    newest: Sequence[str]
    chance: random.Random


QUESTIONS: dict[str, Callable[[Asked], object]] = {
    "page": lambda asked: asked.everything.rows(asked.chance.randrange(max(1, len(asked.everything) - ROWS)), ROWS),
    "headings": lambda asked: list(asked.library.view().groups),
    "rare": lambda asked: found(asked.library, asked.rare),
    "common": lambda asked: found(asked.library, asked.common),
    "rare, as a list": lambda asked: listed(asked.library, asked.rare),
    "common, as a list": lambda asked: listed(asked.library, asked.common),
    "snippets": lambda asked: snippets(asked.library, asked.newest, asked.common),
    "ranked": lambda asked: ranked(asked.library, asked.common),
}
"""What is asked, by name: the calls that the screens make."""


def found(library: Library, query: Query) -> list[Row]:
    """The newest rows that a search finds."""
    store = library.store
    match = matching(store.db, Filter(query=query))
    return rows_by_key(store.db, newest(store, match, HITS), filings(store.db), match.filing)


def listed(library: Library, query: Query) -> list[Row]:
    """The first rows of a list that a query filters, which is laid out under headings."""
    return library.view(Filter(query=query)).rows(0, ROWS)


def ranked(library: Library, query: Query) -> list[int]:
    """The keys of the best matches of a query."""
    return best(library.store, matching(library.store.db, Filter(query=query)), HITS)


def snippets(library: Library, ids: Sequence[str], query: Query) -> list[Snippet]:
    """The words of the query in the context of these articles."""
    articles = map(library.article, ids)
    return [snippet(query, article.text, WIDTH) for article in articles if article]


def ask(library: Path, words: Sequence[str], repeat: int) -> tuple[int, dict[str, float]]:
    """The number of articles in a library file, and the median CPU milliseconds of every question."""
    opened = Library.open(str(library))
    try:
        rare, common = map(query, words)
        ids = [row.id for row in found(opened, common)]
        asked = Asked(opened, opened.view(), rare, common, ids, random.Random(1))
        return len(opened), {name: cost(partial(question, asked), repeat) for name, question in QUESTIONS.items()}
    finally:
        opened.close()


def cost(question: Callable[[], object], repeat: int) -> float:
    """Median CPU milliseconds of a question that was asked once before."""
    question()
    taken = []
    for _ in range(repeat):
        begin = time.process_time()
        question()
        taken.append((time.process_time() - begin) * 1e3)
    return median(taken)


def query(text: str) -> Query:
    """A parsed query; leaves with what is wrong."""
    parsed = parse(text, date.today())
    if isinstance(parsed, Wrong):
        sys.exit(f"{text}: {parsed.message}")
    return parsed


def add(file: Path, rounds: int) -> None:
    """Print how quickly the articles of a file are added, and how large the library is then."""
    with open(file, "rb") as lines:
        size = sum(1 for _ in lines)
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ADDING}
    for _ in range(rounds):
        for name, arguments in ADDING.items():
            taken[name].append(added(file, arguments))
    figures = {
        name: {
            "articles a second": median(size / wall * 1e3 for wall, _, _ in costs),
            "cpu": median(cpu / size for _, cpu, _ in costs),
            "bytes": median(length / size for _, _, length in costs),
        }
        for name, costs in taken.items()
    }
    show(
        (f"{size} articles", "articles a second", "cpu ms an article", "bytes an article"),
        [(name, *parts.values()) for name, parts in figures.items()],
    )
    tell("add", size, rounds=rounds, add=figures)


def added(file: Path, options: Sequence[str]) -> tuple[float, float, float]:
    """Wall and CPU milliseconds of the command that adds a file to a new library, and the bytes of that."""
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        return *shell(library, "add", "--drop-samples", *options, str(file)), library.stat().st_size


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("libraries", nargs="*", type=Path, metavar="LIBRARY.db")
    parser.add_argument("--words", nargs=2, default=[RARE, COMMON], help="a rare and a common word")
    parser.add_argument("--repeat", type=int, default=30)
    parser.add_argument("--add", type=Path, metavar="articles.jsonl")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    check(options.libraries)
    for library in options.libraries:
        size, figures = ask(library, options.words, options.repeat)
        show((f"{size} articles", "cpu ms"), list(figures.items()))
        tell("store", size, repeat=options.repeat, store=figures)
    if options.add:
        add(options.add, options.rounds)


if __name__ == "__main__":
    main()
