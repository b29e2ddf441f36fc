"""A library that cannot be written: it is read in memory, and that nothing is kept is said."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from room import reading
from stores import new_store

from articles.library import Library
from articles.store import StoreError, unkept
from articles.store.schema import VERSION
from tui import cli
from tui.opening import open_library

SAMPLES = 5


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A library of three articles, one of them starred."""
    store = new_store(tmp_path, 3)
    library = Library(store)
    library.remember("begun", True)
    library.mark("star", True, ["article1"])
    library.close()
    return store.path


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes one path unwritable, as far as the operating system can be asked: also for who runs the tests as root."""

    def make(path: str) -> None:
        real = os.access
        monkeypatch.setattr(
            "articles.store.unkept.os.access",
            lambda one, mode: not (mode & os.W_OK and os.fspath(one) == path) and real(one, mode),
        )

    return make


def leave_unfinished(path: str) -> None:
    """What a process leaves that is ended while it stars all articles: a part of it is in the file already."""
    begun = [Path(f"{path}{end}") for end in (".begun", ".begun-journal")]
    shutil.copy(path, begun[0])
    with closing(sqlite3.connect(begun[0], isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE article SET star = 1")
        db.execute("INSERT INTO state VALUES ('more', CAST(zeroblob(1000000) AS TEXT))")
        for one, name in zip(begun, (path, f"{path}-journal"), strict=True):
            shutil.copy(one, name)
    begun[0].unlink()


class TestALibraryThatIsThere:
    @pytest.mark.parametrize("which", ["file", "folder"])
    def test_is_read_and_marked_in_memory_and_stays_as_it_is(
        self, path: str, lock: Callable[[str], None], which: str
    ) -> None:
        lock(path if which == "file" else os.path.dirname(path))
        content, files = Path(path).read_bytes(), os.listdir(os.path.dirname(path))
        library = open_library(path, None)
        assert library.unkept
        assert path in library.unkept or os.path.dirname(path) in library.unkept
        assert not library.kept
        assert len(library) == 3
        assert library.has("star", "article1")
        assert library.mark("star", True, ["article2"]) == 1
        with library.again() as other:
            assert other.db.execute("SELECT count(*) FROM article WHERE star = 1").fetchone() == (2,)
        library.undo()
        assert not library.has("star", "article2")
        library.close()
        assert Path(path).read_bytes() == content
        assert os.listdir(os.path.dirname(path)) == files

    def test_an_older_one_is_brought_up_to_date_in_memory_alone(self, path: str, lock: Callable[[str], None]) -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {VERSION - 1}")
        lock(path)
        library = open_library(path, None)
        assert len(library) == 3
        library.close()
        assert not [name for name in os.listdir(os.path.dirname(path)) if ".schema-" in name]

    def test_a_large_one_is_read_where_it_is(
        self, path: str, lock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(unkept, "LARGEST", 1000)
        lock(path)
        library = open_library(path, None)
        assert len(library) == 3
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            library.mark("star", True, ["article2"])
        library.close()

    def test_a_large_older_one_is_to_be_brought_up_to_date_first(
        self, path: str, lock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(unkept, "LARGEST", 1000)
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {VERSION - 1}")
        lock(path)
        with pytest.raises(StoreError, match=r"cannot be written, .* bring it up to date first$"):
            open_library(path, None)

    @pytest.mark.parametrize("largest", [1000, unkept.LARGEST])
    def test_a_damaged_one_is_told(
        self, path: str, lock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, largest: int
    ) -> None:
        monkeypatch.setattr(unkept, "LARGEST", largest)
        Path(path).write_bytes(b"no library" * 1000)
        lock(path)
        with pytest.raises(StoreError, match=r"cannot be written, and it cannot be read: .*not a database"):
            open_library(path, None)

    def test_what_another_process_had_not_finished_is_not_in_it(self, path: str, lock: Callable[[str], None]) -> None:
        leave_unfinished(path)
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
            assert db.execute("SELECT count(*) FROM article WHERE star = 1").fetchone() == (3,)
        content, files = Path(path).read_bytes(), os.listdir(os.path.dirname(path))
        lock(path)
        with closing(open_library(path, None)) as library:
            assert [library.has("star", f"article{n}") for n in range(3)] == [False, True, False]
        assert (Path(path).read_bytes(), os.listdir(os.path.dirname(path))) == (content, files)

    async def test_the_app_says_so(self, path: str, lock: Callable[[str], None]) -> None:
        lock(path)
        async with reading(open_library(path, None)) as session:
            assert session.foot.strip().startswith("nothing that you mark or add now is kept")
            await session.press("s")
            assert session.app.library.mark("star", True, ["article1", "article2", "article0"]) < 3

    @pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 15)])
    async def test_a_sign_stays_and_the_reason_is_in_the_messages(
        self, path: str, lock: Callable[[str], None], size: tuple[int, int]
    ) -> None:
        lock(path)
        async with reading(open_library(path, None), size=size) as session:
            await session.press("s")
            assert "starred · u undoes" in session.foot
            assert session.top.strip().startswith("not kept")
            await session.press("exclamation_mark")
            told = "".join("".join(session.frame()).split())
            assert "nothingthatyoumarkoraddnowiskept:" in told
            assert "cannotbewritten" in told or "".join(os.path.basename(path).split()) in told


def full(cls: type[Library], path: str, taxonomy: None = None) -> Library:
    """What opening a library comes to on a full disk."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise StoreError(f"{path}: the library cannot be opened: {error}") from error


