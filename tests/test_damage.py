"""A damaged library: what is seen of the damage, what is rebuilt, and that the damaged file is kept."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from flips import checked, flip, marked_library, outcome, seen
from room import reading
from stores import check, dump
from test_command import nutgraf

from articles.library import Library
from articles.store import Store, StoreError, state, still
from articles.store.checking import problems
from articles.store.damage import REPAIR, DamagedError
from articles.store.remains import PAGE
from articles.store.repair import repair
from tui import opening, report
from tui.app import NutgrafApp, run
from tui.opening import damage_explains, open_library
from tui.settings import Settings

FLIPS = 50


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    return marked_library(tmp_path_factory.mktemp("made"), 40)


@pytest.fixture
def path(made: str, tmp_path: Path) -> str:
    """A library of its own for a test to damage."""
    return str(shutil.copy(made, tmp_path / "library.db"))


def overwrite(path: str, start: int, content: bytes) -> None:
    with open(path, "r+b") as file:
        file.seek(start)
        file.write(content)


def change(path: str, statement: str, *values: object) -> None:
    """Change a library behind its back."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement, values)


def aside(path: str) -> list[str]:
    return sorted(name for name in os.listdir(os.path.dirname(path)) if ".damaged-" in name and "-journal" not in name)


def rebuilt(path: str) -> Store:
    """The library after its repair, in which nothing is wrong."""
    assert repair(path)
    store = Store(path)
    check(store)
    assert checked(path) == []
    return store


