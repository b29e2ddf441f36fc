"""The only writer to stderr, and the exit codes of the command."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tui import handover
from tui.safe_text import safe_line

DONE = 0
NOT_ALL = 1
USAGE = 2
INTERRUPTED = 130
CLOSED_PIPE = 141

CODES = {
    DONE: "everything asked for was done",
    NOT_ALL: "something could not be read or summarized, or nothing was left to show",
    USAGE: "the command line or the configuration is wrong",
    INTERRUPTED: "interrupted with ctrl+c",
    CLOSED_PIPE: "the reader of the output went away",
}
"""Exit codes and what they mean, as ``--help`` shows them."""


PATIENCE = 2.0
"""Seconds after which someone who waits at a terminal is told how far it is."""
TELL = 0.5
"""Seconds between two words on that."""
CLEAR = "\r\x1b[K"

Thing = TypeVar("Thing")

_counted = False
"""Whether how far it is stands on the last line of the terminal."""


def warn(message: str) -> None:
    """One line on stderr: what, where, and what to do; foreign text in it is made safe."""
    handover.give_back()
    _clear()
    sys.stderr.write(f"nutgraf: {safe_line(message)}\n")


def counting(things: Iterable[Thing], words: str) -> Iterator[Thing]:
    """The same things; if they take long, a terminal that shows stderr tells how many there were so far."""
    global _counted
    watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    due = time.monotonic() + PATIENCE
    for number, thing in enumerate(things):
        if watched and time.monotonic() >= due:
            due = time.monotonic() + TELL
            _clear()
            sys.stderr.write(f"{number:,} {words} …")
            sys.stderr.flush()
            _counted = True
        yield thing
    _clear()


def _clear() -> None:
    global _counted
    if _counted:
        sys.stderr.write(CLEAR)
        sys.stderr.flush()
        _counted = False
