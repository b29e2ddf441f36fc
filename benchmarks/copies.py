"""Copies of articles: how many are found, how many wrongly, and how long a look takes in a library of 10,000.

    python benchmarks/copies.py --articles bbc_dev.jsonl [--sample 300] [--size 10000] [--seed 0]

Of so many articles of the file, chosen by the seed, copies are made: `FRAME` put around, two fifths cut off, a tenth of
the words replaced by words of other articles, another headline; each of these alone and all at once. The library holds
all articles of the file, and texts of made words up to its size. A copy is found if it would be folded into its own
article; precision is of all that would be folded. Told apart is how many articles of the file are folded into others.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from figures import show

from articles.article import Article
from articles.store import BATCH, Store
from articles.store.copies import Mains
from articles.store.record import Record, record_of
from summarize import Document

FRAME = (
    "Sign up for our newsletter and get the news of the day in your inbox each morning. Read on: five things to know.",
    "This article was first published by our partners and appears here with permission. Follow us for more stories like"
    " this one. All rights reserved. Tips and corrections reach the newsroom at any time of day.",
)
KEPT = 0.6
REPLACED = 0.1
MADE_WORDS = 380
SYLLABLES = ("ba", "do", "fi", "ka", "lu", "mo", "ne", "ri", "sa", "tu")
WAYS = ("frame", "cut", "replaced", "headline")


def article(name: str, title: str | None, text: str) -> Record:
    """An article as it is added."""
    paragraphs = Document.from_text(text).paragraphs
    return record_of(Article(id=name, source=name, text=text, paragraphs=paragraphs, title=title, raw=text), hash(name))


def copy(text: str, ways: Iterable[str], vocabulary: list[str], chance: random.Random) -> str:
    """The text, changed in these ways."""
    words = text.split(" ")
    if "cut" in ways:
        words = words[: int(len(words) * KEPT)]
    if "replaced" in ways:
        words = [chance.choice(vocabulary) if chance.random() < REPLACED else word for word in words]
    changed = " ".join(words)
    return f"{FRAME[0]}\n\n{changed}\n\n{FRAME[1]}" if "frame" in ways else changed


def filled(path: Path, real: Iterable[Record], size: int) -> tuple[Store, int]:
    """A library of so many articles, and how many of the real ones were folded."""
    store = Store(str(path), durable=False)
    outcomes = store.add(list(real))
    chance = random.Random(1)
    while (count := min(BATCH, size - len(store))) > 0:
        store.add([article(f"made {len(store)} {number}", None, made_text(chance)) for number in range(count)])
    return store, outcomes.count("folded")


def made_text(chance: random.Random) -> str:
    """A text of made words, as frequent as words of a language are (Zipf's law)."""
    ranks = (int(30_000 ** chance.random()) for _ in range(MADE_WORDS))
    return " ".join("".join(SYLLABLES[int(digit)] for digit in str(rank)) for rank in ranks)


def looked_up(store: Store, copies: Mapping[str, Record]) -> Iterator[tuple[bool, bool, float]]:
    """Of each copy whether it is folded, whether into its own article, and the milliseconds of the look."""
    for name, record in copies.items():
        begun = time.perf_counter()
        main = Mains(store.db).of(record)
        yield main is not None, main == name, (time.perf_counter() - begun) * 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True, help="JSON Lines with id, title and text")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    vocabulary = [word for row in rows for word in row["text"].split()]
    sample = random.Random(options.seed).sample(rows, options.sample)
    with tempfile.TemporaryDirectory() as folder:
        real = [article(row["id"], row["title"], row["text"]) for row in rows]
        store, folded = filled(Path(folder) / "library.db", real, options.size)
        kept = {id for (id,) in store.db.execute("SELECT id FROM article")}
        table, figures = [], {}
        for ways in (*((way,) for way in WAYS), WAYS):
            chance = random.Random(options.seed)
            copies = {
                row["id"]: article("copy", "Another headline", copy(row["text"], ways, vocabulary, chance))
                for row in sample
                if row["id"] in kept
            }
            found = list(looked_up(store, copies))
            right, of = sum(own for _, own, _ in found), sum(some for some, _, _ in found)
            times = [took for *_, took in found]
            name = "all at once" if ways == WAYS else ways[0]
            rates, took = (right / len(found), right / max(1, of)), (statistics.median(times), max(times))
            table.append((name, len(found), *rates, *took))
            figures[name] = {"recall": rates[0], "precision": rates[1], "ms": took[0]}
        show(("changed", "copies", "recall", "precision", "median ms", "longest ms"), table)
        print(f"\n{len(store):,} articles; {folded} of the file's {len(rows):,} are folded into one another")
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
