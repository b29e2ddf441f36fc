"""nutgraf beside newsboat on the same articles: start, list, back to the list, search, memory.

    NUTGRAF_LIBRARY=library.db nutgraf add articles.jsonl
    python benchmarks/beside.py articles.jsonl library.db [--rounds 5] [--words zugzwang council] [--keep FOLDER]

newsboat reads the articles as 100 feeds; filling its cache is not measured, and with --keep it is done once. Every
round runs both programs in turns, in a terminal of 120 x 40. A figure is the wall time (and CPU time) from the typed
key until its answer stands on the screen. Ratio: newsboat's wall time by ours, the median over the rounds; of memory
likewise.

  start         newsboat: its list of feeds, before any list of articles; nutgraf: the newest headline and the last row
  all           newsboat: its feed of all articles is opened; nutgraf: all articles are grouped anew
  open, back    an article near the top is opened (nutgraf: its summary comes later) and left for the list
  rare, common  words of --words are searched for, from newsboat's Enter and from nutgraf's last letter, as it searches
                while one types (also from the shell, the whole command)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import newsboat
from figures import count, median, show, tell
from made_library import COMMON, RARE
from reader import IN_LIST, Reader, check, shell
from terminal import NeverShownError, Session

LIST = f"^newsboat .*Articles in feed '{newsboat.ALL}'"
FOUND = "^newsboat .*Search results"
HITS = {"rare": r"^ *HITS +\d+ ", "common": r"^ *HITS +(over |\d+,)"}
"""nutgraf's heading when the hits are shown, which is while one types: some, or more than fit the screen."""
ROW = r"^ +37 "
"""newsboat's last row on the screen."""
FEEDS = r"^ +1 N? +\(\d+/\d+\) Feed 0000"

Figures = dict[str, tuple[float, float | None]]
"""Wall and CPU milliseconds by what was measured; "memory" is MB and has no second."""


def measure_newsboat(program: newsboat.Newsboat, words: Sequence[str]) -> Figures:
    """One round of newsboat."""
    taken: Figures = {}
    with Session(program.command(), program.environment()) as session:
        taken["start"] = session.until(FEEDS, ROW)[:2]
    with Session(program.command("urls-and-all"), program.environment()) as session:
        session.until(FEEDS, ROW)
        session.press("end")
        taken["all"] = session.press("enter", shows=[LIST, ROW])[:2]
        session.settle()
        session.press("down", "down")
        taken["open"] = session.press("enter", shows=["^Title: "])[:2]
        session.settle()
        taken["back"] = session.press("q", shows=[LIST, ROW])[:2]
        session.settle()
        for name, word in zip(("rare", "common"), words, strict=True):
            session.press("/")
            session.press(word)
            taken[name] = session.press("enter", shows=[FOUND])[:2]
            session.settle()
            session.press("q", shows=[LIST, ROW])
        taken["memory"] = session.memory(), None
    return taken


def measure_nutgraf(program: Reader, words: Sequence[str]) -> Figures:
    """One round of nutgraf."""
    taken: Figures = {}
    with program.start() as session:
        taken["start"] = program.first_frame(session)[:2]
        session.settle(1.0)
        taken["all"] = session.press("c")[:2]
        session.press("c", "c")
        session.press("home", "down", "down")
        session.settle(1.0)
        session.press("enter")
        taken["open"] = session.at_once()[:2]
        session.settle(1.0)
        taken["back"] = session.press("q", shows=[IN_LIST])[:2]
        session.settle()
        for name, word in zip(("rare", "common"), words, strict=True):
            session.press("/")
            taken[name] = session.press(word, shows=[HITS[name]])[:2]
            session.settle(1.0)
            session.press("escape", shows=[IN_LIST])
        taken["memory"] = session.memory(), None
    for name, word in zip(("rare", "common"), words, strict=True):
        taken[f"{name}, from the shell"] = shell(program.library, "search", word)
    return taken


def articles(file: Path) -> Iterator[dict[str, str]]:
    """The articles of a JSON Lines file."""
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def summary(rounds: Sequence[Figures]) -> dict[str, list[float | None]]:
    """The medians of every figure."""
    return {
        name: [
            None if rounds[0][name][part] is None else median(taken[name][part] or 0 for taken in rounds)
            for part in (0, 1)
        ]
        for name in rounds[0]
    }


def ratios(theirs: Sequence[Figures], ours: Sequence[Figures]) -> dict[str, float]:
    """How many times theirs is ours in wall time, figure by figure."""
    pairs = list(zip(theirs, ours, strict=True))
    return {name: median(one[name][0] / other[name][0] for one, other in pairs) for name in theirs[0]}


def report(size: int, ours: Sequence[Figures], theirs: Sequence[Figures]) -> None:
    """Print the table and the line of JSON."""
    figures = summary(ours)
    others = summary(theirs) if theirs else {}
    times = ratios(theirs, ours) if theirs else {}
    show(
        (f"{size} articles", "newsboat ms", "cpu", "nutgraf ms", "cpu", "newsboat / nutgraf"),
        [
            (f"{name} (MB)" if name == "memory" else name, *others.get(name, (None, None)), *both, times.get(name))
            for name, both in figures.items()
        ],
    )
    tell("beside", size, rounds=len(ours), nutgraf=figures, newsboat=others, ratio=times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="JSON Lines")
    parser.add_argument("library", type=Path, help="the library file that `nutgraf add` made of them")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", nargs=2, default=[RARE, COMMON], help="a rare and a common word")
    parser.add_argument("--keep", type=Path, help="folder for newsboat's cache")
    options = parser.parse_args()
    check([options.library])
    size = count(options.library)
    with TemporaryDirectory() as scratch:
        theirs, ours = newsboat.Newsboat(options.keep or Path(scratch)), Reader.over(options.library)
        if beside := newsboat.installed():
            theirs.fill(articles(options.articles), size)
        else:
            print(newsboat.ABSENT)
        rounds: tuple[list[Figures], list[Figures]] = ([], [])
        for _ in range(options.rounds):
            if beside:
                rounds[0].append(measure_newsboat(theirs, options.words))
            rounds[1].append(measure_nutgraf(ours, options.words))
    report(size, rounds[1], rounds[0])


if __name__ == "__main__":
    try:
        main()
    except NeverShownError as error:
        sys.exit(str(error))