class TestARepair:
    def test_all_of_a_library_that_can_be_read_is_there_again(self, made: str, path: str) -> None:
        with closing(Store(made)) as store:
            before, steps = dump(store), store.db.execute("SELECT * FROM journal").fetchall()
        with closing(rebuilt(path)) as store:
            after = dump(store)
            assert store.db.execute("SELECT * FROM journal").fetchall() == steps
        assert {name: rows for name, rows in after.items() if name != "state"} == {
            name: rows for name, rows in before.items() if name != "state"
        }
        assert seen(path) == seen(made)

    def test_the_damaged_file_is_kept_as_it_was_and_a_second_one_beside_it(self, path: str) -> None:
        overwrite(path, 0, b"no library")
        content = Path(path).read_bytes()
        first = repair(path)
        assert first
        assert first.path == path
        assert Path(first.aside).read_bytes() == content
        overwrite(path, 0, b"no library again")
        second = repair(path)
        assert second
        assert second.aside != first.aside
        assert Path(first.aside).read_bytes() == content
        assert Path(second.aside).read_bytes().startswith(b"no library again")

    def test_nothing_is_left_lying_about(self, path: str) -> None:
        overwrite(path, 0, b"no library")
        repair(path)
        left = {name for name in os.listdir(os.path.dirname(path)) if ".damaged-" not in name}
        assert left <= {"library.db", "library.db-journal", "library.db.repairing"}

    def test_a_head_that_is_overwritten(self, made: str, path: str) -> None:
        overwrite(path, 0, bytes(100))
        with pytest.raises(DamagedError, match="the library is damaged"):
            Store(path)
        rebuilt(path).close()
        assert seen(path) == seen(made)

    def test_a_truncated_file(self, tmp_path: Path) -> None:
        path = marked_library(tmp_path, 250)
        whole = seen(path)
        os.truncate(path, os.path.getsize(path) * 5 // 6)
        rebuilt(path).close()
        now = seen(path)
        assert 0 < len(now.rows) < len(whole.rows)
        assert {row.id for row in now.rows} < {row.id for row in whole.rows}

    def test_one_page_of_texts_takes_no_others_with_it(self, path: str) -> None:
        with closing(sqlite3.connect(path)) as db:
            (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'body'").fetchone()
            count, bodies = db.execute("SELECT count(*), (SELECT count(*) FROM body) FROM article").fetchone()
        with open(path, "rb") as file:
            file.seek((root - 1) * PAGE)
            page = file.read(PAGE)
        assert page[0] == 5, "the texts stand on more than one page"
        leaf = int.from_bytes(page[8:12], "big")
        overwrite(path, (leaf - 1) * PAGE, bytes(range(256)) * (PAGE // 256))
        done = repair(path)
        assert done
        saved = done.salvaged
        assert 0 < saved.lost < count == bodies == saved.articles + saved.lost
        assert checked(path) == []
        assert f"{saved.articles} articles ({saved.lost} could not)" in done.words()
        with closing(Store(path)) as store:
            refused = [source for (source,) in store.db.execute("SELECT source FROM refused ORDER BY num DESC")]
        assert len([source for source in refused if source.startswith("article")]) == saved.lost

    def test_the_article_of_a_row_that_is_lost_is_made_of_its_text(self, path: str) -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute("DELETE FROM article WHERE id = 'article7'")
            db.commit()
        with closing(rebuilt(path)) as store:
            article = store.article("article7")
        assert article
        assert article.text.startswith("Story 7 opens here")

    def test_where_it_is_not_known_whether_an_article_was_read_that_is_told(self, path: str) -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute("DELETE FROM article WHERE key IN (SELECT key FROM article ORDER BY key LIMIT 2)")
            db.commit()
        done = repair(path)
        assert done
        assert done.salvaged.unsure == 2
        assert "; of 2 articles it is not known whether they were read; " in done.words()

    def test_what_a_note_said_is_in_the_log_where_its_article_is_lost(self, path: str) -> None:
        noted = "SELECT article FROM note WHERE words = 'Ask Ana Reyes about pier 0.'"
        change(path, f"UPDATE body SET data = x'00' WHERE article = ({noted})")
        done = repair(path)
        assert done
        assert done.salvaged.lost_marks
        with closing(Store(path)) as store:
            reasons = {reason for (reason,) in store.db.execute("SELECT reason FROM refused")}
        assert "its article is lost; it said: Ask Ana Reyes about pier 0." in reasons
        assert "its text is damaged and could not be read" in reasons

    def test_a_library_that_gave_nothing_back_does_not_look_like_a_new_one(self, path: str) -> None:
        overwrite(path, 0, bytes(PAGE))
        done = repair(path, usual=True)
        assert done
        assert "0 articles and 0 marks could be read, how many there were is not known; " in done.words()
        with closing(Library.open(path)) as library:
            assert len(library) == 0
            (told,) = library.store.db.execute("SELECT what FROM arrival").fetchall()
        assert told == (f"repair of the damaged library, kept as {done.aside}",)

    def test_a_note_in_two_readings_is_kept_in_both(self, path: str) -> None:
        where = Path(path).read_bytes().index(b"Ask Ana Reyes about pier 0.")
        flip(path, where, 0)
        assert checked(path)
        repair(path)
        words = {note.words for note in seen(path).marks[1]}
        assert {"Ask Ana Reyes about pier 0.", "@sk Ana Reyes about pier 0."} <= words

    def test_another_program_s_file_is_never_touched(self, tmp_path: Path) -> None:
        path = tmp_path / "library.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE songs (title TEXT)")
        content = path.read_bytes()
        with pytest.raises(StoreError, match="no library"):
            repair(str(path))
        letter = tmp_path / "letter.txt"
        letter.write_text("Dear all, " * 500)
        with pytest.raises(StoreError, match="no library"):
            repair(str(letter))
        assert path.read_bytes() == content
        assert aside(str(path)) == []

    def test_a_newer_library_is_not_repaired(self, path: str) -> None:
        change(path, "PRAGMA user_version = 99")
        with pytest.raises(StoreError, match="newer"):
            repair(path)
        assert aside(path) == []

    def test_a_repair_that_fails_leaves_all_as_it_was(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        overwrite(path, 0, b"no library")
        content = Path(path).read_bytes()

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("articles.store.repair.os.replace", full)
        monkeypatch.setattr("articles.store.repair.os.link", full)
        monkeypatch.setattr("articles.store.repair.shutil.copyfileobj", full)
        with pytest.raises(StoreError, match=r"stays as it is: .*No space left"):
            repair(path)
        assert Path(path).read_bytes() == content

    def test_who_has_the_damaged_file_open_writes_no_more_to_it(self, path: str) -> None:
        with closing(Library(Store(path))) as other:
            repair(path)
            with pytest.raises(sqlite3.OperationalError, match="another file is in its place"):
                other.mark("star", True, ["article8"])

    def test_of_two_processes_one_repairs(self, path: str) -> None:
        overwrite(path, 0, b"no library")
        with ThreadPoolExecutor(2) as both:
            done = list(both.map(lambda _: repair(path, only_unreadable=True), range(2)))
        assert len([one for one in done if one]) == 1
        assert len(aside(path)) == 1


class TestTheCommands:
    def test_a_library_that_cannot_be_opened_is_rebuilt_at_once(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        before = nutgraf("list")
        assert before.returncode == 0
        overwrite(path, 0, b"no library")
        done = nutgraf("list")
        assert (done.returncode, done.stdout) == (0, before.stdout)
        told = done.stderr.decode().splitlines()
        assert len(told) == 2
        assert f"{path}: the library is damaged" in told[0]
        assert f"the library is {path}, the damaged one is kept as {path}.damaged-" in told[1]
        assert len(aside(path)) == 1
        assert nutgraf("list").stderr == b""

    def test_so_is_one_whose_state_cannot_be_read(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        with closing(sqlite3.connect(path)) as db:
            (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'state'").fetchone()
        overwrite(path, (root - 1) * PAGE, b"\xaa" * PAGE)
        done = nutgraf("list")
        assert (done.returncode, done.stderr.count(b"\n")) == (0, 2)
        assert len(aside(path)) == 1

    def test_check_tells_and_repairs(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        fine = nutgraf("check")
        assert (fine.returncode, fine.stdout) == (0, b"all is as it was written: 38 articles\n")
        change(path, "UPDATE article SET read = 1 - read WHERE id = 'article7'")
        bad = nutgraf("check")
        assert bad.returncode == 1
        assert b"a mark may be another one" in bad.stdout
        assert b"nutgraf check --repair rebuilds it" in bad.stderr
        done = nutgraf("check", "--repair")
        assert (done.returncode, done.stderr) == (0, b"")
        assert f"kept as {path}.damaged-".encode() in done.stdout
        assert nutgraf("check").returncode == 0
        again = nutgraf("check", "--repair")
        assert b"there is nothing to repair" in again.stdout
        assert len(aside(path)) == 1

    def test_damage_that_is_met_later_is_one_line_that_says_what_to_do(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        change(path, "UPDATE body SET data = x'789c00' WHERE article = (SELECT key FROM article WHERE id = 'article7')")
        done = nutgraf("show", "article7")
        assert done.returncode == 1
        told = done.stderr.decode()
        assert told.count("\n") == 1
        assert "nutgraf check --repair" in told

    def test_an_error_that_only_damage_explains_is_told_as_damage(
        self, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        change(path, "UPDATE article SET published = x'00ff' WHERE id = 'article7'")
        done = nutgraf("list", "--format", "json")
        assert done.returncode == 1
        assert done.stderr.decode().splitlines()[-1].endswith(REPAIR)


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


async def fails(library: Library, error: Exception) -> None:
    """An error comes up in the app."""
    async with reading(library) as session:
        session.app._handle_exception(error)


class TestTheApp:
    async def test_an_article_whose_row_is_damaged_is_told_and_reading_goes_on(self, path: str) -> None:
        change(path, "UPDATE article SET headline = 'An0ther' WHERE id = (SELECT id FROM article ORDER BY key DESC)")
        async with reading(open_library(path, None)) as session:
            assert "the library could not be read" in session.foot
            assert "nutgraf check --repair" in session.room.problems[-1]
            await session.press("down")
            assert session.app.is_running
            assert not session.app.unkept

    async def test_what_only_damage_explains_ends_it_with_a_line(
        self, path: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """Which is looked for when the terminal is given back."""
        change(path, "UPDATE article SET published = 7 WHERE id = (SELECT id FROM article ORDER BY key DESC)")
        library = open_library(path, None)
        looked: list[object] = []
        with monkeypatch.context() as patch:
            patch.setattr("tui.app.damage_explains", looked.append)
            with pytest.raises(TypeError, match="a number"):
                await fails(library, TypeError("a number where a date should be"))
        assert looked == []
        monkeypatch.setattr(NutgrafApp, "run", lambda app: setattr(app, "defect", TypeError("a number")))
        assert run(None, Settings(library=path)) == report.NOT_ALL
        assert capfd.readouterr().err == f"nutgraf: the library is damaged; {REPAIR}\n"


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


class TestACheck:
    def test_lets_others_write(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with closing(Library(Store(path))) as other:
            other.store.wait_at_most(0.0)

            def write(_: object) -> Iterator[str]:
                other.remember("meanwhile", True)
                yield "it was looked at"

            monkeypatch.setattr("articles.store.checking._tables", write)
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


async def test_the_app_opens_what_was_rebuilt_and_tells_of_it(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    overwrite(path, 0, b"no library")
    library = open_library(path, None)
    assert len(library) == 38
    assert "is kept as" in capsys.readouterr().err
    async with reading(library) as session:
        assert "the library was damaged: 38 articles" in session.foot
        assert session.room.problems == [library.repaired]
