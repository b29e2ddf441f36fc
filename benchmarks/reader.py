"""nutgraf's reader in a terminal, over a library file: when its first frame is there, and which keys do what."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from terminal import Cost, Session

UNREAD = "●"
"""Before the headline of an article that is not read."""
IN_LIST = r"^ Enter open"
"""What the foot of the screen says while the list has the keys."""


class Reader(NamedTuple):
    """nutgraf over a library file, with the patterns that stand on the screen when its first frame is whole."""

    library: Path
    first: str
    last: str

    @classmethod
    def over(cls, library: Path) -> Reader:
        """Start it once, which also fills caches, and see which headlines stand in the first and the last row of its
        list, whose articles must not have been read."""
        with Session(command(), environment(library)) as session:
            session.until(IN_LIST)
            session.settle(1.0)
            rows = [line.partition("│")[0] for line in session.screen.lines()]
        shown = [row.partition(UNREAD)[2].rstrip(" …") for row in rows if UNREAD in row]
        return cls(library, re.escape(shown[0]), re.escape(shown[-1]))

    def start(self) -> Session:
        """A new start of it."""
        return Session(command(), environment(self.library))

    def first_frame(self, session: Session) -> Cost:
        """What it took until the newest headline and the last row of the list stood on the screen."""
        return session.until(self.first, self.last)


def command(*arguments: str) -> list[str]:
    """The installed command, or else the one of this checkout, with these arguments."""
    installed = Path(sys.executable).with_name("nutgraf")
    return [str(installed), *arguments] if installed.exists() else [sys.executable, "-m", "tui", *arguments]


def environment(library: Path) -> dict[str, str]:
    """The variables that say which library is read."""
    return {"NUTGRAF_LIBRARY": str(library)}


def shell(library: Path, *arguments: str) -> tuple[float, float]:
    """Wall and CPU milliseconds of a whole command; leaves with what it said if it failed."""
    before, begin = os.times(), time.perf_counter()
    done = subprocess.run(
        command(*arguments),
        env=os.environ | environment(library),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    wall, after = time.perf_counter() - begin, os.times()
    if done.returncode:
        sys.exit(f"nutgraf {' '.join(arguments)}: {done.stderr.strip()}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall * 1e3, cpu * 1e3


def check(libraries: Sequence[Path]) -> None:
    """Leave with a line that says what to do if a library file is not there."""
    for library in libraries:
        if not library.is_file():
            sys.exit(f"{library}: no such library; make it with NUTGRAF_LIBRARY={library} nutgraf add ARTICLES.jsonl")
