"""The terminal from the first frame to the end: who has it, how it was before, and how a signal leaves it.

The first frame sets it as Textual's driver does, and the driver takes it over. Whatever happens then, `give_back`
leaves it as it was.
"""

from __future__ import annotations

import os

from articles.values import TYPE_CHECKING

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable
    from typing import IO
else:  # what `signal` adds to it, names for the numbers, takes longer to load
    import _signal as signal

ENTER = b"\x1b[?1049h\x1b[?25l"
"""The alternate screen, without a cursor."""
LEAVE = b"\x1b[?1049l\x1b[?25h"
LEAVE_APP = (
    b"\x1b[?2026l"  # what is written is shown at once
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # marked pastes, sizes told in band, focus
    b"\x1b[?7h\x1b[<u"  # lines wrap; the keys of before
) + LEAVE
"""What takes back all that Textual sets."""
TERMINAL = 2
"""Textual writes to stderr; so does the first frame."""
KEYBOARD = 0

PATIENCE = 5
"""Seconds that the app has for leaving after a signal; then it is left at once."""
STUCK = 2
"""Seconds after which a terminal that takes nothing more is left as it is."""

Attributes = list[int | list[bytes | int]]

_before: Attributes | None = None
"""How the keyboard was set before the first frame or the app; None as long as neither changed it."""
_leave = b""
"""What leaves the terminal as it was: nothing, as long as nothing has changed it."""
_way_out: Callable[[int], object] | None = None
"""Has the app leave with an exit code, as soon as it can."""
_ending = 0
"""The signal that ends the app, once one came."""


def show(frame: bytes) -> None:
    """Paint a frame on the alternate screen, in one piece; keys typed from now on wait for the app, unseen."""
    global _leave
    import termios

    _remember()
    ready = termios.tcgetattr(KEYBOARD)
    ready[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    ready[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    ready[6][termios.VMIN] = 1
    for key in (termios.VSUSP, termios.VQUIT):  # the app's, as it answers them; ctrl+c ends at once
        ready[6][key] = bytes([os.fpathconf(KEYBOARD, "PC_VDISABLE")])
    _watch()
    signal.signal(signal.SIGTSTP, stand_still)
    _leave = LEAVE
    termios.tcsetattr(KEYBOARD, termios.TCSANOW, ready)
    _write(TERMINAL, ENTER + frame)


def shown() -> bool:
    """Whether a first frame is on the screen that nobody has taken over."""
    return _leave == LEAVE


def take_over() -> Attributes | None:
    """The screen is the app's from now on; how it must set the keyboard at its end, None where that is not known."""
    global _leave
    if not shown():
        try:
            _remember()
        except OSError:
            return None
    _leave = LEAVE_APP
    _watch()
    return _before


def left() -> None:
    """The app has left the terminal as it was, for good or until it takes it over again."""
    global _leave
    _leave = b""


def leave_by(way_out: Callable[[int], object] | None) -> None:
    """Have a signal take this way out of the app: a function that is told the exit code, and must not wait."""
    global _way_out
    _way_out = way_out


def is_ending() -> bool:
    """Whether a signal is ending the app."""
    return _ending > 0


def stream() -> IO[str]:
    """What Textual writes to: the terminal."""
    import sys

    assert sys.__stderr__ is not None  # `tui.streams.prepare` has seen to that
    return sys.__stderr__


def give_back(terminal: int = TERMINAL) -> None:
    """Leave the terminal as it was before the first frame or the app, if one of them has it still."""
    global _leave
    leave, _leave = _leave, b""
    if not leave or _before is None:
        return
    import termios

    try:
        _write(terminal, leave)
        termios.tcsetattr(KEYBOARD, termios.TCSANOW, _before)
    except (OSError, termios.error):  # it is not there any more
        return


def _remember() -> None:
    """How the keyboard is set now; raises `OSError` without a terminal."""
    global _before
    import termios

    try:
        _before = termios.tcgetattr(KEYBOARD)
    except termios.error as error:
        raise OSError(str(error)) from error


def _write(terminal: int, rest: bytes) -> None:
    while rest:
        rest = rest[os.write(terminal, rest) :]


def _watch() -> None:
    """Leave the terminal as it was when a signal comes, whatever is done at that moment."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, _end)
    signal.signal(signal.SIGALRM, _end_at_once)


def _end(number: int, _: object) -> None:
    """The first signal takes the app's way out, where there is one; those after it change nothing."""
    global _ending
    if not _way_out:
        _ending = number
        _end_at_once()
    elif not _ending:
        _ending = number
        signal.alarm(PATIENCE)
        _way_out(128 + number)


def _end_at_once(*_: object) -> None:
    """Give the terminal back and end: nothing that a reader did waits to be kept."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(STUCK)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    terminal = os.dup(TERMINAL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), TERMINAL)  # where other threads may write on
    give_back(terminal)
    os._exit(128 + _ending)


def stand_still(*_: object) -> None:
    """Stop while there is no app: what it finds later is a terminal without a first frame."""
    give_back()
    os.kill(os.getpid(), signal.SIGSTOP)
