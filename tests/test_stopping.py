"""The reader is stopped, goes on, and is ended by signals: its terminal is as it was whenever it has not got it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from modes import left_on
from seen import PATIENCE, Terminal

from tui import report

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-m", "tui"]
OWN = {"NUTGRAF_CONFIG": os.devnull, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def terminal(own_library: str) -> Iterator[Terminal]:
    opened = Terminal(PROGRAM, (100, 30), {**OWN, "TERM": "xterm-256color"})
    opened.wait_for("WHO SAID WHAT")
    yield opened
    opened.close()


def is_as_before(terminal: Terminal) -> bool:
    while terminal.read():
        pass
    assert b"Traceback" not in terminal.written
    return left_on(terminal.written) == set() and terminal.modes() == terminal.attributes


def wait_until_stopped(terminal: Terminal) -> None:
    end = time.monotonic() + PATIENCE
    while os.waitpid(terminal.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
        assert time.monotonic() < end, "it does not stop"
        terminal.read(0.02)


def test_what_is_left_on_is_told_by_the_bytes() -> None:
    assert left_on(b"\x1b[?1049h\x1b[?25l\x1b[>25u") == {"mode 1049", "mode 25", "keyboard protocol"}
    assert left_on(b"\x1b[?1049;25h\x1b[?7l\x1b[?7h\x1b[>1u\x1b[<u\x1b[?1049l") == set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it(terminal: Terminal, number: signal.Signals) -> None:
    assert not is_as_before(terminal)
    assert terminal.end(number) == 128 + number
    assert is_as_before(terminal)


@pytest.mark.parametrize("key", [b"", b"\x1a"], ids=["signal", "ctrl+z"])
def test_it_stops_and_goes_on(terminal: Terminal, key: bytes) -> None:
    terminal.rest()
    before = terminal.text()
    terminal.type(key)
    if not key:
        os.kill(terminal.pid, signal.SIGTSTP)
    wait_until_stopped(terminal)
    assert is_as_before(terminal)
    terminal._screen.reset()  # as entering the alternate screen does
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(before)
    terminal.type(b"Q")
    assert terminal.wait() == 0
    assert is_as_before(terminal)


def test_a_signal_ends_it_while_it_is_stopped(terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGTSTP)
    wait_until_stopped(terminal)
    assert is_as_before(terminal)
    terminal.written = b""
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end(signal.SIGCONT) == 128 + signal.SIGTERM
    assert is_as_before(terminal)
    assert terminal.written == b""


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_without_a_name_is_refused(name: str) -> None:
    terminal = Terminal(PROGRAM, (100, 30), {**OWN, "TERM": name})
    try:
        assert terminal.wait() == report.USAGE
        assert is_as_before(terminal)
        assert terminal.written.count(b"\n") == 1
        assert b"nutgraf --summary" in terminal.written
        assert b"\x1b" not in terminal.written
    finally:
        terminal.close()
