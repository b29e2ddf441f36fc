"""Signals at random moments of the reader's life: the terminal is as it was, and what was marked is kept."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from modes import SUPPORTED, left_on
from seen import Terminal

from tui import report

ROOT = Path(__file__).parent.parent.parent
KEYS = (b"j", b"k", b"\r", b"\t", b"/the\r", b"\x1b", b"m", b"s", b"c", b"S", b"?", b"w", b"R", b"\x1b[B", b"T", b"y")
ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
MOMENTS = {"starting": 20, "idle": 4, "typing": 10, "stopped": 4, "leaving": 12}
"""How many of the fifty moments of each signal are of each kind."""


class Reader(Terminal):
    """The reader in a terminal that answers what it is asked, or does not."""

    def __init__(self, home: Path, answers: bool) -> None:
        own = {
            "NUTGRAF_LIBRARY": str(home / "library.db"),
            "NUTGRAF_CONFIG": os.devnull,
            "XDG_STATE_HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
        }
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # QUIT has Python, before it is the program, leave one
        for number in ENDING:  # which whoever started the tests may ignore: none is lost while the program is started
            signal.signal(number, signal.SIG_DFL)
        super().__init__([sys.executable, str(ROOT / "tui" / "nutgraf")], (120, 40), own)
        self._answers = dict(SUPPORTED) if answers else {}

    def read(self, wait: float = 0.1) -> bool:
        found = super().read(wait)
        for asked in [asked for asked in self._answers if asked in self.written]:
            self.type(self._answers.pop(asked))
        return found

    def live(self, seconds: float) -> None:
        """Let it run for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)

    def stop(self) -> None:
        """Stop it, and wait until it stands still."""
        os.kill(self.pid, signal.SIGTSTP)
        end = time.monotonic() + 20
        while os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
            assert time.monotonic() < end, "it does not stop"
            self.read(0.02)
        while self.read(0.05):
            pass

    def is_as_before(self) -> None:
        """Asserts that nothing is left of the reader in its terminal."""
        assert left_on(self.written) == set()
        assert self.modes() == self.attributes
        assert b"Traceback" not in self.written
        assert b"Exception" not in self.written


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader was opened and left before."""
    made = tmp_path_factory.mktemp("home")
    reader = Reader(made, answers=False)
    reader.wait_for("WHO SAID WHAT")
    reader.type(b"Q")
    assert reader.wait() == 0
    reader.close()
    return made


def copied(home: Path) -> Path:
    """The same place anew, for keys may change how the room is left."""
    copy = home / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    return Path(shutil.copytree(home, copy, ignore=shutil.ignore_patterns("copy")))


def lives(home: Path, stage: str, chance: random.Random, number: signal.Signals) -> str:
    """One life of the reader, ended by the signal at some moment of this stage; how it ended."""
    reader = Reader(copied(home), answers=chance.random() < 0.5)
    try:
        if stage == "starting":
            reader.live(chance.uniform(0.0, 1.5))
        else:
            reader.wait_for("WHO SAID WHAT")
            reader.live(chance.uniform(0.0, 0.3))
        if stage == "typing":
            for key in chance.choices(KEYS, k=chance.randrange(1, 12)):
                reader.type(key)
                reader.live(chance.uniform(0.0, 0.08))
        elif stage == "leaving":
            reader.type(b"Q")
            reader.live(chance.uniform(0.0, 0.25))
        elif stage == "stopped":
            reader.stop()
            reader.is_as_before()
            os.kill(reader.pid, number)
            reader.live(0.1)
            number = signal.SIGCONT
        code = reader.end(number)
        while reader.read(0.05):
            pass
        if b"KeyboardInterrupt" in reader.written:  # of Python itself, which has not come to the program yet
            assert b"\x1b" not in reader.written
            assert b"in run" not in reader.written
            return "before the program began"
        reader.is_as_before()
        assert code != report.DEFECT, (home / "copy" / "nutgraf" / "defect.txt").read_text(encoding="utf-8")
        return str(code)
    finally:
        reader.close()


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_the_terminal_is_as_it_was(home: Path, number: signal.Signals) -> None:
    ends: dict[str, int] = {}
    for stage, times in MOMENTS.items():
        for turn in range(times):
            try:
                end = lives(home, stage, random.Random(f"{number.name} {stage} {turn}"), number)
            except AssertionError as error:
                raise AssertionError(f"{stage} {turn}: {error}") from error
            ends[end] = ends.get(end, 0) + 1
            expected = {str(128 + number), "before the program began"}
            if stage in ("starting", "leaving"):  # Python begins and ends without an answer to signals
                expected |= {str(-number), "0"}
            assert end in expected, f"{stage} {turn}"
    print(f"\n{number.name}: {sum(MOMENTS.values())} moments, the terminal restored every time; exit codes {ends}")


def test_stopping_and_going_on(home: Path) -> None:
    chance = random.Random("stopping")
    reader = Reader(copied(home), answers=True)
    try:
        reader.wait_for("WHO SAID WHAT")
        for _ in range(50):
            for key in chance.choices(KEYS, k=3):
                reader.type(key)
                reader.live(chance.uniform(0.0, 0.08))
            reader.rest()
            before = reader.text()
            reader.stop()
            reader.is_as_before()
            reader._screen.reset()
            os.kill(reader.pid, signal.SIGCONT)
            reader.wait_for(before)
        reader.type(b"\x1b")
        reader.rest()
        reader.type(b"Q")
        assert reader.wait() == 0
        reader.is_as_before()
    finally:
        reader.close()
    print("\nTSTP and CONT: 50 times, the terminal restored and painted again every time")


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_what_was_marked_is_kept(home: Path, number: signal.Signals) -> None:
    for turn in range(5):
        own = copied(home)
        chance = random.Random(f"{number.name} {turn}")
        reader = Reader(own, answers=False)
        reader.wait_for("WHO SAID WHAT")
        reader.rest()
        before = stars(own)
        reader.type(b"s")
        reader.wait_for("starred")
        reader.live(chance.uniform(0.0, 0.1))
        reader.end(number)
        reader.close()
        assert stars(own) != before


def stars(home: Path) -> list[tuple[int, ...]]:
    with sqlite3.connect(home / "library.db") as db:
        return db.execute("SELECT key, star FROM article ORDER BY key").fetchall()
