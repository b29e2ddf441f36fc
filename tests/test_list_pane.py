"""Every key of the list, and what the mouse does there."""

from __future__ import annotations

import pytest
from room import article, reading

from articles.reading import Unreadable
from articles.store import gathered
from articles.view import Filter, Order
from tui.list_model import Heading
from tui.widgets import article_list


class TestMoving:
    @pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
    async def test_line_by_line_over_headings(self, down: str, up: str) -> None:
        async with reading() as session:
            await session.press(down, down)
            assert session.at == "wall"
            await session.press(up)
            assert isinstance(session.model.current, Heading)
            await session.press(up)
            assert session.at == "nurses"

    @pytest.mark.parametrize(("top", "bottom"), [("g", "G"), ("home", "end")])
    async def test_to_the_ends(self, top: str, bottom: str) -> None:
        async with reading() as session:
            await session.press(bottom)
            assert session.at == "rumour"
            await session.press(top)
            assert session.model.cursor == 0

    @pytest.mark.parametrize(
        ("keys", "line"),
        [
            (["pagedown"], 2 + 6),
            (["space", "b"], 2),
            (["pagedown", "pageup"], 2),
            (["ctrl+d"], 2 + 3),
            (["ctrl+d", "ctrl+u"], 2),
        ],
    )
    async def test_by_pages(self, keys: list[str], line: int) -> None:
        async with reading(size=(60, 10)) as session:
            assert session.article_list.size.height == 7
            await session.press(*keys)
            assert session.model.cursor == line

    async def test_the_cursor_stays_in_sight_with_the_headings_over_it(self) -> None:
        async with reading(size=(60, 10)) as session:
            await session.press("G")
            assert session.article_list.scroll_offset.y == len(session.model) - 7
            await session.press("g", "j", "j")
            assert session.article_list.scroll_offset.y == 0

    async def test_the_year_is_named_when_its_heading_has_scrolled_away(self) -> None:
        async with reading([article(f"a{n}", f"2025-06-{n + 1:02}") for n in range(20)], size=(60, 10)) as session:
            assert "June 2025" not in str(session.article_list.border_title)
            await session.press("pagedown", "pagedown")
            assert "June 2025 › No sector" in str(session.article_list.border_title)

    async def test_by_date_and_sector_headings(self) -> None:
        async with reading() as session:
            for key, line in (("J", 6), ("right_curly_bracket", 7), ("K", 6), ("left_curly_bracket", 3), ("K", 0)):
                await session.press(key)
                assert session.model.cursor == line
            await session.press("K")
            assert "no date heading further up" in session.foot

    async def test_back_to_the_heading(self) -> None:
        async with reading() as session:
            await session.press("h")
            assert session.model.cursor == 1
            await session.press("h")
            assert session.model.cursor == 0
            await session.press("h")
            assert "no heading over this line" in session.foot


class TestLayingOut:
    async def test_grouping_in_turn_with_the_cursor_on_its_article(self) -> None:
        async with reading() as session:
            for grouping, words in (
                (("sector", "date"), "by sector > date"),
                ((), "flat"),
                (("date", "sector"), "by date"),
            ):
                await session.press("c")
                assert session.model.order.grouping == grouping
                assert words in session.top
                assert session.at == "nurses"

    async def test_a_flat_list_tells_year_and_sector_in_words(self) -> None:
        async with reading(size=(80, 24)) as session:
            await session.press("c", "c")
            row = next(line for line in session.frame() if "Nurses" in line)
            assert row.split() == ["›", "●", "2025-06-03", "Health", "care", "Nurses"]

    async def test_a_narrow_flat_list_keeps_year_and_sector_and_leaves_the_headline_room(self) -> None:
        long = article("long", "2025-06-03", "health", title="Hospitals will stay open all summer long")
        async with reading([long], size=(160, 24)) as session:
            await session.press("c", "c")
            row = next(line for line in session.frame() if "2025-06-03" in line)[:40]
            assert row.split()[:4] == ["›", "●", "2025-06-03", "Heal."]
            assert "Hospitals will st" in row

    async def test_sorting_in_turn(self) -> None:
        async with reading() as session:
            for words in (
                "oldest first",
                "titles A to Z",
                "titles Z to A",
                "sectors A to Z",
                "sectors Z to A",
                "newest first",
            ):
                await session.press("S")
                assert words in session.foot
                assert words in session.top

    async def test_headings_do_not_exist_in_a_flat_list(self) -> None:
        async with reading() as session:
            session.article_list.show(order=Order(()))
            await session.press("J")
            assert "no date headings in this list: c groups it" in session.foot
            await session.press("minus")
            assert "c groups the list" in session.foot

    async def test_fold_and_unfold(self) -> None:
        async with reading() as session:
            await session.press("minus")
            assert any("▸ Health care" in line for line in session.frame())
            await session.press("plus")
            assert any("▾ Health care" in line for line in session.frame())
            await session.press("enter")
            assert any("▸ Health care" in line for line in session.frame())
            await session.press("l")
            assert any("▾ Health care" in line for line in session.frame())


