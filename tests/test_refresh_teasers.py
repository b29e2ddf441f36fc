"""Teasers: their pages are fetched after the feeds, and folded where they are copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from feed_library import (
    FEED,
    FERRY,
    PAGE,
    SNOW,
    WALL,
    Net,
    at,
    feed,
    feed_store,
    numbers,
    pages,
    refresh,
    subscribe,
    there,
)
from web import rss

from articles.feeds.fetch import FetchError
from articles.feeds.pages import PageCame
from articles.store import Store, copies
from articles.store.arrivals import arrivals
from articles.store.marks import Marks
from articles.store.record import record_of


@pytest.fixture
def net() -> Net:
    return Net()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with feed_store(tmp_path) as made:
        yield made


class TestTeasers:
    def came(self, store: Store, net: Net, page: str | FetchError | None = PAGE, **wish: Any) -> list[PageCame]:
        subscribe(store, **wish)
        net.pages[FEED] = rss(SNOW)
        if page is not None:
            net.pages[SNOW[0]] = page
        refresh(store, net)
        return pages(store, net)

    def test_the_page_takes_their_place(self, store: Store, net: Net) -> None:
        (one,) = self.came(store, net)
        found = there(store, SNOW[0])
        assert (one.link, one.failure) == (SNOW[0], None)
        assert "the road is closed until noon" in found.text
        assert (found.title, found.publisher, found.id) == (SNOW[1], "Tide Times", one.article_id)
        assert found.published
        assert found.published.startswith("2025-06-03")
        assert pages(store, net) == []

    def test_a_whole_text_needs_no_page(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        assert pages(store, net) == []
        assert net.asked == [FEED]

    def test_no_page_is_fetched_where_that_is_not_wanted(self, store: Store, net: Net) -> None:
        assert self.came(store, net, whole=False) == []
        assert net.asked == [FEED]

    def test_a_page_that_cannot_be_had_leaves_the_teaser_with_a_notice(self, store: Store, net: Net) -> None:
        (one,) = self.came(store, net, page=None)
        found = there(store, SNOW[0])
        assert one.failure == "there is no such page (404)"
        assert found.text.startswith("Snow fell on the pass.")
        assert found.notices[-1].endswith("could not be read: there is no such page (404).")
        assert pages(store, net) == []

    def test_a_page_that_has_no_more_is_not_taken(self, store: Store, net: Net) -> None:
        (one,) = self.came(store, net, page="Snow fell.")
        assert one.failure == "there is no more of it than the feed has"
        assert there(store, SNOW[0]).text.startswith("Snow fell on the pass.")

    def test_a_page_of_something_else_is_not_taken(self, store: Store, net: Net) -> None:
        (one,) = self.came(store, net, page="Before you continue\n\n" + "We and our partners use cookies. " * 20)
        assert one.failure == "something else stands there"
        assert there(store, SNOW[0]).text.startswith("Snow fell on the pass.")

    def test_a_page_that_may_come_another_time_is_asked_for_again(self, store: Store, net: Net) -> None:
        self.came(store, net, page=FetchError("the server failed (500)", status=500, passing=True))
        assert there(store, SNOW[0]).notices == ()
        assert len(pages(store, net)) == 1
        net.pages[SNOW[0]] = PAGE
        (one,) = pages(store, net)
        assert one.failure is None

    def test_a_teaser_that_changes_keeps_the_text_of_its_page(self, store: Store, net: Net) -> None:
        self.came(store, net)
        net.pages[FEED] = rss((SNOW[0], "Snow, and more of it", SNOW[2]))
        (one,) = refresh(store, net)
        found = there(store, SNOW[0])
        assert numbers(one) == (0, 1, 0, 0)
        assert found.title == "Snow, and more of it"
        assert "the road is closed until noon" in found.text
        assert len(pages(store, net)) == 1

    def test_an_article_that_was_taken_out_needs_no_page(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(SNOW)
        refresh(store, net)
        Marks(store).remove_all(("SELECT key FROM article", ()))
        assert pages(store, net) == []


class TestTeasersOfCopies:
    """A feed gives only a teaser of a story, all of which another feed gave before."""

    OTHER = "http://elsewhere.example/feed.xml"
    FIRST = ("http://elsewhere.example/pass", "The pass is closed", PAGE.partition("\n\n")[2])

    @pytest.fixture
    def net(self, net: Net, store: Store) -> Net:
        """Both feeds were asked, and no page yet."""
        subscribe(store, self.OTHER)
        net.pages |= {self.OTHER: rss(self.FIRST, title="Elsewhere"), FEED: rss(SNOW), SNOW[0]: PAGE}
        refresh(store, net)
        subscribe(store)
        assert numbers(refresh(store, net, feed(store))[0]) == (1, 0, 0, 0)
        return net

    def test_they_are_folded_when_their_page_came(self, store: Store, net: Net) -> None:
        teaser, steps = there(store, SNOW[0]), journal(store)
        (one,) = pages(store, net)
        assert (one.article_id, one.failure, one.folded) == (teaser.id, None, True)
        assert at(store, SNOW[0]) is None
        (copy,) = copies.copies_of(store.db, there(store, self.FIRST[0]).id)
        assert (copy.id, copy.source) == (teaser.id, SNOW[0])
        kept = copies.copy(store.db, copy.id)
        assert kept
        assert "the road is closed until noon" in kept.text
        assert sum(one.folded for one in arrivals(store.db)) == 1
        assert journal(store) == steps

    def test_the_next_refresh_knows_them(self, store: Store, net: Net) -> None:
        pages(store, net)
        net.pages[FEED] += "<!-- again -->"  # type: ignore[operator]
        assert numbers(refresh(store, net, feed(store))[0]) == (0, 0, 1, 0)
        net.pages[FEED] = rss((SNOW[0], "Snow, and more of it", SNOW[2]))
        assert numbers(refresh(store, net, feed(store))[0]) == (0, 1, 0, 0)
        assert (pages(store, net), len(store)) == ([], 1)
        (copy,) = copies.copies_of(store.db, there(store, self.FIRST[0]).id)
        kept = copies.copy(store.db, copy.id)
        assert kept
        assert (copy.headline, "until noon" in kept.text) == ("Snow, and more of it", True)

    def test_what_was_folded_into_them_goes_with_them(self, store: Store, net: Net) -> None:
        main, teaser = there(store, self.FIRST[0]), there(store, SNOW[0])
        with store.transaction() as db:
            record = record_of(main._replace(id="third", source="http://third.example/"), 3)
            copies.keep(db, record, teaser.id)
        pages(store, net)
        assert [one.id for one in copies.copies_of(store.db, main.id)] == ["third", teaser.id]

    @pytest.mark.parametrize("mark", ["read", "star", "tag", "note", "edit", "apart"])
    def test_what_its_reader_touched_stays(self, store: Store, net: Net, mark: str) -> None:
        id, marks = there(store, SNOW[0]).id, Marks(store)
        if mark in ("read", "star"):
            marks.mark(mark, True, [id])  # type: ignore[arg-type]
        elif mark == "tag":
            marks.tag("winter", True, [id])
        elif mark == "note":
            marks.add_note(id, "Ask the drivers.")
        elif mark == "edit":
            marks.edit([id], {"title": "Snow again"})
        else:
            with store.transaction() as db:
                db.execute("INSERT INTO apart VALUES (?)", (id,))
        (one,) = pages(store, net)
        assert not one.folded
        assert "the road is closed until noon" in there(store, SNOW[0]).text

    def test_a_page_is_no_copy_of_its_own_teaser(self, store: Store, net: Net) -> None:
        wall = WALL[2].split()
        net.pages[FEED] = rss((WALL[0], WALL[1], " ".join(wall[: len(wall) * 3 // 4]) + " … Read more"))
        net.pages[WALL[0]] = f"{WALL[1]}\n\n{WALL[2]}"
        refresh(store, net, feed(store))
        (one,) = (one for one in pages(store, net) if one.link == WALL[0])
        assert (one.failure, one.folded) == (None, False)
        assert there(store, WALL[0]).text == WALL[2].strip()

    def test_another_story_stays(self, store: Store, net: Net) -> None:
        net.pages[SNOW[0]] = f"Snow on the pass\n\nSnow fell on the pass. {WALL[2]}"
        (one,) = pages(store, net)
        assert (one.failure, one.folded, len(store)) == (None, False, 2)


def journal(store: Store) -> list[Any]:
    return store.db.execute("SELECT * FROM journal").fetchall()
