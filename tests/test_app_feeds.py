"""The app refreshes feeds behind it: what comes is shown without moving the cursor, what fails is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from room import Session, article, kept_library, reading, until
from web import Web, rss, serving

from articles.feeds import subscriptions
from articles.feeds.fetch import FetchError
from articles.feeds.subscriptions import Wish, feed_at
from articles.library import Library
from tui import fetching
from tui.fetching import Fetching, Order, Outcome
from tui.screens import feeding_room

DAYS = ("2025-06-30", "2025-06-12", "2025-06-03", "2023-10-11", "2023-10", None)
SHELF = [article(f"story{n}", day, "ports", text=f"Story {n} is short.") for n, day in enumerate(DAYS)]
TEXT = "The pass is closed, the town said on Monday, and nobody knows when the road will open again. " * 8


@pytest.fixture(autouse=True)
def only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No refresh begins by itself, unless a test sets that."""
    monkeypatch.setattr(feeding_room, "BEGIN", 3600.0)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        found.put("/feed.xml", rss((f"{found.base}/snow", "Snow on the pass", TEXT)))
        yield found


def subscribe(library: Library, url: str) -> None:
    with library.store.transaction() as db:
        subscriptions.subscribe(db, Wish(url, private=True), subscriptions.now())


@asynccontextmanager
async def open_app(folder: Path, *urls: str, **settings: Any) -> AsyncIterator[Session]:
    library = kept_library(folder / "library.db", SHELF)
    for url in urls:
        subscribe(library, url)
    try:
        async with reading(library, **settings) as session:
            yield session
    finally:
        library.close()


def gives(monkeypatch: pytest.MonkeyPatch, outcome: Outcome | OSError) -> list[Order]:
    """Let every refresh come to this; the orders that were given."""
    orders: list[Order] = []

    async def run(self: Fetching) -> Outcome:
        orders.append(self._order)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    monkeypatch.setattr(Fetching, "run", run)
    return orders


def fail(library: Library, url: str, why: str) -> None:
    with library.store.transaction() as db:
        feed = feed_at(db, url)
        assert feed
        subscriptions.failed(db, feed, FetchError(why), subscriptions.now())


async def test_new_articles_come_and_the_cursor_stays(web: Web, tmp_path: Path) -> None:
    async with open_app(tmp_path, f"{web.base}/feed.xml") as session:
        await session.press("j")
        before, shown = session.at, session.room.article
        await session.press("R")
        assert "asking 1 feed" in session.foot
        await until(session, "1 new article")
        assert len(session.room.library) == 7
        assert any("Snow on the pass" in line for line in session.frame())
        assert (session.at, session.room.article) == (before, shown)


async def test_feeds_that_are_due_are_refreshed_by_themselves(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding_room, "BEGIN", 0.01)
    async with open_app(tmp_path, f"{web.base}/feed.xml") as session:
        await until(session, "1 new article")
        assert len(session.room.library) == 7


@pytest.mark.parametrize(("minutes", "orders"), [(30, 1), (0, 0)])
async def test_what_is_due_is_asked_unless_that_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minutes: int, orders: int
) -> None:
    monkeypatch.setattr(feeding_room, "BEGIN", 0.01)
    given = gives(monkeypatch, Outcome(1))
    async with open_app(tmp_path, "http://news.example/", refresh=minutes) as session:
        await session.pilot.pause(0.1)
        assert len(given) == orders


async def test_what_is_not_due_is_asked_only_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = gives(monkeypatch, Outcome(1))
    async with open_app(tmp_path, "http://news.example/") as session:
        with session.room.library.store.transaction() as db:
            feeds = subscriptions.all_feeds(db)
            subscriptions.claim(db, feeds, subscriptions.now(), subscriptions.INTERVAL)
        session.room._refresh_due()
        await session.rest()
        assert given == []
        await session.press("R")
        await until(session, "1 feed · nothing new")
        assert [order.all for order in given] == [True]


