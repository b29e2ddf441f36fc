"""What feeds gave, into the library; inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from articles.feeds.entries import Entry, FeedRead, known_by
from articles.feeds.subscriptions import Subscription
from articles.store import writing
from articles.store.arrivals import Arriving
from articles.store.record import Record, article_of, record_of, unpack_quotes
from articles.store.removal import is_removed

THERE = """SELECT data, quotes FROM article JOIN body ON article = key WHERE source = ?1
    UNION ALL SELECT data, quotes FROM copy WHERE source = ?1"""
"""The article of a source, or the copy of one."""

Given = tuple[Subscription, FeedRead]


def keep(db: sqlite3.Connection, given: Sequence[Given], arriving: Arriving) -> list[Counter[str]]:
    """Write what these feeds gave; how many entries of each had which of the outcomes
    (`articles.store.arrivals.OUTCOMES`)."""
    outcomes: dict[int, Counter[str]] = {feed.num: Counter(same=read.same) for feed, read in given}
    chosen = _chosen(db, given)
    for feed, read in given:
        counts = outcomes[feed.num]
        counts["unreadable"] += len(read.refused)
        counts["same"] += len(read.entries) - sum(one is feed for one, _ in chosen)
    written = writing.add(db, [entry.record for _, entry in chosen])
    for (feed, entry), (id, outcome) in zip(chosen, written, strict=True):
        outcomes[feed.num][outcome] += 1
        if entry.teaser and feed.whole and outcome in ("added", "changed"):
            db.execute(
                "INSERT OR REPLACE INTO teaser SELECT key, ?, ?, 0 FROM article WHERE id = ?",
                (feed.num, entry.teaser, id),
            )
    for feed, read in given:
        rows = [(feed.num, one.source, one.digest) for one in read.entries]
        told = [*read.refused, *([known_by(read.left_out)] if read.left_out else [])]
        rows += [(feed.num, source, source) for source in told]
        db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
        _log(arriving, feed, outcomes[feed.num], read)
    if arriving.is_news:
        arriving.write(db)
    return [outcomes[feed.num] for feed, _ in given]


def _chosen(db: sqlite3.Connection, given: Sequence[Given]) -> list[tuple[Subscription, Entry]]:
    """The entries that are to be written: not those that came into the library by another way, nor those that were
    taken out of it."""
    chosen, sources = [], set()
    for feed, read in given:
        known = {source for (source,) in db.execute("SELECT source FROM entry WHERE feed = ?", (feed.num,))}
        for entry in read.entries:
            source = entry.record.source
            there = db.execute(THERE, (source,)).fetchone()
            if source in sources or (there is not None) != (entry.source in known):
                continue
            if not there and is_removed(db, source):  # when it was given by another feed, or by this one before
                continue
            sources.add(source)
            if there and entry.teaser:
                entry = entry._replace(record=_still_whole(entry.record, *there))
            chosen.append((feed, entry))
    return chosen


def _still_whole(record: Record, data: bytes, quotes: bytes | None) -> Record:
    """A changed teaser of an article whose page was fetched: the text stays until the page is fetched again."""
    before, now = article_of(data), article_of(record.data)
    if len(before.text) <= len(now.text):
        return record
    kept = before._replace(title=now.title, published=now.published, updated=now.updated, sectors=now.sectors)
    return record_of(kept, record.digest, unpack_quotes(quotes) if quotes else None)


def _log(arriving: Arriving, feed: Subscription, outcomes: Counter[str], read: FeedRead) -> None:
    for outcome in ("added", "changed", "same", "folded"):
        arriving.note(outcome, outcomes[outcome])
    for one in read.refused.values():
        arriving.refuse(one.source, one.reason)
    if read.left_out:
        arriving.tell(feed.url, read.left_out)
