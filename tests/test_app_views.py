"""Saved views: kept from a search or a filtered list, chosen by their first letters, shown, deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from room import TODAY, Session, article, reading, shelf
from textual.widgets import Input

from articles.library import Library
from articles.store import Store
from articles.store.views import SavedView
from articles.view import Filter, Order
from tui.named_views import NoViewError, shown_by
from tui.screens.views import ViewsScreen


async def keep(session: Session, name: str) -> None:
    """Answer the question for a name."""
    await session.press(*name, "enter")
    await session.rest()


def text(session: Session) -> str:
    return "\n".join(session.frame())


def with_views(**views: str) -> Library:
    """The shelf with these views: names and queries."""
    kept = shelf()
    library = Library.of(lambda: kept)
    for name, query in views.items():
        library.keep_view(name, query, Order(()))
    return library


class TestKeeping:
    async def test_from_the_search(self) -> None:
        async with reading() as session:
            await session.press("slash", *"harbour  SECTOR:ports", "ctrl+s")
            await keep(session, "Ports")
            assert session.room.library.views() == {"Ports": SavedView("harbour sector:ports", Order())}
            assert "kept as “Ports”" in text(session)

    async def test_from_the_list(self) -> None:
        async with reading() as session:
            await session.press("f", *"qua", "enter", "c", "ctrl+s")
            await keep(session, "Quays")
            view = session.room.library.views()["Quays"]
            assert view == SavedView("title:qua*", Order(("sector", "date")))

    async def test_sectors_dates_and_words_of_a_list_become_one_query(self) -> None:
        async with reading() as session:
            await session.press("t", "enter")
            await session.press("D", *"2025", "enter", "ctrl+s")
            await keep(session, "All")
            assert session.room.library.views()["All"].query == "sector:health on:2025-01-01..2025-12-31"

    async def test_relative_dates_stay_relative(self) -> None:
        async with reading() as session:
            await session.press("slash", *'on:"last month" harbour', "ctrl+s")
            await keep(session, "Month")
            assert session.room.library.views()["Month"].query == 'on:"last month" harbour'

    async def test_a_list_that_nothing_narrows(self) -> None:
        async with reading() as session:
            await session.press("ctrl+s")
            assert "nothing narrows the list" in session.foot
            assert not session.room.library.views()

    async def test_a_name_that_is_taken_gets_the_new_view(self) -> None:
        async with reading(with_views(Ports="quay")) as session:
            await session.press("slash", *"harbour", "ctrl+s")
            await keep(session, "Ports")
            assert session.room.library.views()["Ports"].query == "harbour"

    async def test_no_name_keeps_nothing(self) -> None:
        async with reading() as session:
            await session.press("slash", *"harbour", "ctrl+s", "enter")
            assert not session.room.library.views()

    async def test_a_name_that_is_too_long(self) -> None:
        async with reading() as session:
            await session.press("slash", *"harbour", "ctrl+s")
            session.app.screen.query_one(Input).value = "x" * 61
            await session.press("enter")
            assert "a name has 60 characters at most" in text(session)


class TestChoosing:
    async def test_each_has_name_query_and_number(self) -> None:
        async with reading(with_views(Ports="sector:ports", Harbours="harbour")) as session:
            await session.press("apostrophe")
            await session.rest()
            lines = session.frame()
            assert any("Harbours  harbour" in line and line.split("│")[0].rstrip() for line in lines)
            assert next(line for line in lines if "Ports" in line and "sector:ports" in line).count("3") >= 1

    async def test_enter_shows_the_one_under_the_cursor(self) -> None:
        async with reading(with_views(Ports="sector:ports", Quay="title:quay")) as session:
            await session.press("apostrophe", "down", "enter")
            assert len(session.model.view) == 1
            assert session.at == "quay"
            assert session.model.order == Order(())

    async def test_first_letters_choose(self) -> None:
        async with reading(with_views(Ports="sector:ports", Pupils="title:pupils", Quay="title:quay")) as session:
            await session.press("apostrophe", *"pu", "enter")
            assert session.at == "pupils"

    async def test_letters_that_no_view_has_begin_anew(self) -> None:
        async with reading(with_views(Ports="sector:ports", Quay="title:quay")) as session:
            await session.press("apostrophe", *"pq", "enter")
            assert session.at == "quay"

    async def test_backspace_takes_a_letter_back(self) -> None:
        async with reading(with_views(Pa="title:wall", Pb="title:ferry", Q="title:quay")) as session:
            await session.press("apostrophe", *"pb", "backspace", *"a", "enter")
            assert session.at == "wall"

    @pytest.mark.parametrize("key", ["escape", "apostrophe"])
    async def test_leaving_shows_what_was_shown(self, key: str) -> None:
        async with reading(with_views(Ports="sector:ports")) as session:
            await session.press("apostrophe", key)
            assert session.app.screen is session.room
            assert session.model.filter == Filter()

    async def test_no_view_yet(self) -> None:
        async with reading() as session:
            await session.press("apostrophe")
            assert "no view is kept" in session.foot

    async def test_dates_are_seen_from_the_day_it_is_shown(self) -> None:
        articles = [article("yesterday", "2025-07-08"), article("older", "2025-07-01")]
        library = Library.of(lambda: articles)
        library.keep_view("Yesterday", "on:yesterday", Order(()))
        async with reading(library) as session:
            await session.press("apostrophe", "enter")
            assert TODAY.isoformat() == "2025-07-09"
            assert session.at == "yesterday"
            assert len(session.model.view) == 1

    async def test_a_query_that_this_version_cannot_read_is_told(self) -> None:
        async with reading(with_views(Odd="colour:red")) as session:
            await session.press("apostrophe", "enter")
            assert "is no field" in session.foot

    @pytest.mark.parametrize("size", [(160, 45), (60, 20), (24, 8), (6, 3), (1, 1)])
    async def test_views_fit_every_terminal(self, size: tuple[int, int]) -> None:
        async with reading(with_views(Ports="sector:ports", 港="harbour " * 20), size) as session:
            await session.press("apostrophe")
            await session.rest()
            assert isinstance(session.app.screen, ViewsScreen)
            assert len(session.frame()) == size[1]


class TestDeleting:
    async def test_the_key_twice_deletes(self) -> None:
        async with reading(with_views(Ports="sector:ports", Quay="title:quay")) as session:
            await session.press("apostrophe", "delete")
            assert "again deletes “Ports”" in text(session)
            assert "Ports" in session.room.library.views()
            await session.press("delete")
            assert list(session.room.library.views()) == ["Quay"]
            assert "sector:ports" not in text(session)
            await session.press("enter")
            assert session.at == "quay"

    async def test_another_key_between_does_not(self) -> None:
        async with reading(with_views(Ports="sector:ports", Quay="title:quay")) as session:
            await session.press("apostrophe", "delete", "down", "up", "delete")
            assert len(session.room.library.views()) == 2

    async def test_the_last_one_leads_back(self) -> None:
        async with reading(with_views(Ports="sector:ports")) as session:
            await session.press("apostrophe", "delete", "delete")
            assert session.app.screen is session.room


def test_views_outlive_the_library(tmp_path: Path) -> None:
    order = Order(("sector", "date"), "title", reverse=True)
    first = Library(Store(str(tmp_path / "library.db")))
    first.keep_view("b", "strike", order)
    first.keep_view("A", "", Order(()))
    first.close()
    second = Library(Store(str(tmp_path / "library.db")))
    assert list(second.views().items()) == [("A", SavedView("", Order(()))), ("b", SavedView("strike", order))]
    second.drop_view("b")
    assert list(second.views()) == ["A"]
    second.close()


class TestShownBy:
    def test_the_articles_and_the_order(self) -> None:
        library = with_views(Ports="sector:ports")
        filter, order = shown_by(library.views()["Ports"], TODAY)
        assert len(library.view(filter, order)) == 3
        assert order == Order(())

    def test_a_query_that_cannot_be_read_is_told(self) -> None:
        with pytest.raises(NoViewError, match="is no field"):
            shown_by(SavedView("colour:red", Order()), TODAY)
