"""The open app keeps up: with what other programs do to its library, and with files in watched folders."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from room import Session, reading, until
from stores import record

from articles.library import Library
from articles.sectors import load
from articles.store import Store
from articles.store.record import Record
from tui import watching
from tui.list_model import Heading
from tui.screens import watching_room
from tui.watching import changed_since, visible_files

STORY = (
    "Harbour crews {0} return to work\n\nBy Ana Reyes\n\nJune 3, 2025\n\nThe harbour crews {0} went back to work on"
    ' Monday. "We are glad to be back," said Tom Hill, a crane driver. The council had asked for it.\n'
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests look more often than a reader needs."""
    monkeypatch.setattr(watching_room, "LOOK", 0.05)
    monkeypatch.setattr(watching_room, "AFTER", 0.01)
    monkeypatch.setattr(watching_room, "THERE", 0.1)
    monkeypatch.setattr(watching.arrivals, "__defaults__", (0.2,))


def kept(folder: Path, *records: Record) -> Library:
    """A library file with these articles, or with six of three months."""
    library = Library(Store(str(folder / "library.db")))
    days = ("2025-06-30", "2025-06-12", "2025-06-03", "2023-10-11", "2023-10", None)
    library.store.add(list(records) or [record(f"article{n}", day, "ports") for n, day in enumerate(days)])
    return library


@asynccontextmanager
async def open_app(folder: Path, *records: Record, **settings: Any) -> AsyncIterator[Session]:
    library = kept(folder, *records)
    try:
        async with reading(library, **settings) as session:
            yield session
    finally:
        library.close()


async def until_it_holds(session: Session, articles: int) -> None:
    """Wait until so many articles are in the library."""
    for _ in range(400):
        if len(session.room.library) == articles:
            return
        await session.pilot.pause(0.05)
    raise AssertionError(f"there are {len(session.room.library)} articles, not {articles}")


async def settled(session: Session) -> None:
    """Wait until the library has been looked at several times."""
    await session.pilot.pause(0.3)
    await session.rest()


