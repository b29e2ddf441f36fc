"""The default method and the twins beside sumy's: CPU time on the same text, as ratios.

    python benchmarks/summaries.py [--sentences 30 300 1000] [--rounds 5]

Each round ranks the same made-up text by each method once; medians over the rounds, and the ratio to sumy's LexRank of
the same round.
"""

import argparse
import random
import statistics
import time

from summarize import Document, rank

METHODS = ("nutgraf", "lexrank", "textrank", "sumy-lexrank")
WORDS = 3000
"""How many different words the text is made of; their frequencies fall as in news (Zipf's law)."""


def made_up(sentences: int) -> Document:
    """A text of so many sentences of 10 to 30 words, always the same."""
    draw = random.Random(7)
    weights = [1 / (rank + 1) for rank in range(WORDS)]
    lines = []
    for number in range(sentences):
        words = draw.choices(range(WORDS), weights, k=draw.randint(10, 30))
        lines.append("W" + " ".join(f"w{word:x}" for word in words) + " here." + ("\n\n" if number % 3 == 2 else " "))
    return Document.from_text("".join(lines))


def cpu(document: Document, method: str) -> float:
    """Seconds of CPU time that ranking takes."""
    begin = time.process_time()
    rank(document, method)
    return time.process_time() - begin


def main() -> None:
    """Print one line a length: milliseconds of each method, and its ratio to sumy's LexRank."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, nargs="+", default=[30, 300, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    warm = made_up(10)
    for method in METHODS:
        rank(warm, method)
    for count in options.sentences:
        document = made_up(count)
        assert len(document.sentences) == count, len(document.sentences)
        rounds = [{method: cpu(document, method) for method in METHODS} for _ in range(options.rounds)]
        told = []
        for method in METHODS:
            taken = statistics.median(times[method] for times in rounds)
            ratio = statistics.median(times[method] / times["sumy-lexrank"] for times in rounds)
            told.append(f"{method} {taken * 1e3:.1f} ms ({ratio:.3f})")
        print(f"{count} sentences: " + ", ".join(told))


if __name__ == "__main__":
    main()
