"""Leaving the reader: how the room was left is kept, and where that cannot be, it is told and nothing else happens."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event

import pytest
from room import article, kept_library, reading
from seen import Terminal

from articles.article import Article
from articles.library import Library
from articles.store import Store
from articles.view import Order
from tui import app, handover
from tui.remembered import ROOM
from tui.settings import Settings

ROOT = Path(__file__).parent.parent


@contextmanager
def locked(path: Path, mode: str = "IMMEDIATE") -> Iterator[None]:
    """Another process is writing to the library."""
    other = Store(str(path))
    other.db.execute(f"BEGIN {mode}")
    yield
    other.close()


def held(path: Path) -> AbstractContextManager[None]:
    """Another program keeps everybody else from reading the library."""
    return locked(path, "EXCLUSIVE")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library that was opened before."""
    made = kept_library(tmp_path / "library.db")
    made.remember("begun", True)
    made.close()
    return tmp_path / "library.db"


def opened_again(path: Path) -> object:
    library = Library(Store(str(path)))
    room = library.remembered(ROOM)
    library.close()
    return room


async def test_the_room_is_kept(path: Path) -> None:
    async with reading(Library(Store(str(path)))) as session:
        await session.press("T", "S", "j", "Q")
        assert not session.app.is_running
        assert session.app.unkept == ""
    room = opened_again(path)
    assert isinstance(room, dict)
    assert (room["theme"], room["sort"], room["method"]) == ("light", "oldest first", session.app.settings.method)


@pytest.mark.parametrize("value", [5, "room", [1], {"theme": 3, "place": []}])
def test_what_another_version_may_have_kept_is_passed_over(
    path: Path, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(Store(str(path)))
    library.remember(ROOM, value)
    library.close()
    opened: list[str] = []
    monkeypatch.setattr(app.NutgrafApp, "run", lambda self: opened.append(self.theme))
    assert app.run(None, Settings(library=str(path))) == 0
    assert opened == ["dark"]


async def test_a_library_that_cannot_be_written_keeps_nobody_in(path: Path) -> None:
    async with reading(Library(Store(str(path)))) as session:
        session.app.library.store.db.execute("PRAGMA query_only = ON")
        await session.press("T", "Q")
        assert not session.app.is_running
        assert session.app.return_code == 0
        assert session.app.unkept == "where you left off could not be kept: attempt to write a readonly database"
    assert opened_again(path) is None


async def test_another_process_that_writes_keeps_nobody_in(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "PATIENCE", 0.01)
    async with reading(Library(Store(str(path)))) as session:
        with locked(path):
            await session.press("T", "Q")
            assert not session.app.is_running
            assert session.app.unkept == "where you left off could not be kept: database is locked"


async def test_files_that_are_still_being_read_keep_nobody_in() -> None:
    read: list[int] = []
    begun, left = Event(), Event()

    def slowly() -> Iterator[Article]:
        for number in range(5000):
            if number > 200:
                begun.set()
                left.wait(0.01)
            read.append(number)
            yield article(f"a{number}", "2025-06-03")

    library = Library.of(slowly)
    async with app.NutgrafApp(library, Settings()).run_test() as pilot:
        assert await asyncio.to_thread(begun.wait, 20)
        await pilot.press("Q")
        assert not pilot.app.is_running
    left.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert len(read) < 5000
    assert not library.complete
    library.close()


def test_what_was_not_kept_is_told_when_the_terminal_is_as_it_was(path: Path) -> None:
    own = {"NUTGRAF_LIBRARY": str(path), "NUTGRAF_CONFIG": os.devnull, "PYTHONPATH": str(ROOT)}
    terminal = Terminal([sys.executable, "-m", "tui"], (120, 30), {"TERM": "xterm-256color", **own})
    try:
        terminal.wait_for("WHO SAID WHAT")
        terminal.rest()
        with locked(path):
            terminal.type(b"Q")
            assert terminal.wait() == 0
        while terminal.read():
            pass
        _, _, after = terminal.written.rpartition(handover.LEAVE[:8])
        assert after.count(b"nutgraf: ") == 1
        assert b"nutgraf: where you left off could not be kept: database is locked\r\n" in after
        assert terminal.modes() == terminal.attributes
    finally:
        terminal.close()


class TestWhileAnotherWrites:
    @pytest.mark.parametrize("keys", [("s",), ("m",), ("u",), ("A",), ("enter",), ("number_sign", "x", "enter")])
    async def test_what_cannot_be_changed_is_told_and_the_app_goes_on(self, path: Path, keys: tuple[str, ...]) -> None:
        async with reading(Library(Store(str(path)))) as session:
            session.app.library.mark("star", True, ["wall"])
            session.app.library.store.wait_at_most(0.01)
            with locked(path):
                await session.press(*keys)
                assert "the library could not be changed: database is locked" in session.foot
            await session.press("escape", "1", "s")
            assert "u undoes" in session.foot


class TestWhileNobodyCanRead:
    KEYS = (
        ("S",),
        ("c",),
        ("m",),
        ("E",),
        ("e",),
        ("n", "enter"),
        ("t",),
        ("f", "w"),
        ("slash", "w", "enter"),
        ("apostrophe",),
        ("R",),
        ("u",),
        ("number_sign",),
    )

    @pytest.mark.parametrize("keys", KEYS, ids="+".join)
    async def test_it_is_told_and_reading_goes_on(self, path: Path, keys: tuple[str, ...]) -> None:
        async with reading(Library(Store(str(path)))) as session:
            session.app.library.store.wait_at_most(0.01)
            with held(path):
                await session.press(*keys)
                if keys[0] != "slash":  # which is looked for by another connection, that waits longer
                    assert "database is locked" in session.foot
            assert session.app.is_running
            await session.press("escape", "escape", "1")
            session.room.catch_up()
            await session.rest()
            await session.press("enter", "s")
            assert "tarred · u undoes" in session.foot
            assert session.room.article is not None

    async def test_what_could_not_be_shown_is_shown_as_soon_as_it_can_be(self, path: Path) -> None:
        async with reading(Library(Store(str(path))), order=Order(())) as session:
            session.app.library.store.wait_at_most(0.01)
            with held(path):
                await session.press("G")
                await session.pilot.pause(0.1)
                assert session.room.article is not None
                assert session.room.article.id == "wall"
                assert "6 articles · 6 unread" in session.top
            session.room.catch_up()
            await session.rest()
            assert session.room.article.id == session.at == "rumour"

    async def test_the_layout_stays_that_of_what_is_shown(self, path: Path) -> None:
        async with reading(Library(Store(str(path)))) as session:
            session.app.library.store.wait_at_most(0.01)
            before = session.model.order
            with held(path):
                await session.press("S")
            assert session.model.order == before
            await session.press("S")
            assert session.model.order != before

    async def test_it_is_one_message_however_long_it_lasts(self, path: Path) -> None:
        async with reading(Library(Store(str(path)))) as session:
            session.app.library.store.wait_at_most(0.01)
            with held(path):
                await session.press("S", "S", "S")
            assert session.room.problems == ["the library could not be read: database is locked"]

    async def test_before_there_is_anything_to_read_the_app_leaves_and_says_why(self, path: Path) -> None:
        library = Library(Store(str(path)))
        other = app.NutgrafApp(library, Settings(library=str(path)))
        library.store.wait_at_most(0.01)
        with held(path):
            await asyncio.wait_for(other.run_async(headless=True, size=(80, 24)), 30)
        assert other.return_code == 1
        assert other.unkept == "the library could not be read: database is locked"
