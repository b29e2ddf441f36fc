"""A refresh: what the feeds give that is new comes into the library.

Feeds are fetched by many threads, read by other processes, and written here. What was told is in the library.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from articles.feeds import subscriptions
from articles.feeds.courier import Courier, Errand
from articles.feeds.entries import EntryReader, FeedJob, FeedRead
from articles.feeds.fetch import Fetched, FetchError, fetch
from articles.feeds.keeping import keep
from articles.feeds.subscriptions import Subscription
from articles.intake.processes import InOrder
from articles.store import BATCH, BATCH_SECONDS, Store, learned
from articles.store.arrivals import OUTCOMES, Arriving
from articles.store.record import digest_of

PATIENCE = 0.05
"""Seconds without an answer after which what came is read and written."""


class Refreshed(NamedTuple):
    """What became of a feed: how many articles are new, changed, as they were, folded into others, and could not be
    read; why it failed, where it did; what was left out of it, if that is news. One that did not change has no
    numbers."""

    feed: Subscription
    added: int = 0
    changed: int = 0
    same: int = 0
    folded: int = 0
    unreadable: int = 0
    failure: str | None = None
    left_out: str = ""


class _Result(NamedTuple):
    """A feed of which nothing is left to do but to write this: it failed, or was fetched, and was read where it has
    changed."""

    feed: Subscription
    failure: FetchError | None = None
    fetched: Fetched | None = None
    digest: int | None = None
    read: FeedRead | None = None


class Refresh:
    """Refreshes feeds of a library, with articles in batches of ``batch``; they are due again after ``interval`` at the
    earliest. ``get`` fetches one address (`articles.feeds.fetch.fetch`)."""

    def __init__(
        self,
        store: Store,
        reader: EntryReader,
        workers: int | None = None,
        batch: int = BATCH,
        interval: timedelta = subscriptions.INTERVAL,
        get: Callable[..., Fetched] = fetch,
    ) -> None:
        self._store = store
        self._reader = reader
        self._workers = workers
        self._batch = batch
        self._interval = interval
        self._get = get
        self._arriving = Arriving("feeds")
        self._fetched: dict[int, _Result] = {}

    def run(self, feeds: Sequence[Subscription]) -> Iterator[Refreshed]:
        """What became of each feed, told when it is in the library. Raises `articles.intake.BrokenError`."""
        with self._store.transaction() as db:
            subscriptions.claim(db, feeds, subscriptions.now(), self._interval)
        reader = self._reader._replace(model=learned.up_to_date(self._store))
        processes: InOrder[FeedJob | _Result, FeedRead] = InOrder(reader.feed, self._workers)  # type: ignore[arg-type]
        try:
            yield from self._written(processes.results(self._jobs(feeds), _is_work))
        finally:
            processes.close()

    def _jobs(self, feeds: Iterable[Subscription]) -> Iterator[FeedJob | _Result | None]:
        """The feeds as they come: what there is to read, or what is known of them without; None while none comes."""
        errands = [Errand(one, one.url, one.private, one.etag, one.modified) for one in feeds]
        for answer in Courier(self._ask).answers(errands, PATIENCE):
            if answer is None:
                yield None
                continue
            feed, found = answer[0].name, answer[1]
            if isinstance(found, FetchError):
                yield _Result(feed, failure=found)
            elif not found.changed or digest_of(found.data) == feed.digest:
                yield _Result(feed, fetched=found, digest=feed.digest)
            else:
                self._fetched[feed.num] = _Result(feed, fetched=found._replace(data=b""), digest=digest_of(found.data))
                yield self._job(feed, found)

    def _ask(self, errand: Errand[Subscription]) -> Fetched:
        return self._get(errand.url, private=errand.private, etag=errand.etag, modified=errand.modified)

    def _job(self, feed: Subscription, found: Fetched) -> FeedJob:
        known = dict(self._store.db.execute("SELECT source, digest FROM entry WHERE feed = ?", (feed.num,)))
        return FeedJob(feed.num, feed.url, found.url, found.data, known, feed.publisher or feed.name, feed.sectors)

    def _written(self, results: Iterable[FeedJob | FeedRead | _Result | None]) -> Iterator[Refreshed]:
        """The results in batches, each told after its commit; at None there is nothing to wait for."""
        batch: list[_Result] = []
        size, due = 0, 0.0
        for found in results:
            one = self._fetched.pop(found.feed)._replace(read=found) if isinstance(found, FeedRead) else found
            if isinstance(one, _Result):
                due = due if batch else time.monotonic() + BATCH_SECONDS
                batch.append(one)
                size += len(one.read.entries) if one.read else 0
            if batch and (one is None or size >= self._batch or time.monotonic() >= due):
                yield from self._commit(batch)
                batch, size = [], 0

    def _commit(self, batch: Sequence[_Result]) -> list[Refreshed]:
        """Write what became of these feeds, all or nothing; of one that was removed meanwhile nothing is kept."""
        now = subscriptions.now()
        with self._store.transaction() as db:
            there = {(feed.num, feed.url) for feed in subscriptions.all_feeds(db)}
            batch = [one for one in batch if (one.feed.num, one.feed.url) in there]
            given = [(one.feed, one.read) for one in batch if one.read and one.read.failure is None]
            counts = iter(keep(db, given, self._arriving))
            told = []
            for one in batch:
                failure = one.failure or (FetchError(one.read.failure) if one.read and one.read.failure else None)
                if failure:
                    subscriptions.failed(db, one.feed, failure, now)
                    told.append(Refreshed(one.feed, failure=str(failure)))
                    continue
                assert one.fetched
                subscriptions.succeeded(db, one.feed, one.fetched, one.digest, now, self._interval)
                came = Counter[str]()
                if one.read:
                    subscriptions.describe(db, one.feed, one.read.title, one.read.site)
                    came = next(counts)
                added, changed, same, folded, unreadable = (came[outcome] for outcome in OUTCOMES)
                left_out = one.read.left_out if one.read else ""
                told.append(Refreshed(one.feed, added, changed, same, folded, unreadable, None, left_out))
        return told


def _is_work(job: FeedJob | _Result) -> bool:
    return isinstance(job, FeedJob)
