"""What it takes until nutgraf is there: its one-shot command, and the first frame of its reader over large libraries.

    python benchmarks/start.py [--rounds 11]
    python benchmarks/start.py LIBRARY.db ... [--rounds 7]

Without a library the one-shot commands are timed, beside bare Python and beside importing what they leave out: wall
time, and its ratio to bare Python in the same round.

With library files (`NUTGRAF_LIBRARY=FILE.db nutgraf add ...`) the reader is started in a terminal of 120 x 40, in turns
with the least Textual program and with newsboat over one feed of 50 articles.

  first frame  until the newest headline and the last row of the list stand on the screen: wall, CPU, bytes
  interactive  until a key typed at the first frame has shown its effect for good: wall; the key is Down, in newsboat
               Enter, which opens the feed
  memory       peak, one second after the first frame

Medians over the rounds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import made_library
import newsboat
from figures import count, median, show, tell
from reader import Reader, check
from terminal import NeverShownError, Session, landed

HERE = Path(__file__).parent
ARTICLE = str(max((HERE.parent / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size))
COMMANDS = {
    "bare Python": ["-c", "pass"],
    "nutgraf --summary": ["-m", "tui", "--summary", ARTICLE],
    "nutgraf --summary --format json": ["-m", "tui", "--summary", "--format", "json", ARTICLE],
    "import nltk": ["-c", "import nltk"],
    "import textual.app": ["-c", "import textual.app"],
}
FEED = 50
"""Articles in newsboat's only feed."""

Taken = dict[str, float]


class Program(NamedTuple):
    """How to start a program, the patterns of its first frame, and a key that changes text on its screen."""

    start: Callable[[], Session]
    patterns: Sequence[str]
    key: str = "down"


def wall(arguments: Sequence[str]) -> float:
    """Milliseconds that Python takes with these arguments, its output thrown away."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True)
    return (time.perf_counter() - begin) * 1e3


def one_shot(rounds: int) -> None:
    """Print what the commands take, each round in turns."""
    for arguments in COMMANDS.values():  # the first run compiles modules
        wall(arguments)
    times = [{name: wall(arguments) for name, arguments in COMMANDS.items()} for _ in range(rounds)]
    rows = [
        (name, median(one[name] for one in times), median(one[name] / one["bare Python"] for one in times))
        for name in COMMANDS
    ]
    show(("command", "ms", "x bare Python"), rows)


def first_frame(program: Program) -> Taken:
    """One start."""
    with program.start() as session:
        cost = session.until(*program.patterns)
        session.settle(1.0)
        return {"first frame": cost.wall, "cpu": cost.cpu, "bytes": cost.size, "memory": session.memory()}


def interactive(program: Program) -> float:
    """Milliseconds from the start until a key typed at the first frame has shown its effect for good."""
    with program.start() as calm:
        calm.until(*program.patterns)
        calm.settle(1.0)
    with program.start() as hurried:
        hurried.until(*program.patterns, at_once=True)
        hurried.press(program.key)
        hurried.settle(1.0)
    return landed(calm, hurried)


def programs(libraries: Sequence[Path], folder: Path) -> dict[str, Program]:
    """What is measured, by name."""
    minimal = [sys.executable, str(HERE / "minimal_app.py")]
    found = {"least Textual program": Program(lambda: Session(minimal), ["nothing pressed"])}
    if newsboat.installed():
        feed = newsboat.Newsboat(folder)
        feed.fill(made_library.articles(FEED), FEED, feeds=1)
        command, variables = feed.command(), feed.environment()
        found["newsboat, 50 articles"] = Program(
            lambda: Session(command, variables), [r"^ +1 N? +\(\d+/\d+\) Feed 0000"], "enter"
        )
    else:
        print(newsboat.ABSENT)
    for library in libraries:
        reader = Reader.over(library)
        found[f"nutgraf, {count(library):,} articles"] = Program(reader.start, [reader.first, reader.last])
    return found


def beside(libraries: Sequence[Path], rounds: int) -> None:
    """Print the starts of the reader, in turns with those of the other programs."""
    with TemporaryDirectory() as folder:
        measured = programs(libraries, Path(folder))
        times: dict[str, list[Taken]] = {name: [] for name in measured}
        for _ in range(rounds):
            for name, program in measured.items():
                times[name].append(first_frame(program) | {"interactive": interactive(program)})
    names = "first frame", "cpu", "interactive", "memory", "bytes"
    figures = {name: {part: median(one[part] for one in taken) for part in names} for name, taken in times.items()}
    show(
        ("program", "first frame ms", "cpu", "interactive ms", "memory MB", "bytes"),
        [(name, *taken.values()) for name, taken in figures.items()],
    )
    others = {name: taken for name, taken in figures.items() if not name.startswith("nutgraf")}
    for library in libraries:
        size = count(library)
        tell("start", size, rounds=rounds, nutgraf=figures[f"nutgraf, {size:,} articles"], **others)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("libraries", nargs="*", type=Path, metavar="LIBRARY.db")
    parser.add_argument("--rounds", type=int)
    options = parser.parse_args()
    check(options.libraries)
    if options.libraries:
        beside(options.libraries, options.rounds or 7)
    else:
        one_shot(options.rounds or 11)


if __name__ == "__main__":
    try:
        main()
    except NeverShownError as error:
        sys.exit(str(error))
