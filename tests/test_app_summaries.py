"""How articles are summarized in the app: towards which words, how long, by which method; kept until it is changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from room import TEXT, Session, article, reading
from textual.widgets import OptionList

from summarize import Document, Length
from summarize.methods import BUILT_IN
from summarize.methods.lead import Lead
from summarize.methods.lexrank import LexRank
from summarize.methods.textrank import TextRank
from tui.screens.methods import Methods
from tui.widgets.summary_pane import SummaryPane


def heading(session: Session) -> str:
    return str(session.room.query_one(SummaryPane).border_title).replace("\\", "")


def summary(session: Session) -> list[str]:
    """The sentences of the summary that is shown."""
    shown = session.room.query_one(SummaryPane)._reading
    return [sentence.text for sentence in shown.summary.sentences] if shown else []


async def command(session: Session, line: str) -> None:
    await session.press("colon", *line, "enter")
    await session.rest()


class TestFocus:
    async def test_the_summary_speaks_of_the_words_and_the_reader_marks_its_sentences(self) -> None:
        async with reading(length=Length(sentences=1)) as session:
            await session.press("3", "F", *"ferries", "enter")
            await session.rest()
            assert heading(session) == "SUMMARY  focus: ferries · nutgraf · 1 of 7"
            assert summary(session) == ["Ferries will move north until then."]
            start = TEXT.index("Ferries")
            assert session.room.reader._places("summary") == [(start, TEXT.index(" until then.") + 12)]

    async def test_it_stays_for_the_articles_opened_next_until_it_is_taken_off(self) -> None:
        async with reading(length=Length(sentences=1)) as session:
            await session.press("3", "F", *"ferries", "enter")
            await session.press("2", "J")
            await session.rest()
            assert "focus: ferries" in heading(session)
            assert summary(session) == ["Ferries will move north until then."]
            await session.press("3", "escape")
            await session.rest()
            assert "focus" not in heading(session)
            assert summary(session) != ["Ferries will move north until then."]
            await session.press("2", "K")
            await session.rest()
            assert "focus" not in heading(session)

    async def test_it_stays_with_another_method_and_length(self) -> None:
        async with reading(length=Length(sentences=1)) as session:
            session.room.focus_on("ferries")
            session.room.summarize_by("lead")
            await session.rest()
            assert heading(session) == "SUMMARY  focus: ferries · lead · 1 of 7"
            await session.press("3", "plus")
            assert heading(session) == "SUMMARY  focus: ferries · lead · 2 of 7"
            assert "Ferries will move north until then." in summary(session)

    async def test_whoever_opens_an_article_can_set_it(self) -> None:
        """What a search does: set the words, open the article."""
        async with reading(length=Length(sentences=1)) as session:
            session.room.focus_on("  ferries ")
            session.room._open("quay")
            await session.rest()
            assert summary(session) == ["Ferries will move north until then."]
            session.room.focus_on("")
            await session.rest()
            assert "focus" not in heading(session)

    async def test_words_that_no_sentence_holds_are_said(self) -> None:
        async with reading() as session:
            session.room.focus_on("zeppelin")
            await session.press("3")
            await session.rest()
            assert any("no sentence speaks of ‘zeppelin’" in line for line in session.frame())

    async def test_they_are_said_at_the_foot_of_a_pane_that_is_too_small_for_it(self) -> None:
        async with reading(size=(60, 12)) as session:
            await session.press("3", "F", *"zeppelin", "enter")
            await session.rest()
            assert "no sentence speaks of ‘zeppelin’" in session.frame()[-1]
            await session.press("2")
            assert "zeppelin" not in session.frame()[-1]
            await session.press("J")
            await session.rest()
            assert "no sentence speaks of ‘zeppelin’" in session.frame()[-1], "of the next article too"


class TestCommands:
    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("sentences 1", "lead · 1 of 7 sentences"),
            ("words 14", "lead · 14 words, 2 of 7 sentences"),
            ("ratio 0.2", "lead · 9 words, 1 of 7 sentences"),
            ("ratio 20%", "lead · 9 words, 1 of 7 sentences"),
            ("length 6 words", "lead · 9 words, 1 of 7 sentences"),
            ("method textrank", "textrank · 3 of 7 sentences"),
            ("focus ferries wall", "focus: ferries wall · lead · 3 of 7"),
        ],
    )
    async def test_a_line_with_a_value(self, line: str, words: str) -> None:
        async with reading(method="lead") as session:
            await command(session, line)
            assert heading(session) == f"SUMMARY  {words}"

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("words many", "“many words” is no length"),
            ("words", "“words” is no length: 3 (sentences), 100 words, or 20% of the text"),
            ("method lexrnk", "no summarizing method is called 'lexrnk'"),
            ("wrods 20", "there is no action “wrods 20”"),
        ],
    )
    async def test_a_wrong_value_is_said_at_once(self, line: str, said: str) -> None:
        async with reading() as session:
            await command(session, line)
            assert any(said in row for row in session.frame())


class TestNothingIsRankedTwice:
    async def test_by_another_length_or_focus(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []
        own = Lead.rank

        def counting(method: Lead, document: Document) -> Sequence[float]:
            asked.append(document.title or "")
            return own(method, document)

        monkeypatch.setattr(Lead, "rank", counting)
        async with reading(method="lead") as session:
            await session.press("3", "plus", "plus", "minus")
            await session.press("L", *"14 words", "enter")
            await session.press("F", *"ferries", "enter")
            await session.rest()
            await command(session, "ratio 0.5")
            await command(session, "method textrank")
            await command(session, "method lead")
            await session.press("3", "escape")
            await session.rest()
            assert heading(session).startswith("SUMMARY  lead")
            assert asked == ["Nurses"]


class TestMethods:
    @pytest.fixture(autouse=True)
    def _few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Methods of ours only; the others take their time to be imported."""
        ours = {name: place for name, place in BUILT_IN.items() if not name.startswith("sumy-")}
        monkeypatch.setattr("summarize.methods.BUILT_IN", ours)

    @pytest.fixture
    def gate(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
        """TextRank waits at this gate."""
        opened, own = threading.Event(), TextRank.rank

        def waiting(method: TextRank, document: Document) -> Sequence[float]:
            opened.wait(20)
            return own(method, document)

        monkeypatch.setattr(TextRank, "rank", waiting)
        yield opened
        opened.set()

    async def test_each_with_the_sentence_that_it_would_pick_first(self) -> None:
        async with reading(size=(120, 40)) as session:
            await session.press("3", "M")
            await session.rest()
            lines = [line.partition("○ ")[2] or line.partition("● ")[2] for line in session.frame()]
            rows = [line for line in lines if line.startswith(tuple(BUILT_IN))]
            assert [row.split()[0] for row in rows] == ["nutgraf", "lead", "lexrank", "textrank"]
            assert "The harbour will close on Monday, the council said." in rows[1]
            assert not any("…" in row[:12] for row in rows)

    async def test_enter_takes_the_one_under_the_cursor(self) -> None:
        async with reading() as session:
            await session.press("3", "M", "j", "enter")
            await session.rest()
            assert heading(session) == "SUMMARY  lead · 3 of 7 sentences"
            await session.press("M")
            assert session.app.screen.query_one(OptionList).highlighted == 1

    async def test_leaving_changes_nothing(self) -> None:
        async with reading() as session:
            for key in ("escape", "q", "M"):
                await session.press("3", "M", "j", key)
                assert session.app.screen is session.room
            await session.rest()
            assert heading(session) == "SUMMARY  nutgraf · 3 of 7 sentences"

    async def test_the_summary_of_the_one_under_the_cursor_is_shown_below(self) -> None:
        async with reading(size=(120, 40)) as session:
            await session.press("3", "M")
            await session.rest()
            await session.press("j")
            frame = "\n".join(session.frame())
            assert "lead · 3 of 7 sentences" in frame
            assert "= 1  The harbour will close on Monday, the council said." in frame

    @pytest.mark.parametrize("size", [(1, 1), (10, 3), (30, 8), (84, 20)])
    async def test_any_size_can_be_drawn(self, size: tuple[int, int]) -> None:
        async with reading(size=size) as session:
            await session.press("3", "M", "j", "j")
            await session.rest()
            await session.press("enter")
            await session.rest()
            assert heading(session) == "SUMMARY  lexrank · 3 of 7 sentences"

    async def test_the_cursor_does_not_wait_for_a_slow_method(self, gate: threading.Event) -> None:
        async with reading() as session:
            await session.press("3", "M", "G", "j", "j", "j")
            await session.pilot.pause(0.3)
            screen = session.app.screen
            assert isinstance(screen, Methods)
            assert screen._under_cursor == "textrank"
            assert any("working …" in line for line in session.frame())
            await session.press("k")
            assert screen._under_cursor == "lexrank"
            gate.set()
            await session.rest()
            assert not any("…" in line for line in session.frame() if "textrank" in line)

    async def test_the_method_under_the_cursor_comes_next(self, monkeypatch: pytest.MonkeyPatch) -> None:
        opened, asked = threading.Event(), []

        def recording(kind: type[Lead | LexRank | TextRank]) -> None:
            own = kind.rank

            def rank(method: Any, document: Document) -> Sequence[float]:
                asked.append(kind.name)
                opened.wait(20)
                return own(method, document)

            monkeypatch.setattr(kind, "rank", rank)

        for kind in (Lead, LexRank, TextRank):
            recording(kind)
        async with reading() as session:
            await session.press("3", "M", "j", "j", "j")
            opened.set()
            await session.rest()
            assert asked == ["lead", "textrank", "lexrank"]

    async def test_leaving_cancels_what_is_not_known_yet(self, gate: threading.Event) -> None:
        async with reading() as session:
            await session.press("3", "M")
            await session.pilot.pause(0.3)
            screen = session.app.screen
            working = [worker for worker in session.app.workers if worker.node is screen]
            assert [worker.is_running for worker in working] == [True]
            await session.press("escape")
            await session.pilot.pause(0.1)
            assert all(worker.is_cancelled for worker in working)
            gate.set()
            await session.rest()
            assert heading(session) == "SUMMARY  nutgraf · 3 of 7 sentences"

    async def test_a_method_that_fails_says_so_and_the_others_are_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*rest: Any) -> Sequence[float]:
            raise ZeroDivisionError("division [red] by \x1b zero")

        monkeypatch.setattr(TextRank, "rank", broken)
        async with reading() as session:
            await session.press("3", "M")
            await session.rest()
            (row,) = (line for line in session.frame() if "○ textrank" in line)
            assert "division [red] by ␛ zero" in row
            assert any("○ lexrank   The" in line or "○ lexrank   “" in line for line in session.frame())

    async def test_what_was_compared_needs_no_computing_when_chosen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with reading() as session:
            await session.press("3", "M")
            await session.rest()
            monkeypatch.setattr(Lead, "rank", lambda *rest: pytest.fail("ranked again"))
            await session.press("j", "enter")
            await session.rest()
            assert heading(session) == "SUMMARY  lead · 3 of 7 sentences"

    async def test_without_an_article_there_is_nothing_to_compare(self) -> None:
        async with reading([]) as session:
            await session.press("3", "M")
            assert session.app.screen is session.room

    async def test_of_an_article_without_running_text(self) -> None:
        async with reading([article("empty", None, text="")]) as session:
            await session.press("3", "M")
            await session.rest()
            assert any("no sentence" in line for line in session.frame())