def story(folder: Path, name: str, words: str = "") -> Path:
    """A file with an article in it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STORY.format(words or name), encoding="utf-8")
    return path


class TestOtherPrograms:
    async def test_new_articles_are_told_and_shown(self, tmp_path: Path) -> None:
        async with open_app(tmp_path) as session:
            with session.room.library.again() as store:
                store.add([record("new1", "2025-07-01"), record("new2", "2025-07-01"), record("new3", "2025-06-20")])
            await until(session, "3 new articles")
            assert len(session.model.view) == 9
            assert "9 articles" in session.top

    async def test_marks_are_shown(self, tmp_path: Path) -> None:
        async with open_app(tmp_path) as session:
            other = Library(session.room.library.store.again())
            other.mark("star", True, ["article1"])
            await settled(session)
            assert any("★" in line and "Article1" in line for line in session.frame())
            assert "new" not in session.foot
            other.close()

    async def test_the_cursor_and_what_is_in_sight_stay(self, tmp_path: Path) -> None:
        many = [record(f"a{n:03}", "2025-06-01") for n in range(200)]
        async with open_app(tmp_path, *many) as session:
            await session.press("G", "k", "k")
            await settled(session)
            before, frame = session.at, session.frame()[2:-2]
            with session.room.library.again() as store:
                store.add([record(f"new{n}", "2025-07-01") for n in range(5)])
            await until(session, "5 new articles")
            await settled(session)
            assert session.at == before
            assert [line[:30] for line in session.frame()[2:-2]] == [line[:30] for line in frame]

    async def test_a_list_that_shows_its_beginning_goes_on_showing_it(self, tmp_path: Path) -> None:
        async with open_app(tmp_path) as session:
            before = session.at
            with session.room.library.again() as store:
                store.add([record("brandnew", "2025-07-01")])
            await until(session, "1 new article")
            await settled(session)
            assert session.at == before
            assert any("Brandnew" in line for line in session.frame())

    async def test_the_cursor_stays_on_a_heading(self, tmp_path: Path) -> None:
        async with open_app(tmp_path) as session:
            await session.press("J")
            before = session.model.current
            assert isinstance(before, Heading)
            with session.room.library.again() as store:
                store.add([record("brandnew", "2025-07-01")])
            await until(session, "1 new article")
            now = session.model.current
            assert isinstance(now, Heading)
            assert now.path == before.path

    async def test_a_filtered_list_keeps_all_its_matches(self, tmp_path: Path) -> None:
        many = [record(f"a{n:03}", "2025-06-01", title=f"Strike {n}") for n in range(450)]
        async with open_app(tmp_path, *many) as session:
            await session.press("f", *"strike", "enter")
            await settled(session)
            assert len(session.model.view) == 450
            await session.press("G")
            before = session.at
            with session.room.library.again() as store:
                store.add([record("another", "2025-07-01", title="Strike again")])
            await until(session, "1 new article")
            await settled(session)
            assert len(session.model.view) == 451
            assert session.at == before

    async def test_an_article_that_was_removed_is_no_longer_shown(self, tmp_path: Path) -> None:
        async with open_app(tmp_path) as session:
            other = Library(session.room.library.store.again())
            shown = session.room.article
            assert shown is not None
            other.remove([shown.id])
            await settled(session)
            assert session.room.article is not None
            assert session.room.article.id != shown.id
            other.close()


class TestWatchedFolders:
    async def test_new_files_are_added_and_told(self, tmp_path: Path) -> None:
        news = tmp_path / "news"
        news.mkdir()
        async with open_app(tmp_path, watch=(str(news),)) as session:
            await settled(session)
            before = session.at
            story(news, "one")
            story(news, "deeper/two")
            await until(session, "2 new articles")
            assert len(session.model.view) == 8
            assert session.at == before

    async def test_what_came_while_the_app_was_closed_is_added_when_it_opens(self, tmp_path: Path) -> None:
        story(tmp_path / "news", "one")
        async with open_app(tmp_path, watch=(str(tmp_path / "news"),)) as session:
            await until(session, "1 new article")
            assert len(session.model.view) == 7
            assert session.room.library.problems == ()

    async def test_a_changed_file_changes_its_article(self, tmp_path: Path) -> None:
        path = story(tmp_path / "news", "one")
        async with open_app(tmp_path, watch=(str(path.parent),)) as session:
            await until(session, "1 new article")
            path.write_text(STORY.format("of the north"), encoding="utf-8")
            await until(session, "watched folders: 1 changed")
            assert len(session.model.view) == 7
            assert any("crews of the n" in line for line in session.frame())

    async def test_a_file_that_is_still_written_is_left_until_it_rests(self, tmp_path: Path) -> None:
        news = tmp_path / "news"
        news.mkdir()
        async with open_app(tmp_path, watch=(str(news),)) as session:
            await settled(session)
            whole = STORY.format("whole")
            with (news / "slow").open("w", encoding="utf-8") as file:
                for start in range(0, len(whole), 40):
                    file.write(whole[start : start + 40])
                    file.flush()
                    await session.pilot.pause(0.08)
                    assert len(session.room.library) == 6
            await until(session, "1 new article")
            (row,) = (row for row in session.model.view.rows(0, 7) if "whole" in row.headline)
            article = session.room.library.article(row.id)
            assert article is not None
            assert article.text.endswith("The council had asked for it.")

    async def test_what_cannot_be_read_is_told(self, tmp_path: Path) -> None:
        news = tmp_path / "news"
        news.mkdir()
        async with open_app(tmp_path, watch=(str(news),)) as session:
            await settled(session)
            (news / "picture").write_bytes(bytes(range(256)))
            await until(session, "1 could not be read, ! tells which")
            await session.press("exclamation_mark")
            assert "picture" in "".join(line.strip() for line in session.frame())

    async def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        async with open_app(tmp_path, watch=(str(tmp_path / "nowhere"),)) as session:
            await until(session, "nowhere is no folder that can be read")
            assert len(session.room.library) == 6
            assert any("nowhere is no folder" in problem for problem in session.room.problems)

    async def test_a_folder_that_goes_and_comes_back_is_watched_again(self, tmp_path: Path) -> None:
        story(tmp_path / "news", "one")
        async with open_app(tmp_path, watch=(str(tmp_path / "news"),)) as session:
            await until_it_holds(session, 7)
            shutil.rmtree(tmp_path / "news")
            await until(session, "news is no folder that can be read")
            story(tmp_path / "news", "two")
            await until_it_holds(session, 8)
            await session.pilot.pause(0.5)
            story(tmp_path / "news", "three")
            await until_it_holds(session, 9)
            assert len(session.room.library) == 9

    async def test_more_files_than_one_process_reads_at_once(self, tmp_path: Path) -> None:
        for number in range(8):
            story(tmp_path / "news", f"story {number}", f"of old {number} " * 600)
        async with open_app(tmp_path, watch=(str(tmp_path / "news"),)) as session:
            await until_it_holds(session, 14)
            assert session.room.problems == []

    async def test_a_library_that_is_locked_for_a_while_ends_no_watching(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(watching_room, "AGAIN", 0.05)
        taken: list[str] = []
        take = watching.take

        def take_late(*given: Any) -> watching.Taken:
            taken.append("once more")
            if len(taken) == 1:
                raise sqlite3.OperationalError("database is locked")
            return take(*given)

        monkeypatch.setattr(watching, "take", take_late)
        news = tmp_path / "news"
        news.mkdir()
        async with open_app(tmp_path, watch=(str(news),)) as session:
            await settled(session)
            story(news, "one")
            await until(session, "1 new article")
            assert session.room.problems == ["watch: database is locked"]
            story(news, "two")
            await until(session, "1 new article")
            await until_it_holds(session, 8)

    async def test_a_sectors_file_that_breaks_meanwhile_changes_nothing(self, tmp_path: Path) -> None:
        sectors = tmp_path / "sectors.toml"
        sectors.write_text('[[sector]]\nid = "boats"\nname = "Boats"\nnames = ["harbour"]\n', encoding="utf-8")
        news = tmp_path / "news"
        news.mkdir()
        own = {"taxonomy": load(str(sectors)), "sectors": str(sectors)}
        async with open_app(tmp_path, watch=(str(news),), **own) as session:
            sectors.write_text("broken = [", encoding="utf-8")
            await settled(session)
            story(news, "one")
            await until(session, "1 new article")
            assert "Boats" in [sector.name for sector, _ in session.room.library.sectors()]

    async def test_refreshing_looks_through_the_folders(self, tmp_path: Path) -> None:
        path = story(tmp_path / "news", "one")
        async with open_app(tmp_path, watch=(str(path.parent),)) as session:
            await until(session, "1 new article")
            story(path.parent, "two")
            await session.press("R")
            await until(session, "1 new article")
            assert len(session.room.library) == 8

    async def test_refreshing_without_folders_says_so(self, tmp_path: Path) -> None:
        async with open_app(tmp_path) as session:
            await session.press("R")
            assert "no folder is watched" in session.foot

    async def test_files_that_are_read_in_place_are_no_reason_to_watch(self, tmp_path: Path) -> None:
        story(tmp_path / "news", "one")
        async with reading(watch=(str(tmp_path / "news"),)) as session:
            await settled(session)
            assert len(session.room.library) == 6


class TestFiles:
    def test_only_what_changed_since(self, tmp_path: Path) -> None:
        path = story(tmp_path, "one")
        now = path.stat().st_ctime
        assert list(changed_since({str(tmp_path): now})) == [str(path)]
        assert list(changed_since({str(tmp_path): now + 60})) == []

    def test_hidden_files_and_what_is_elsewhere_are_left_out(self, tmp_path: Path) -> None:
        news = tmp_path / "news"
        paths = [story(news, "one"), story(news, ".hidden"), story(news, ".git/two"), story(tmp_path, "three")]
        assert visible_files(map(str, paths), [str(news)]) == [str(paths[0])]

    def test_a_folder_that_was_moved_there_counts_with_its_files(self, tmp_path: Path) -> None:
        path = story(tmp_path, "deeper/one")
        assert visible_files([str(path.parent)], [str(tmp_path)]) == [str(path)]

    def test_a_file_that_is_gone_by_now(self, tmp_path: Path) -> None:
        assert visible_files([str(tmp_path / "gone")], [str(tmp_path)]) == []


async def test_files_that_are_taken_while_the_app_is_left_are_no_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(tmp_path) as session:
        room = session.room
        monkeypatch.setattr(room, "_add", lambda paths: watching.Taken(1, 1, ()))
    await room._take(["story.txt"])
    assert not room.furnished
