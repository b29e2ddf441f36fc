"""From a text to its summary of three sentences: our methods beside sumy's, lede and summa, in CPU time.

    pip install -e '.[benchmark]'
    python benchmarks/summaries.py [--lengths 25 300 1000 5000] [--rounds 5] [--cap 20] [--jsonl ARTICLES.jsonl]

In every round each method summarizes the same text once, in turns; another text every round, so that nothing is kept
from the last one. Told are the median over the rounds, the medians of
the ratios to our default and to sumy's LexRank within a round, and what the first summary costs in a fresh process:
Python, imports and all. A method that takes longer than the cap is stopped, and left out of longer texts.

The texts are made up; with ``--jsonl`` they are the "text" of the articles in that file, in various orders. sumy's
methods get our sentences, words and stop words; lede and summa are given the text and told to return about 60 words.
"""

import argparse
import json
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import FrameType

from summarize import Document, Length, Ranking, select, summarize
from summarize.methods import load

OURS = ("nutgraf", "lexrank", "textrank")
PEERS = {"sumy-lexrank": "sumy", "sumy-textrank": "sumy", "lede": "lede", "summa": "summa"}
"""Name -> the package that has it."""

BASES = ("nutgraf", "sumy-lexrank")
WORDS = 60
LETTERS = 400
"""What `WORDS` words take: lede counts letters."""

VOCABULARY = 3000
"""How many different words the made-up text has; their frequencies fall as in news (Zipf's law)."""


class TooSlow(BaseException):
    """A summary that took longer than the cap; no Exception, for those are caught around a method."""


def ours(text: str, method: str) -> None:
    """One of our methods."""
    if summarize(Document.from_text(text), method).method != method:
        raise RuntimeError(f"{method} failed")


def sumy(text: str, method: str) -> None:
    """One of sumy's methods, in this process (`summarize` would run it in another one)."""
    document = Document.from_text(text)
    scores = load(method).rank(document)
    select(document, Ranking(method, scores, [()] * len(scores)), Length(sentences=3))


def summarized(text: str, method: str) -> None:
    """Summarize the text by this method."""
    if method in OURS:
        ours(text, method)
    elif method == "lede":
        import lede

        lede.summarize(text, LETTERS)
    elif method == "summa":
        from summa import summarizer

        summarizer.summarize(text, words=WORDS)
    else:
        sumy(text, method)


def cpu(text: str, method: str, cap: float) -> float:
    """Seconds of CPU time that a summary takes; `TooSlow` past the cap."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, cap)  # a timer of CPU time would make the clock of CPU time coarse
    begin = time.process_time()
    try:
        summarized(text, method)
        return time.process_time() - begin
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def fresh(text: str, method: str) -> float:
    """Seconds of CPU time of a process that makes this summary and nothing else, from the start of Python."""
    command = [sys.executable, __file__, "--first", method]
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return float(done.stdout)


def made_up(seed: int) -> Iterator[str]:
    """Sentences of 10 to 30 words, the same for the same seed."""
    draw = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(VOCABULARY)]
    while True:
        words = draw.choices(range(VOCABULARY), weights, k=draw.randint(10, 30))
        yield "W" + " ".join(f"w{word:x}" for word in words) + " here."


def articles(path: Path) -> list[str]:
    """The texts in a file of JSON lines; ends the program where it is none."""
    try:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f'{path}: no file of JSON lines with a "text" in each ({type(error).__name__}: {error})')


def shuffled(texts: list[str], seed: int) -> Iterator[str]:
    """The sentences of the texts, the texts in another order for another seed."""
    for text in random.Random(seed).sample(texts, len(texts)):
        document = Document.from_text(text)
        yield from (text[s.start : s.end] for s in document.sentences)


def text_of(sentences: Iterator[str]) -> str:
    """The sentences as paragraphs of three."""
    return "".join(s + ("\n\n" if number % 3 == 0 else " ") for number, s in enumerate(sentences, 1))


def rounds_of(texts: list[str], methods: list[str], cap: float) -> Iterator[dict[str, float]]:
    """For each text the seconds of each method; one that is too slow is taken out of ``methods``."""
    for text in texts:
        taken = {}
        for method in list(methods):
            try:
                taken[method] = cpu(text, method, cap)
            except TooSlow:
                methods.remove(method)
                print(f"  {method:<14} stopped after {cap:g} s, and left out of longer texts", flush=True)
        yield taken


def compare(texts: list[str], methods: list[str], cap: float) -> None:
    """Print one line a method."""
    times = list(rounds_of(texts, methods, cap))
    for method in methods:
        told = f"  {method:<14} {statistics.median(taken[method] for taken in times) * 1e3:9.1f} ms"
        for base in BASES:
            ratio = statistics.median(taken[method] / taken.get(base, float("nan")) for taken in times)
            told += f" {ratio:9.3f} x {base}" if base in methods else " " * (13 + len(base))
        print(f"{told} {fresh(texts[0], method) * 1e3:9.0f} ms in a fresh process", flush=True)


def installed() -> list[str]:
    """The methods that can be had; a line for each that cannot."""
    methods = list(OURS)
    for method, package in PEERS.items():
        if find_spec(package):
            methods.append(method)
        else:
            print(f"{method} is left out: {package} is not installed (pip install -e '.[benchmark]')")
    return methods


def positive(given: str) -> int:
    """A whole number above 0."""
    if int(given) < 1:
        raise ValueError
    return int(given)


def main() -> None:
    """Print the table, a part for each length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lengths", type=positive, nargs="+", default=[25, 300, 1000, 5000], help="in sentences")
    parser.add_argument("--rounds", type=positive, default=5)
    parser.add_argument("--cap", type=float, default=20, help="seconds that a summary may take")
    parser.add_argument("--jsonl", type=Path, help='articles, one JSON object with a "text" a line')
    parser.add_argument("--first", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.first:
        if options.first != "summa":  # which alone needs scipy; but nltk imports it where it is installed
            sys.modules["scipy"] = None
        summarized(sys.stdin.read(), options.first)
        print(time.process_time())
        return
    source: Callable[[int], Iterator[str]] = partial(shuffled, articles(options.jsonl)) if options.jsonl else made_up
    methods = installed()
    for method in methods:
        summarized(text_of(islice(made_up(0), 10)), method)  # the first call imports
    for length in sorted(options.lengths):
        texts = [text_of(islice(source(number), length)) for number in range(1, options.rounds + 1)]
        found = len(Document.from_text(texts[0]).sentences)
        told = f" (asked for {length})" if found != length else ""
        print(f"{found} sentences{told}, {len(texts[0].split())} words, {options.jsonl or 'made-up text'}")
        compare(texts, methods, options.cap)


if __name__ == "__main__":
    main()