async def test_feeds_that_fail_are_told_once_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gives(monkeypatch, Outcome(2))
    async with open_app(tmp_path, "http://a.example/", "http://b.example/") as session:
        for url in ("http://a.example/", "http://b.example/"):
            fail(session.room.library, url, "there is no such page (404)")
        session.room._fetch(asked=False)
        await until(session, "2 feeds failed, ! tells which")
        await session.press("!")
        assert any("a.example" in line for line in session.frame())
        assert any("there is no such page (404)" in line for line in session.frame())
        await session.press("q")
        session.room._fetch(asked=False)
        await session.rest()
        assert "failed" not in session.foot
        assert len(session.room.library.problems) == 2


async def test_a_feed_that_fails_is_listed_by_its_name_and_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gives(monkeypatch, Outcome(1))
    async with open_app(tmp_path, "http://a.example/") as session:
        library = session.room.library
        with library.store.transaction() as db:
            (feed,) = subscriptions.all_feeds(db)
            subscriptions.change(db, feed.num, "Ward news", (), None)
        fail(library, "http://a.example/", "there is no such page (404)")
        await session.press("R")
        await until(session, "1 feed failed, ! tells which")
        await session.press("!")
        lines = [line.strip() for line in session.frame()]
        assert lines[lines.index("Ward news · http://a.example/") + 1].startswith("there is no such page (404)")


async def test_what_was_left_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gives(monkeypatch, Outcome(2, 1, 0, ["http://a.example/: the feed breaks off after 3 entries"]))
    async with open_app(tmp_path, "http://a.example/", "http://b.example/") as session:
        session.room._fetch(asked=False)
        await until(session, "1 new article · of 1 feed not all was read, ! tells why")
        await session.press("!")
        assert any("breaks off after 3 entries" in line for line in session.frame())


async def test_a_process_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gives(monkeypatch, OSError("no more processes"))
    async with open_app(tmp_path, "http://a.example/") as session:
        await session.press("R")
        await until(session, "feeds: no more processes")
        assert session.app.is_running


async def test_without_feeds_r_looks_into_the_folders(tmp_path: Path) -> None:
    async with open_app(tmp_path) as session:
        await session.press("R")
        assert "no feeds: nutgraf feeds add URL subscribes to one · no folder is watched" in session.foot


async def test_the_process_ends_with_the_app(web: Web, tmp_path: Path) -> None:
    library = kept_library(tmp_path / "library.db", SHELF)
    subscribe(library, web.put("/slow.xml"))
    web.pages["/slow.xml"] = web.pages["/slow.xml"]._replace(parts=_never())
    running = Fetching(Order(library.store.path, True, 30))
    task = asyncio.create_task(running.run())
    while not web.asked:
        await asyncio.sleep(0.02)
    running.end()
    with pytest.raises(OSError, match="ended before it was done"):
        await task
    library.close()


def _never() -> Iterator[bytes]:
    import time

    while True:
        time.sleep(0.1)
        yield b" "


def test_it_does_as_it_is_told(web: Web, tmp_path: Path) -> None:
    library = kept_library(tmp_path / "library.db", SHELF)
    subscribe(library, f"{web.base}/feed.xml")
    order = Order(library.store.path, False, 45)
    assert fetching.refresh(order) == Outcome(1, 1, 0)
    assert fetching.refresh(order) == Outcome(0, 0, 0)
    assert fetching.refresh(order._replace(all=True)) == Outcome(1, 0, 0)
    library.close()


def test_it_tells_what_was_left_out(web: Web, tmp_path: Path) -> None:
    library = kept_library(tmp_path / "library.db", SHELF)
    whole = rss((f"{web.base}/snow", "Snow on the pass", TEXT), (f"{web.base}/thaw", "Thaw on the pass", TEXT))
    web.put("/feed.xml", whole[: whole.rindex("<guid>")])
    subscribe(library, f"{web.base}/feed.xml")
    assert fetching.refresh(Order(library.store.path, False, 45)) == Outcome(
        1, 1, 0, (f"{web.base}/feed.xml: the feed breaks off after 1 entry: what follows is missing",)
    )
    library.close()
