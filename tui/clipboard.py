"""Copying: into the clipboard of the terminal, by OSC 52, and into that of the desktop, where there is one."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from tempfile import TemporaryFile

from textual.widget import Widget

from tui.notes import Note
from tui.safe_text import safe_block

PATIENCE = 2.0
"""Seconds that the desktop has to take a text."""
TOLD = 60
"""Characters of what was copied that the note says."""


def copy(pane: Widget, text: str, told: str) -> None:
    """Copy text, made safe, and say so in a note of the pane, with the first `TOLD` characters of ``told``.

    The note says "copied (terminal)" where no desktop took the text: the terminal was asked to keep it, and tells
    nobody whether it does. What is copied next overtakes what the desktop has not taken yet.
    """
    safe = safe_block(text).text
    pane.app.copy_to_clipboard(safe)

    async def hand_over() -> None:
        taken = await to_desktop(safe)
        words = told if len(told) <= TOLD else f"{told[: TOLD - 1].rstrip()}…"
        pane.post_message(Note(f"copied: {words}" if taken else f"copied (terminal): {words}"))

    pane.app.run_worker(hand_over(), group="clipboard", exclusive=True)


async def to_desktop(text: str) -> bool:
    """Hand text to the desktop's clipboard; False if there is none, or it fails, or it takes longer than `PATIENCE`.

    pyperclip knows the tools of each desktop. It runs in a process of its own: the tools write their complaints on the
    terminal that the app draws on, wait for displays that are gone, and their failure raises nothing. Where there is no
    tool pyperclip raises its exception, which ends that process with another code than 0.
    """
    command = (sys.executable, "-P", "-X", "utf8", "-m", "pyperclip", "--copy")  # -P: never one of the working folder
    with TemporaryFile() as complaints:  # no pipe: a tool that stays, to serve the clipboard, would keep it open
        try:
            tool = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=DEVNULL, stderr=complaints, start_new_session=True
            )
        except OSError:  # no process more can be started
            return False
        try:
            await asyncio.wait_for(tool.communicate(text.encode()), PATIENCE)
        except TimeoutError:
            return False
        finally:
            if tool.returncode is None:
                with suppress(ProcessLookupError):  # it ended just now
                    os.killpg(tool.pid, signal.SIGKILL)
                await tool.wait()
        return tool.returncode == 0 and not os.fstat(complaints.fileno()).st_size
