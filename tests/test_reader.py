"""The reader: what is marked, how one moves in the text, and that it keeps its place."""

from __future__ import annotations

import pytest
from long_article import LONG, POINTS, long_reading, open_long, reader
from panes import make_article, make_reading, quote, running

from tui.widgets.page_pane import GUTTER, MEASURE
from tui.widgets.reader import Reader


class TestShowing:
    async def test_text_comes_at_once_and_marks_with_the_reading(self) -> None:
        async with running(Reader()) as session:
            reader(session).preview(make_article())
            await session.pilot.pause()
            row = session.row("The harbour will close")
            before = session.rows[row]
            reader(session).show(make_reading())
            await session.pilot.pause()
            assert before[:GUTTER].strip() == ""
            assert session.beside("The harbour will close") == ("Co", "▌")
            assert session.rows[row][GUTTER:] == before[GUTTER:]

    async def test_the_reading_keeps_the_place(self) -> None:
        async with running(Reader()) as session:
            reader(session).preview(LONG)
            await session.press("space", "space")
            before = [row[GUTTER:] for row in session.rows]
            reader(session).show(long_reading())
            await session.pilot.pause()
            assert [row[GUTTER:] for row in session.rows] == before

    async def test_another_article_begins_at_its_top(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("G")
            reader(session).show(make_reading())
            await session.pilot.pause()
            assert session.rows[0].strip() == "Harbour closes"

    async def test_nothing_open_is_said(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(None)
            await session.pilot.pause()
            assert session.rows[0].strip() == "No article is open."
            assert reader(session).progress == (100, 0)

    async def test_the_column_is_no_wider_than_the_measure_and_stands_in_the_middle(self) -> None:
        async with running(Reader(), (140, 30)) as session:
            await open_long(session)
            reader(session).show(make_reading(make_article([("paragraph", "word " * 200)]), []))
            await session.pilot.pause()
            full = max(session.rows, key=len)
            left = len(full) - len(full.lstrip(" ▌"))
            assert len(full) - left <= MEASURE
            assert abs(left - (140 - MEASURE) / 2) <= 2

    @pytest.mark.parametrize("size", [(1, 1), (5, 2), (20, 5), (40, 10)])
    async def test_any_size_can_be_drawn(self, size: tuple[int, int]) -> None:
        async with running(Reader(), size) as session:
            pane = await open_long(session)
            await session.press("full_stop", "right_square_bracket", "r", "r", "G")
            assert pane.progress[0] == 100


class TestStyles:
    async def test_every_kind_of_text_and_speech_looks_its_own(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading(make_article(deck="Boats go north")))
            await session.pilot.pause()
            text = session.style("Mayor Tom Hill said")
            assert session.style("Harbour closes").bold
            assert session.style("Boats go north").italic
            assert session.style("What comes next").bold
            assert session.style("Ana Reyes at the quay").color != text.color
            assert session.style("“We will stay.”").color != text.color
            assert session.style("the wall is failing").underline
            assert "“detail”" in next(r for r in session.rows if "detail" in r)
            assert session.style("He called it a").color == session.style("“detail”. Work").color == text.color

    async def test_a_pull_quote_that_repeats_the_text_is_not_highlighted_again(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading())
            await session.pilot.pause()
            pulled = [s for s in session.pane.render_line(session.row("    “Nobody asked us”")) if "Nobody" in s.text]
            assert pulled[0].style == session.style("Mayor Tom Hill said")

    async def test_two_speakers_have_two_colours(self) -> None:
        article = make_article()
        quotes = [
            quote(article, "“Nobody asked us,”", speaker="Ana Reyes"),
            quote(article, "“We will stay.”", speaker="Tom Hill"),
        ]
        async with running(Reader()) as session:
            reader(session).show(make_reading(article, quotes))
            await session.pilot.pause()
            assert session.style("“Nobody asked us,”").color != session.style("“We will stay.”").color

    async def test_without_colour_glyphs_underline_and_italics_stay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with running(Reader()) as session:
            reader(session).show(make_reading())
            await session.press("full_stop")
            assert session.beside("The harbour will close")[1] == "█"
            assert session.style("The harbour will close").bold
            assert session.style("“We will stay.”").italic
            assert session.style("the wall is failing").underline

    @pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
    async def test_a_new_theme_is_drawn_at_once(self, theme: str) -> None:
        async with running(Reader(), theme="light" if theme == "dark" else "dark") as session:
            reader(session).show(make_reading())
            await session.pilot.pause()
            before = session.style("Mayor Tom Hill said")
            session.pilot.app.theme = theme
            await session.pilot.pause()
            assert session.style("Mayor Tom Hill said") != before


class TestMoving:
    async def test_lines_pages_and_ends(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            seen = []
            lines, pages = ("j", "k", "down", "up"), ("space", "b", "pagedown", "pageup", "ctrl+d", "ctrl+u")
            for key in (*lines, *pages, "G", "g", "end", "home"):
                await session.press(key)
                seen.append(pane.scroll_offset.y)
            last = pane.max_scroll_y
            assert seen == [1, 0, 1, 0, 38, 0, 38, 0, 19, 0, last, 0, last, 0]

    async def test_progress(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            assert 0 < pane.progress[0] < 100
            assert 1 < pane.progress[1] < 2
            await session.press("G")
            assert [*pane.progress] == [100, 0]
            await session.press("equals_sign")
            assert session.note == "100% · the end · 609 words"

    async def test_points_of_the_summary(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            for number, words in enumerate(POINTS.values(), 1):
                await session.press("full_stop")
                assert session.note == f"point {number} of 3"
                assert session.beside(words)[1] == "█"
            await session.press("full_stop")
            assert session.note == "no point further down"
            await session.press("comma")
            assert session.note == "point 2 of 3"

    async def test_points_are_counted_from_where_one_looks(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("full_stop", "G", "full_stop")
            assert session.note == "point 3 of 3"

    async def test_a_place_that_was_gone_to_is_told(self) -> None:
        async with running(Reader()) as session:
            reading = make_reading()
            reader(session).show(reading)
            await session.press("full_stop", "right_square_bracket")
            sentence = reading.summary.sentences[0]
            told = [(message.start, message.end) for message in session.sent(Reader.Reached)]
            assert told[0] == (sentence.start, sentence.end)
            assert told[1] in [(quote.start, quote.end) for quote in reading.quotes]

    async def test_quotations(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("right_square_bracket", "right_square_bracket")
            assert session.note == "quotation 2 of 60"
            await session.press("left_square_bracket", "left_square_bracket")
            assert session.note == "no quotation further up"

    async def test_without_quotations_it_says_so(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading(quotes=[]))
            await session.press("right_square_bracket")
            assert session.note == "no quotation here"

    async def test_go_to_shows_the_place(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            start = LONG.text.index("“Line 40,”")
            pane.go_to(start, start + 10)
            await session.pilot.pause()
            assert session.beside("“Line 40,”")[1] == "█"

    async def test_the_words_at_the_top_stay_there_on_resize(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            start = LONG.text.index("Nets")
            pane.go_to(start, start + 9)
            await session.press("j", "j", "j")
            before = session.rows
            words = next(row[GUTTER:] for row in before if row)
            for width in (30, 110, 23, 47, 70):
                await session.pilot.resize_terminal(width, 40)
                await session.pilot.pause()
                assert words[:12] in " ".join(session.rows[:3])
            assert session.rows == before

    async def test_resizing_again_and_again_does_not_drift(self) -> None:
        article = make_article([("paragraph", " ".join(f"word{n}" for n in range(3000)))])
        async with running(Reader()) as session:
            reader(session).show(make_reading(article, []))
            await session.press("space", "space", "j")
            before = session.rows
            for width in (31, 110, 23, 47, 70):
                await session.pilot.resize_terminal(width, 40)
                await session.pilot.pause()
            assert session.rows == before

    async def test_a_place_gone_to_while_hidden_is_shown_later(self) -> None:
        pane = Reader()
        pane.display = False
        async with running(pane) as session:
            await open_long(session)
            start = LONG.text.index(POINTS[30])
            pane.go_to(start, start + 9)
            pane.display = True
            await session.pilot.pause()
            await session.pilot.pause()
            assert session.beside(POINTS[30])[1] == "█"

    async def test_leaving_the_article(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("h", "left", "J", "K", "n", "N")
            assert len(session.sent(Reader.ToList)) == 2
            assert [message.step for message in session.sent(Reader.NextArticle)] == [1, -1]
            assert [message.step for message in session.sent(Reader.NextUnread)] == [1, -1]

    async def test_a_click_on_a_quotation_goes_there(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            row = session.row("“Line 3,”")
            await session.pilot.click(Reader, offset=(session.rows[row].index("Line 3"), row))
            await session.pilot.pause()
            assert session.beside("“Line 3,”")[1] == "█"
            await session.press("Y")
            assert session.pilot.app.clipboard.startswith("“Line 3,” — Ana Reyes.")

    async def test_the_wheel_scrolls(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            pane.scroll_down(animate=False)
            await session.pilot.pause()
            assert pane.scroll_offset.y > 0
