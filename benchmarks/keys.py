"""What a key costs in nutgraf's reader over large libraries: CPU time and bytes written.

    python benchmarks/keys.py LIBRARY.db ... [--repeat 15] [--letter a]

The reader runs in a terminal of 120 x 40. Each key is pressed --repeat times: what it costs until its first answer is
there (at once: the list has moved, what it leads to may still come), and until nothing more is written (in all: the
article under the cursor is shown too). CPU is that of the process and its children, by the scheduler's clock. Medians;
`rest` is what a quarter of a second without a key costs.

  down, pagedown   further and further down the list
  home, end        from the other end
  filter           the letter typed into `f`, which narrows the list to headlines with a word that begins so; the first
                   answer may be no more than the letter, so look at what it costs in all
  back             from an article that was opened, to the list
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from figures import count, median, show, tell
from reader import IN_LIST, Reader, check
from terminal import Cost, NeverShownError, Session

READING = 1.0  # seconds without output after which an article is shown with its summary and quotations


class Press(NamedTuple):
    """What a press cost until its first answer, and until its last."""

    at_once: Cost
    whole: Cost


def typed(session: Session, *keys: str) -> Press:
    """A press, after which nothing more is written."""
    whole = session.press(*keys)
    return Press(session.at_once(), whole)


def after(before: str, key: str, session: Session) -> Press:
    """A key that leads somewhere only from elsewhere."""
    session.press(before)
    session.settle(READING)
    return typed(session, key)


def narrowed(letter: str, session: Session) -> Press:
    """A letter typed into the filter, which is taken away again."""
    session.press("f")
    press = typed(session, letter)
    session.press("escape")
    session.settle(READING)
    return press


def back(session: Session) -> Press:
    """An article near the top is opened, and left for the list."""
    session.press("home")
    session.press("down", "down")  # below the headings of a month and of a sector
    session.press("enter")
    session.settle(READING)
    press = typed(session, "q")
    if not any(re.match(IN_LIST, line) for line in session.screen.lines()):
        raise NeverShownError("q did not lead back to the list")
    return press


def keys(letter: str) -> dict[str, Callable[[Session], Press]]:
    """What is measured: each makes ready, presses a key, and leaves the list as it was."""
    return {
        "rest": typed,
        "down": lambda session: typed(session, "down"),
        "pagedown": lambda session: typed(session, "pagedown"),
        "home": partial(after, "end", "home"),
        "end": partial(after, "home", "end"),
        "filter": partial(narrowed, letter),
        "back": back,
    }


def measure(library: Path, repeat: int, letter: str) -> dict[str, list[float]]:
    """Of every key the medians: CPU milliseconds and bytes at once; CPU, wall milliseconds and bytes in all."""
    program = Reader.over(library)
    with program.start() as session:
        program.first_frame(session)
        session.settle(READING)
        figures = {}
        for name, press in keys(letter).items():
            session.press("home")
            session.settle(READING)
            presses = [press(session) for _ in range(repeat)]
            parts = [
                (one.at_once.cpu, one.at_once.size, one.whole.cpu, one.whole.wall, one.whole.size) for one in presses
            ]
            figures[name] = [median(part) for part in zip(*parts, strict=True)]
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("libraries", nargs="+", type=Path, metavar="LIBRARY.db")
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--letter", default="a")
    options = parser.parse_args()
    check(options.libraries)
    for library in options.libraries:
        size, figures = count(library), measure(library, options.repeat, options.letter)
        show(
            (f"{size} articles", "at once: cpu ms", "bytes", "in all: cpu ms", "wall ms", "bytes"),
            [(name, *costs) for name, costs in figures.items()],
        )
        tell("keys", size, repeat=options.repeat, keys=figures)


if __name__ == "__main__":
    try:
        main()
    except NeverShownError as error:
        sys.exit(str(error))
