"""How the command ends: with an exit code and at most a line, whatever happens, and at a signal at any moment."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
else:  # what `signal` adds to it, names for the numbers, takes longer to load
    import _signal as signal

SIGINT = signal.SIGINT
ENDS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))
"""The signals that ask for the end, of those that the system has."""
INTERRUPTED = 128 + SIGINT

_wanted = 0
"""The signal by which the end was asked for first."""


def watch(*numbers: int) -> None:
    """Have these signals raise KeyboardInterrupt, unless they are to be ignored; the second one ends at once."""
    sys.unraisablehook = _not_raised
    for number in numbers:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def check() -> None:
    """Raises KeyboardInterrupt if the end is wanted: what a signal raised may have been lost in foreign code."""
    if _wanted:
        raise KeyboardInterrupt


def let_ctrl_c_end() -> None:
    """All is done: from here on ctrl+c ends at once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def code_of(error: BaseException) -> int:
    """The exit code after this was raised; what its reader must know is said."""
    from tui import report
    from tui.output import OutputError, give_up

    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else report.DONE
    if _wanted or isinstance(error, KeyboardInterrupt):  # which foreign code may have turned into another one
        return 128 + (_wanted or SIGINT)
    if isinstance(error, OutputError):
        give_up()
        if error.reader_left:
            return report.CLOSED_PIPE
        report.warn(str(error))
        return report.NOT_WRITTEN
    from tui.defects import tell

    return tell(error)


def _interrupt(number: int, _: object) -> None:
    global _wanted
    if _wanted:
        _at_once()
    _wanted = number
    raise KeyboardInterrupt


def _not_raised(found: sys.UnraisableHookArgs) -> None:
    """Where nothing can be raised, in a finalizer for example, ctrl+c would be lost, and told as an error."""
    if isinstance(found.exc_value, KeyboardInterrupt):
        _at_once()
    sys.__unraisablehook__(found)


def _at_once() -> None:
    from tui import handover

    handover.give_back()
    os._exit(128 + (_wanted or SIGINT))