class TestNoLibrary:
    def test_below_a_file_there_are_the_samples_in_memory(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        library = open_library(str(tmp_path / "file" / "library.db"), None)
        assert len(library) == SAMPLES
        assert "the folder of the library cannot be made" in str(library.unkept)
        library.close()

    def test_on_a_full_disk_there_are_the_samples_in_memory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Library, "open", classmethod(full))
        library = open_library(str(tmp_path / "library.db"), None)
        assert len(library) == SAMPLES
        assert "disk is full" in str(library.unkept)
        library.close()

    def test_a_library_on_a_full_disk_is_not_taken_for_none(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Library, "open", classmethod(full))
        with pytest.raises(StoreError, match="disk is full"):
            open_library(path, None)


class TestTheCommands:
    @pytest.fixture(autouse=True)
    def own(self, path: str, monkeypatch: pytest.MonkeyPatch, lock: Callable[[str], None]) -> None:
        monkeypatch.setenv("NUTGRAF_LIBRARY", path)
        lock(path)

    def test_what_reads_reads_and_says_so(self, path: str, capfd: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["list"]) == 0
        out, err = capfd.readouterr()
        assert out.count("\n") == 3
        assert err == f"nutgraf: {path}: the library cannot be written; it is read in memory\n"

    def test_that_there_is_none_is_said_where_the_samples_are_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("NUTGRAF_LIBRARY", str(tmp_path / "file" / "library.db"))
        assert cli.main(["list"]) == 0
        out, err = capfd.readouterr()
        assert out.count("\n") == SAMPLES
        assert err.endswith("these are the sample articles, in memory\n")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["add", "story.txt"],
            ["mark", "--star", "article1"],
            ["mark", "--undo"],
            ["remove", "article1"],
            ["feeds", "add", "https://news.example/feed"],
            ["feeds", "remove", "1"],
            ["feeds", "refresh"],
            ["sectors", "train"],
        ],
        ids=" ".join,
    )
    def test_what_must_write_is_refused_in_one_line(
        self, path: str, arguments: list[str], capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(arguments) != 0
        out, err = capfd.readouterr()
        assert (out, err) == ("", f"nutgraf: {path}: the library cannot be written; nothing can be kept there\n")
