"""The same story elsewhere: what is folded into an article is told in the reader, seen with x, and unfolded with +."""

from __future__ import annotations

from pathlib import Path

import pytest
from room import Session, reading
from test_copies import COPY, ORIGINAL, OTHER, edited, put, story

from articles.library import Library
from articles.store import Store
from tui.screens.pages import Pages
from tui.screens.same import SameScreen

DATED = {"published": "2024-05-17"}
SECOND = {"id": "event", "title": "Original, next day", "text": f"{story(1)[:300]} {story(9)}", "source": "c"}


def text(session: Session) -> str:
    return "\n".join(session.frame())


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An article with a copy, another on its event, and one on something else."""
    store = Store(str(tmp_path / "library.db"))
    kept = [{**one, **DATED} for one in (ORIGINAL, COPY, SECOND, OTHER)]
    assert put(store, tmp_path, *kept) == ["added", "folded", "added", "added"]
    return Library(store)


async def looked(session: Session) -> None:
    """Go to the article with a copy, and look where else it is."""
    session.room.article_list.go_to_article("first")
    await session.rest()
    await session.press("x")
    await session.rest()


class TestSame:
    async def test_the_reader_tells_where_copies_are(self, library: Library) -> None:
        async with reading(library) as session:
            session.room.article_list.go_to_article("first")
            await session.rest()
            assert "also in b.example" in text(session)

    async def test_copies_and_others_on_the_event_are_listed(self, library: Library) -> None:
        async with reading(library) as session:
            await looked(session)
            assert isinstance(session.app.screen, SameScreen)
            frame = text(session)
            assert "≡ 17 May 2024" in frame
            assert "https://b.example/2" in frame
            assert "Original, next day" in frame
            assert "≡ 1 copy folded into it · 1 other article on the event" in frame

    async def test_a_copy_is_read_as_it_was_published(self, library: Library) -> None:
        async with reading(library) as session:
            await looked(session)
            await session.press("enter")
            assert isinstance(session.app.screen, Pages)
            assert edited(story(1))[:30] in text(session)

    async def test_another_one_is_opened(self, library: Library) -> None:
        async with reading(library) as session:
            await looked(session)
            await session.press("j", "enter")
            await session.rest()
            assert session.room.article
            assert session.room.article.id == "event"

    async def test_a_copy_is_unfolded_and_that_is_undone(self, library: Library) -> None:
        async with reading(library) as session:
            await looked(session)
            await session.press("plus")
            assert "no copies · unfolded: an article of its own" in text(session)
            await session.press("q")
            await session.rest()
            assert len(library) == 4
            assert "1 article unfolded · u undoes" in text(session)
            await session.press("u")
            await session.rest()
            assert len(library) == 3
            assert "1 copy folded again" in text(session)

    async def test_others_cannot_be_unfolded(self, library: Library) -> None:
        async with reading(library) as session:
            await looked(session)
            await session.press("j", "plus")
            assert "only a copy can be unfolded" in text(session)
