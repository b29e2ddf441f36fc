"""A check of the library: damage that reading does not meet, and what only damage explains."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from flips import change, checked, flip, outcome, seen
from test_command import nutgraf

from articles.library import Library
from articles.store import Store, StoreError, state, still
from articles.store.checking import problems
from articles.store.remains import PAGE
from tui import opening
from tui.opening import damage_explains, open_library

FLIPS = 50


@pytest.fixture
def path(marked: str, tmp_path: Path) -> str:
    """A library of its own for a test to damage."""
    return str(shutil.copy(marked, tmp_path / "library.db"))


class TestSilentDamage:
    """Each statement changes one value, as a byte of the file that is turned over might."""

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE article SET headline = 'An0ther' WHERE id = 'article7'",
            "UPDATE article SET published = '2024-05-18' WHERE id = 'article3'",
            "UPDATE article SET filing = filing % 3 + 1 WHERE id = 'article7'",
            "UPDATE article SET read = 1 - read WHERE id = 'article7'",
            "UPDATE article SET others = 2 WHERE id = 'article7'",
            "UPDATE body SET quotes = x'789c00' WHERE quotes IS NOT NULL",
            "UPDATE body SET edits = replace(edits, 'Corrected', 'Borrected') WHERE edits IS NOT NULL",
            "UPDATE voice SET quotes = quotes + 1",
            "UPDATE counter SET unread = unread + 1",
            "UPDATE saved_view SET ordering = '[['",
            "UPDATE journal SET data = x'00' WHERE num = (SELECT max(num) FROM journal)",
            "UPDATE journal SET undone = 1 WHERE num = 1",
            "UPDATE removed SET data = x'00'",
            "UPDATE copy SET headline = 'Another'",
            "DELETE FROM sketch WHERE run = (SELECT min(run) FROM sketch)",
            "DELETE FROM body WHERE article = (SELECT key FROM article WHERE id = 'article7')",
            "INSERT INTO words (rowid, title, body) VALUES (77, 'more', 'words')",
            "UPDATE words_idx SET term = x'307a7a' WHERE pgno > 2",
            "DROP INDEX note_again",
        ],
    )
    def test_is_seen_by_a_check(self, path: str, statement: str) -> None:
        assert checked(path) == []
        change(path, statement)
        assert checked(path)

    @pytest.mark.parametrize("table", ["note", "place", "state", "saved_view", "feed", "arrival", "example", "removed"])
    def test_what_stands_nowhere_else_is_kept_twice(self, path: str, table: str) -> None:
        """Turns over a letter of each row in the table itself, where its second copy keeps the other."""
        with closing(sqlite3.connect(path)) as db:
            (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert rows
        flip(path, root * PAGE - 2, 0)  # rows stand at the end of a page
        assert checked(path)

    def test_some_bytes_at_random(self, path: str, tmp_path: Path) -> None:
        (tmp_path / "one").mkdir()
        before, size = seen(path), os.path.getsize(path)
        chosen = random.Random(7)
        found: Counter[str] = Counter()
        for _ in range(FLIPS):
            one = str(shutil.copy(path, tmp_path / "one" / "library.db"))
            flip(one, chosen.randrange(size), chosen.randrange(8))
            found[outcome(one, before)] += 1
        assert found.total() == FLIPS


class TestACheck:
    def test_lets_others_write(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with closing(Library(Store(path))) as other:
            other.store.wait_at_most(0.0)

            def write(_: object) -> Iterator[str]:
                other.remember("meanwhile", True)
                yield "it was looked at"

            monkeypatch.setattr("articles.store.checking._LOOKS", {write: "all"})
            assert checked(path) == ["it was looked at"]
            assert other.remembered("meanwhile")

    def test_ends_though_others_write_all_the_while(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(still, "PAGES", 20)
        with closing(Store(path)) as other, closing(Store(path)) as store:
            real = still._Restarts.__call__
            written: list[int] = []

            def write(self: still._Restarts, *numbers: int) -> None:
                real(self, *numbers)
                with other.transaction() as db:
                    state.keep(db, "turn", len(written))
                written.append(len(written))

            monkeypatch.setattr(still._Restarts, "__call__", write)
            assert list(problems(store.db)) == []
        assert len(written) > still.RESTARTS

    def test_looks_at_the_library_itself_without_room_for_a_copy(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        change(path, "UPDATE article SET read = 1 - read WHERE id = 'article7'")
        monkeypatch.setattr("articles.store.still.shutil.disk_usage", lambda _: SimpleNamespace(free=0))
        monkeypatch.setattr(still, "_copied", lambda *_: pytest.fail("there is no room"))
        assert checked(path)

    def test_repairs_no_library_that_is_not_there(self, tmp_path: Path) -> None:
        done = nutgraf("check", "--repair", "--library", str(tmp_path / "nope.db"))
        assert done.returncode == 2
        assert b"there is no such library" in done.stderr
        assert os.listdir(tmp_path) == []


class TestAnErrorThatDamageMayExplain:
    ERROR = TypeError("a number where a date should be")

    @pytest.fixture
    def library(self, path: str) -> Iterator[Library]:
        with closing(open_library(path, None)) as library:
            yield library

    def test_is_explained_by_damage_alone(self, path: str, library: Library) -> None:
        assert not damage_explains(self.ERROR, library)
        change(path, "UPDATE article SET published = 7 WHERE id = 'article7'")
        assert damage_explains(self.ERROR, library)
        assert not damage_explains(RuntimeError("out of ink"), library)

    def test_is_looked_into_for_a_short_time(
        self, path: str, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        change(path, "UPDATE article SET published = 7 WHERE id = 'article7'")
        monkeypatch.setattr(opening, "LOOK", -1.0)
        assert not damage_explains(self.ERROR, library)

    def test_is_not_explained_by_a_library_that_cannot_be_opened(
        self, path: str, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(self: Library) -> None:
            raise StoreError("no more files can be opened")

        monkeypatch.setattr(Library, "again", fail)
        assert not damage_explains(self.ERROR, library)
