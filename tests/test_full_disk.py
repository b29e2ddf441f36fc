"""A full disk: what was acknowledged is there, what is there can be read, and the library goes on when there is room.

Here no file may grow beyond a size, by which writing fails as on a full disk; `hard/test_full_disks.py` has real ones.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from adds import many
from crash_writer import Writer
from crashes import FULL, make_old, processes, sound, write_until_full
from room import kept_library, reading

from articles.library import Library
from articles.store import Store, StoreError
from tui.widgets.line import Line


@contextmanager
def full(size: int = 100) -> Iterator[None]:
    """No file may become larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [380_000, 400_000, 420_000, 450_000])
def test_what_was_acknowledged_is_there(tmp_path: Path, size: int) -> None:
    path, log = tmp_path / "library.db", tmp_path / "w.log"
    program = processes.Process(target=write_until_full, args=(path, log, size, size))
    program.start()
    program.join()
    assert program.exitcode == FULL
    sound(path, log)
    Writer(path, tmp_path / "after.log", "after", 0, True).write(5)
    sound(path, log, tmp_path / "after.log")


@pytest.mark.parametrize("size", [0, 1000, 150_000])
def test_a_library_that_cannot_be_made_is_made_when_there_is_room(tmp_path: Path, size: int) -> None:
    path = tmp_path / "library.db"
    with full(size), pytest.raises(StoreError, match=r"library\.db: .*(disk|write)"):
        Library.open(str(path))
    Library.open(str(path)).close()
    sound(path)


@pytest.mark.parametrize("size", [100, 30_000, 250_000])
def test_an_older_library_that_cannot_be_brought_up_to_date_is_when_there_is_room(tmp_path: Path, size: int) -> None:
    path = tmp_path / "library.db"
    make_old(path, 30)
    before = path.read_bytes()
    with full(size), pytest.raises(StoreError, match=r"library\.db: .*disk"):
        Store(str(path))
    assert path.read_bytes() == before
    sound(path)
    store = Store(str(path))
    assert len(store) == 30
    store.close()


@pytest.mark.parametrize("size", [100, 400_000])
def test_files_that_cannot_be_read_in_place_are_told_with_where_the_room_is_missing(tmp_path: Path, size: int) -> None:
    news = many(tmp_path, 60)
    with full(size), pytest.raises(StoreError, match=r"^/.*nutgraf-.*: .*disk"):
        Library.of_paths([str(news)])


class TestTheApp:
    @pytest.mark.parametrize("keys", [("s",), ("m",), ("A",)])
    async def test_what_could_not_be_kept_is_told_and_not_shown(self, tmp_path: Path, keys: tuple[str, ...]) -> None:
        path = tmp_path / "library.db"
        kept_library(path).close()
        async with reading(Library(Store(str(path)))) as session:
            before = session.frame()[:-1]
            with full():
                await session.press(*keys)
                assert "the library could not be changed: " in session.foot
            assert session.frame()[:-1] == before
            await session.press("1", "s")
            assert "starred · u undoes" in session.foot
            starred = session.at
        store = Store(str(path))
        assert store.db.execute("SELECT id FROM article WHERE star = 1").fetchall() == [(starred,)]
        store.close()

    @pytest.mark.parametrize(
        ("keys", "typed", "kept"),
        [
            (("e",), "ask", "SELECT words FROM note"),
            (("2", "a"), "ask", "SELECT words FROM note"),
            (("number_sign",), "wages", "SELECT name FROM tag"),
            (
                ("E", "ctrl+u"),
                "wall",
                "SELECT headline FROM article JOIN body ON key = article WHERE edits IS NOT NULL",
            ),
            (("f", *"wall", "enter", "ctrl+s"), "walls", "SELECT name FROM saved_view"),
        ],
    )
    async def test_words_that_could_not_be_kept_stay_in_their_line(
        self, tmp_path: Path, keys: tuple[str, ...], typed: str, kept: str
    ) -> None:
        path = tmp_path / "library.db"
        kept_library(path).close()
        async with reading(Library(Store(str(path)))) as session:
            await session.press(*keys, *typed)
            asking = session.app.screen
            with full():
                await session.press("enter")
                assert session.app.screen is asking
                assert "the library could not be changed: " in "\n".join(session.frame())
                assert isinstance(asking.focused, Line)
                assert asking.focused.value == typed
            await session.press("enter")
            assert session.app.screen is session.room
            assert session.app.library.store.db.execute(kept).fetchall() == [(typed,)]
