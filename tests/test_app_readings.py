"""Articles come to the panes: sources read again, one article after the other, the cursor never waiting."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from room import article, reading, shelf

from articles.article import Article
from articles.library import AT_ONCE, Library
from articles.reading import Unreadable
from tui.reading import Reading, read
from tui.widgets.summary_pane import SummaryPane


class TestReload:
    async def test_what_came_is_shown_and_what_cannot_be_read_is_said(self) -> None:
        kept: list[Article | Unreadable] = shelf()
        async with reading(Library.of(lambda: list(kept))) as session:
            kept += [article("new", "2025-07-01"), Unreadable("x", "the file is empty")]
            await session.press("R")
            await session.rest()
            assert "7 articles · 1 could not be read" in session.foot
            assert any("New" in line[:36] for line in session.frame())
            assert session.at == "nurses"

    async def test_the_rest_of_a_large_folder_arrives_while_one_reads(self) -> None:
        """You see the first articles at once, and the cursor stays on its article when the others come."""
        kept = [article(f"story{n:03}", "2025-07-01") for n in range(AT_ONCE + 20)]
        async with reading(Library.of(lambda: kept)) as session:
            at = session.at
            await session.rest()
            assert len(session.room.library) == AT_ONCE + 20
            assert f"{AT_ONCE + 20} articles" in session.foot
            assert f"{AT_ONCE + 20} articles" in session.top
            assert session.at == at

    async def test_an_article_that_went_leaves_the_screen(self) -> None:
        kept: list[Article | Unreadable] = [article("one", None)]
        async with reading(Library.of(lambda: list(kept))) as session:
            kept.clear()
            await session.press("R")
            await session.rest()
            assert "No articles here." in "\n".join(session.frame())
            assert session.app.is_running


class TestReading:
    async def test_next_article_from_the_reader_moves_the_list_too(self) -> None:
        async with reading() as session:
            await session.press("enter", "J")
            assert session.at == "wall"
            assert session.room.pane == "reader"
            assert session.room.library.has("read", "wall")
            await session.press("K")
            assert session.at == "nurses"

    async def test_next_unread_from_the_reader(self) -> None:
        async with reading() as session:
            session.room.library.mark("read", True, ["wall"])
            await session.press("enter", "n")
            assert session.at == "ferry"

    async def test_marks_meet_the_article_that_is_read(self) -> None:
        async with reading() as session:
            await session.press("enter", "s", "m")
            assert session.room.library.has("star", "nurses")
            assert not session.room.library.has("read", "nurses")

    async def test_the_reader_follows_the_summary_and_the_quotations(self) -> None:
        async with reading() as session:
            went: list[tuple[int, int]] = []

            def go_to(start: int, end: int, below: int = 0) -> None:
                went.append((start, end))

            session.room.reader.go_to = go_to  # type: ignore[method-assign]
            await session.press("3", "j")
            assert went
            await session.press("enter")
            assert session.room.pane == "reader"

    async def test_the_side_panes_follow_the_reader(self) -> None:
        async with reading(size=(160, 45)) as session:
            await session.press("enter", "full_stop", "full_stop")
            summary, quotes = session.room.notes
            assert summary.current == summary._reading.summary.sentences[1]  # type: ignore[union-attr]
            await session.press("right_square_bracket")
            assert quotes.current
            assert session.room.reader._current == (quotes.current.start, quotes.current.end)
            assert session.room.pane == "reader"

    async def test_another_method_and_length_are_kept_for_the_next_article(self) -> None:
        async with reading() as session:
            await session.press("3", "minus")
            session.room.summarize_by("lead")
            await session.rest()
            heading = str(session.room.query_one(SummaryPane).border_title)
            assert "2 of" in heading
            assert "lead" in heading
            await session.press("1", "n")
            await session.pilot.pause(0.4)
            await session.rest()
            assert str(session.room.query_one(SummaryPane).border_title) == heading


class TestOffTheThread:
    @pytest.fixture
    def gate(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
        """Reading an article waits at this gate, which is open at first."""
        opened = threading.Event()
        opened.set()

        def waiting(one: Article, *rest: Any) -> Reading:
            opened.wait(20)
            return read(one, *rest)

        monkeypatch.setattr("tui.readings.read", waiting)
        yield opened
        opened.set()

    async def test_the_text_is_there_first_and_the_panes_say_that_they_work(self, gate: threading.Event) -> None:
        async with reading() as session:
            gate.clear()
            await session.press("n")
            await session.pilot.pause(0.1)
            assert any("Wall" in line[40:] for line in session.frame())
            await session.pilot.pause(0.8)
            assert "…" in str(session.room.query_one(SummaryPane).border_title)
            await session.press("j", "k")
            assert session.at == "wall"
            gate.set()
            await session.rest()
            assert "sentences" in str(session.room.query_one(SummaryPane).border_title)

    async def test_only_the_last_article_is_delivered(self, gate: threading.Event) -> None:
        async with reading() as session:
            delivered: list[str] = []
            session.room.reader.show = lambda one: delivered.append(one.article.id)  # type: ignore
            gate.clear()
            for _ in range(3):
                await session.press("n")
                await session.pilot.pause(0.4)
            gate.set()
            await session.rest()
            assert delivered == ["quay"]

    async def test_what_was_asked_before_a_known_article_is_not_delivered_after_it(self, gate: threading.Event) -> None:
        async with reading() as session:
            delivered: list[str] = []
            session.room.reader.show = lambda one: delivered.append(one.article.id)  # type: ignore
            gate.clear()
            await session.press("n")
            await session.pilot.pause(0.5)
            await session.press("N")
            gate.set()
            await session.rest()
            assert session.at == "nurses"
            assert delivered == ["nurses"]

    async def test_a_method_that_fails_is_said_and_the_app_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with reading() as session:

            def broken(*rest: Any) -> Reading:
                raise ZeroDivisionError("division by zero")

            monkeypatch.setattr("tui.readings.read", broken)
            await session.press("n")
            await session.pilot.pause(0.4)
            await session.rest()
            assert "no summary by nutgraf: division by zero" in session.foot
            await session.press("exclamation_mark")
            assert any("division by zero" in line for line in session.frame())

    async def test_in_place_of_a_method_that_fails_the_lead_is_shown_and_says_so(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*rest: Any) -> list[float]:
            raise ZeroDivisionError("division by zero")

        monkeypatch.setattr("summarize.methods.lexrank.LexRank.rank", broken)
        async with reading(method="lexrank", size=(160, 60)) as session:
            assert "lead · 3 of" in str(session.room.query_one(SummaryPane).border_title)
            assert any("'lexrank' failed" in line for line in session.frame())

    async def test_the_app_that_is_left_waits_for_no_method(self, monkeypatch: pytest.MonkeyPatch) -> None:
        left: list[bool] = []
        monkeypatch.setattr("tui.app.interrupt", lambda: left.append(True))
        async with reading():
            assert not left
        assert left
