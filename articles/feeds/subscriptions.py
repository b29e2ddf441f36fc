"""The feeds that are subscribed to, in the library's table of them: what is known of each, and when it is due.

Functions that change something work inside a transaction of their caller. Times are in UTC and ISO 8601.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from articles.article import Sector
from articles.feeds.fetch import Fetched, FetchError, is_beside
from articles.reading.piece import Unreadable

INTERVAL = timedelta(minutes=30)
"""How often a feed is asked, unless its server says that it changes less often."""
RAREST = timedelta(days=1)
"""A feed that fails is asked ever less often, and one that seldom changes too, but so often at least."""
LONGEST_WAIT = timedelta(days=7)
"""A server's wish not to be asked again is granted for so long."""


class Subscription(NamedTuple):
    """A feed as the library knows it, by the columns of its table (`articles.store.schema`)."""

    num: int
    url: str
    title: str | None
    name: str | None
    site: str | None
    sectors: tuple[Sector, ...]
    publisher: str | None
    whole: bool
    private: bool
    added: str
    etag: str | None
    modified: str | None
    digest: int | None
    tried: str | None
    fetched: str | None
    due: str | None
    failing: str | None
    failures: int
    failure: str | None

    @property
    def called(self) -> str:
        """How it is called: by its reader, by itself, or else by its address."""
        return self.name or self.title or self.url


class Wish(NamedTuple):
    """A feed to subscribe to, with what its reader says of it."""

    url: str
    title: str | None = None
    name: str | None = None
    site: str | None = None
    sectors: tuple[Sector, ...] = ()
    publisher: str | None = None
    whole: bool = True
    private: bool = False


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def stamp(time: datetime) -> str:
    """A time as it is kept."""
    return time.astimezone(UTC).isoformat(timespec="seconds")


def all_feeds(db: sqlite3.Connection) -> list[Subscription]:
    """Every feed, by name."""
    found = map(_subscription, db.execute("SELECT * FROM feed"))
    return sorted(found, key=lambda feed: feed.called.casefold())


def due_feeds(db: sqlite3.Connection, time: datetime) -> list[Subscription]:
    """The feeds that are due, those first that have been for longest and do not fail."""
    rows = db.execute("SELECT * FROM feed WHERE due <= ? ORDER BY failures > 0, due", (stamp(time),))
    return list(map(_subscription, rows))


def willing_feeds(db: sqlite3.Connection, time: datetime) -> list[Subscription]:
    """The feeds that can be asked before they are due: all but those that fail, or asked to be left alone."""
    rows = db.execute("SELECT * FROM feed WHERE due <= ? OR failures = 0 ORDER BY failures > 0, due", (stamp(time),))
    return list(map(_subscription, rows))


def how_many(db: sqlite3.Connection) -> int:
    """The number of feeds."""
    return int(db.execute("SELECT count(*) FROM feed").fetchone()[0])


def any_due(db: sqlite3.Connection, time: datetime) -> bool:
    """Whether a feed is due."""
    return db.execute("SELECT 1 FROM feed WHERE due <= ? LIMIT 1", (stamp(time),)).fetchone() is not None


def feed_at(db: sqlite3.Connection, url: str) -> Subscription | None:
    """The feed of this address."""
    row = db.execute("SELECT * FROM feed WHERE url = ?", (url,)).fetchone()
    return _subscription(row) if row else None


def entries_came(db: sqlite3.Connection) -> dict[int, int]:
    """How many entries came from each feed, by its number."""
    return dict(db.execute("SELECT feed, count(*) FROM entry GROUP BY feed"))


def failing_feeds(db: sqlite3.Connection) -> list[Unreadable]:
    """The feeds that fail, each by its name and address, with since when and why."""
    rows = db.execute("SELECT * FROM feed WHERE failing IS NOT NULL ORDER BY failing, url")
    return [
        Unreadable(
            f"{feed.called} · {feed.url}" if feed.called != feed.url else feed.url,
            f"{feed.failure} (fails since {(feed.failing or '')[:16].replace('T', ' ')} UTC)",
        )
        for feed in map(_subscription, rows)
    ]


def _subscription(row: Sequence[object]) -> Subscription:
    found = Subscription(*row)  # type: ignore[arg-type]
    told = json.loads(str(found.sectors)) if found.sectors else []
    sectors = tuple(Sector(id, name, number == 0, 0.0) for number, (id, name) in enumerate(told))
    return found._replace(sectors=sectors, whole=bool(found.whole), private=bool(found.private))


