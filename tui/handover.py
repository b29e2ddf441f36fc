"""The terminal from the first frame on: set as Textual's driver sets it, until the app takes over or it is left."""

from __future__ import annotations

import os

ENTER = b"\x1b[?1049h\x1b[?25l"
"""The alternate screen, without a cursor."""
LEAVE = b"\x1b[?1049l\x1b[?25h"
TERMINAL = 2
"""Textual writes to stderr; so does the first frame."""
KEYBOARD = 0

Attributes = list[int | list[bytes | int]]

_before: Attributes | None = None
"""How the keyboard was set before the first frame; None where none is on the screen, or the app has taken over."""


def show(frame: bytes) -> None:
    """Paint a frame on the alternate screen, in one piece; keys typed from now on wait for the app, unseen."""
    global _before
    import termios

    try:
        _before, ready = termios.tcgetattr(KEYBOARD), termios.tcgetattr(KEYBOARD)
    except termios.error as error:
        raise OSError(str(error)) from error
    ready[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    ready[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    ready[6][termios.VMIN] = 1
    termios.tcsetattr(KEYBOARD, termios.TCSANOW, ready)
    rest = ENTER + frame
    while rest:
        rest = rest[os.write(TERMINAL, rest) :]
    import signal  # what is seen comes first

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)


def _leave(number: int, _: object) -> None:
    """The process is ended before the app has its own way to leave."""
    give_back()
    raise SystemExit(128 + number)


def shown() -> bool:
    """Whether a first frame is on the screen that nobody has taken over."""
    return _before is not None


def take_over() -> Attributes | None:
    """The screen is the app's from now on; how it must set the keyboard at its end, or None without a first frame."""
    global _before
    before, _before = _before, None
    return before


def give_back() -> None:
    """Leave the terminal as it was before the first frame, if one is on it still."""
    before = take_over()
    if before is not None:
        import termios

        os.write(TERMINAL, LEAVE)
        termios.tcsetattr(KEYBOARD, termios.TCSANOW, before)
