"""Rows are selected one by one, by ranges and by headings, and what is done is done to all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from room import Session, article, kept_library, library, reading

from articles.view import Filter, Order, Row, View
from tui.list_lines import SELECTED
from tui.screens import marking_room


def selected(session: Session) -> list[str]:
    return sorted(session.article_list.selection)


async def select(session: Session, *names: str) -> None:
    """Select these articles one by one."""
    for name in names:
        session.article_list.go_to_article(name)
        await session.press("v")


class TestSelecting:
    async def test_v_selects_a_row_goes_on_and_takes_it_back(self) -> None:
        async with reading(order=Order(())) as session:
            await session.press("g", "v", "v")
            assert selected(session) == ["ferry", "wall"]
            assert session.at == "nurses"
            await session.press("k", "v")
            assert selected(session) == ["wall"]

    async def test_selected_rows_and_their_number_are_seen(self) -> None:
        for grouping in ((), ("date", "sector")):
            async with reading(order=Order(grouping)) as session:
                await select(session, "wall", "quay")
                frame = session.frame()
                assert sum(SELECTED in line for line in frame) == 2
                assert any("2 selected" in line for line in frame)

    async def test_a_range_from_the_last_selected_row_to_the_cursor(self) -> None:
        async with reading() as session:
            await select(session, "wall")
            session.article_list.go_to_article("pupils")
            await session.press("V")
            assert selected(session) == ["ferry", "pupils", "quay", "wall"]

    async def test_a_range_upwards(self) -> None:
        async with reading(order=Order(())) as session:
            await select(session, "pupils")
            session.article_list.go_to_article("ferry")
            await session.press("V")
            assert selected(session) == ["ferry", "nurses", "pupils"]

    async def test_a_range_over_a_fold_takes_what_it_hides(self) -> None:
        async with reading() as session:
            session.article_list.go_to_article("ferry")
            await session.press("minus")
            await select(session, "nurses")
            session.article_list.go_to_article("quay")
            await session.press("V")
            assert selected(session) == ["ferry", "nurses", "quay", "wall"]

    async def test_a_range_to_a_heading_ends_above_it(self) -> None:
        async with reading() as session:
            await select(session, "nurses")
            session.article_list.go_to_article("quay")
            await session.press("h", "h", "V")
            assert selected(session) == ["ferry", "nurses", "wall"]

    async def test_v_on_a_heading_selects_its_articles(self) -> None:
        async with reading() as session:
            session.article_list.go_to_article("wall")
            await session.press("h", "h", "v")
            assert selected(session) == ["ferry", "nurses", "wall"]

    async def test_without_a_selected_row_a_range_is_the_row(self) -> None:
        async with reading(order=Order(())) as session:
            await session.press("g", "V")
            assert selected(session) == ["wall"]

    async def test_filter_grouping_and_scrolling_keep_it(self) -> None:
        async with reading() as session:
            await select(session, "wall", "quay")
            await session.press("c", "c", "S", "G", "g")
            session.article_list.show(Filter(words="ferry"))
            await session.pilot.pause()
            assert selected(session) == ["quay", "wall"]

    async def test_escape_clears_the_selection_first_then_the_filter(self) -> None:
        async with reading() as session:
            session.article_list.show(Filter(words="quay"))
            await session.press("G", "v")
            assert selected(session) == ["quay"]
            await session.press("escape")
            assert selected(session) == []
            assert session.model.filter.words == "quay"
            await session.press("escape")
            assert session.model.filter == Filter()

    async def test_a_long_range_asks_for_ids_only(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        many = [article(f"story{n:05}", f"2025-06-{n % 28 + 1:02}", text="A. B.") for n in range(2500)]
        made = kept_library(tmp_path / "library.db", many)
        async with reading(made, order=Order(())) as session:
            asked: list[int] = []
            view = type(session.model.view)
            rows = view.rows

            def counted(of: View, start: int, count: int) -> list[Row]:
                asked.append(count)
                return rows(of, start, count)

            await session.press("g", "v")
            session.article_list.action_bottom()
            monkeypatch.setattr(view, "rows", counted)
            session.article_list.action_select_range()
            assert len(selected(session)) == 2500
            assert sum(asked) <= 64
        made.close()


class TestActing:
    async def test_read_and_unread(self) -> None:
        async with reading() as session:
            await select(session, "wall", "quay", "nurses")
            await session.press("m")
            assert all(session.room.library.has("read", name) for name in ("wall", "quay", "nurses"))
            assert "3 marked read · u undoes" in session.foot
            await session.press("m")
            assert "3 marked unread · u undoes" in session.foot

    async def test_those_that_lack_the_mark_get_it_first(self) -> None:
        made = library()
        made.mark("star", True, ["wall"])
        async with reading(made) as session:
            await select(session, "wall", "quay")
            await session.press("s")
            assert made.has("star", "wall")
            assert made.has("star", "quay")
            assert "1 starred" in session.foot

    async def test_many_are_told_before_they_are_changed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(marking_room, "MANY", 2)
        async with reading() as session:
            said: list[str] = []
            say = session.room.say

            def heard(words: str, problem: bool = False) -> None:
                said.append(words)
                say(words, problem)

            monkeypatch.setattr(session.room, "say", heard)
            await select(session, "wall", "quay")
            await session.press("s")
            assert said == ["changing 2 articles …", "2 starred · u undoes"]
            assert session.room.library.has("star", "quay")

    async def test_undo_and_redo_say_how_many(self) -> None:
        async with reading() as session:
            await select(session, "wall", "quay", "nurses")
            await session.press("m", "u")
            assert "3 marked unread · ctrl+r does it again" in session.foot
            assert session.room.library.unread() == 6
            await session.press("ctrl+r")
            assert "3 marked read · u undoes" in session.foot

    async def test_a_note_on_each(self) -> None:
        async with reading() as session:
            await select(session, "wall", "quay")
            await session.press("e", *"look", "enter")
            assert [note.article for note in session.room.library.all_notes()] == ["wall", "quay"]
            assert "2 notes added · u undoes" in session.foot
            await session.press("u")
            assert session.room.library.all_notes() == []

    async def test_elsewhere_than_in_the_list_the_article_shown_is_meant(self) -> None:
        async with reading() as session:
            await select(session, "quay", "nurses")
            session.article_list.go_to_article("wall")
            await session.press("enter", "s")
            assert session.room.library.has("star", "wall")
            assert not session.room.library.has("star", "quay")

    async def test_headlines_are_copied_with_source_and_date(self) -> None:
        async with reading() as session:
            await select(session, "quay", "wall")
            await session.press("y")
            assert session.app.clipboard == "Wall — wall.txt, 30 June 2025\nQuay — quay.txt, October 2023"
            assert "2 headlines" in session.foot

    async def test_one_headline_is_copied_without_a_selection(self) -> None:
        async with reading() as session:
            session.article_list.go_to_article("rumour")
            await session.press("y")
            assert session.app.clipboard.endswith("— rumour.txt, undated")

    async def test_articles_that_went_are_passed_over(self) -> None:
        async with reading() as session:
            await select(session, "wall", "quay")
            session.room.library.remove(["quay"])
            await session.press("m")
            assert "1 marked read" in session.foot
