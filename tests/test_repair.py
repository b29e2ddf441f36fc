"""A repair beside other programs, behind a link, and with the permissions of the file; and what is never repaired."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flips import overwrite
from stores import new_store
from test_command import nutgraf

from articles.library import Library
from articles.store import Store, StoreError, schema
from articles.store import repair as repairs
from articles.store.damage import Identity
from articles.store.repair import repair
from tui.commands import check
from tui.opening import open_library

MARKING = """
import sys
from articles.library import Library
from articles.store import Store
library = Library(Store(sys.argv[1]))
library.store.wait_at_most(0.1)
for line in sys.stdin:
    try:
        print(library.mark("star", True, [line.strip()]), flush=True)
    except Exception as error:
        print(error, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    store = new_store(tmp_path, 5)
    library = Library(store)
    library.remember("begun", True)
    library.close()
    return store.path


def between(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something happen after a repair has read the damaged file, and before the new one takes its place."""
    real = repairs._salvage

    def salvage(*paths: Any) -> Any:
        done = real(*paths)
        act()
        return done

    monkeypatch.setattr(repairs, "_salvage", salvage)


def mode(path: str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


class TestWhoHasItOpen:
    def test_another_process_cannot_mark_what_is_being_read(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        command = [sys.executable, "-c", MARKING, path]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdin
            assert other.stdout
            told = []

            def mark(name: str) -> None:
                print(name, file=other.stdin, flush=True)
                told.append(other.stdout.readline().strip())  # type: ignore[union-attr]

            mark("article1")
            overwrite(path, 0, b"no libr")
            between(monkeypatch, lambda: mark("article2"))
            assert repair(path)
            mark("article3")
            other.stdin.close()
        assert told[:2] == ["1", "database is locked"]
        assert "another file is in its place" in told[2]
        with closing(Library(Store(path))) as library:
            assert [library.has("star", f"article{n}") for n in (1, 2, 3)] == [True, False, False]

    def test_what_is_marked_all_the_same_is_read_again(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with closing(Library(Store(path))) as other:
            assert other.mark("star", True, ["article1"]) == 1
            overwrite(path, 0, b"no libr")
            between(monkeypatch, lambda: other.mark("star", True, ["article2"]))
            assert repair(path)
        with closing(Library(Store(path))) as library:
            assert library.has("star", "article2")

    def test_what_is_written_all_the_while_is_not_repaired(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        overwrite(path, 0, b"no libr")
        between(monkeypatch, lambda: overwrite(path, 0, b"another"))
        with pytest.raises(StoreError, match="while it is written"):
            repair(path)
        assert set(os.listdir(os.path.dirname(path))) <= {"library.db", "library.db-journal", "library.db.repairing"}

    def test_who_opens_it_just_then_has_the_new_one(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        real = schema.connect
        seen: list[str] = []

        def connect(path: str, unkept: bool = False) -> sqlite3.Connection:
            found = real(path, unkept)
            if not seen:
                seen.append(path)
                repair(path)
            return found

        monkeypatch.setattr("articles.store.connect", connect)
        with closing(Library(Store(path))) as library:
            assert library.mark("star", True, ["article1"]) == 1
        with closing(Library(Store(path))) as library:
            assert library.has("star", "article1")


class TestALibraryThatCouldOnlyNotBeOpened:
    """Another process holds it, or there is no room to bring it up to date: that is no damage."""

    @pytest.fixture(autouse=True)
    def held(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def wait(*_: object) -> None:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error

        monkeypatch.setattr(schema, "_prepare", wait)

    @pytest.mark.parametrize("only_unreadable", [False, True])
    def test_is_not_repaired(self, path: str, only_unreadable: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(repairs, "_repair", lambda _: pytest.fail("nothing is known to be wrong"))
        with pytest.raises(StoreError, match="locked"):
            repair(path, only_unreadable=only_unreadable)

    def test_is_not_taken_for_a_damaged_one_by_the_command(
        self, path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("tui.commands.check.repair", lambda *_, **__: pytest.fail("nothing is known to be wrong"))
        assert check.run(["--repair", "--library", path]) == 2
        assert "database is locked" in capsys.readouterr().err


class TestALink:
    def test_stays_one_and_the_file_that_it_leads_to_is_kept(self, path: str, tmp_path: Path) -> None:
        link = tmp_path / "elsewhere" / "mine.db"
        link.parent.mkdir()
        link.symlink_to(path)
        overwrite(path, 0, b"no libr")
        content = Path(path).read_bytes()
        done = repair(str(link))
        assert done
        assert link.is_symlink()
        assert not os.path.islink(done.aside)
        assert Path(done.aside).read_bytes() == content
        with closing(Store(str(link))) as store:
            assert len(store) == 5

    def test_that_leads_to_nothing_yet_has_the_library_made_there(self, tmp_path: Path) -> None:
        link = tmp_path / "mine.db"
        link.symlink_to(tmp_path / "library.db")
        Store(str(link)).close()
        assert link.is_symlink()
        assert (tmp_path / "library.db").is_file()


class TestPermissions:
    def test_a_new_library_is_for_its_owner_alone(self, path: str) -> None:
        assert mode(path) == 0o600

    @pytest.mark.parametrize("kept", [0o600, 0o640])
    def test_what_is_rebuilt_has_those_of_the_damaged_file(
        self, path: str, kept: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        os.chmod(path, kept)
        overwrite(path, 0, b"no libr")
        seen = []
        between(monkeypatch, lambda: seen.extend([mode(f"{path}.salvage"), mode(f"{path}.rebuilt")]))
        done = repair(path)
        assert done
        assert [*seen, mode(path), mode(done.aside)] == [kept] * 4

    def test_a_copy_where_the_file_system_knows_no_links_too(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def unknown(*_: object) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr("articles.store.repair.os.link", unknown)
        overwrite(path, 0, b"no libr")
        done = repair(path)
        assert done
        assert mode(done.aside) == 0o600

    def test_the_copy_of_an_older_library_too(self, path: str) -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
        os.chmod(path, 0o600)
        Store(path).close()
        assert mode(f"{path}.schema-{schema.VERSION - 1}") == 0o600


class TestTheNewName:
    def test_is_on_the_disk(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        settled: list[tuple[str, bool]] = []
        monkeypatch.setattr(
            "articles.store.repair.settle", lambda folder: settled.append((folder, os.path.exists(f"{path}.rebuilt")))
        )
        repair(path)
        assert settled == [(os.path.dirname(path), False)]

    def test_of_the_copy_of_an_older_library_too(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        settled: list[bool] = []
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
        copy = f"{path}.schema-{schema.VERSION - 1}"
        monkeypatch.setattr("articles.store.schema.settle", lambda folder: settled.append(os.path.exists(copy)))
        Store(path).close()
        assert settled == [True]


class TestWhatIsNoLibrary:
    @pytest.mark.parametrize("content", [b"Dear all, " * 500, bytes(range(256)) * 50], ids=["a letter", "bytes"])
    def test_is_left_alone_whatever_its_name(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "library.db"
        file.write_bytes(content)
        done = nutgraf("list", "--library", str(file))
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert os.listdir(tmp_path) == ["library.db"]
        assert file.read_bytes() == content

    def test_neither_is_a_text_that_quotes_how_the_tables_are_made(self, tmp_path: Path) -> None:
        file = tmp_path / "library.sql"
        file.write_text(schema.TABLES)
        with pytest.raises(StoreError, match="not a database"):
            open_library(str(file), None)
        with pytest.raises(StoreError, match="no library"):
            repair(str(file))

    def test_unless_it_stands_in_the_library_s_own_place(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("NUTGRAF_LIBRARY")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        monkeypatch.setattr(sys, "platform", "linux")
        file = tmp_path / "nutgraf" / "library.db"
        file.parent.mkdir()
        file.write_bytes(b"Dear all, " * 500)
        open_library(str(file), None).close()
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 2
        (aside,) = file.parent.glob("library.db.damaged-*")
        assert str(aside) in told[1]
        assert aside.read_bytes() == b"Dear all, " * 500


def test_a_name_that_looks_like_an_address_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store("file:/library.db?vfs=memdb").close()
    assert (tmp_path / "file:").is_dir()
    assert Identity("file:/library.db?vfs=memdb").is_another() is False
