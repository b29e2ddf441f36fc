"""Notes on articles and passages: written, seen in the text, changed, removed; and where reading was left off."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from room import TEXT, Session, article, kept_library, library, reading

from articles.view import Order
from tui.screens import room
from tui.typeset import NOTED

FLAT = Order(())
"""Newest first, without headings: the cursor begins on the wall."""

LONG = "\n\n".join(
    f"Part {number} tells of the harbour and its boats at some length. It goes on." for number in range(60)
)


def passages(session: Session, article_id: str = "wall") -> list[tuple[str | None, str]]:
    """The notes of an article in short."""
    return [(note.passage, note.words) for note in session.room.library.notes_of(article_id)]


class TestArticle:
    async def test_a_note_stands_under_the_facts(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("e", *"ask the mayor", "enter")
            assert passages(session) == [(None, "ask the mayor")]
            assert "note added · u undoes" in session.foot
            frame = session.frame()
            facts = next(number for number, line in enumerate(frame) if "30 June 2025 · Ports" in line)
            assert f"{NOTED} ask the mayor" in frame[facts + 1]

    async def test_again_changes_it(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("e", *"ask", "enter", "e", *" twice", "enter")
            assert passages(session) == [(None, "ask twice")]
            assert "note changed" in session.foot

    async def test_no_words_remove_it(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("e", *"ask", "enter", "e", "backspace", "backspace", "backspace", "enter")
            assert passages(session) == []
            assert "note removed" in session.foot

    async def test_escape_and_no_words_write_nothing(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("e", *"ask", "escape")
            await session.press("e", "enter")
            assert passages(session) == []

    @pytest.mark.parametrize("keys", [("e",), ("ctrl+e", "e"), ("2", "a")])
    async def test_foreign_words_are_seen_not_obeyed_and_stay_unless_changed(self, keys: tuple[str, ...]) -> None:
        hostile = "ask\x1b]0;gone\x07 the\u202e mayor\nsoon"
        async with reading(order=FLAT) as session:
            await session.press("enter", "a", "enter", "1")
            first = session.room.library.notes_of("wall")[0]
            session.room.library.remove_note(first.num)
            passage = (first.start, first.end) if "a" in keys else (None, None)
            session.room.library.add_note("wall", hostile, *passage)
            await session.press(*keys)
            frame = "".join(session.frame())
            assert "ask␛]0;gone␇ the␦ mayor soon" in frame
            assert all(character.isprintable() for character in frame)
            await session.press("enter")
            assert [words for _, words in passages(session)] == [hostile]
            assert "note changed" not in session.foot

    async def test_undo_and_redo_say_what_they_did(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("e", *"ask", "enter", "u")
            assert passages(session) == []
            assert "note removed" in session.foot or "note put back" in session.foot
            await session.press("ctrl+r")
            assert passages(session) == [(None, "ask")]


class TestPassage:
    async def test_the_first_sentence_in_sight_is_highlighted(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "a")
            assert any("this sentence" in line for line in session.frame())
            assert passages(session) == []  # nothing is written before Enter
            await session.press("enter")
            assert passages(session) == [("The harbour will close on Monday, the council said.", "")]
            assert "sentence highlighted · u undoes" in session.foot

    async def test_the_quotation_one_is_at(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "right_square_bracket", "a")
            assert any("this quotation" in line for line in session.frame())
            await session.press("enter")
            quoted = session.room.library.quoted("wall")
            assert quoted
            assert passages(session)[0][0] in {quote.text for quote in quoted.quotes}

    async def test_arrows_go_to_another_sentence_and_back(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "a", "down", "down", "up", "enter")
            assert passages(session) == [("The harbour will close on Monday", "")]

    async def test_words_stand_under_the_paragraph(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "z", "a", *"who says so?", "enter")
            frame = session.frame()
            last = next(number for number, line in enumerate(frame) if "noon." in line)
            assert f"{NOTED} who says so?" in frame[last + 1]

    async def test_escape_highlights_nothing_and_goes_back(self) -> None:
        async with reading([article("long", "2025-06-03", text=LONG)]) as session:
            await session.press("enter", "space", "space")
            top = session.room.reader.scroll_offset.y
            await session.press("a", *["down"] * 40, "escape")
            assert passages(session, "long") == []
            assert session.room.reader.scroll_offset.y == top

    async def test_the_passage_is_seen_above_the_question(self) -> None:
        async with reading([article("long", "2025-06-03", text=LONG)], size=(60, 20)) as session:
            await session.press("enter", "a", *["down"] * 12)
            assert any("█" in line for line in session.frame()[:-2])

    async def test_a_again_on_a_highlight_changes_its_words(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "a", "enter", "a", *"now with words", "enter")
            assert passages(session) == [("The harbour will close on Monday, the council said.", "now with words")]
            assert "note changed" in session.foot

    async def test_a_highlight_is_removed(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "a", "enter", "a", "ctrl+x")
            assert passages(session) == []
            assert "no longer highlighted · u undoes" in session.foot

    @pytest.mark.parametrize("colour", [True, False])
    async def test_highlights_are_seen_with_colour_and_without(
        self, colour: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        async with reading(order=FLAT) as session:
            await session.press("enter", "z", "a", "enter")
            reader = session.room.reader
            reader.go_to(len(TEXT) - 3, len(TEXT))  # the place one is at is drawn over what is highlighted
            strip = next(reader.render_line(y) for y in range(20) if "council said" in reader.render_line(y).text)
            assert NOTED in strip.text
            noted = next(part for part in strip if "council said" in part.text).style
            assert noted
            marked = reader.component_style("reader--noted")
            assert noted.bgcolor == marked.bgcolor if colour else noted.underline

    async def test_highlighting_waits_for_the_sentences(self) -> None:
        async with reading([]) as session:
            await session.press("2", "a")
            assert "no article is open" in session.foot


class TestList:
    async def test_enter_goes_to_the_passage(self) -> None:
        async with reading([article("long", "2025-06-03", text=LONG)]) as session:
            await session.press("enter", "G", "a", "enter", "g", "ctrl+e", "enter")
            reader = session.room.reader
            assert session.room.pane == "reader"
            assert any(NOTED in line for line in session.frame())
            assert reader.scroll_offset.y > 0

    async def test_notes_are_changed_and_removed_there(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("e", *"one", "enter", "2", "a", *"two", "enter")
            await session.press("ctrl+e", "e", *" more", "enter")
            assert [words for _, words in passages(session)] == ["one more", "two"]
            await session.press("ctrl+e", "j", "d")
            assert [words for _, words in passages(session)] == ["one more"]

    async def test_no_notes_say_which_key_leads_on(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("ctrl+e")
            assert "e writes one" in session.foot


class TestPlace:
    async def test_reading_goes_on_where_it_was_left_off(self) -> None:
        made = library([article("long", "2025-06-03", text=LONG), article("next", "2025-06-02")])
        async with reading(made, order=FLAT) as session:
            await session.press("enter", "space", "space")
            top = session.room.reader.first_character
            await session.press("q", "down", "down", "enter")
            assert made.place("long") == top > 0
            await session.press("K")
            assert session.room.reader.first_character == top
            assert "where you left off · g begins again" in session.foot

    async def test_one_read_to_the_end_begins_anew(self) -> None:
        made = library([article("long", "2025-06-03", text=LONG), article("next", "2025-06-02")])
        async with reading(made, order=FLAT) as session:
            await session.press("enter", "space", "J", "K", "G", "J", "K")
            assert session.room.reader.first_character == 0

    async def test_looking_at_an_article_in_the_list_keeps_no_place(self) -> None:
        made = library([article("long", "2025-06-03", text=LONG), article("next", "2025-06-02")])
        made.keep_place("long", 700)
        async with reading(made, order=FLAT) as session:
            await session.press("G", "g", "down", "down", "G")
            assert made.place("long") == 700

    async def test_the_store_is_written_once_for_an_article(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = library([article("long", "2025-06-03", text=LONG), article("next", "2025-06-02")])
        written: list[str] = []
        monkeypatch.setattr(made, "keep_place", lambda article_id, offset: written.append(article_id))
        async with reading(made, order=FLAT) as session:
            await session.press("enter", *["space", "j", "j"] * 4, "J")
            assert written == ["long"]

    async def test_it_is_kept_while_one_reads(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A process that is killed loses seconds; where another one is writing, nothing waits, and it is kept later."""
        monkeypatch.setattr(room, "LOOK_AT_PLACE", 0.02)
        made = kept_library(tmp_path / "library.db", [article("long", "2025-06-03", text=LONG)])
        other = kept_library(tmp_path / "library.db", [])
        async with reading(made, order=FLAT) as session:
            await session.press("enter")
            made.store.wait_at_most(60)
            with other.store.transaction():
                begun = time.monotonic()
                await session.press("space")
                await session.pilot.pause(0.5)
                assert time.monotonic() - begun < 30
                assert "could not be changed" not in session.foot
            for _ in range(200):
                if other.place("long"):
                    break
                await session.pilot.pause(0.05)
            assert other.place("long") == session.room.reader.first_character > 0
        for one in (made, other):
            one.close()

    @pytest.mark.parametrize("size", [(120, 40), (60, 20)])
    async def test_a_restart_keeps_place_notes_tags_and_undo(self, tmp_path: Path, size: tuple[int, int]) -> None:
        path = tmp_path / "library.db"
        first = kept_library(path, [article("long", "2025-06-03", text=LONG)])
        async with reading(first, size=size) as session:
            await session.press("enter", "e", *"ask", "enter", "number_sign", *"wages", "enter", "space", "space")
            top = session.room.reader.first_character
            await session.press("Q")
        first.close()
        second = kept_library(path, [])
        async with reading(second, size=size) as session:
            await session.press("enter")
            assert session.room.reader.first_character == top > 0
            await session.press("u")
            assert second.tags_of("long") == []
            assert "tag “wages” taken from 1 article" in session.foot
            await session.press("u")
            assert passages(session, "long") == []
        second.close()
