"""The summary pane: every key, and that it says what it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from panes import Session, make_article, make_reading, running
from textual.widgets import Static

from summarize import Length, Summary
from tui.lengths import parse_length
from tui.reading import Reading
from tui.widgets.summary_pane import SummaryPane


async def show(session: Session, reading: Reading | None) -> SummaryPane:
    assert isinstance(session.pane, SummaryPane)
    session.pane.show(reading)
    await session.pilot.pause()
    return session.pane


def cursor_row(session: Session) -> str:
    return next(row for row in session.rows if row.startswith("▌"))


class TestShowing:
    async def test_method_length_and_whole_sentences(self) -> None:
        async with running(SummaryPane(), (44, 20)) as session:
            await show(session, make_reading())
            assert session.heading == "SUMMARY  nutgraf · 2 of 7 sentences"
            assert session.rows[:5] == [
                "▌1  The harbour will close on Monday.",
                "",
                " 2  Boats must leave by noon, the council",
                "    said.",
                "",
            ]

    async def test_no_article(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading())
            await show(session, None)
            assert session.heading == "SUMMARY"
            assert not any(session.rows)
            await session.press("j", "i", "enter", "y")
            assert session.note == "there is no summary to copy"

    @pytest.mark.parametrize("key", ["minus", "plus", "L", "F", "M"])
    async def test_a_key_pressed_before_there_is_a_summary_is_answered(self, key: str) -> None:
        async with running(SummaryPane()) as session:
            await show(session, None)
            await session.press(key)
            assert session.note == "there is no summary yet"

    async def test_shown_while_hidden(self) -> None:
        pane = SummaryPane()
        pane.display = False
        async with running(pane) as session:
            await show(session, make_reading())
            pane.display = True
            await session.pilot.pause()
            assert cursor_row(session) == "▌1  The harbour will close on Monday."

    async def test_working(self) -> None:
        async with running(SummaryPane()) as session:
            (await show(session, None)).working()
            assert session.heading == "SUMMARY  reading …"

    async def test_too_little_text(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading(make_article([("paragraph", "Only this.")]), []))
            assert "The whole text: it has only 1 sentence." in session.rows[2]
            await show(session, make_reading(make_article([]), []))
            assert session.heading == "SUMMARY  nutgraf · 0 of 0 sentences"
            assert "No running text: there is nothing to summarize." in session.rows[0]

    async def test_notices(self) -> None:
        reading = make_reading()
        summary = Summary("lead", reading.summary.sentences, reading.summary.of, ("the method took too long",))
        async with running(SummaryPane()) as session:
            await show(session, Reading(reading.article, reading.ranking, summary, (), ()))
            assert session.row("the method took too long")

    @pytest.mark.parametrize("size", [(1, 1), (5, 2), (20, 5)])
    async def test_any_size_can_be_drawn(self, size: tuple[int, int]) -> None:
        async with running(SummaryPane(), size) as session:
            await show(session, make_reading())
            await session.press("i", "j", "G", "plus")
            assert session.sent(SummaryPane.Moved)
            assert session.pilot.app.is_running

    async def test_the_cursor_is_seen_without_colour_and_without_focus(self) -> None:
        async with running(SummaryPane()) as session:
            pane = await show(session, make_reading())
            focused = session.style("The harbour")
            pane.can_focus = False
            session.pilot.app.set_focus(None)
            await session.pilot.pause()
            assert cursor_row(session).startswith("▌1")
            assert session.style("The harbour") != focused


class TestKeys:
    async def test_moving_makes_the_reader_follow(self) -> None:
        reading = make_reading(sentences=3)
        async with running(SummaryPane()) as session:
            await show(session, reading)
            assert session.sent(SummaryPane.Moved) == []
            await session.press("j", "down", "k", "up", "G", "g", "end", "home")
            places = [message.sentence.start for message in session.sent(SummaryPane.Moved)]
            one, two, three = (sentence.start for sentence in reading.summary.sentences)
            assert places == [two, three, two, one, three, one, three, one]

    async def test_enter_chooses(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading())
            await session.press("j", "enter", "l")
            assert [m.sentence.number for m in session.sent(SummaryPane.Chosen)] == [1, 1]

    async def test_longer_and_shorter_need_no_new_ranking(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading())
            await session.press("plus")
            assert session.heading == "SUMMARY  nutgraf · 3 of 7 sentences"
            await session.press("minus", "minus")
            assert session.heading == "SUMMARY  nutgraf · 1 of 7 sentences"
            assert [len(m.reading.summary.sentences) for m in session.sent(SummaryPane.LengthChosen)] == [3, 2, 1]
            await session.press("minus")
            assert session.note == "one sentence is the least"

    async def test_it_grows_no_longer_than_the_text(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading(make_article([("paragraph", "Only this.")]), []))
            await session.press("plus")
            assert session.note == "this is the whole text"

    async def test_a_step_is_as_long_as_the_quotation_that_comes_whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two sentences that are only shown together, and no other one that can be shown."""
        every = make_reading(sentences=7).summary.sentences

        def selected(reading: Reading, length: Length) -> Reading:
            count = 3 if (length.sentences or 0) >= 3 else 1
            return replace(reading, summary=reading.summary._replace(sentences=every[:count]))

        monkeypatch.setattr(Reading, "with_length", selected)
        async with running(SummaryPane()) as session:
            await show(session, make_reading(sentences=1))
            await session.press("plus")
            assert session.heading == "SUMMARY  nutgraf · 3 of 7 sentences"
            await session.press("plus")
            assert session.note == "no other sentence can stand by itself"
            await session.press("minus")
            assert session.heading == "SUMMARY  nutgraf · 1 of 7 sentences"

    async def test_the_cursor_stays_on_its_sentence_when_the_length_changes(self) -> None:
        async with running(SummaryPane()) as session:
            pane = await show(session, make_reading())
            await session.press("j")
            before = pane.current
            await session.press("plus")
            assert pane.current == before
            await session.press("minus", "minus")
            assert cursor_row(session).startswith("▌1")

    async def test_another_article_begins_at_its_first_sentence(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading())
            await session.press("j")
            await show(session, make_reading(make_article(id="two")))
            assert cursor_row(session).startswith("▌1")

    async def test_the_methods_are_asked_for(self) -> None:
        async with running(SummaryPane()) as session:
            await session.press("M")
            assert not session.sent(SummaryPane.MethodsAsked)
            await show(session, make_reading())
            await session.press("M")
            assert session.sent(SummaryPane.MethodsAsked)

    async def test_why(self) -> None:
        """You see the rank of the sentence under the cursor, its score, and a reason a line."""
        scores = [0.5, 0.25, 2.0, 0.75, 0.0, 0.0, 0.0]
        async with running(SummaryPane()) as session:
            await show(session, make_reading(scores=scores, sentences=4))
            await session.press("i")
            assert session.rows[1:3] == ["▌   3rd of 7 by nutgraf · score 0.5", "▌   · reason 1"]
            await session.press("j")
            assert session.row("▌   4th of 7 by nutgraf · score 0.25")
            assert session.row("▌   · reason 2")
            assert "reason 1" not in "".join(session.rows)
            await session.press("i")
            assert "reason" not in "".join(session.rows)

    async def test_why_is_seen_where_it_does_not_fit_below_its_sentence(self) -> None:
        """It is seen when it is asked for; a sentence that the cursor comes to is seen from its beginning."""
        async with running(SummaryPane(), (24, 4)) as session:
            await show(session, make_reading(scores=[0.5, 0.25, 2.0, 0.75, 0.0, 0.0, 0.0], sentences=4))
            await session.press("i")
            assert session.row("▌   · reason 1")
            await session.press("j")
            assert cursor_row(session).startswith("▌2  ")

    async def test_why_of_a_method_without_reasons(self) -> None:
        reading = make_reading()
        ranking = reading.ranking._replace(reasons=[()] * 7)
        async with running(SummaryPane()) as session:
            await show(session, replace(reading, ranking=ranking).with_length(Length(sentences=2)))
            await session.press("i")
            assert session.rows[1:3] == ["▌   1st of 7 by nutgraf · score 1", ""]

    @pytest.mark.parametrize(
        ("typed", "heading"),
        [
            ("4", "nutgraf · 4 of 7 sentences"),
            ("1 sentence", "nutgraf · 1 of 7 sentences"),
            ("14 words", "nutgraf · 14 words, 2 of 7 sentences"),
            ("20%", "nutgraf · 6 words, 1 of 7 sentences"),
        ],
    )
    async def test_a_length_is_asked_for(self, typed: str, heading: str) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading(sentences=1))
            await session.press("L", *typed, "enter")
            assert session.heading == f"SUMMARY  {heading}"
            assert session.sent(SummaryPane.LengthChosen)[-1].length == parse_length(typed)

    async def test_a_length_that_is_none_is_asked_for_again(self) -> None:
        async with running(SummaryPane()) as session:
            await show(session, make_reading())
            await session.press("L", *"half", "enter")
            hint = session.pilot.app.screen.query_one("#prompt-hint", Static)
            assert "“half” is no length: 3 (sentences), 100 words, or 20% of the text" in str(hint.render())
            await session.press("escape")
            assert session.sent(SummaryPane.LengthChosen) == []
            assert session.heading == "SUMMARY  nutgraf · 2 of 7 sentences"

    async def test_copy(self) -> None:
        article = make_article(publisher="The Bay", published="2025-06-30")
        async with running(SummaryPane()) as session:
            await show(session, make_reading(article))
            await session.press("y")
            assert session.pilot.app.clipboard == (
                "The harbour will close on Monday.\n\nBoats must leave by noon, the council said.\n\n"
                "“Harbour closes”, The Bay, 30 June 2025"
            )
            assert session.note == "copied: 2 sentences and the source"

    async def test_a_click_goes_there(self) -> None:
        reading = make_reading()
        async with running(SummaryPane()) as session:
            await show(session, reading)
            await session.pilot.click(SummaryPane, offset=(8, 2))
            await session.pilot.pause()
            assert session.sent(SummaryPane.Moved)[-1].sentence == reading.summary.sentences[1]

    async def test_the_item_under_the_cursor_stays_in_sight_on_resize(self) -> None:
        async with running(SummaryPane(), (60, 6)) as session:
            await show(session, make_reading(sentences=7))
            await session.press("G")
            for width in (20, 90, 30):
                await session.pilot.resize_terminal(width, 6)
                await session.pilot.pause()
                assert cursor_row(session)


