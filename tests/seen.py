"""A program in a terminal of its own, and what is on its screen after everything that it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pyte

OF_A_TERMINAL = ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
"""What the terminal that the tests run in says of itself."""
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=]\d*u|\x1b\[\?\d+\$p")
PATIENCE = 20.0
"""Seconds after which a screen that does not come is a failure."""


class Cell(NamedTuple):
    """What is seen of a cell: a blank has no colour and no weight of its own."""

    char: str
    colour: str
    ground: str
    bold: bool


Frame = tuple[tuple[Cell, ...], ...]


def cell(char: pyte.screens.Char) -> Cell:
    colour, ground = (char.bg, char.fg) if char.reverse else (char.fg, char.bg)
    return Cell(char.data, colour, ground, char.bold) if char.data.strip() else Cell(" ", "", ground, False)


class Terminal:
    """The program with a screen of this size; ``frames`` are what was seen so far, without repetitions."""

    def __init__(self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]) -> None:
        self.columns, self.rows = size
        kept = {name: value for name, value in os.environ.items() if name not in OF_A_TERMINAL}
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._master)
            os.login_tty(slave)
            os.execvpe(command[0], list(command), kept | dict(environment))
        self._slave = slave
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self._screen)
        self.written = self._held = self.stop_at = b""
        self.frames: list[Frame] = []

    def read(self, wait: float = 0.1) -> bool:
        """Take in what the program wrote meanwhile, up to ``stop_at`` if that is set; whether there was anything."""
        data = self._held
        if not data:
            if not select.select([self._master], [], [], wait)[0]:
                return False
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                return False
        cut = data.find(self.stop_at) if self.stop_at else -1
        data, self._held = (data[:cut], data[cut:]) if cut >= 0 else (data, b"")
        self.written += data
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))
        return bool(data)

    def look(self) -> Frame:
        """What is on the screen."""
        lines = range(self.rows)
        frame = tuple(tuple(cell(self._screen.buffer[y][x]) for x in range(self.columns)) for y in lines)
        if not self.frames or self.frames[-1] != frame:
            self.frames.append(frame)
        return frame

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, words: str) -> None:
        """Look at every screen until these words are on one."""
        end = time.monotonic() + PATIENCE
        while words not in self.text():
            assert time.monotonic() < end, f"{words!r} did not come:\n{self.text()}"
            if self.read():
                self.look()

    def wait_for_bytes(self, wanted: bytes) -> None:
        end = time.monotonic() + PATIENCE
        while wanted not in self.written:
            assert time.monotonic() < end, f"{wanted!r} did not come, but {self.written[-300:]!r}"
            if self.read():
                self.look()

    def rest(self, quiet: float = 0.5) -> None:
        """Look at every screen until nothing was written for so many seconds."""
        while self.read(quiet):
            self.look()

    def type(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def modes(self) -> list[object]:
        """How the terminal is set."""
        return termios.tcgetattr(self._slave)

    def end(self, number: int = signal.SIGKILL) -> int:
        """Send a signal and wait for the end; the exit code, or the negative number of the signal."""
        if self.pid:
            os.kill(self.pid, number)
        return self.wait()

    def wait(self) -> int:
        """Wait for the end of the program."""
        end = time.monotonic() + PATIENCE
        while self.pid:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.pid = 0
                while self.read(0.02):  # what was written last
                    pass
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, "it does not end"
            self.read(0.02)
        return 0

    def close(self) -> None:
        if self.pid:
            self.end()
        os.close(self._master)
        os.close(self._slave)