class TestMarks:
    async def test_read_and_star_show_in_the_row(self) -> None:
        async with reading() as session:
            await session.press("m", "s")
            assert "starred · u undoes" in session.foot
            row = next(line[:36] for line in session.frame() if "Nurses" in line[:36])
            assert "★" in row
            assert "●" not in row
            assert "5 unread" in session.top
            await session.press("m")
            assert "6 unread" in session.top

    async def test_undo_and_redo(self) -> None:
        async with reading() as session:
            await session.press("m", "u")
            assert "1 marked unread" in session.foot
            assert "6 unread" in session.top
            await session.press("ctrl+r")
            assert "1 marked read" in session.foot
            await session.press("ctrl+r")
            assert "nothing to do again" in session.foot
            await session.press("u", "u")
            assert "nothing to undo" in session.foot

    async def test_a_group_read_and_back(self) -> None:
        async with reading() as session:
            await session.press("h", "h", "A")
            assert "3 marked read · u undoes" in session.foot
            assert "3 unread" in session.top
            await session.press("A")
            assert "all of this group is read" in session.foot
            await session.press("u")
            assert "6 unread" in session.top

    async def test_a_heading_is_no_article(self) -> None:
        async with reading() as session:
            await session.press("h", "m")
            assert "A marks a whole group read" in session.foot
            await session.press("s")
            assert "no article here" in session.foot

    async def test_next_and_previous_unread(self) -> None:
        async with reading() as session:
            session.room.library.mark("read", True, ["wall", "ferry"])
            session.article_list.refresh_marks()
            await session.press("n")
            assert session.at == "quay"
            await session.press("N")
            assert session.at == "nurses"
            await session.press("N")
            assert "no unread article further up" in session.foot

    async def test_under_a_filter_they_step_through_its_hits(self) -> None:
        async with reading() as session:
            session.room.library.mark("read", True, ["wall", "quay"])
            session.article_list.show(Filter(words="w"))
            await session.press("g", "n")
            assert session.at == "wall"


class TestNarrowing:
    async def test_as_one_types_and_back(self) -> None:
        async with reading() as session:
            await session.press("f", *"qua")
            assert session.at == "quay"
            assert "1 of 6 · all sectors · “qua”" in session.top
            assert "1 of 6" in str(session.article_list.border_title)
            await session.press("escape")
            assert session.at == "nurses"
            assert "6 articles" in session.top
            assert session.model.filter == Filter()

    async def test_enter_keeps_it_and_escape_in_the_list_clears_it(self) -> None:
        async with reading() as session:
            await session.press("f", *"nu", "enter")
            assert session.at == "nurses"
            assert session.model.filter.words == "nu"
            await session.press("escape")
            assert session.model.filter == Filter()
            assert session.at == "nurses"

    async def test_no_hit_says_so_and_how_to_go_on(self) -> None:
        async with reading() as session:
            await session.press("f", *"zzz", "enter")
            shown = " ".join(line[:36].strip() for line in session.frame())
            assert "No article matches “zzz”." in shown
            assert "Esc clears the filter." in shown
            await session.press("j", "G", "n", "A", "enter", "m", "minus", "h", "J")
            await session.press("escape")
            assert session.at == "nurses"

    async def test_a_date(self) -> None:
        async with reading() as session:
            await session.press("D", *"2023-10", "enter")
            assert {row.id for row in session.model.view.rows(0, 9)} == {"pupils", "quay"}
            assert "2023-10-01 to 2023-10-31" in session.top
            await session.press("D", "enter")
            assert len(session.model.view) == 6

    async def test_a_date_is_seen_from_the_injected_today(self) -> None:
        async with reading() as session:
            await session.press("D", *"last week", "enter")
            assert [row.id for row in session.model.view.rows(0, 9)] == ["wall"]

    async def test_a_wrong_date_says_what_was_expected_and_asks_on(self) -> None:
        async with reading() as session:
            await session.press("D", *"soon", "enter")
            assert "“soon” is no date: expected" in "\n".join(session.frame())
            await session.press("escape")
            assert len(session.model.view) == 6

    async def test_sectors_by_marks(self) -> None:
        async with reading() as session:
            await session.press("t", "space", "j", "j", "space", "enter")
            assert session.model.filter.sectors == {"health", "schools"}
            assert "Health care, Schools" in session.top
            await session.press("ctrl+t")
            assert session.model.filter == Filter()

    async def test_one_sector_by_enter(self) -> None:
        async with reading() as session:
            await session.press("t", "down", "enter")
            assert session.model.filter.sectors == {"ports"}
            await session.press("t", "a")
            assert not session.model.filter.sectors

    async def test_leaving_the_sectors_changes_nothing(self) -> None:
        async with reading() as session:
            await session.press("t", "space", "k", "q")
            assert session.model.filter == Filter()

    async def test_without_sectors_there_is_nothing_to_choose(self) -> None:
        async with reading([article("one", None)]) as session:
            await session.press("t")
            assert "no article here tells a sector" in session.foot


