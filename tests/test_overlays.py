"""What covers the reading room is left once, however fast keys come."""

from __future__ import annotations

from pathlib import Path

import pytest
from room import Session, reading
from stores import new_store
from textual.events import Key

from articles.library import Library


async def burst(session: Session, *keys: str) -> None:
    """Press keys so fast that none is answered before the last one came."""
    for key in keys:
        session.app.post_message(Key(key, key if len(key) == 1 else None))
    await session.rest()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(new_store(tmp_path, 5))


@pytest.mark.parametrize(
    "keys",
    [
        *("e x enter enter", "# z z enter enter", "E enter enter", "f w enter enter"),
        *("D 2 0 2 4 enter enter", "t enter enter", "s enter enter", "? enter enter", "e escape escape"),
        *("t escape escape", "e escape enter", "e x enter escape", "v enter enter", "slash x escape escape"),
    ],
)
async def test_two_keys_at_once_leave_one_screen(library: Library, keys: str) -> None:
    async with reading(library) as session:
        opening, *rest = keys.split()
        await session.press({"#": "number_sign", ":": "colon", "?": "question_mark"}.get(opening, opening))
        await burst(session, *rest)
        assert session.app.is_running
        assert len(session.app.screen_stack) == 1
        await session.press("j")


@pytest.mark.parametrize("keys", ["e x", "D", "E", "t", "f w", "question_mark", "colon"])
async def test_ctrl_c_leaves_a_question_and_then_the_app(library: Library, keys: str) -> None:
    async with reading(library) as session:
        await session.press(*keys.split(), "ctrl+c")
        assert len(session.app.screen_stack) == 1
        assert library.all_notes() == []
        await session.press("ctrl+c")
        assert not session.app.is_running


async def test_what_was_typed_is_kept_once(library: Library) -> None:
    async with reading(library) as session:
        await session.press("e", "x")
        await burst(session, "enter", "enter", "enter")
        assert [note.words for note in library.all_notes()] == ["x"]


async def test_keys_behind_the_last_answer_are_the_room_s(library: Library) -> None:
    async with reading(library) as session:
        await session.press("e", "x", "enter")
        before = session.at
        await burst(session, "j", "j")
        assert session.at != before


@pytest.mark.parametrize("keys", ["question_mark", "t", "3 M"])
async def test_what_has_no_field_lets_the_app_be_left(library: Library, keys: str) -> None:
    async with reading(library) as session:
        await session.press(*keys.split())
        assert len(session.app.screen_stack) == 2
        await session.press("Q")
        assert not session.app.is_running


async def test_a_field_takes_every_letter(library: Library) -> None:
    async with reading(library) as session:
        await session.press("e", "Q", "enter")
        assert [note.words for note in library.all_notes()] == ["Q"]


async def test_pages_that_opened_twice_let_the_app_be_left(library: Library) -> None:
    async with reading(library) as session:
        await burst(session, "question_mark", "question_mark", "Q")
        assert not session.app.is_running
