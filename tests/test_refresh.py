"""What feeds give comes into the library: once, with what changes, and with the pages of their teasers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from adds import TAXONOMY
from feed_library import (
    BAD,
    FEED,
    FERRY,
    SNOW,
    WALL,
    Net,
    at,
    feed,
    feed_store,
    numbers,
    refresh,
    subscribe,
    there,
)
from web import rss

from articles import limits
from articles.article import Sector
from articles.feeds import subscriptions
from articles.feeds.entries import FEW, EntryReader, FeedJob
from articles.feeds.fetch import Fetched, FetchError
from articles.feeds.refresh import Refresh
from articles.feeds.subscriptions import due_feeds
from articles.store import Store
from articles.store.arrivals import arrivals, refused
from articles.store.marks import Marks


@pytest.fixture
def net() -> Net:
    return Net()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with feed_store(tmp_path) as made:
        yield made


class TestEntries:
    def test_they_become_articles(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY, WALL)
        (one,) = refresh(store, net)
        assert numbers(one) == (2, 0, 0, 0)
        found = there(store, FERRY[0])
        assert (found.title, found.publisher, found.link) == (FERRY[1], "Tide Times", FERRY[0])
        assert found.published
        assert found.published.startswith("2025-06-03")
        assert found.text.startswith("The ferry stays in port this week")
        assert [one.id for one in found.sectors] == ["ports"]
        known = feed(store)
        assert (known.title, known.site) == ("Tide Times", "http://news.example/")

    def test_they_come_once(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        net.pages[FEED] = rss(WALL, FERRY)
        (one,) = refresh(store, net)
        assert numbers(one) == (1, 0, 1, 0)
        assert len(store) == 2

    def test_a_feed_that_gives_the_same_bytes_is_not_read(
        self, store: Store, net: Net, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        monkeypatch.setattr(EntryReader, "feed", None)
        (one,) = refresh(store, net)
        assert one.failure is None
        net.pages[FEED] = Fetched(FEED, changed=False)
        (one,) = refresh(store, net)
        assert one.failure is None

    def test_one_that_changed_is_updated_and_keeps_its_marks(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        before = there(store, FERRY[0])
        Marks(store).mark("star", True, [before.id])
        net.pages[FEED] = rss((FERRY[0], "Ferry sails again", f"It sails at noon. {FERRY[2]}"))
        (one,) = refresh(store, net)
        after = there(store, FERRY[0])
        assert numbers(one) == (0, 1, 0, 0)
        assert (after.id, after.title) == (before.id, "Ferry sails again")
        assert store.db.execute("SELECT star FROM article").fetchall() == [(1,)]

    def test_one_that_was_taken_out_does_not_come_again(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        Marks(store).remove_all(("SELECT key FROM article", ()))
        net.pages[FEED] = rss((FERRY[0], "Ferry sails again", FERRY[2]), WALL)
        (one,) = refresh(store, net)
        assert numbers(one) == (1, 0, 1, 0)
        assert at(store, FERRY[0]) is None

    def test_nor_when_its_feed_is_subscribed_to_again(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        id = there(store, FERRY[0]).id
        Marks(store).remove([id])
        with store.transaction() as db:
            subscriptions.unsubscribe(db, feed(store).num)
        subscribe(store)
        net.pages[FEED] = rss((FERRY[0], "Ferry sails again", FERRY[2]), WALL)
        assert numbers(refresh(store, net)[0]) == (1, 0, 1, 0)
        assert at(store, FERRY[0]) is None
        Marks(store).undo()
        assert (there(store, FERRY[0]).id, len(store)) == (id, 2)
        net.pages[FEED] = rss((FERRY[0], "Ferry sails on", FERRY[2]), WALL)
        refresh(store, net)
        assert (there(store, FERRY[0]).id, len(store)) == (id, 2)

    def test_one_that_another_feed_gave_stays_as_it_is(self, store: Store, net: Net) -> None:
        other = "http://news.example/all.xml"
        subscribe(store)
        subscribe(store, other)
        net.pages |= {FEED: rss(FERRY), other: rss((FERRY[0], "In short", f"In short. {FERRY[2]}"))}
        assert sum(one.added for one in refresh(store, net)) == 1
        before = there(store, FERRY[0])
        refresh(store, net)
        assert there(store, FERRY[0]) == before

    def test_what_cannot_be_read_is_in_the_log_once(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY).replace("</channel>", "<item><guid>empty</guid></item></channel>")
        (one,) = refresh(store, net)
        assert numbers(one) == (1, 0, 0, 1)
        (arrival,) = arrivals(store.db)
        assert (arrival.what, arrival.added, arrival.unreadable) == ("feeds", 1, 1)
        (line,) = refused(store.db, arrival.num)
        assert line.reason == "the entry has no words"
        net.pages[FEED] += "<!-- again -->"  # type: ignore[operator]
        (one,) = refresh(store, net)
        assert numbers(one) == (0, 0, 2, 0)
        assert len(arrivals(store.db)) == 1

    def test_one_that_breaks_off_keeps_its_whole_entries_and_is_told_once(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = whole = rss(FERRY, WALL)
        end = whole.index(WALL[2]) + 20
        net.pages[FEED] = whole[:end] + "<<<>>>"
        (one,) = refresh(store, net)
        said = "the feed breaks off after 1 entry: what follows is missing"
        assert (numbers(one), one.left_out) == ((1, 0, 0, 0), said)
        (line,) = refused(store.db, arrivals(store.db)[0].num)
        assert (line.source, line.reason) == (FEED, said)
        net.pages[FEED] = whole[: end + 2]
        (one,) = refresh(store, net)
        assert (numbers(one), one.left_out) == ((0, 0, 1, 0), "")
        net.pages[FEED] = whole
        (one,) = refresh(store, net)
        assert (numbers(one), there(store, WALL[0]).text) == ((1, 0, 1, 0), WALL[2].strip())

    def test_entries_beyond_the_limit_are_told_with_their_number(self, store: Store, net: Net) -> None:
        limits.use(limits.Limits(entries=1))
        subscribe(store)
        net.pages[FEED] = rss(FERRY, WALL, ("http://news.example/3", "Three", WALL[2]))
        (one,) = refresh(store, net)
        assert numbers(one) == (1, 0, 0, 0)
        assert one.left_out == "the feed has more than 1 entries (limits.feed_entries): 2 were left out"

    def test_a_sector_and_a_publisher_of_its_readers_go_before_its_own(self, store: Store, net: Net) -> None:
        subscribe(store, sectors=(Sector("health", "Health care", True, 0.0),), name="Wards")
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        found = there(store, FERRY[0])
        assert ([one.name for one in found.sectors], found.publisher) == (["Health care"], "Wards")

    def test_quotations_are_looked_for_at_once_where_entries_are_few(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        assert store.speakers() == [("Ana Reyes", 1, 1)]
        many = [(f"http://news.example/{n}", f"Story {n}", f"{n} {WALL[2]}") for n in range(FEW + 1)]
        net.pages[FEED] = rss(*many)
        refresh(store, net)
        row = store.db.execute("SELECT count(*) FROM body WHERE quotes IS NULL").fetchone()
        assert row[0] == len(store) - 1 > 0


class TestFailures:
    def test_since_when_and_why_is_kept(self, store: Store, net: Net) -> None:
        subscribe(store)
        (one,) = refresh(store, net)
        assert one.failure == "there is no such page (404)"
        first = feed(store)
        assert (first.failures, first.failure, bool(first.failing)) == (1, one.failure, True)
        refresh(store, net)
        assert (feed(store).failures, feed(store).failing) == (2, first.failing)
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        assert (feed(store).failures, feed(store).failing, feed(store).failure) == (0, None, None)

    def test_what_is_no_feed_is_told_with_the_feeds_of_the_page(self, store: Store, net: Net) -> None:
        subscribe(store)
        link = '<link rel="alternate" type="application/rss+xml" href="/real.xml">'
        net.pages[FEED] = f"<!doctype html><html><head>{link}</head><body>Tide Times</body></html>"
        (one,) = refresh(store, net)
        assert one.failure == "no feed is there, but its page offers http://news.example/real.xml"
        net.pages[FEED] = "nonsense"
        (one,) = refresh(store, net)
        assert one.failure == "is no feed that can be read"

    def test_a_failure_of_one_is_none_of_the_others(self, store: Store, net: Net) -> None:
        subscribe(store, "http://gone.example/")
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        assert {one.feed.url: one.added for one in refresh(store, net)} == {FEED: 1, "http://gone.example/": 0}

    def test_what_a_removed_feed_gives_is_not_kept(self, store: Store, net: Net) -> None:
        going, staying = subscribe(store, "http://going.example/"), subscribe(store)
        net.pages["http://going.example/"] = rss(SNOW)
        net.pages[FEED] = rss(FERRY)

        def get(url: str, **options: str | bool | None) -> Fetched:
            found = net.get(url, **options)
            if url == going.url:
                with Store(store.path).transaction() as db:
                    subscriptions.unsubscribe(db, going.num)
            return found

        found = list(Refresh(store, EntryReader(TAXONOMY), 1, get=get).run([going, staying]))
        assert [(one.feed.url, one.added) for one in found] == [(FEED, 1)]
        assert at(store, SNOW[0]) is None

    def test_entries_without_links_are_known_wherever_the_feed_is_found(self, store: Store, net: Net) -> None:
        subscribe(store)
        entry = "<item><title>Tides</title><guid>7</guid><description>High at noon.</description></item>"
        for number in range(3):
            body = f"<rss version='2.0'><channel><title>{number}</title>{entry}</channel></rss>".encode()
            net.pages[FEED] = Fetched(f"http://store.example/{number}", body)
            refresh(store, net)
        assert there(store, f"{FEED}#7").title == "Tides"
        assert len(store) == 1

    def test_entries_that_shared_a_link_stay_apart_when_one_is_gone(self, store: Store, net: Net) -> None:
        subscribe(store)
        first, second = (
            f"<item><title>{name}</title><link>http://news.example/live</link>"
            f"<guid isPermaLink='false'>{name}</guid><description>It is {name}.</description></item>"
            for name in ("Noon", "Night")
        )
        for entries in (second + first, second):
            net.pages[FEED] = f"<rss version='2.0'><channel><title>T</title>{entries}</channel></rss>"
            (one,) = refresh(store, net)
        assert numbers(one) == (0, 0, 1, 0)
        assert {there(store, f"{FEED}#{name}").title for name in ("Noon", "Night")} == {"Noon", "Night"}

    def test_half_characters_break_nothing(self, store: Store, net: Net) -> None:
        subscribe(store)
        items = [{"id": "\ud800", "title": "a\udfff", "content_text": "High at \ud83d noon."}, {"id": "b\ud800"}]
        told = {"version": "https://jsonfeed.org/version/1.1", "title": "\ud800 Tides", "items": items}
        net.pages[FEED] = json.dumps(told)
        (one,) = refresh(store, net)
        assert numbers(one) == (1, 0, 0, 1)
        assert there(store, f"{FEED}#?").text == "High at ? noon."

    def test_a_feed_that_moved_for_good_is_asked_there(self, store: Store, net: Net) -> None:
        subscribe(store)
        new = "http://new.example/feed"
        net.pages[FEED] = Fetched(new, rss(FERRY).encode(), moved=new)
        refresh(store, net)
        assert [one.url for one in subscriptions.all_feeds(store.db)] == [new]


class TestWhenItIsDue:
    def due(self, store: Store) -> timedelta | None:
        found = feed(store)
        return datetime.fromisoformat(found.due) - datetime.now(UTC) if found.due else None

    def about(self, store: Store, minutes: float) -> bool:
        found = self.due(store)
        return found is not None and abs(found - timedelta(minutes=minutes)) < timedelta(seconds=30)

    def test_a_new_feed_is_due_and_a_refreshed_one_in_half_an_hour(self, store: Store, net: Net) -> None:
        subscribe(store)
        assert len(due_feeds(store.db, subscriptions.now())) == 1
        net.pages[FEED] = rss(FERRY)
        refresh(store, net)
        assert due_feeds(store.db, subscriptions.now()) == []
        assert self.about(store, 30)

    def test_a_server_may_ask_for_less_often_but_not_for_seldom(self, store: Store, net: Net) -> None:
        subscribe(store)
        for fresh, minutes in ((60, 30), (7200, 120), (10**8, 24 * 60)):
            net.pages[FEED] = Fetched(FEED, rss(FERRY).encode(), fresh=fresh)
            refresh(store, net)
            assert self.about(store, minutes)

    def test_a_feed_that_fails_is_asked_ever_less_often(self, store: Store, net: Net) -> None:
        subscribe(store)
        for minutes in (30, 60, 120, 240):
            refresh(store, net)
            assert self.about(store, minutes)
        for _ in range(5):
            refresh(store, net)
        assert self.about(store, 24 * 60)

    def test_a_wait_that_is_asked_for_is_granted(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = FetchError("too many requests", status=429, wait=2 * 86400)
        refresh(store, net)
        assert self.about(store, 2 * 24 * 60)

    def test_what_is_gone_for_good_is_asked_no_more(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = FetchError("gone for good (410)", status=410)
        refresh(store, net)
        assert self.due(store) is None

    def test_while_one_process_asks_another_need_not(self, store: Store, net: Net) -> None:
        subscribe(store)
        net.pages[FEED] = rss(FERRY)
        running = Refresh(store, EntryReader(), 1, get=net.get).run(subscriptions.all_feeds(store.db))
        assert due_feeds(store.db, subscriptions.now())
        next(running)
        assert due_feeds(store.db, subscriptions.now()) == []


@pytest.mark.parametrize("body", [pytest.param(one.body, id=path) for path, one in BAD.items()])
def test_no_feed_breaks_the_reading(body: bytes) -> None:
    found = EntryReader(TAXONOMY).feed(FeedJob(1, "http://news.example/feed", "http://news.example/feed", body, {}))
    assert found.failure or all(len(entry.record.texts[1]) < 10_000 for entry in found.entries)


def test_feeds_are_read_by_several_processes_as_by_one(store: Store, net: Net) -> None:
    for number in range(4):
        url = f"http://news{number}.example/"
        subscribe(store, url)
        net.pages[url] = rss((f"{url}ferry", f"Ferry {number}", f"Ferry {number * 17} stays. {'so ' * number}"))
    done = list(Refresh(store, EntryReader(TAXONOMY), 2, get=net.get).run(subscriptions.all_feeds(store.db)))
    assert [(one.added, one.failure) for one in done] == [(1, None)] * 4
