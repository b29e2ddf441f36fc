"""The three standard streams, as whoever starts the command left them: closed, without letters, or not waiting."""

from __future__ import annotations

import os
import sys
from typing import IO, TextIO

MODES = {"stdin": (os.O_RDONLY, "r"), "stdout": (os.O_RDONLY, "w"), "stderr": (os.O_WRONLY, "w")}
"""How a stream that is closed is opened: nothing comes from stdin, what goes to stderr is lost, and writing to stdout
fails, as it does with a closed one."""


def prepare() -> None:
    """Have all three there, in their places, before a file of ours takes the place of one: a library, for example.

    Output is UTF-8, whatever the locale says: quotation marks and names are not to be lost. Where a stream does not
    wait for its other end, it does from now on.
    """
    for number, (name, (flags, mode)) in enumerate(MODES.items()):
        if getattr(sys, name) is None:
            os.set_inheritable(os.open(os.devnull, flags), True)  # the lowest number that is free: its own
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
        os.set_blocking(number, True)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def discard(stream: TextIO | IO[str]) -> None:
    """Let what could not be written, and the interpreter's last try to write it, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
