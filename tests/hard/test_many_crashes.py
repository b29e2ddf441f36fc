"""Programs and commands are killed hundreds of times: nothing they acknowledged is lost, and no process is left."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from adds import many
from crashes import PATIENCE, make_old, sound
from stores import record
from test_adding_command import adding, reported
from test_command import ROOT
from test_crashes import (
    KILLS,
    SOME,
    kill_export,
    kill_first_start,
    kill_migration,
    kill_two_writers,
    kill_writer,
)

from articles.store import Store


def folders(folder: Path, count: int) -> list[Path]:
    """Places for so many libraries."""
    found = [folder / str(number) / "library.db" for number in range(count)]
    for path in found:
        path.parent.mkdir()
    return found


def of_leader(leader: int) -> list[int]:
    """The processes that this one and its children started and that are not dead yet."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, _, _, its = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(its) == leader and state != "Z":
            found.append(int(entry.name))
    return found


def test_one_writer(tmp_path: Path) -> None:
    steps = sum(kill_writer(path, number) for number, path in enumerate(folders(tmp_path, 40)))
    assert steps > 0
    print(f"\n160 kills of one writer, {steps:,} steps acknowledged, 0 lost, 0 torn")


def test_two_writers_and_a_reader(tmp_path: Path) -> None:
    steps = sum(kill_two_writers(path, number) for number, path in enumerate(folders(tmp_path, 25)))
    assert steps > 0
    print(f"\n100 kills of two writers and a reader, {steps:,} steps acknowledged, 0 lost, 0 torn")


def test_while_a_library_is_brought_up_to_date(tmp_path: Path) -> None:
    make_old(tmp_path / "old.db", SOME)
    for path in folders(tmp_path, 18):
        assert kill_migration(path, tmp_path / "old.db") == [SOME] * KILLS
    print("\n72 kills while a library is brought up to date")


def test_while_the_first_library_is_made(tmp_path: Path) -> None:
    for path in folders(tmp_path, 12):
        assert kill_first_start(path) == [5] * KILLS
    print("\n48 kills while the first library is made")


def test_while_it_is_exported(tmp_path: Path) -> None:
    for path in folders(tmp_path, 15):
        assert kill_export(path) == [0] * KILLS
    print("\n60 kills of an export")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_the_command_that_adds(tmp_path: Path, own_library: str) -> None:
    path, acknowledged, times = many(tmp_path, 4000), set[str](), 30
    for _ in range(times):
        with adding(path) as process:
            assert process.stdout
            process.stdout.read(1)
            time.sleep(random.uniform(0, 2))
            process.kill()
            out, _ = process.communicate()
        acknowledged |= set(reported(b"{" + out)) if out else set()
        for _ in range(200):
            if not of_leader(process.pid):
                break
            time.sleep(0.05)
        assert of_leader(process.pid) == []
        sound(Path(own_library))
        store = Store(own_library)
        assert acknowledged <= set(store.ids_beginning("a", 9999))
        store.close()
    print(f"\n{times} kills of nutgraf add, {len(acknowledged):,} articles acknowledged, 0 lost, 0 processes left")


def test_the_command_that_marks(tmp_path: Path, own_library: str) -> None:
    store = Store(own_library)
    store.add([record("one")])
    done, killed, usual = [], 0, PATIENCE
    for number in count():
        begun = time.monotonic()
        command = [sys.executable, "-m", "tui", "mark", "--tag", f"t{number}", "--note", f"n{number}", "one"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            try:
                process.wait(usual * random.uniform(0.5, 1.5))
            except subprocess.TimeoutExpired:
                process.kill()
        assert process.returncode in (0, -signal.SIGKILL)
        if process.returncode == 0:
            done.append(number)
            usual = time.monotonic() - begun
        else:
            killed += 1
        sound(Path(own_library))
        tags = {name for (name,) in store.db.execute("SELECT name FROM tag")}
        notes = {words for (words,) in store.db.execute("SELECT words FROM note")}
        assert {f"t{one}" for one in done} <= tags
        assert {f"n{one}" for one in done} <= notes
        if killed == 60:
            break
    store.close()
    print(f"\n{killed} kills of nutgraf mark, {len(done)} others acknowledged, 0 lost")
