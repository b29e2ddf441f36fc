"""A library with feeds that are fetched from no net but a table of answers, for the tests of refreshing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import feed_server
from adds import TAXONOMY
from stores import check

from articles.article import Article
from articles.feeds import subscriptions
from articles.feeds.entries import EntryReader
from articles.feeds.fetch import Fetched, FetchError
from articles.feeds.pages import PageCame, Pages
from articles.feeds.refresh import Refresh, Refreshed
from articles.feeds.subscriptions import Subscription, Wish, feed_at
from articles.store import Store

FEED = "http://news.example/feed.xml"
FERRY = ("http://news.example/ferry", "Ferry stays in port",
         "The ferry stays in port this week, the company said. “Nobody asked us,” said Ana Reyes, a fisher. "
         + "Crews had asked for new cables since the winter storms broke two of the old ones. " * 8)  # fmt: skip
WALL = ("http://news.example/wall", "Harbour wall is mended",
        "The wall is mended, and the gates are open to all who want to walk there again. "
        + "Stones from the northern quarry were set by forty masons over eleven weeks of rain. " * 8)  # fmt: skip
SNOW = ("http://news.example/snow", "Snow on the pass", "Snow fell on the pass. Read more …")
PAGE = (
    "Snow on the pass\n\nSnow fell on the pass, and the road is closed until noon. "
    + "Ploughs went out before dawn with nine drivers from the valley and two from the town. " * 8
)
BAD = feed_server.bad("http://news.example")


class Net:
    """What stands on the web, by address: bytes, an answer, or an error."""

    def __init__(self) -> None:
        self.pages: dict[str, str | Fetched | FetchError] = {}
        self.asked: list[str] = []

    def get(self, url: str, **options: str | bool | None) -> Fetched:
        self.asked.append(url)
        found = self.pages.get(url, FetchError("there is no such page (404)"))
        if isinstance(found, FetchError):
            raise found
        return Fetched(url, found.encode()) if isinstance(found, str) else found


@contextmanager
def feed_store(folder: Path) -> Iterator[Store]:
    """A library in this folder, which is sound at the end."""
    made = Store(str(folder / "library.db"))
    yield made
    check(made)
    made.close()


def subscribe(store: Store, url: str = FEED, **wish: Any) -> Subscription:
    with store.transaction() as db:
        assert subscriptions.subscribe(db, Wish(url, private=True, **wish), subscriptions.now())
    return feed(store, url)


def feed(store: Store, url: str = FEED) -> Subscription:
    found = feed_at(store.db, url)
    assert found
    return found


def refresh(store: Store, net: Net, *feeds: Subscription, quotes: bool = True) -> list[Refreshed]:
    reader = EntryReader(TAXONOMY, quotes)
    return list(Refresh(store, reader, 1, get=net.get).run(feeds or subscriptions.all_feeds(store.db)))


def pages(store: Store, net: Net) -> list[PageCame]:
    return list(Pages(store, EntryReader(TAXONOMY, True), 1, net.get).run(subscriptions.all_feeds(store.db)))


def at(store: Store, source: str) -> Article | None:
    row = store.db.execute("SELECT id FROM article WHERE source = ?", (source,)).fetchone()
    return store.article(row[0]) if row else None


def there(store: Store, source: str) -> Article:
    found = at(store, source)
    assert found
    return found


def numbers(one: Refreshed) -> tuple[int, int, int, int]:
    return one.added, one.changed, one.same, one.unreadable
