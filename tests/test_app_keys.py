"""The keys that work everywhere, the questions and pages that open over the reading room, and its ways in and out."""

from __future__ import annotations

import pytest
from room import TEXT, Session, article, library, reading, shelf
from textual import events

from articles.reading import Unreadable
from tui.widgets.reader import Reader

WIDE, MEDIUM, NARROW, SMALL = (160, 45), (120, 40), (60, 20), (20, 5)


class TestPanes:
    @pytest.mark.parametrize("size", [WIDE, MEDIUM, (90, 30), NARROW, SMALL])
    async def test_by_number_and_tab(self, size: tuple[int, int]) -> None:
        async with reading(size=size) as session:
            for key, pane in (
                *zip("2341", ("reader", "summary", "quotes", "list"), strict=True),
                *(("tab", pane) for pane in ("reader", "summary", "quotes", "list")),
                *(("shift+tab", pane) for pane in ("quotes", "summary", "reader", "list")),
            ):
                await session.press(key)
                assert session.room.pane == pane
                assert session.app.focused
                assert session.app.focused.id == pane
                assert pane in session.shown

    async def test_the_heading_of_the_focused_pane_stands_out(self) -> None:
        async with reading() as session:
            styles = {pane: session.room.query_one(f"#{pane}").styles for pane in ("list", "reader")}
            assert styles["list"].border_title_background != styles["reader"].border_title_background
            before = styles["list"].border_title_background
            await session.press("2")
            assert styles["reader"].border_title_background == before

    @pytest.mark.parametrize("keys", [["2", "1"], ["tab", "tab"], ["2", "space"]])
    async def test_panes_and_bars_are_painted_in_one_frame(
        self, keys: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second = keys
        async with reading([article("long", "2025-06-03", text=TEXT * 20)]) as session:
            await session.press(first)
            painted: list[set[int]] = []
            monkeypatch.setattr(
                session.app, "_display", lambda _, update: painted.append({y for y, *_ in update.spans})
            )
            await session.press(second)
            await session.pilot.pause(0.1)
            assert len(painted) == 1
            assert MEDIUM[1] - 1 in painted[0]

    @pytest.mark.parametrize("size", [MEDIUM, NARROW])
    async def test_keys_typed_faster_than_the_screen_end_where_the_last_one_says(self, size: tuple[int, int]) -> None:
        async with reading(size=size) as session:
            for typed in ("1\t\t", "132", "1324", "31", "2413", "1\t23", "4321"):
                for character in typed:
                    session.app.post_message(events.Key("tab" if character == "\t" else character, character))
                await session.pilot.pause(0.1)
                last = "3" if typed == "1\t\t" else typed[-1]
                pane = ("list", "reader", "summary", "quotes")[int(last) - 1]
                assert (session.room.pane, session.room.focused and session.room.focused.id) == (pane, pane)
                assert pane in session.shown

    async def test_a_click_takes_the_focus(self) -> None:
        async with reading() as session:
            await session.pilot.click("#reader")
            assert session.room.pane == "reader"

    async def test_back_step_by_step_and_out_from_the_list(self) -> None:
        async with reading() as session:
            await session.press("4", "q")
            assert session.room.pane == "reader"
            await session.press("q")
            assert session.room.pane == "list"
            await session.press("q")
            assert not session.app.is_running

    @pytest.mark.parametrize("key", ["Q", "ctrl+c"])
    async def test_leaving_from_anywhere(self, key: str) -> None:
        async with reading() as session:
            await session.press("3", key)
            assert not session.app.is_running
            assert session.app.return_code == 0


class TestLayouts:
    @pytest.mark.parametrize(
        ("size", "shown"),
        [
            (WIDE, ["list", "reader", "summary", "quotes"]),
            (MEDIUM, ["list", "reader", "summary", "quotes"]),
            ((84, 24), ["list", "reader", "summary"]),
            (NARROW, ["list"]),
            (SMALL, ["list"]),
            ((1, 1), ["list"]),
        ],
    )
    async def test_what_a_size_shows(self, size: tuple[int, int], shown: list[str]) -> None:
        async with reading(size=size) as session:
            assert session.shown == shown

    async def test_next_layout(self) -> None:
        async with reading(size=WIDE) as session:
            await session.press("w")
            assert session.shown == ["list", "reader"]
            await session.press("w")
            assert session.shown == ["reader", "summary", "quotes"]
            assert session.room.pane == "reader"
            assert "layout: reader and notes" in session.foot
            await session.press("w")
            assert len(session.shown) == 4

    async def test_one_pane_at_a_time_says_where_one_is(self) -> None:
        async with reading(size=NARROW) as session:
            await session.press("w")
            assert "Tab or 1 to 4" in session.foot
            for words in ("1 list", "2 reader", "3 summary", "4 quotes"):
                assert words in session.top
                await session.press(words[0])
                strip = session.app.screen._compositor.render_strips()[0]
                assert [part.text.strip() for part in strip if part.style and part.style.reverse] == [words]

    async def test_zen_and_back(self) -> None:
        async with reading() as session:
            await session.press("z")
            assert session.shown == ["reader"]
            await session.press("z")
            assert len(session.shown) == 4
            await session.press("z", "q")
            assert session.room.pane == "list"
            assert len(session.shown) == 4

    async def test_split(self) -> None:
        async with reading(size=WIDE) as session:
            before = session.article_list.outer_size.width
            await session.press("greater_than_sign")
            assert session.article_list.outer_size.width == before + 4
            await session.press("less_than_sign", "less_than_sign")
            assert session.article_list.outer_size.width == before - 4

    async def test_the_cursor_stays_on_its_article_when_the_terminal_changes(self) -> None:
        async with reading(size=WIDE) as session:
            await session.press("G")
            for size in (NARROW, SMALL, (1, 1), (300, 80), (84, 10), MEDIUM):
                await session.pilot.resize_terminal(*size)
                await session.pilot.pause()
                assert session.at == "rumour"
                assert session.app.is_running
            assert any("The harbour" in line[:36] for line in session.frame())

    async def test_every_key_at_a_size_of_one(self) -> None:
        async with reading(size=(1, 1)) as session:
            for pane in "1234":
                await session.press(
                    pane, "j", "k", "G", "g", "w", "z", "greater_than_sign", "T", "m", "s", "question_mark", "q"
                )
            assert session.app.is_running


class TestWords:
    async def test_a_note_stays_until_the_next_key(self) -> None:
        async with reading() as session:
            await session.press("s")
            assert "starred" in session.foot
            await session.press("j")
            assert "starred" not in session.foot
            assert "open" in session.foot

    async def test_the_foot_tells_the_keys_of_the_focused_pane(self) -> None:
        async with reading() as session:
            assert "f filter" in session.foot
            await session.press("2")
            assert "/ find" in session.foot
            assert "filter" not in session.foot

    async def test_a_narrow_foot_keeps_the_key_of_help(self) -> None:
        async with reading(size=(40, 12)) as session:
            await session.press("2")
            assert "? help" in session.frame()[-1]

    async def test_the_foot_tells_the_place_in_the_text(self) -> None:
        async with reading([article("long", None, text="\n\n".join(["A day passed at sea."] * 400))]) as session:
            before = session.foot
            await session.press("2", "G")
            assert "100%" in session.foot
            assert "100%" not in before

    async def test_themes_in_turn(self) -> None:
        async with reading() as session:
            for theme in ("light", "contrast", "dark"):
                await session.press("T")
                assert session.app.theme == theme
                assert f"theme: {theme}" in session.foot

    async def test_redraw(self) -> None:
        async with reading() as session:
            before = session.frame()
            await session.press("ctrl+l")
            assert session.frame() == before

    async def test_suspend_says_so_where_it_cannot(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with reading() as session:
            called: list[bool] = []
            monkeypatch.setattr(session.app, "action_suspend_process", lambda: called.append(True))
            await session.press("ctrl+z")
            assert called == [True]


class TestPages:
    async def test_help_of_the_focused_pane_and_of_everywhere(self) -> None:
        async with reading(size=(100, 60)) as session:
            await session.press("question_mark")
            text = "\n".join(session.frame())
            assert "The list" in text
            assert "Narrow the list as you type" in text
            await session.press("q", "4", "question_mark")
            text = "\n".join(session.frame())
            assert "Who said what" in text
            assert "Narrow the list" not in text
            assert "Everywhere" in text
            await session.press("escape")
            assert session.room.pane == "quotes"

    async def test_what_a_key_does_stands_in_a_column_of_its_own(self) -> None:
        async with reading(size=(60, 40)) as session:
            await session.press("question_mark")
            at = next(n for n, line in enumerate(session.frame()) if "Show a date or a span" in line)
            first, second = session.frame()[at : at + 2]
            column = first.index("Show a date")
            assert second[:column].strip() == ""
            assert second[column:].startswith('week", ')

    async def test_help_in_a_very_narrow_terminal_breaks_no_word(self) -> None:
        async with reading(size=(24, 12)) as session:
            await session.press("question_mark")
            assert any(line.strip() == "Open the" for line in session.frame())

    async def test_help_scrolls(self) -> None:
        async with reading(size=NARROW) as session:
            await session.press("question_mark")
            first = session.frame()
            await session.press("space", "j", "k", "b", "pagedown", "pageup")
            assert session.frame() == first
            await session.press("G")
            assert "q leaves this page" in "\n".join(session.frame())
            await session.press("g")
            assert session.frame() == first

    async def test_messages_tell_what_could_not_be_read(self) -> None:
        kept = [*shelf(), Unreadable("[b]bad\x1b[31m.bin", "the file is binary, not text")]
        async with reading(kept) as session:
            assert "6 articles · 1 could not be read, ! tells which" in session.foot
            await session.press("exclamation_mark")
            text = "\n".join(session.frame())
            assert "[b]bad" in text
            assert "\x1b" not in text
            assert "the file is binary, not text" in text

    async def test_no_messages(self) -> None:
        async with reading() as session:
            await session.press("exclamation_mark")
            assert any("Nothing went wrong so far." in line for line in session.frame())


class TestCommandLine:
    @pytest.mark.parametrize("words", ["list.grouping", "grouping", "Grouping"])
    async def test_by_id_name_or_label(self, words: str) -> None:
        async with reading() as session:
            await session.press("colon", *words, "enter")
            assert session.model.order.grouping == ("sector", "date")

    async def test_goes_to_the_pane_of_the_action(self) -> None:
        async with reading(size=NARROW) as session:
            await session.press("colon", *"reader.bottom", "enter")
            assert session.room.pane == "reader"

    async def test_the_action_of_the_focused_pane_comes_first(self) -> None:
        async with reading() as session:
            await session.press("colon", *"bottom", "enter")
            assert session.room.pane == "list"
            assert session.at == "rumour"

    async def test_a_wrong_name_is_said_with_the_nearest(self) -> None:
        async with reading() as session:
            await session.press("colon", *"gruoping", "enter")
            assert "there is no action “gruoping”: did you mean grouping?" in "\n".join(session.frame())
            await session.press("escape")
            assert session.app.screen is session.room

    async def test_nothing_typed_does_nothing(self) -> None:
        async with reading() as session:
            await session.press("colon", "enter")
            assert session.app.screen is session.room


class TestCancel:
    async def test_escape_in_another_pane_first_takes_back_what_is_typed_there(self) -> None:
        async with reading() as session:
            await session.press("f", *"nur", "enter", "2", "slash", *"harbour", "enter", "escape")
            assert session.model.filter.words == "nur"
            await session.press("escape")
            assert not session.model.filter.words


async def test_keys_typed_before_the_panes_are_there_are_not_lost() -> None:
    from room import TODAY

    from tui.app import NutgrafApp
    from tui.settings import Settings

    app = NutgrafApp(library(), Settings(today=TODAY))
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("j", "enter")
        session = Session(app, pilot)
        await session.rest()
        await session.press("enter")
        assert app.query(Reader)
