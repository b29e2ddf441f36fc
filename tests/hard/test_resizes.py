"""A storm of sizes while keys are typed; and terminals that take nothing more."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import struct
import termios
from pathlib import Path

import pytest
from modes import left_on
from test_signals import KEYS, Reader

SIZES = 1000
LAST = (110, 35)
MEGABYTES = 60.0
"""How much more memory the storm may take."""


def resize(reader: Reader, columns: int, rows: int) -> None:
    fcntl.ioctl(reader._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.kill(reader.pid, signal.SIGWINCH)


def memory(pid: int) -> float:
    """The resident memory of a process, in megabytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def painted(reader: Reader) -> str:
    """What the reader paints on a terminal of the last size, once it rests."""
    reader.columns, reader.rows = LAST
    reader._screen.resize(LAST[1], LAST[0])
    resize(reader, LAST[0] - 1, LAST[1])
    reader.rest(1.0)
    reader._screen.reset()
    resize(reader, *LAST)
    reader.rest(1.0)
    return reader.text()


def test_a_storm_of_sizes(tmp_path: Path) -> None:
    chance = random.Random("sizes")
    reader = Reader(tmp_path, answers=False)
    try:
        reader.wait_for("WHO SAID WHAT")
        expected = painted(reader)
        before = memory(reader.pid)
        for turn in range(SIZES):
            resize(reader, chance.choice((1, chance.randrange(1, 300))), chance.choice((1, chance.randrange(1, 100))))
            if turn % 5 == 0:
                reader.type(chance.choice(KEYS[:4] + KEYS[5:9]))
            reader.live(chance.uniform(0.0, 0.01))
        reader.rest(1.0)
        grown = memory(reader.pid) - before
        for key in (b"\x1b", b"\x1b", b"1", b"g"):
            reader.type(key)
            reader.rest()
        shown = painted(reader)
        assert shown.splitlines()[1].split() == expected.splitlines()[1].split()  # the headings of the panes
        assert all(len(line) <= LAST[0] for line in shown.splitlines())
        assert grown < MEGABYTES
        reader.type(b"Q")
        assert reader.wait() == 0
        assert left_on(reader.written) == set()
        assert reader.modes() == reader.attributes
        assert b"Traceback" not in reader.written
    finally:
        reader.close()
    print(f"\n{SIZES:,} sizes: no harm, {grown:.0f} MB more of memory")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_takes_nothing_more_keeps_nobody_in(tmp_path: Path, number: signal.Signals) -> None:
    reader = Reader(tmp_path, answers=False)
    try:
        reader.wait_for("WHO SAID WHAT")
        for _ in range(300):  # more than a terminal holds, and nobody reads it
            reader.type(b"jk")
        os.kill(reader.pid, number)
        assert os.waitpid(reader.pid, 0)[0]
        reader.pid = 0
    finally:
        reader.close()
