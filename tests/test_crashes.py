"""Programs are killed at any moment: what they acknowledged is there, nothing is torn, and all of it can be read.

Each run kills at other moments; `hard/test_crashes.py` kills more often.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from crashes import export, killed, make_old, open_first, read, sound, write

from articles.store import Store

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


class TestKilled:
    @pytest.mark.parametrize("number", range(5))
    def test_one_writer(self, path: Path, number: int) -> None:
        for again in range(4):
            log = path.with_name(f"{again}.log")
            killed(random.uniform(0, 0.3), (write, path, log, "w", 4 * number + again, True))
            sound(path, log)

    @pytest.mark.parametrize("number", range(4))
    def test_two_writers_and_a_reader(self, path: Path, number: int) -> None:
        for again in range(4):
            logs = [path.with_name(f"{again}{name}.log") for name in "abr"]
            seed = 4 * number + again
            killed(
                random.uniform(0, 0.3),
                (write, path, logs[0], "a", seed, False),
                (write, path, logs[1], "b", seed, False),
                (read, path, logs[2]),
            )
            sound(path, *logs)

    @pytest.mark.parametrize("number", range(3))
    def test_while_a_library_is_brought_up_to_date(self, path: Path, old: Path, number: int) -> None:
        for again in range(3):
            shutil.copy(old, path)
            killed(random.uniform(0, 0.2), (open_first, path, path.with_name(f"{again}.log")))
            copy = path.with_name("library.db.schema-1")
            if copy.exists():
                with closing(sqlite3.connect(copy)) as db:
                    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                    assert db.execute("SELECT count(*) FROM article").fetchone() == (SOME,)
            sound(path)
            store = Store(str(path))
            assert len(store) == SOME
            store.close()
            path.unlink()

    @pytest.mark.parametrize("number", range(2))
    def test_while_the_first_library_is_made(self, path: Path, number: int) -> None:
        for again in range(4):
            killed(random.uniform(0, 0.4), (open_first, path, path.with_name(f"{again}.log")))
            sound(path)

    @pytest.mark.parametrize("number", range(2))
    def test_while_it_is_exported(self, path: Path, number: int) -> None:
        make_old(path, SOME)
        target = path.with_name("export.jsonl")
        for again in range(4):
            target.write_text("the export before\n")
            killed(random.uniform(0, 0.4), (export, path, path.with_name(f"{again}.log"), target))
            lines = target.read_text(encoding="utf-8").splitlines()
            assert lines == ["the export before"] or len({json.loads(line)["id"] for line in lines}) == SOME
