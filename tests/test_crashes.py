"""Programs are killed at any moment: what they acknowledged is there, nothing is torn, and all of it can be read.

Each run kills at other moments; `hard/test_many_crashes.py` kills more often, and the commands.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import threading
import time
from collections import deque
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from crashes import (
    export,
    killed,
    make_old,
    open_first,
    processes,
    read,
    sound,
    together,
    write,
    write_some,
    write_up_to,
)

from articles.library import Library
from articles.store import Store, learned, state

SOME = 300
"""Articles in a library that takes a while to export or to bring up to date."""


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the first version."""
    path = tmp_path_factory.mktemp("old") / "library.db"
    make_old(path, SOME)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


KILLS = 4
"""How often each kind of program is killed by one call."""


def kill_writer(path: Path, number: int) -> int:
    """Kill one that writes; how many of its steps were acknowledged."""
    steps = 0
    for again in range(KILLS):
        log = path.with_name(f"{again}.log")
        killed(random.uniform(0, 0.3), (write, path, log, "w", KILLS * number + again, True))
        steps += sound(path, log)
    return steps


def kill_two_writers(path: Path, number: int) -> int:
    """Kill two that write and one that reads; how many of their steps were acknowledged."""
    steps = 0
    for again in range(KILLS):
        logs = [path.with_name(f"{again}{name}.log") for name in "abr"]
        seed = KILLS * number + again
        killed(
            random.uniform(0, 0.3),
            (write, path, logs[0], "a", seed, False),
            (write, path, logs[1], "b", seed, False),
            (read, path, logs[2]),
        )
        steps += sound(path, *logs)
    return steps


def kill_migration(path: Path, old: Path) -> list[int]:
    """Kill one that brings a library up to date; how many articles it has then each time. The copy has all of them."""
    held = []
    for again in range(KILLS):
        shutil.copy(old, path)
        killed(random.uniform(0, 0.3), (open_first, path, path.with_name(f"{again}.log")))
        copy = path.with_name("library.db.schema-1")
        if copy.exists():
            with closing(sqlite3.connect(copy)) as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert db.execute("SELECT count(*) FROM article").fetchone() == (SOME,)
        sound(path)
        store = Store(str(path))
        kept = "SELECT count(*) FROM article WHERE sample = 0"  # where it came to that, the samples are there too
        held += store.db.execute(kept).fetchone()
        store.close()
        path.unlink()
    return held


def kill_first_start(path: Path) -> list[int]:
    """Kill one that makes the first library; how many articles are in it when it is opened again each time."""
    held = []
    for again in range(KILLS):
        killed(random.uniform(0, 0.4), (open_first, path, path.with_name(f"{again}.log")))
        sound(path)
        library = Library.open(str(path))
        held.append(len(library))
        library.close()
        path.unlink()
    return held


def kill_export(path: Path) -> list[int]:
    """Kill one that exports a library; how many of its articles the file lacks each time, which was there before."""
    make_old(path, SOME)
    library = Library.open(str(path))  # which gets the samples
    articles = len(library)
    library.close()
    target = path.with_name("export.jsonl")
    lacking = []
    for again in range(KILLS):
        target.write_text("the export before\n")
        killed(random.uniform(0, 0.4), (export, path, path.with_name(f"{again}.log"), target))
        lines = target.read_text(encoding="utf-8").splitlines()
        whole = lines == ["the export before"]
        lacking.append(0 if whole else articles - len({json.loads(line)["id"] for line in lines}))
    return lacking


class TestKilled:
    def test_at_every_beginning_and_end_of_a_transaction(self, path: Path) -> None:
        """What belongs together is in one transaction, and nothing is acknowledged before the end of it."""
        Store(str(path.with_name("empty.db"))).close()
        for border in count(1):
            log = path.with_name(f"{border}.log")
            shutil.copy(path.with_name("empty.db"), path)
            program = processes.Process(target=write_up_to, args=(path, log, border))
            program.start()
            program.join()
            sound(path, log)
            path.unlink()
            if program.exitcode == 0:
                break
            assert program.exitcode == -signal.SIGKILL
        assert border > 20

    @pytest.mark.parametrize("number", range(5))
    def test_one_writer(self, path: Path, number: int) -> None:
        assert kill_writer(path, number) > 0

    @pytest.mark.parametrize("number", range(5))
    def test_two_writers_and_a_reader(self, path: Path, number: int) -> None:
        assert kill_two_writers(path, number) > 0

    @pytest.mark.parametrize("number", range(3))
    def test_while_a_library_is_brought_up_to_date(self, path: Path, old: Path, number: int) -> None:
        assert kill_migration(path, old) == [SOME] * KILLS

    def test_while_the_first_library_is_made(self, path: Path) -> None:
        assert kill_first_start(path) == [5] * KILLS

    def test_while_it_is_exported(self, path: Path) -> None:
        assert kill_export(path) == [0] * KILLS


def test_several_processes_make_the_library(path: Path) -> None:
    """One makes it, the others wait for that: none takes it for the file of another program."""
    for again in range(4):
        logs = [path.with_name(f"{again}{name}.log") for name in "abcd"]
        running = [processes.Process(target=write_some, args=(path, log, log.stem, again)) for log in logs]
        for one in running:
            one.start()
        for one in running:
            one.join()
        assert [one.exitcode for one in running] == [0] * len(running)
        sound(path, *logs)
        path.unlink()


def test_several_processes_work_together(tmp_path: Path) -> None:
    steps, looks, _ = together(tmp_path, 4, 2.0)
    assert steps > 0
    assert looks > 0


def test_who_waits_to_write_comes_next(path: Path) -> None:
    """One writes again and again without a pause, as adding does; who has one mark to keep is not kept out."""
    store, turns, begun = Store(str(path)), count(1), threading.Event()
    last = 0

    def write_on() -> None:
        nonlocal last
        with closing(Store(str(path))) as other:
            for turn in turns:
                with other.transaction():
                    last = turn
                    begun.set()
                    time.sleep(0.2)
                if turn == 15:
                    break

    writing = threading.Thread(target=write_on)
    writing.start()
    begun.wait()
    with store.transaction():
        turn = last
    writing.join()
    store.close()
    assert turn <= 5


def test_others_can_write_while_sectors_are_learned(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = Store(str(path)), Store(str(path))
    other.wait_at_most(0.01)

    def train(labelled: object) -> None:
        with other.transaction() as db:
            state.keep(db, "meanwhile", True)

    monkeypatch.setattr(learned, "train", train)
    learned.learn(store)
    assert state.value(store.db, "meanwhile")
    other.close()
    store.close()


def test_of_a_change_that_fails_nothing_is_kept(path: Path) -> None:
    store = Store(str(path))
    statements = ("INSERT INTO state VALUES ('half', 'true')", "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.OperationalError), store.transaction() as db:
        deque(map(db.execute, statements))
    store.close()
    store = Store(str(path))
    assert state.value(store.db, "half") is None
    store.close()
