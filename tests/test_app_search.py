"""The search as its reader meets it: hits while one types, opened at their matches, or all of them in the list."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import takewhile
from typing import Any

import pytest
from room import Session, article, library, reading, shelf
from textual.widgets import Input

from articles.library import Library
from articles.view import Filter
from tui.screens.search import SearchScreen
from tui.widgets.hits_pane import HitsPane
from tui.widgets.reader import Reader

STRIKE = (
    "The vote was held in May.\n\nNurses may strike, the union said. A strike would close the ward.\n\nNobody was hurt."
)


def newsstand() -> Library:
    """The shelf, and two articles that speak of a strike, one of them in its headline only."""
    return library([*shelf(), article("ballot", "2025-07-01", "health", text=STRIKE),
                    article("walkout", "2025-07-02", "health", title="Strike at the quay")])  # fmt: skip


@asynccontextmanager
async def searching(
    *keys: str, size: tuple[int, int] = (120, 40), **settings: Any
) -> AsyncIterator[tuple[Session, SearchScreen]]:
    """The app with a search open and these keys typed in it."""
    async with reading(newsstand(), size, **settings) as session:
        await session.press("slash")
        screen = session.app.screen
        assert isinstance(screen, SearchScreen)
        await typed(session, *keys)
        yield session, screen


async def typed(session: Session, *keys: str) -> None:
    """Type, wait until what that asks for is found, and press the other keys."""
    letters = list(takewhile(lambda key: len(key) == 1, keys))
    for some in (letters, keys[len(letters) :]):
        await session.press(*some)
        await session.pilot.pause(0.1)
        await session.rest()


async def pasted(session: Session, screen: SearchScreen, words: str) -> None:
    """Put words into the line at once: nothing is looked for between two keys."""
    screen.query_one(Input).value = words
    await session.pilot.pause(0.1)
    await session.rest()


def ids(screen: SearchScreen) -> list[str]:
    """The hits that are shown."""
    return [item.value.hit.row.id for item in screen.query_one(HitsPane)._items if item.value]


def at(screen: SearchScreen) -> str | None:
    """The hit under the cursor."""
    shown = screen.query_one(HitsPane).current
    return shown.hit.row.id if shown else None


def text(session: Session) -> str:
    return "\n".join(session.frame())


class TestTyping:
    async def test_hits_come_while_one_types_newest_first(self) -> None:
        async with searching(*"strik*") as (session, screen):
            assert ids(screen) == ["walkout", "ballot"]
            assert "HITS  2 · newest first" in text(session)

    async def test_a_hit_shows_headline_date_sector_and_the_words_in_their_context(self) -> None:
        async with searching(*"ward") as (session, _):
            lines = session.frame()
            headline = next(n for n, line in enumerate(lines) if "Ballot" in line)
            assert "1 July 2025 · Health care" in lines[headline + 1]
            assert "A strike would close the ward." in lines[headline + 2]

    async def test_the_words_stand_out(self) -> None:
        async with searching(*"strike") as (_, screen):
            rows = [row.pieces for row in screen.query_one(HitsPane)._laid]
            found = [word for pieces in rows for word, styles in pieces if word and "hits--word" in styles]
            assert found == ["Strike", "strike", "strike"]

    async def test_the_words_stand_out_without_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with searching(*"ward") as (_, screen):
            style = screen.query_one(HitsPane).component_style("hits--word")
            assert style.bold
            assert style.underline

    async def test_what_was_typed_last_wins(self) -> None:
        async with searching() as (session, screen):
            await session.pilot.press(*"strike", *["backspace"] * 6)
            await typed(session, *"ferry")
            assert ids(screen) == ["ferry"]

    async def test_nothing_typed_explains_the_language(self) -> None:
        async with searching() as (session, _):
            assert "What one may write, and what it finds" in text(session)
            assert 'on:2023-10   after:2023   before:"last week"' in text(session)

    async def test_nothing_found_says_so(self) -> None:
        async with searching(*"zeppelin") as (session, screen):
            assert ids(screen) == []
            assert "No article has all of this." in text(session)

    async def test_every_field_of_the_language(self) -> None:
        async with searching(*"sector:ports on:2025-06 is:unread") as (_, screen):
            assert ids(screen) == ["wall", "ferry"]

    async def test_hostile_text_is_shown_as_pictures(self) -> None:
        bad = article("bad", "2025-07-05", title="Harb\x1b[31mour \u202eevil", text="The zebra\x1b]0;x\x07 crossed.")
        async with reading([bad]) as session:
            await session.press("slash")
            await typed(session, *"zebra")
            shown = text(session)
            assert "zebra␛]0;x␇ crossed" in shown
            assert "\x1b" not in shown
            assert "\u202e" not in shown


class TestOrder:
    async def test_best_first(self) -> None:
        many = [article(f"n{n}", f"2025-06-{n:02}", title="Notes", text="A strike, they say.") for n in range(10, 20)]
        best = article("best", "2020-01-01", title="Strike, strike", text="A strike.")
        async with reading([*many, best]) as session:
            await session.press("slash")
            await typed(session, *"strike")
            screen = session.app.screen
            assert isinstance(screen, SearchScreen)
            assert ids(screen)[-1] == "best"
            await typed(session, "ctrl+o")
            assert ids(screen)[0] == "best"
            assert "best first" in text(session)
            await typed(session, "ctrl+o")
            assert ids(screen)[-1] == "best"

    async def test_more_than_are_shown_are_counted(self) -> None:
        async with reading([article(f"n{n}", "2025-06-01", text=f"A strike {n}.") for n in range(130)]) as session:
            await session.press("slash")
            await typed(session, *"strike")
            assert "HITS  130 · newest first" in text(session)


class TestWrongQueries:
    async def test_the_place_is_marked_and_what_was_expected_is_said(self) -> None:
        async with searching(*"ward titel:x") as (session, _):
            lines = session.frame()
            line = next(n for n, line in enumerate(lines) if "titel:x" in line)
            assert lines[line + 1].rstrip().endswith("^^^^^^")
            assert lines[line + 1].index("^") == lines[line].index("titel:")
            assert "did you mean title:?" in lines[line + 2]

    async def test_the_mark_is_under_wide_characters(self) -> None:
        async with searching(*"港 titel:") as (session, _):
            lines = session.frame()
            line = next(n for n, line in enumerate(lines) if "titel:" in line)
            before = lines[line][: lines[line].index("titel:")]
            assert lines[line + 1].index("^") == len(before) + 1  # 港 takes two cells

    async def test_the_hits_before_stay_until_it_is_right_again(self) -> None:
        async with searching(*"ward") as (session, screen):
            await pasted(session, screen, "ward on:")
            assert ids(screen) == ["ballot"]
            assert "^^^" in text(session)
            await pasted(session, screen, "ward on:2025")
            assert "^^^" not in text(session)
            assert ids(screen) == ["ballot"]

    @pytest.mark.parametrize("key", ["enter", "ctrl+g", "ctrl+s"])
    async def test_a_wrong_query_leads_nowhere(self, key: str) -> None:
        async with searching(*"on:", key) as (session, screen):
            assert session.app.screen is screen
            assert "expected" in text(session)

    @pytest.mark.parametrize("words", ["(", ")", "OR", '"', "-", "tag:", "is:x", "a OR", "((((a", "on:99", ":", "*"])
    async def test_no_text_ends_the_app(self, words: str) -> None:
        async with searching(*words) as (session, screen):
            assert session.app.is_running
            assert session.app.screen is screen


class TestWalking:
    async def test_down_and_up_walk_the_hits_while_one_types(self) -> None:
        async with searching(*"strike") as (session, screen):
            assert at(screen) == "walkout"
            await session.press("down")
            assert at(screen) == "ballot"
            await session.press("down")
            assert at(screen) == "ballot"
            await session.press("up")
            assert at(screen) == "walkout"
            await typed(session, *" vote")
            assert screen.query_one(Input).value == "strike vote"
            assert ids(screen) == ["ballot"]

    async def test_pages(self) -> None:
        async with reading([article(f"n{n}", "2025-06-01", text=f"A strike {n}.") for n in range(60)]) as session:
            await session.press("slash")
            await typed(session, *"strike")
            screen = session.app.screen
            assert isinstance(screen, SearchScreen)
            first = at(screen)
            await session.press("pagedown")
            assert ids(screen).index(at(screen) or "") > 5
            await session.press("pageup")
            assert at(screen) == first


class TestOpening:
    async def test_enter_opens_the_hit_at_the_first_match(self) -> None:
        async with searching(*"strike", "down", "enter") as (session, _):
            assert session.room.pane == "reader"
            assert session.at == "ballot"
            reader = session.app.query_one(Reader)
            block, start, end = reader._search.hits[0]
            assert reader._page.blocks[block].safe.text[start:end] == "strike"
            assert "READER  strike 1 of 2" in text(session)

    async def test_n_steps_through_the_matches_and_escape_ends_that(self) -> None:
        async with searching(*"strike", "down", "enter") as (session, _):
            await session.press("n")
            assert "strike 2 of 2" in text(session)
            await session.press("N")
            assert "strike 1 of 2" in text(session)
            await session.press("escape")
            assert "strike 1 of 2" not in text(session)

    async def test_words_that_begin_so_and_words_of_the_headline(self) -> None:
        async with searching(*"title:stri* nobody", "enter") as (session, _):
            assert session.at == "walkout"
            reader = session.app.query_one(Reader)
            found = [reader._page.blocks[hit.block].safe.text[hit.start : hit.end] for hit in reader._search.hits]
            assert found == ["Strike", "Nobody"]

    async def test_enter_at_once_opens_the_first_hit_of_what_was_typed(self) -> None:
        async with searching() as (session, _):
            await session.pilot.press(*"ward", "enter")
            await typed(session)
            assert session.room.pane == "reader"
            assert session.at == "ballot"

    async def test_the_article_counts_as_read(self) -> None:
        async with searching(*"ward", "enter") as (session, _):
            assert session.room.library.has("read", "ballot")

    async def test_a_hit_that_a_filter_leaves_out_is_opened_all_the_same(self) -> None:
        async with reading(newsstand()) as session:
            await session.press("f", *"pup", "enter", "slash")
            line = session.app.screen.query_one(Input)
            assert line.value == "title:pup* "
            line.value = "ward"
            await typed(session, "enter")
            assert session.room.article is not None
            assert session.room.article.id == "ballot"

    async def test_a_query_without_words_marks_nothing(self) -> None:
        async with searching(*"is:unread on:2023", "enter") as (session, _):
            assert session.room.pane == "reader"
            assert not session.app.query_one(Reader)._search.words


class TestLeaving:
    async def test_escape_goes_back_to_where_one_was(self) -> None:
        async with reading(newsstand()) as session:
            await session.press("j", "j", "slash")
            before = session.model.cursor
            await typed(session, *"pupils", "escape")
            assert session.app.screen is session.room
            assert (session.room.pane, session.model.cursor) == ("list", before)
            assert session.model.filter == Filter()

    async def test_the_words_are_there_again_next_time(self) -> None:
        async with searching(*"ward", "escape", "slash") as (session, _):
            assert session.app.screen.query_one(Input).value == "ward"
            await typed(session, *"wall")  # all of it was selected
            assert session.app.screen.query_one(Input).value == "wall"

    async def test_leaving_while_something_is_looked_for(self) -> None:
        async with searching() as (session, _):
            await session.pilot.press(*"strike", "escape")
            await session.rest()
            assert session.app.screen is session.room


class TestInTheList:
    async def test_all_that_was_found_in_the_list(self) -> None:
        async with searching(*"strike", "ctrl+g") as (session, _):
            assert session.room.pane == "list"
            assert len(session.model.view) == 2
            assert "2 of 8 · all sectors · search: strike" in session.top

    async def test_n_walks_the_matches_and_escape_clears(self) -> None:
        async with searching(*"strike", "ctrl+g", "m", "n") as (session, _):
            assert session.at == "ballot"
            await session.press("escape")
            assert session.model.filter == Filter()
            assert len(session.model.view) == 8

    async def test_matches_are_marked_in_each_article_that_is_opened(self) -> None:
        async with searching(*"strike", "ctrl+g", "enter") as (session, _):
            await session.rest()
            assert "READER  strike 1 of 1" in text(session)
            await session.press("J")
            await session.rest()
            assert "READER  strike 1 of 2" in text(session)
            await session.press("escape", "escape")
            assert session.model.filter == Filter()
            assert "strike 1 of" not in text(session)

    async def test_a_further_search_begins_with_what_the_list_shows(self) -> None:
        async with searching(*"strike", "ctrl+g", "slash") as (session, _):
            assert session.app.screen.query_one(Input).value == "strike "

    async def test_the_whole_group_can_be_marked(self) -> None:
        async with searching(*"strike", "ctrl+g", "A") as (session, _):
            assert session.room.library.unread() == 6

    async def test_everything_is_no_filter(self) -> None:
        async with searching("ctrl+g") as (session, _):
            assert session.model.filter == Filter()


class TestSizes:
    @pytest.mark.parametrize("size", [(160, 45), (60, 20), (30, 10), (8, 3), (1, 1)])
    async def test_a_search_fits_every_terminal(self, size: tuple[int, int]) -> None:
        async with searching(*"strike", size=size) as (session, screen):
            assert ids(screen) == ["walkout", "ballot"]
            assert len(session.frame()) == size[1]
            await session.pilot.resize_terminal(100, 30)
            await session.pilot.pause()
            assert "Strike at the quay" in text(session)


async def test_a_search_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    def broken(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    async with searching() as (session, _):
        monkeypatch.setattr("tui.searching.search", broken)
        await typed(session, *"strike")
        assert "the library could not be searched: disk I/O error" in text(session)


async def test_no_connection_is_left_open() -> None:
    async with searching(*"strike") as (session, screen):
        await session.press("escape")
        await asyncio.sleep(0.05)
        assert screen._searcher._store is None
