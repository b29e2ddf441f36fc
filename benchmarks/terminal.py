"""A program in a terminal of its own of 120 columns and 40 rows: what it shows and when, and what a key costs it.

Linux only: CPU time, children and memory are read from the clocks and from /proc.
"""

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
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from screen import COLUMNS, ROWS, Screen

SILENCE = 0.25
"""Seconds without output after which an answer is taken for whole."""
PAUSE = 0.02
"""Seconds without output after which what comes is a later part of an answer."""

KEYS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "enter": b"\r",
    "escape": b"\x1b",
    "space": b" ",
}

# What a terminal answers when a program asks for its attributes, cursor, keyboard, modes, name and colours.
ANSWERS = (
    (rb"\x1b\[0?c", b"\x1b[?62;22c"),
    (rb"\x1b\[>0?c", b"\x1b[>1;10;0c"),
    (rb"\x1b\[5n", b"\x1b[0n"),
    (rb"\x1b\[6n", b"\x1b[1;1R"),
    (rb"\x1b\[\?u", b"\x1b[?0u"),
    (rb"\x1b\[\?2026\$p", b"\x1b[?2026;2$y"),
    (rb"\x1b\[\?2048\$p", b"\x1b[?2048;0$y"),
    (rb"\x1b\[>0?q", b"\x1bP>|terminal\x1b\\"),
    (rb"\x1b\]10;\?(?:\x07|\x1b\\)", b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
    (rb"\x1b\]11;\?(?:\x07|\x1b\\)", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
)
LONGEST_QUESTION = 32
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLUMNS", "LINES")


class Chunk(NamedTuple):
    """What one read from the terminal gave: when (seconds), the CPU used until then (milliseconds), and the bytes."""

    time: float
    cpu: float
    data: bytes


class Cost(NamedTuple):
    """Milliseconds of wall and of CPU time, and bytes written to the terminal."""

    wall: float
    cpu: float
    size: int


class NeverShownError(Exception):
    """The program ended, or did not show in time what was waited for."""


class Session:
    """A program that runs in a terminal; to be used in a ``with``, at whose end it is killed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.screen = Screen()
        self.chunks: list[Chunk] = []
        self._shown = 0
        self._pressed = 0, Chunk(0, 0, b"")
        self._tail = b""
        self._keypad = False
        self._ended = False
        variables = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        variables |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **(environment or {})}
        self.began = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
                os.execvpe(command[0], list(command), variables)
            finally:
                os._exit(127)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(family(self.process)):
            os.kill(process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)

    def until(self, *patterns: str, timeout: float = 600, at_once: bool = False) -> Cost:
        """What it took from the start until all patterns (regular expressions on lines) stand on the screen at once.

        It returns in the first silence after that, or ``at_once``, which makes the times of later output inexact.
        """
        return self._until(patterns, 0, Chunk(self.began, 0, b""), timeout, at_once)

    def press(self, *keys: str, shows: Sequence[str] = (), timeout: float = 600) -> Cost:
        """Type keys; what it took until the patterns stand on the screen, or without any until nothing more came.

        CPU without patterns is all that was used until the silence.
        """
        self._show()
        first, before = self._pressed = len(self.chunks), Chunk(time.perf_counter(), cpu(self.process), b"")
        for key in keys:
            self._type(KEYS.get(key, key.encode()))
        if shows:
            return self._until(shows, first, before, timeout)
        self.settle()
        end = self.chunks[-1].time if len(self.chunks) > first else before.time
        size = sum(len(chunk.data) for chunk in self.chunks[first:])
        return Cost((end - before.time) * 1e3, cpu(self.process) - before.cpu, size)

    def at_once(self) -> Cost:
        """What the last press took until the first pause in its answer: what was put off for later is left out."""
        first, before = self._pressed
        last, size = before, 0
        for chunk in self.chunks[first:]:
            if size and chunk.time > last.time + PAUSE:
                break
            last, size = chunk, size + len(chunk.data)
        return Cost((last.time - before.time) * 1e3, last.cpu - before.cpu, size)

    def answer(self, key: str, timeout: float = 60) -> float:
        """Milliseconds from a key until the first output after it; what had been written before is read first."""
        while self._read(0):
            pass
        begun = time.perf_counter()
        self._type(KEYS.get(key, key.encode()))
        if not self._read(timeout):
            raise NeverShownError(f"nothing was shown for {key}")
        return (self.chunks[-1].time - begun) * 1e3

    def settle(self, silence: float = SILENCE) -> None:
        """Wait until nothing was written for so many seconds; the screen then shows all of it."""
        while self._read(silence):
            pass
        self._show()

    def memory(self) -> float:
        """The peak of the resident memory until now, in MB."""
        total = 0
        for process in family(self.process):
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
            total += int(found[1]) if found else 0
        return total / 1024

    def _until(self, patterns: Sequence[str], first: int, before: Chunk, timeout: float, at_once: bool = False) -> Cost:
        """Output is put on the screen only in a silence, so that reading it is never late."""
        while time.perf_counter() < before.time + timeout:
            if self._read(SILENCE) and not at_once:
                continue
            while self._shown < len(self.chunks):
                chunk = self.chunks[self._shown]
                self._show(1)
                text = "\n".join(self.screen.lines())
                if all(re.search(pattern, text, re.M) for pattern in patterns):
                    size = sum(len(chunk.data) for chunk in self.chunks[first : self._shown])
                    return Cost((chunk.time - before.time) * 1e3, chunk.cpu - before.cpu, size)
            if self._ended:
                break
        shown = "\n".join(line for line in self.screen.lines() if line)
        raise NeverShownError(f"never shown: {' and '.join(patterns)}; on the screen instead:\n{shown}")

    def _show(self, most: int | None = None) -> None:
        end = len(self.chunks) if most is None else self._shown + most
        for chunk in self.chunks[self._shown : end]:
            self.screen.feed(chunk.data)
        self._shown = end

    def _type(self, key: bytes) -> None:
        if self._keypad and re.fullmatch(rb"\x1b\[[A-DFH]", key):
            key = b"\x1bO" + key[2:]
        os.write(self._terminal, key)

    def _read(self, wait: float) -> bool:
        """Take what was written, within so many seconds, and answer what was asked; False if there was nothing."""
        if self._ended or not select.select([self._terminal], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # what Linux tells at the end of a terminal
            data = b""
        if not data:
            self._ended = True
            return False
        self.chunks.append(Chunk(time.perf_counter(), cpu(self.process), data))
        self._answer(self._tail + data)
        return True

    def _answer(self, data: bytes) -> None:
        end = 0
        for question, answer in ANSWERS:
            for found in re.finditer(question, data):
                os.write(self._terminal, answer)
                end = max(end, found.end())
        if switches := re.findall(rb"\x1b\[\?1([hl])", data):
            self._keypad = switches[-1] == b"h"
        self._tail = data[max(end, len(data) - LONGEST_QUESTION) :]


def family(process: int) -> list[int]:
    """The process and all its descendants."""
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        found.append(one)
        with suppress(OSError):  # one that ended meanwhile has none
            for thread in os.listdir(f"/proc/{one}/task"):
                waiting += map(int, Path(f"/proc/{one}/task/{thread}/children").read_text().split())
    return found


def cpu(process: int) -> float:
    """Milliseconds of CPU of a process and its descendants: by the scheduler's clock, of ended children by the tick."""
    total = 0.0
    for one in family(process):
        with suppress(OSError):  # one that ended meanwhile is among the ended children of another
            total += time.clock_gettime_ns(~one << 3 | 2) / 1e6  # the CPU clock of a process, clock_getcpuclockid(3)
            ended = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[13:15]
            total += sum(map(int, ended)) * 1e3 / os.sysconf("SC_CLK_TCK")
    return total


def landed(calm: Session, hurried: Session) -> float:
    """Milliseconds from its start until what a key changed in the second session stood on its screen for good.

    That is the lines in which the two ended differently; raises `NeverShownError` if there are none.
    """
    final = hurried.screen.lines()
    changed = [row for row, (one, other) in enumerate(zip(calm.screen.lines(), final, strict=True)) if one != other]
    if not changed:
        raise NeverShownError("the key changed nothing on the screen")
    screen, since = Screen(), 0.0
    for chunk in hurried.chunks:
        screen.feed(chunk.data)
        lines = screen.lines()
        if any(lines[row] != final[row] for row in changed):
            since = 0.0
        else:
            since = since or chunk.time
    return (since - hurried.began) * 1e3
