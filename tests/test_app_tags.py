"""Tags are given and taken away by the beginning of their name, on one article or on all that are selected."""

from __future__ import annotations

from room import library, reading
from textual import events

from articles.view import Order

FLAT = Order(())
"""Newest first, without headings: the cursor begins on the wall."""


class TestOneArticle:
    async def test_a_known_tag_takes_three_keys(self) -> None:
        made = library()
        made.tag("wages", True, ["quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "w", "enter")
            assert made.tags_of("wall") == ["wages"]
            assert "tags: +wages · u undoes" in session.foot

    async def test_a_new_name_makes_a_tag(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("number_sign", *"to check", "enter")
            assert session.room.library.tags() == [("to check", 1)]

    async def test_a_tag_that_the_article_has_is_taken_away(self) -> None:
        made = library()
        made.tag("wages", True, ["wall", "quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "w", "enter")
            assert made.tags_of("wall") == []
            assert made.tags_of("quay") == ["wages"]
            assert "tags: −wages" in session.foot

    async def test_a_minus_shows_only_the_tags_that_can_be_taken_away(self) -> None:
        made = library()
        made.tag("wages", True, ["wall"])
        made.tag("water", True, ["quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "minus", "w")
            frame = "\n".join(session.frame())
            assert "● wages" in frame
            assert "water" not in frame
            await session.press("enter")
            assert made.tags_of("wall") == []

    async def test_tab_marks_several(self) -> None:
        made = library()
        made.tag("wages", True, ["quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "w", "tab", *"new", "tab")
            assert made.tags_of("wall") == []
            await session.press("enter")
            assert made.tags_of("wall") == ["new", "wages"]
            assert "tags: +wages +new · u undoes" in session.foot
            await session.press("u")
            assert made.tags_of("wall") == []
            assert "tag “new” taken from 1 article, tag “wages” taken from 1 article" in session.foot

    async def test_a_tag_that_is_marked_twice_is_as_it_was(self) -> None:
        made = library()
        made.tag("wages", True, ["quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "w", "tab", "w", "tab", "enter")
            assert made.tags_of("wall") == []
            assert "tags:" not in session.foot

    async def test_arrows_step_to_a_tag(self) -> None:
        made = library()
        made.tag("harbour", True, ["quay"])
        made.tag("wages", True, ["quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "down", "down", "enter")
            assert made.tags_of("wall") == ["wages"]

    async def test_nothing_typed_and_escape_change_nothing(self) -> None:
        made = library()
        made.tag("wages", True, ["quay"])
        async with reading(made, order=FLAT) as session:
            await session.press("number_sign", "enter")
            await session.press("number_sign", "w", "escape")
            assert made.tags_of("wall") == []

    async def test_what_cannot_stand_in_a_tag_is_seen_before_it_is_one(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("number_sign")
            session.app.screen.post_message(events.Paste("a\x07b"))
            await session.pilot.pause()
            assert any("a␇b  new" in line for line in session.frame())
            await session.press("enter")
            assert session.room.library.tags_of("wall") == ["a␇b"]

    async def test_tags_stand_in_the_line_of_facts(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "number_sign", *"wages", "enter")
            assert any("30 June 2025 · Ports · #wages" in line for line in session.frame())
            await session.press("u")
            assert not any("#wages" in line for line in session.frame())


class TestUndo:
    async def test_undo_and_redo_say_what_they_did(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("number_sign", *"wages", "enter", "u")
            assert session.room.library.tags_of("wall") == []
            assert "tag “wages” taken from 1 article · ctrl+r does it again" in session.foot
            await session.press("ctrl+r")
            assert session.room.library.tags_of("wall") == ["wages"]
            assert "tag “wages” given to 1 article · u undoes" in session.foot


class TestSelection:
    async def test_a_tag_that_some_have_is_given_to_all(self) -> None:
        made = library()
        made.tag("wages", True, ["wall"])
        async with reading(made, order=FLAT) as session:
            await session.press("g", "v", "v", "number_sign", "w")
            assert any("◐ wages" in line for line in session.frame())
            await session.press("enter")
            assert made.tags() == [("wages", 2)]