def _kept(sectors: Sequence[Sector]) -> str | None:
    """Sectors as the table has them."""
    return json.dumps([(one.id, one.name) for one in sectors], ensure_ascii=False) if sectors else None


# changes


def subscribe(db: sqlite3.Connection, wish: Wish, time: datetime) -> bool:
    """Subscribe to a feed, which is due at once; False if it is there already: it then is let into the own network
    if its reader names it there."""
    values = wish._replace(sectors=_kept(wish.sectors), whole=int(wish.whole), private=int(wish.private))  # type: ignore[arg-type]
    columns = ", ".join((*Wish._fields, "added", "due"))
    marks = ", ".join("?" * (len(Wish._fields) + 2))
    done = db.execute(f"INSERT OR IGNORE INTO feed ({columns}) VALUES ({marks})", (*values, stamp(time), stamp(time)))
    if done.rowcount <= 0 and wish.private:
        db.execute("UPDATE feed SET private = 1 WHERE url = ?", (wish.url,))
    return done.rowcount > 0


def change(db: sqlite3.Connection, num: int, name: str | None, sectors: Sequence[Sector], whole: bool | None) -> None:
    """What its reader now says of a feed, for the articles that come from now on; nothing of what is None or empty."""
    db.execute(
        "UPDATE feed SET name = coalesce(?, name), sectors = coalesce(?, sectors), whole = coalesce(?, whole)"
        " WHERE num = ?",
        (name, _kept(sectors), whole, num),
    )


def unsubscribe(db: sqlite3.Connection, num: int) -> None:
    """The feed is asked no more; its articles stay."""
    db.execute("DELETE FROM feed WHERE num = ?", (num,))


def claim(db: sqlite3.Connection, feeds: Iterable[Subscription], time: datetime, interval: timedelta) -> None:
    """These feeds are being asked: no other process need ask them too."""
    due = stamp(time + interval)
    db.executemany("UPDATE feed SET tried = ?, due = ? WHERE num = ?", [(stamp(time), due, one.num) for one in feeds])


def succeeded(
    db: sqlite3.Connection,
    feed: Subscription,
    fetched: Fetched,
    digest: int | None,
    time: datetime,
    interval: timedelta = INTERVAL,
) -> None:
    """The feed was fetched and is in the library; it is due again when it may have changed, after ``interval`` at the
    earliest."""
    wait = max(interval, min(timedelta(seconds=fetched.fresh), RAREST))
    db.execute(
        "UPDATE feed SET etag = ?, modified = ?, digest = ?, fetched = ?, due = ?, failing = NULL, failures = 0,"
        " failure = NULL WHERE num = ?",
        (
            fetched.etag or (None if fetched.changed else feed.etag),
            fetched.modified or (None if fetched.changed else feed.modified),
            digest,
            stamp(time),
            stamp(time + wait),
            feed.num,
        ),
    )
    if fetched.moved:  # unless the new address is subscribed to as well
        private = feed.private and is_beside(fetched.moved, feed.url)
        db.execute(
            "UPDATE OR IGNORE feed SET url = ?, private = ? WHERE num = ?", (fetched.moved, int(private), feed.num)
        )


def describe(db: sqlite3.Connection, feed: Subscription, title: str | None, site: str | None) -> None:
    """What the feed tells of itself."""
    if (title or feed.title, site or feed.site) != (feed.title, feed.site):
        db.execute(
            "UPDATE feed SET title = ?, site = ? WHERE num = ?", (title or feed.title, site or feed.site, feed.num)
        )


def failed(db: sqlite3.Connection, feed: Subscription, error: FetchError, time: datetime) -> None:
    """The feed could not be fetched or read; what is gone for good is not asked for again by itself."""
    wait = min(INTERVAL * 2 ** min(feed.failures, 10), RAREST)
    wait = max(wait, min(timedelta(seconds=error.wait), LONGEST_WAIT))
    db.execute(
        "UPDATE feed SET due = ?, failing = coalesce(failing, ?), failures = failures + 1, failure = ? WHERE num = ?",
        (None if error.gone else stamp(time + wait), stamp(time), str(error), feed.num),
    )
