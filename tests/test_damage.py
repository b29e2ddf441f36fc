"""A damaged library: what is seen of the damage, what is rebuilt, and that the damaged file is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from flips import change, checked, flip, marked_library, overwrite, seen
from room import reading
from stores import check, dump
from test_command import nutgraf

from articles.library import Library
from articles.store import Store, StoreError
from articles.store.damage import REPAIR, DamagedError, is_damage, loaded
from articles.store.remains import PAGE
from articles.store.repair import repair
from tui import report
from tui.app import NutgrafApp, run
from tui.opening import open_library
from tui.settings import Settings


@pytest.fixture
def path(marked: str, tmp_path: Path) -> str:
    """A library of its own for a test to damage."""
    return str(shutil.copy(marked, tmp_path / "library.db"))


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
    def test_all_of_a_library_that_can_be_read_is_there_again(self, marked: str, path: str) -> None:
        with closing(Store(marked)) as store:
            before, steps = dump(store), store.db.execute("SELECT * FROM journal").fetchall()
        with closing(rebuilt(path)) as store:
            after = dump(store)
            assert store.db.execute("SELECT * FROM journal").fetchall() == steps
        assert {name: rows for name, rows in after.items() if name != "state"} == {
            name: rows for name, rows in before.items() if name != "state"
        }
        assert seen(path) == seen(marked)

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

    def test_a_head_that_is_overwritten(self, marked: str, path: str) -> None:
        overwrite(path, 0, bytes(100))
        with pytest.raises(DamagedError, match="the library is damaged"):
            Store(path)
        rebuilt(path).close()
        assert seen(path) == seen(marked)

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


class TestAnError:
    """What tells of damage, of that which Python raises itself without a code of SQLite."""

    def test_of_a_value_that_cannot_be_read_does(self) -> None:
        with closing(sqlite3.connect(":memory:")) as db, pytest.raises(sqlite3.OperationalError) as undecoded:
            db.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()
        assert is_damage(undecoded.value)
        with pytest.raises(sqlite3.DatabaseError) as unloaded:
            loaded("[[")
        assert is_damage(unloaded.value)

    def test_of_a_connection_that_is_used_wrongly_does_not(self) -> None:
        db = sqlite3.connect(":memory:")
        with ThreadPoolExecutor(1) as other, pytest.raises(sqlite3.ProgrammingError, match="thread") as elsewhere:
            other.submit(db.execute, "SELECT 1").result()
        db.close()
        with pytest.raises(sqlite3.ProgrammingError, match="closed") as closed:
            db.execute("SELECT 1")
        assert not is_damage(elsewhere.value)
        assert not is_damage(closed.value)


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

    def test_that_its_file_was_emptied_is_told(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        Path(path).write_bytes(b"")
        done = nutgraf("list")
        assert (done.returncode, done.stdout.count(b"\n")) == (0, 5)
        assert f"{path}: the library was an empty file" in done.stderr.decode()
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


async def test_the_app_opens_what_was_rebuilt_and_tells_of_it(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    overwrite(path, 0, b"no library")
    library = open_library(path, None)
    assert len(library) == 38
    assert "is kept as" in capsys.readouterr().err
    async with reading(library) as session:
        assert "the library was damaged: 38 articles" in session.foot
        assert session.room.problems == [library.repaired]
