"""Articles into the library: files, folders and JSON Lines are read, by several processes if it pays, and written."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from articles.intake.inputs import inputs
from articles.intake.processes import BrokenError, InOrder
from articles.intake.reader import Added, Item, Read, Reader
from articles.reading import LeftOut, Unreadable, size_of
from articles.reading.part import JSON, Part
from articles.store import BATCH, BATCH_SECONDS, Store, learned, writing
from articles.store.arrivals import Arriving
from articles.store.removal import removed_from
from articles.store.whole import Marked, restore, standing

__all__ = ["Added", "BrokenError", "Intake", "Reader", "size_of"]

JOB_BYTES = 256 * 1024
"""So much is read by a process at once: enough that handing it over costs little."""
QUOTES_JOB_BYTES = 32 * 1024
"""The same where quotations are looked for, which takes some thirty times as long."""


_ID = re.compile(rb'"id": ?"([^"\\]+)"')


class Intake:
    """Adds what is under some paths to a library; ``bytes_read`` tells how far it is.

    What was reported is in the library, with everything that belongs to it. If adding is cut short, the same again
    does the rest: an input that did not change is known without being read anew.
    """

    def __init__(self, store: Store, reader: Reader, workers: int | None = None, what: str = "add") -> None:
        self._store = store
        self._arriving = Arriving(what)
        self._reader = reader
        self._workers = workers
        self._changing: set[str] = set()  # articles that may be others by the time that what comes now is written
        self._twins: defaultdict[str, list[str]] = defaultdict(list)  # files that hold what the article of another does
        self._again: dict[str, None] = {}  # files that are to be read once more, each once
        self.bytes_read = 0

    def add(self, paths: Iterable[str]) -> Iterator[Added | Unreadable]:
        """What became of each input, in their order, told when it is committed. Raises `BrokenError`.

        Articles are filed by what can be learned of the sectors that were set by hand up to now.
        """
        self._reader = self._reader._replace(model=learned.up_to_date(self._store))
        processes: InOrder[list[Item], list[Item]] = InOrder(self._reader.read, self._workers)
        try:
            yield from self._written(processes.results(self._jobs(paths), _is_work))
        finally:
            processes.close()
        if self._arriving.is_news:
            with self._store.transaction() as db:
                self._arriving.write(db)

    def _jobs(self, paths: Iterable[str]) -> Iterator[list[Item] | None]:
        """The inputs in portions for a process; those that are in the library as they are are done already.

        No input waits for others longer than `BATCH_SECONDS`, and None says that none comes now.
        """
        job: list[Item] = []
        size, most = 0, QUOTES_JOB_BYTES if self._reader.quotes else JOB_BYTES
        for found in inputs(chain(paths, self._waiting())):
            if found is None:
                yield from (job, None)
                job, size = [], 0
                continue
            if not job:
                due = time.monotonic() + BATCH_SECONDS
            item: Item = found
            if isinstance(found, Part):
                self.bytes_read += found.taken
                item = self._known(found) or found
                size += len(found.data) if item is found else 0
            job.append(item)
            if size >= most or len(job) == BATCH or time.monotonic() >= due:
                yield job
                job, size = [], 0
        if job:
            yield job

    def _known(self, found: Part) -> Added | None:
        """What an input is told as that is in the library as it is, and will still be when it is its turn."""
        known = standing(
            self._store.db,
            _probable_id(found),
            found.source if found.by_source else None,
            found.digest,
            quotes=self._reader.quotes,
            sample=self._reader.sample,
        )
        if known is None:
            return None
        if known.same and known.id not in self._changing:
            if found.path and found.by_source and known.source != found.source:
                self._twins[known.id].append(found.path)
            return Added(known.id, known.source, "same")
        self._changing.add(known.id)
        self._again |= dict.fromkeys(self._twins.pop(known.id, ()))  # their text is to stay in the library
        return None

    def _waiting(self) -> Iterator[str]:
        while self._again:
            path = next(iter(self._again))
            del self._again[path]
            yield path

    def _written(self, portions: Iterable[list[Item] | None]) -> Iterator[Added | Unreadable]:
        """The items in batches, each told after its commit; at None there is nothing to wait for."""
        batch: list[Item] = []
        due = time.monotonic() + BATCH_SECONDS
        for portion in portions:
            batch += portion or []
            while len(batch) >= BATCH or (batch and (portion is None or time.monotonic() >= due)):
                yield from self._commit(batch[:BATCH])
                del batch[:BATCH]
                due = time.monotonic() + BATCH_SECONDS

    def _commit(self, batch: Sequence[Item]) -> list[Added | Unreadable]:
        """Write a batch, all or nothing, with what the log tells of it."""
        if not any(isinstance(item, (Read, Unreadable)) for item in batch):
            self._arriving.note("same", len(batch))
            return [item for item in batch if isinstance(item, Added)]
        with self._store.transaction() as db:
            written = iter(self._write(db, [item for item in batch if isinstance(item, Read)]))
            done = [next(written) if isinstance(item, Read) else item for item in batch if not isinstance(item, Part)]
            self._log(db, done)
        return done

    def _write(self, db: sqlite3.Connection, read: Sequence[Read]) -> Iterator[Added]:
        """Write articles, and the marks that they come with."""
        for portion in _apart(_as_before(db, read)):
            written = writing.add(db, [item.record for item in portion])
            for (record, marked, cut), (id, outcome) in zip(portion, written, strict=True):
                if outcome not in ("same", "folded") and marked != Marked():
                    restore(db, db.execute("SELECT key FROM article WHERE id = ?", (id,)).fetchone()[0], marked)
                yield Added(id, record.source, outcome, cut if outcome != "same" else ())

    def _log(self, db: sqlite3.Connection, done: Iterable[Added | Unreadable]) -> None:
        for one in done:
            if isinstance(one, Added):
                self._arriving.note(one.outcome)
                for notice in one.cut:
                    self._arriving.tell(one.source, notice)
            elif isinstance(one, LeftOut):
                self._arriving.tell(one.source, one.reason)
            else:
                self._arriving.refuse(one.source, one.reason)
        self._arriving.write(db)


def _as_before(db: sqlite3.Connection, read: Sequence[Read]) -> list[Read]:
    """The same, files whose article was taken out under the id that it had."""
    ids = removed_from(db, (one.record.source for one in read if one.record.by_source))
    if not ids:
        return list(read)
    return [
        one._replace(record=one.record._replace(id=ids[one.record.source]))
        if one.record.by_source and one.record.source in ids
        else one
        for one in read
    ]


def _apart(read: Iterable[Read]) -> Iterator[list[Read]]:
    """The same in portions that hold no article twice with different content: of these the later one is to stay."""
    portion: list[Read] = []
    digests: dict[str, int] = {}
    for one in read:
        record = one.record
        names = (record.id, record.source) if record.by_source else (record.id,)
        if any(digests.get(name, record.digest) != record.digest for name in names):
            yield portion
            portion, digests = [], {}
        portion.append(one)
        digests.update((name, record.digest) for name in names)
    if portion:
        yield portion


def _probable_id(found: Part) -> str:
    """The id that an input may have in the library, told without reading it; the digest tells whether it is so."""
    given = _ID.search(found.data) if found.format == JSON else None
    return given[1].decode("utf-8", "replace") if given else hashlib.sha256(found.data).hexdigest()[:16]


def _is_work(job: list[Item]) -> bool:
    return any(isinstance(item, Part) for item in job)
