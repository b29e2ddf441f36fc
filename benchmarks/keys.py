"""What a key costs in nutgraf's reader over large libraries: CPU time and bytes written.

    python benchmarks/keys.py LIBRARY.db ... [--repeat 15] [--letter a]

The reader runs in a terminal of 120 x 40. Each key is pressed --repeat times and its answer awaited until nothing more
is written; CPU is all that the process and its children used until then, by the scheduler's clock, so that work put off
is counted too. Medians; `rest` is what a quarter of a second without a key costs.

  down, pagedown   further and further down the list
  home, end        from the other end
  filter           the letter typed into `f`, which narrows the list to headlines with a word that begins so
  back             from an article that was opened, to the list
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from figures import count, median, show, tell
from reader import IN_LIST, Reader, check
from terminal import Cost, NeverShownError, Session

READING = 1.0  # seconds without output after which an article is shown with its summary and quotations


def keys(letter: str) -> dict[str, Callable[[Session], Cost]]:
    """What is measured: each makes ready, presses a key, and leaves the list as it was."""
    return {
        "rest": lambda session: session.press(),
        "down": lambda session: session.press("down"),
        "pagedown": lambda session: session.press("pagedown"),
        "home": lambda session: after(session, "end", "home"),
        "end": lambda session: after(session, "home", "end"),
        "filter": lambda session: narrowed(session, letter),
        "back": back,
    }


def after(session: Session, before: str, key: str) -> Cost:
    """A key that leads somewhere only from elsewhere."""
    session.press(before)
    return session.press(key)


def narrowed(session: Session, letter: str) -> Cost:
    """A letter typed into the filter, which is taken away again."""
    session.press("f")
    cost = session.press(letter)
    session.press("escape")
    session.settle(READING)
    return cost


def back(session: Session) -> Cost:
    """The next article is opened, and left for the list."""
    session.press("home")
    session.press("down")
    session.press("down")
    session.press("down")
    session.press("enter")
    session.settle(READING)
    cost = session.press("q")
    if not any(line.startswith(IN_LIST[1:]) for line in session.screen.lines()):
        raise NeverShownError("q did not lead back to the list")
    return cost


def measure(library: Path, repeat: int, letter: str) -> dict[str, list[float]]:
    """Median CPU milliseconds, wall milliseconds and bytes of every key."""
    program = Reader.over(library)
    with program.start() as session:
        program.first_frame(session)
        session.settle(READING)
        figures = {}
        for name, press in keys(letter).items():
            session.press("home")
            costs = [press(session) for _ in range(repeat)]
            figures[name] = [median(cost.cpu for cost in costs), *medians(costs)]
    return figures


def medians(costs: Sequence[Cost]) -> tuple[float, float]:
    """Of the wall time and of the bytes."""
    return median(cost.wall for cost in costs), median(cost.size for cost in costs)


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
        show((f"{size} articles", "cpu ms", "wall ms", "bytes"), [(name, *costs) for name, costs in figures.items()])
        tell("keys", size, repeat=options.repeat, keys=figures)


if __name__ == "__main__":
    try:
        main()
    except NeverShownError as error:
        sys.exit(str(error))
