"""The reader's browser: which program it is, and how a link is handed to it."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from subprocess import DEVNULL

from tui.link_program import IN_A_TERMINAL, refusal

PATIENCE = 5.0
"""Seconds in which a browser that fails does so; one that goes on is left alone."""
LOOK = 0.05
"""Seconds between two looks at whether it has ended."""

NONE = "no browser here: y copies it, the setting browser names one"


class NoBrowserError(Exception):
    """There is no browser to open a link with; the message says what to do."""


def command_for(address: str, configured: Sequence[str] | None) -> list[str]:
    """The program and its arguments that open an address, one of `tui.links.Target`; raises `NoBrowserError`.

    It is what is configured, or else what BROWSER names, or else the opener of the desktop, where there is one. The
    address stands where an argument is "%s", or else at the end.
    Python's `webbrowser` would let what it starts write on the terminal, and start browsers that take it over.
    """
    given = list(configured or ()) or _of_environment() or _of_desktop()
    if why := refusal(given):
        raise NoBrowserError(why)
    program, *arguments = given
    filled = [address if one == "%s" else one for one in arguments]
    return [program, *filled] if filled != arguments else [*given, address]


def _of_environment() -> list[str]:
    """The first of the programs which BROWSER names, between colons, that is there; one that would need the terminal
    only where there is no other."""
    found: list[list[str]] = []
    for one in os.environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(one)
        except ValueError as error:
            raise NoBrowserError(f"what BROWSER says cannot be understood: {error}") from None
        if words and shutil.which(words[0]):
            found.append(words)
    return next((words for words in found if os.path.basename(words[0]) not in IN_A_TERMINAL), (found or [[]])[0])


def _of_desktop() -> list[str]:
    if sys.platform == "darwin":
        return ["open"]
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ["xdg-open"]
    raise NoBrowserError(NONE)


async def run(command: Sequence[str]) -> str:
    """Start a program without a shell, in a session of its own and without the terminal; why it failed, or ""."""
    try:
        process = subprocess.Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    except OSError as error:
        return f"{command[0]}: {(error.strerror or str(error)).lower()}"
    threading.Thread(target=process.wait, daemon=True).start()  # ends with the program, or with us
    for _ in range(round(PATIENCE / LOOK)):
        if process.returncode is not None:
            break
        await asyncio.sleep(LOOK)
    return f"{command[0]} ended with exit code {process.returncode}" if process.returncode else ""
