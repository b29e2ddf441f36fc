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
from flips import change, change_all, checked, flip, outcome, seen
from test_command import nutgraf

from articles.library import Library
from articles.store import Store, StoreError, state, still, words_seen
from articles.store.checking import problems
from articles.store.remains import PAGE
from articles.store.repair import repair
from articles.store.salvage import NAMES, OF_ARTICLES, PLAIN, Salvaged
from articles.store.schema import make
from articles.store.words_seen import WordsSeen
from tui import opening
from tui.opening import damage_explains, open_library

FLIPS = 50

ARTICLES, MARKS = 38, 49
"""What is in the library."""

ALL = Salvaged(ARTICLES, 0, MARKS, 0, 0)
AFTERWARDS = {
    "UPDATE article SET read = 1 - read WHERE id = 'article7'": ALL._replace(marks=MARKS + 1),
    "UPDATE article SET read = 2 WHERE id = 'article7'": ALL._replace(unsure=1),
    "DELETE FROM body WHERE article = (SELECT key FROM article WHERE id = 'article7')": ALL._replace(
        articles=ARTICLES - 1, lost=1
    ),
}
"""What a repair brings back, where that is not just all that there was."""

TAKEN = (*PLAIN, *OF_ARTICLES)


def values_of_another_kind() -> list[tuple[str, str, str]]:
    """For each column of the tables that a repair takes row by row, a value that it was not made for: bytes for text,
    and none where there has to be one."""
    found = []
    with closing(sqlite3.connect(":memory:")) as fresh:
        make(fresh)
        for table in TAKEN:
            for _, column, kind, needed, _, key in fresh.execute(f"PRAGMA table_info ({table})"):
                if needed and not key and kind != "TEXT":
                    found.append((table, column, "NULL"))
                elif kind == "TEXT" or (kind == "INTEGER" and not key):
                    found.append((table, column, f"CAST({column} AS BLOB)"))
    return found


def kept_twice(path: str, table: str) -> set[str]:
    """The columns that stand in the second copy of a table too."""
    with closing(sqlite3.connect(path)) as db:
        return {name for _, _, name, *_ in db.execute(f"PRAGMA index_xinfo ({table}_again)")}


def rows_of(path: str, table: str) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute(f"SELECT * FROM {table}"))


def mended(path: str) -> Salvaged:
    """What is saved by a repair."""
    done = repair(path)
    assert done
    return done.salvaged


