"""The reader in a real terminal: it opens, answers, and leaves the terminal as it was."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEADLINE = b"The big lessons"
LEFT = b"\x1b[?1049l"
OF_A_TERMINAL = ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")
"""What the terminal that the tests run in says of itself."""

PATIENCE = 20.0
"""Seconds after which a screen that does not come is a failure."""


class Terminal:
    """The reader on the sample articles, in a terminal of its own."""

    def __init__(self, columns: int, rows: int, **environment: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in OF_A_TERMINAL}
        environment = {**kept, "TERM": "xterm-256color", "NUTGRAF_CONFIG": os.devnull, **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui"], stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=ROOT
        )
        os.close(slave)
        self.seen = b""

    def wait_for(self, wanted: bytes) -> None:
        """Read the terminal until these bytes have come since the last call."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.seen:
            assert time.monotonic() < end, f"{wanted!r} did not come, but {self.seen[-500:]!r}"
            if select.select([self._master], [], [], 0.1)[0]:
                with contextlib.suppress(OSError):  # the other end closes when the process ends
                    self.seen += os.read(self._master, 65536)

    def type(self, keys: bytes) -> None:
        """Type keys, forgetting what was seen before."""
        self.seen = b""
        os.write(self._master, keys)

    def close(self) -> None:
        """End what is still there."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal(120, 40)
    yield opened
    opened.close()


def test_it_opens_answers_and_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.wait_for(HEADLINE)
    terminal.wait_for(b"WHO SAID WHAT")
    terminal.type(b"?")
    terminal.wait_for(b"To the next unread article")
    terminal.type(b"\x1b")
    time.sleep(0.3)
    terminal.type(b"q")
    terminal.wait_for(LEFT)
    assert terminal.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(terminal: Terminal, number: signal.Signals) -> None:
    terminal.wait_for(b"WHO SAID WHAT")
    terminal.seen = b""
    terminal.process.send_signal(number)
    terminal.wait_for(LEFT)
    assert terminal.process.wait(PATIENCE) == 128 + number
    assert b"Traceback" not in terminal.seen


def test_a_terminal_that_closes_and_tells_to_go_on_ends_it(terminal: Terminal) -> None:
    terminal.wait_for(b"WHO SAID WHAT")
    terminal.seen = b""
    for _ in range(3):
        terminal.process.send_signal(signal.SIGHUP)
        terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for(LEFT)
    assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_it_ends_when_nobody_holds_the_terminal_any_more(terminal: Terminal) -> None:
    terminal.wait_for(b"WHO SAID WHAT")
    os.close(terminal._master)
    terminal._master = os.open(os.devnull, os.O_RDONLY)
    assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_no_color_is_honoured() -> None:
    terminal = Terminal(120, 40, NO_COLOR="1")
    try:
        terminal.wait_for(b"WHO SAID WHAT")
        coloured = {code for code in re.findall(rb"\x1b\[([\d;]*)m", terminal.seen) if re.search(rb"[34]8;[25];", code)}
        shades = {code for code in coloured if not _grey(code)}
        assert shades == set()
    finally:
        terminal.close()


def _grey(code: bytes) -> bool:
    """Whether every colour in this code is a shade of grey: Textual dims by them where it has no colour."""
    whole = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", code)
    cube = [int(n) for n in re.findall(rb"[34]8;5;(\d+)", code)]
    return all(len(set(rgb)) == 1 for rgb in whole) and all(
        n >= 232 or n in (0, 7, 8, 15, 16, 59, 102, 145, 188, 231) for n in cube
    )


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (5, 3), (20, 5), (60, 20), (300, 90)])
def test_no_size_breaks_it(columns: int, rows: int) -> None:
    terminal = Terminal(columns, rows)
    try:
        terminal.wait_for(b"\x1b[?1049h")
        time.sleep(1.0)
        for key in (b"j", b"\r", b"\t", b"?", b"?", b"Q"):  # "?" leaves the help too; after ESC, Q could be alt+Q
            terminal.type(key)
            time.sleep(0.2)
        terminal.wait_for(LEFT)
        assert terminal.process.wait(PATIENCE) == 0
        assert b"Traceback" not in terminal.seen
    finally:
        terminal.close()