class TestFocus:
    async def test_words_are_asked_for(self) -> None:
        async with running(SummaryPane()) as session:
            await session.press("F")
            assert len(session.pilot.app.screen_stack) == 1
            await show(session, make_reading())
            await session.press("F", *" wages ", "enter")
            assert [message.words for message in session.sent(SummaryPane.FocusChosen)] == ["wages"]

    async def test_the_heading_tells_it_and_the_words_can_be_changed(self) -> None:
        reading = make_reading().with_focus("ferries wall", Length(sentences=1))
        async with running(SummaryPane()) as session:
            await show(session, reading)
            assert session.heading == "SUMMARY  focus: ferries wall · nutgraf · 1 of 7"
            assert session.row("no sentence speaks of ‘ferries’")
            await session.press("F", *"s", "enter")
            assert session.sent(SummaryPane.FocusChosen)[-1].words == "ferries walls"

    @pytest.mark.parametrize("keys", [("escape",), ("F", "escape"), ("F", "ctrl+u", "enter")])
    async def test_it_is_taken_off(self, keys: tuple[str, ...]) -> None:
        reading = make_reading().with_focus("wall", Length(sentences=1))
        async with running(SummaryPane()) as session:
            await show(session, reading)
            await session.press(*keys)
            assert [message.words for message in session.sent(SummaryPane.FocusChosen)] == [""]

    async def test_hostile_words_are_shown(self) -> None:
        words = "[@click=app.quit]x[/] \x1b]0;gone\x07"
        async with running(SummaryPane()) as session:
            await show(session, make_reading().with_focus(words, Length(sentences=1)))
            assert "focus: [@click=app.quit]x[/] ␛]0;gone␇ ·" in session.heading
            assert not {"\x1b", "\x07"} & set("".join(session.rows))