def told_by_log(path: str) -> Counter[str]:
    with closing(sqlite3.connect(path)) as db:
        return Counter(source for (source,) in db.execute("SELECT source FROM refused WHERE arrival > 1"))


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
            "UPDATE article SET read = 2 WHERE id = 'article7'",
            "UPDATE article SET others = 2 WHERE id = 'article7'",
            "UPDATE body SET quotes = x'789c00' WHERE quotes IS NOT NULL",
            "UPDATE body SET edits = replace(edits, 'Corrected', 'Borrected') WHERE edits IS NOT NULL",
            "UPDATE voice SET quotes = quotes + 1",
            "UPDATE counter SET unread = unread + 1",
            "UPDATE saved_view SET ordering = '[['",
            "UPDATE journal SET data = x'00' WHERE num = (SELECT max(num) FROM journal)",
            "UPDATE journal SET undone = 1 WHERE num = 1",
            "UPDATE journal SET undone = 2 WHERE num = (SELECT max(num) FROM journal)",
            "UPDATE removed SET data = x'00'",
            "UPDATE removed SET marks = json_remove(marks, '$.id')",
            "UPDATE copy SET headline = 'Another'",
            "UPDATE copy SET quotes = x'00'",
            "DELETE FROM sketch WHERE run = (SELECT min(run) FROM sketch)",
            "DELETE FROM body WHERE article = (SELECT key FROM article WHERE id = 'article7')",
            "INSERT INTO words (rowid, title, body) VALUES (77, 'more', 'words')",
            "UPDATE words_idx SET term = x'307a7a' WHERE pgno > 2",
            "DROP INDEX note_again",
        ],
    )
    def test_is_seen_by_a_check_and_mended(self, path: str, statement: str) -> None:
        assert checked(path) == []
        change(path, statement)
        assert checked(path)
        assert mended(path) == AFTERWARDS.get(statement, ALL)
        assert checked(path) == []

    @pytest.mark.parametrize(("table", "column", "value"), values_of_another_kind())
    def test_values_of_another_kind_are_those_of_the_second_copy_again_or_told(
        self, path: str, table: str, column: str, value: str
    ) -> None:
        before = rows_of(path, table)
        change_all(path, table, column, value)
        assert checked(path)
        assert mended(path) == ALL
        assert checked(path) == []
        told = told_by_log(path)[f"the table {table} of the library"]
        if column in kept_twice(path, table):
            assert before <= rows_of(path, table)
            assert told == 0 or column in NAMES[table]
        else:
            assert told == len(before)

    def test_what_is_against_a_rule_of_its_table_is_told(self, path: str) -> None:
        change_all(path, "model", "num", "2")
        assert mended(path) == ALL
        assert told_by_log(path)["the table model of the library"] == 1

    @pytest.mark.parametrize("value", ["NULL", "CAST(words AS BLOB)"])
    def test_a_note_without_words_in_both_places_is_told_as_lost(self, path: str, value: str) -> None:
        notes = len(rows_of(path, "note"))
        change_all(path, "note", "words", value, again=True)
        assert mended(path) == ALL._replace(marks=MARKS - notes, lost_marks=notes)
        assert told_by_log(path)["a note"] == notes
        assert checked(path) == []

    def test_a_head_that_forbids_to_write(self, path: str, marked: str) -> None:
        flip(path, 18, 2)
        assert checked(path) == ["the head of the file is damaged: it forbids to write"]
        assert repair(path)
        assert checked(path) == []
        assert seen(path) == seen(marked)

    @pytest.mark.parametrize("table", ["note", "place", "state", "saved_view", "feed", "arrival", "example", "removed"])
    def test_what_stands_nowhere_else_is_kept_twice(self, path: str, table: str) -> None:
        """Turns over a letter of each row in the table itself, where its second copy keeps the other."""
        with closing(sqlite3.connect(path)) as db:
            (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert rows
        flip(path, root * PAGE - 2, 0)  # rows stand at the end of a page
        assert checked(path)

    def test_some_bytes_at_random_are_told_and_mended_or_do_no_harm(self, path: str, tmp_path: Path) -> None:
        (tmp_path / "one").mkdir()
        before, size = seen(path), os.path.getsize(path)
        chosen = random.Random(7)
        found: Counter[str] = Counter()
        for _ in range(FLIPS):
            one = str(shutil.copy(path, tmp_path / "one" / "library.db"))
            flip(one, chosen.randrange(size), chosen.randrange(8))
            done = outcome(one, before)
            found[done] += 1
            if done != "as before":
                assert mended(one).articles >= ARTICLES // 2  # the texts stand on few pages
                assert checked(one) == []
        assert found["as before"]
        assert found["told at once"] + found["told by check"]


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


class TestTheWordsOfTheIndex:
    def test_are_added_up_however_many_there_are(self) -> None:
        with closing(sqlite3.connect(":memory:")) as db:
            db.create_function("sum_of", 1, words_seen._sum_of)
            db.execute("CREATE TEMP TABLE words_terms (term TEXT, cnt INTEGER, doc INTEGER)")
            db.executemany(
                "INSERT INTO temp.words_terms VALUES (?, 1000000000, 1000)", [(f"w{n}",) for n in range(100)]
            )
            words, articles = db.execute(words_seen._TERMS).fetchone()
        assert words == 1_000_000 * articles > 0

    def test_are_not_kept_when_they_were_compared(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[WordsSeen] = []

        def new() -> WordsSeen:
            made.append(WordsSeen())
            return made[-1]

        monkeypatch.setattr("articles.store.checking.WordsSeen", new)
        assert checked(path) == []
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            made[0]._add()


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
