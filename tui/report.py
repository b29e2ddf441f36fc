"""The only writer to stderr, and the exit codes of the command."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tui import ending, handover
from tui.safe_text import safe_block, safe_line
from tui.streams import discard
from tui.wording import duration
from tui.wrapping import cells

DONE = 0
NOT_ALL = 1
USAGE = 2
DEFECT = 70
NOT_WRITTEN = 74
INTERRUPTED = ending.INTERRUPTED
CLOSED_PIPE = 141

CODES = {
    DONE: "everything asked for was done",
    NOT_ALL: "something could not be read or summarized, was found damaged, or nothing was left to show",
    USAGE: "the command line or the configuration is wrong",
    DEFECT: "a defect of nutgraf ended it; the message says where the details are",
    NOT_WRITTEN: "the output could not be written",
    INTERRUPTED: "interrupted with ctrl+c",
    CLOSED_PIPE: "the reader of the output went away",
}
"""Exit codes and what they mean, as ``--help`` shows them."""


PATIENCE = 2.0
"""Seconds after which someone who waits at a terminal is told how far it is."""
TELL = 0.5
"""Seconds between two words on that."""
AROUND = 60
"""So many characters before and after a wrong place are shown."""
CLEAR = "\r\x1b[K"

Thing = TypeVar("Thing")

_counted = False
"""Whether how far it is stands on the last line of the terminal."""


def warn(message: str) -> None:
    """One line on stderr: what, where, and what to do; foreign text in it is made safe."""
    handover.give_back()
    _clear()
    _say(f"nutgraf: {safe_line(message)}\n")


def point(text: str, start: int, end: int, message: str) -> None:
    """What is wrong in a text: the text, a caret under each character of the place, and what was expected."""
    _clear()
    around, end = max(0, start - AROUND), min(end, start + AROUND)
    safe = safe_block("".join(" " if char.isspace() else char for char in text[around : end + AROUND]))
    first, last = safe.to_safe(start - around), safe.to_safe(end - around)
    carets = "^" * max(1, cells(safe.text[first:last]))
    _say(f"nutgraf: {safe_line(message)}\n")
    _say(f"  {safe.text}\n  {' ' * cells(safe.text[:first])}{carets}\n")


def is_watched() -> bool:
    """Whether someone at a terminal can be told how far it is."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def counting(things: Iterable[Thing], words: str, share: Callable[[], float | None] = lambda: None) -> Iterator[Thing]:
    """The same things; if they take long, a terminal that shows stderr tells how many there were so far.

    ``share`` tells what part of the whole is done, from 0 to 1, where that is known: then the time left is told too.
    """
    global _counted
    watched = is_watched()
    begun = time.monotonic()
    due = begun + PATIENCE
    for number, thing in enumerate(things):
        if watched and (now := time.monotonic()) >= due:
            due = now + TELL
            _clear()
            _say(f"{number:,} {words}{_speed(number, now - begun, share())} …")
            _counted = True
        yield thing
    _clear()


def _speed(number: int, seconds: float, share: float | None) -> str:
    """How many there were in a second, and how long the rest will take at that pace."""
    if not share or not seconds:
        return ""
    left = seconds / share - seconds
    return f" · {number / seconds:,.0f} a second · {duration(left)} left"


def _clear() -> None:
    global _counted
    if _counted:
        _say(CLEAR)
        _counted = False


def ask(question: str) -> None:
    """A question that is answered with y or n, on stderr: what is asked is no output."""
    _clear()
    _say(f"{safe_line(question)} [y/N] ")


def _say(words: str) -> None:
    """Write to stderr. Where that cannot be, nobody can be told; the exit code still tells."""
    try:
        sys.stderr.write(words)
        sys.stderr.flush()
    except OSError:
        discard(sys.stderr)