class TestOpening:
    @pytest.mark.parametrize("key", ["enter", "l"])
    async def test_an_article(self, key: str) -> None:
        async with reading() as session:
            await session.press("n", key)
            assert session.room.pane == "reader"
            assert session.room.library.has("read", "wall")

    async def test_moving_shows_but_does_not_read(self) -> None:
        async with reading() as session:
            await session.press("n")
            await session.rest()
            assert "Wall" in "\n".join(line[40:] for line in session.frame())
            assert not session.room.library.has("read", "wall")


class TestMouse:
    async def test_a_click_goes_to_a_row_and_a_second_opens_it(self) -> None:
        async with reading() as session:
            await session.pilot.click("#list", offset=(12, 1 + 5))
            assert session.at == "ferry"
            assert session.room.pane == "list"
            await session.pilot.click("#list", offset=(12, 1 + 5))
            await session.pilot.pause()
            assert session.room.pane == "reader"

    async def test_a_click_on_a_heading_folds_it(self) -> None:
        async with reading() as session:
            await session.pilot.click("#list", offset=(6, 1))
            assert session.frame()[2].strip(" ›").startswith("▸ June 2025")

    async def test_a_click_below_the_rows_does_nothing(self) -> None:
        async with reading() as session:
            await session.pilot.click("#list", offset=(6, 30))
            assert session.at == "nurses"


HOSTILE = "[sic] a[/]b [@click=app.quit]quit[/] \x1b]0;owned\x07\x1b[31m \u202eevil \x9b31m"


async def test_foreign_words_are_shown_never_obeyed() -> None:
    one = article("one", None, "ports", title=HOSTILE)
    async with reading([one], size=(140, 30)) as session:
        session.article_list.show(order=Order(()))
        await session.press("f", *"sic", "enter")
        text = "\n".join(session.frame())
        assert "[sic] a[/]b [@click=app.quit]quit[/]" in text
        assert not set(text) & set("\x1b\x07\x9b\u202e")
        assert session.app.is_running


async def test_an_empty_library_says_what_to_do() -> None:
    async with reading([]) as session:
        text = "\n".join(session.frame())
        assert "No articles here." in text
        assert "nutgraf PATH" in text
        await session.press("j", "k", "G", "enter", "n", "A", "c", "S", "m", "u", "R", "2", "3", "4", "1")
        assert session.app.is_running


async def test_a_library_of_unreadable_files_says_what_is_wrong_with_the_first() -> None:
    problems = [Unreadable("no\x1bwhere", "there is no such file"), Unreadable("bin", "the file is binary")]
    async with reading(problems) as session:
        text = " ".join(line[:36].strip() for line in session.frame())
        assert "no␛where: there is no such file." in text
        assert "! tells of 1 more." in text


async def test_large_counts_are_written_as_people_write_them() -> None:
    async with reading([article(f"a{n}", "2025-06-03", "ports") for n in range(1200)]) as session:
        assert session.frame()[2].split("│")[0].split() == ["▾", "June", "2025", "1,200"]


async def test_a_number_of_articles_needs_no_widget_each() -> None:
    many = [article(f"a{n}", f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", "ports") for n in range(3000)]
    async with reading(many) as session:
        await session.press("G")
        assert session.at
        assert len(session.room.query("*")) < 30


async def test_a_filter_shows_its_newest_matches_at_once_and_all_of_them_when_they_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gathered, "CHUNK", 20)
    monkeypatch.setattr(article_list, "REST", 3600)
    kept = [article(f"story {n}", f"2025-06-{n % 28 + 1:02}", "ports") for n in range(90)]
    async with reading(kept, size=(120, 20)) as session:
        await session.press("f", *"sto")
        assert "20+ of 90" in str(session.article_list.border_title)
        await session.press("enter", "G")
        at, seen = session.at, session.model.cursor - session.article_list.scroll_offset.y
        monkeypatch.setattr(article_list, "REST", 0)
        session.article_list.reload()
        await session.rest()
        assert "90 of 90" in str(session.article_list.border_title)
        assert session.at == at
        assert session.model.cursor - session.article_list.scroll_offset.y == seen
