"""The reader: the scrape as it came, what is highlighted, copying a quotation, and finding words."""

from __future__ import annotations

from long_article import open_long, reader
from panes import Session, make_article, make_reading, quote, running

from articles.article import Dropped
from tui.marks import SHOWN
from tui.notes import Note
from tui.widgets.page_pane import GUTTER
from tui.widgets.reader import Reader


class TestViews:
    RAW = make_article(
        id="raw",
        raw="Sign in\n\nHarbour closes\n\n" + make_article().text,
        dropped=(Dropped("Sign in", "site navigation", 1),),
    )

    async def test_raw_shows_what_was_dropped_and_why(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading(self.RAW, []))
            await session.press("r")
            assert session.rows[0].strip() == "Sign in  ← site navigation"
            assert session.style("Sign in").strike
            assert not session.style("site navigation").strike
            assert session.heading == "READER  as it came · 1 line dropped"
            await session.press("r")
            assert session.rows[0].strip() == "Harbour closes"
            assert session.heading == "READER"

    async def test_raw_and_back_keep_the_words_at_the_top(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("space", "space", "r")
            top = session.rows[0]
            assert "pier" in top
            await session.press("r")
            assert session.rows[0][GUTTER:] == top[GUTTER:]

    async def test_going_to_a_place_leaves_the_raw_view(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading(self.RAW, []))
            await session.press("r")
            start = self.RAW.text.index("Mayor")
            reader(session).go_to(start, start + 5)
            await session.pilot.pause()
            assert session.beside("Mayor")[1] == "█"
            assert session.heading == "READER"

    async def test_highlights_step_through_both_summary_quotes_nothing(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading())
            await session.pilot.pause()
            shown = []
            for _ in SHOWN:
                point = session.beside("The harbour will close")[1] == "▌"
                shown.append((point, session.style("“We will stay.”") != session.style("Mayor Tom Hill said")))
                await session.press("H")
            assert shown == [(True, True), (True, False), (False, True), (False, False)]
            assert session.note == "highlighted: both"

    async def test_copy_takes_the_quotation_with_its_citation(self) -> None:
        article = make_article(publisher="The Bay", published="2025-06-30")
        async with running(Reader()) as session:
            reader(session).show(make_reading(article))
            await session.press("right_square_bracket", "right_square_bracket", "Y")
            copied = session.pilot.app.clipboard
            assert copied == "“Nobody asked us,” — Ana Reyes, fisher. “Harbour closes”, The Bay, 30 June 2025"

    async def test_copy_takes_the_first_quotation_in_sight_and_goes_there(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("space", "Y")
            first = next(row for row in session.rows if "“Line" in row)
            assert session.pilot.app.clipboard.split(" — ")[0] in first
            assert session.beside(first[GUTTER:])[1] == "█"
            assert session.sent(Reader.Reached)

    async def test_copy_leaves_a_quotation_that_is_out_of_sight(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("right_square_bracket", "Y")
            first = session.pilot.app.clipboard
            await session.press("G", "Y")
            assert session.pilot.app.clipboard.split(" — ")[0] in "".join(session.rows)
            assert session.pilot.app.clipboard != first

    async def test_copy_takes_the_quotation_of_the_sentence_that_one_is_at(self) -> None:
        async with running(Reader()) as session:
            article = make_article()
            reader(session).show(make_reading(article))
            start = article.text.index("Mayor")
            reader(session).go_to(start, article.text.index(" He called"))
            await session.press("Y")
            assert session.pilot.app.clipboard.startswith("the wall is failing — Tom Hill.")

    async def test_copy_takes_a_quotation_within_another_once_one_is_at_it(self) -> None:
        article = make_article()
        quotes = [quote(article, "Boats must leave by noon", "indirect"), quote(article, "leave by noon", "indirect")]
        async with running(Reader()) as session:
            reader(session).show(make_reading(article, quotes))
            await session.press("right_square_bracket", "right_square_bracket", "Y")
            assert session.pilot.app.clipboard.startswith("leave by noon")

    async def test_nothing_to_copy_is_said_with_the_key_that_leads_on(self) -> None:
        blocks = [("paragraph", f"Row {n} of the pier.") for n in range(60)]
        article = make_article([*blocks[:30], ("paragraph", "“We stay.”"), *blocks[30:]])
        async with running(Reader(), (70, 10)) as session:
            reader(session).show(make_reading(article, [quote(article, "“We stay.”")], sentences=1))
            await session.press("Y")
            assert session.note == "no quotation in sight · ] goes to the next"
            await session.press("right_square_bracket", "G", "Y")
            assert session.note == "no quotation in sight · [ goes to the one before"
            await session.press("r", "Y")
            assert session.note == "no quotation in sight · ] goes to the next"
            reader(session).show(make_reading(quotes=[]))
            await session.press("Y")
            assert session.note == "no quotation in this article"
            assert session.pilot.app.clipboard == ""

    async def test_a_pull_quote_that_repeats_the_text_is_stepped_to_once(self) -> None:
        async with running(Reader()) as session:
            reader(session).show(make_reading())
            await session.press(*["right_square_bracket"] * 5)
            counts = [note.text for note in session.sent(Note)]
            assert counts == [*(f"quotation {n} of 4" for n in range(1, 5)), "no quotation further down"]


class TestFind:
    async def find(self, session: Session, words: str, *then: str) -> None:
        await session.press("slash", *(character if character != " " else "space" for character in words), *then)

    async def test_matches_are_counted_marked_and_stepped_through(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await self.find(session, "PIER 3", "enter")
            assert session.heading == "READER  “PIER 3” 1 of 11"
            assert session.style("pier 3").bold
            await session.press("n")
            assert session.note == "“PIER 3” 2 of 11"
            current = reader(session).component_style("reader--paragraph", "reader--hit-current")
            shown = [[s for s in session.pane.render_line(y) if s.style == current] for y in range(40)]
            assert [session.rows[y].split(". ")[0][-7:] for y, pieces in enumerate(shown) if pieces] == ["pier 30"]
            await session.press("N", "N")
            assert session.note == "“PIER 3” 11 of 11"

    async def test_it_begins_at_the_top_of_the_pane_and_at_the_beginning_if_nothing_is_below(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await session.press("space", "space")
            await self.find(session, "at pier", "enter")
            assert int(session.heading.split()[3]) > 10
            await session.press("escape", "G")
            await self.find(session, "pier 1.", "enter")
            assert session.heading == "READER  “pier 1.” 1 of 1"
            assert session.row("pier 1.")

    async def test_a_match_over_several_rows_is_marked_on_all_of_them(self) -> None:
        article = make_article([("paragraph", " ".join(f"word{n}" for n in range(40)))])
        words = "word5 word6 word7 word8 word9 word10"
        async with running(Reader(), (24, 30)) as session:
            reader(session).show(make_reading(article, []))
            await session.pilot.pause()
            await self.find(session, words, "enter")
            current = reader(session).component_style("reader--paragraph", "reader--hit-current")
            pieces = [s.text for y in range(30) for s in session.pane.render_line(y) if s.style == current]
            assert len(pieces) > 2
            assert " ".join(pieces) == words

    async def test_escape_clears(self) -> None:
        async with running(Reader()) as session:
            await open_long(session)
            await self.find(session, "pier", "enter", "escape")
            assert session.heading == "READER"
            await session.press("n")
            assert [message.step for message in session.sent(Reader.NextUnread)] == [1]

    async def test_escape_while_typing_goes_back_to_where_one_was(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            await self.find(session, "pier 50")
            assert pane.scroll_offset.y > 0
            await session.press("escape")
            await session.pilot.pause()
            assert (pane.scroll_offset.y, session.heading) == (0, "READER")

    async def test_what_is_not_there_is_said(self) -> None:
        async with running(Reader()) as session:
            pane = await open_long(session)
            await self.find(session, "pier 5x", "enter")
            assert session.heading == "READER  “pier 5x” is not in the text"
            assert pane.scroll_offset.y == 0

    async def test_typed_quote_marks_find_printed_ones_over_line_breaks(self) -> None:
        article = make_article([("paragraph", "They said it’s “fine\nnow”.")])
        async with running(Reader()) as session:
            reader(session).show(make_reading(article, []))
            await session.pilot.pause()
            await self.find(session, "it's \"fine now", "enter")
            assert session.heading.endswith("1 of 1")
