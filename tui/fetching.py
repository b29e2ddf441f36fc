"""The process that refreshes the feeds while the app is open: with low priority, and no longer than the app.

It is told what to do by a JSON object as its argument, tells what comes of it in lines of JSON, and ends when its
standard input does.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Sequence
from typing import NamedTuple

BOOT = "import sys; sys.path[:] = {path!r}; from tui.fetching import serve; serve({order!r})"
LOWER = 10
"""By so much is its priority lower than the app's."""
BATCH = 50
"""Articles that are written at once: as long as that takes nothing else can be written."""


class Order(NamedTuple):
    """What to refresh: the feeds of this library that are due, or ``all`` but those that fail and are not due yet; the
    ``limits`` are those of `articles.limits`."""

    library: str
    all: bool
    minutes: int
    quotes: bool = True
    sectors: str | None = None
    limits: Sequence[int] = ()


class Outcome(NamedTuple):
    """What came of a refresh: how many feeds were asked, how many articles are new and changed, and why something was
    left out, in a line for each feed of which that is news."""

    feeds: int = 0
    added: int = 0
    changed: int = 0
    left_out: Sequence[str] = ()


class Fetching:
    """A refresh in a process of its own."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._process: asyncio.subprocess.Process | None = None

    async def run(self) -> Outcome:
        """What came of it, when it is done; raises `OSError` where there is no process to be had, or it ended early."""
        path = [entry for entry in sys.path if isinstance(entry, str)]
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            BOOT.format(path=path, order=tuple(self._order)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._process.stdout
        told = await self._process.stdout.read()  # its input stays open so long: the end of that would be its own
        await self._process.wait()
        try:
            return Outcome(*json.loads(told))
        except ValueError:
            raise OSError("the process that fetches the feeds ended before it was done") from None

    def end(self) -> None:
        """Let it end at once; what was committed stays."""
        if self._process and self._process.stdin:
            self._process.stdin.close()


# in the process


def serve(order: Sequence[object]) -> None:
    """Do what is ordered, and tell the outcome."""
    threading.Thread(target=_end_with_app, daemon=True).start()
    os.nice(LOWER)
    from tui.output import put

    put([json.dumps(refresh(Order(*order)))])  # type: ignore[arg-type]
    os._exit(0)  # whatever requests are still under way


def _end_with_app() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def refresh(order: Order) -> Outcome:
    """Refresh feeds and fetch the pages of teasers."""
    from datetime import timedelta

    from articles import limits
    from articles.feeds.entries import EntryReader
    from articles.feeds.pages import Pages
    from articles.feeds.refresh import Refresh
    from articles.feeds.subscriptions import due_feeds, now, willing_feeds
    from articles.intake.processes import processors
    from articles.sectors import load
    from articles.store import Store

    limits.use(limits.Limits(*order.limits))
    store = Store(order.library)
    reader = EntryReader(load(order.sectors) if order.sectors else None, order.quotes)
    feeds = (willing_feeds if order.all else due_feeds)(store.db, now())
    spare = max(1, processors() - 1)  # one is the app's
    refreshing = Refresh(store, reader, spare, BATCH, timedelta(minutes=order.minutes))
    done = list(refreshing.run(feeds)) if feeds else []
    for _ in Pages(store, reader).run([feed for feed in feeds if feed.whole]):
        pass
    left_out = tuple(f"{one.feed.url}: {one.left_out}" for one in done if one.left_out)
    return Outcome(len(feeds), sum(one.added for one in done), sum(one.changed for one in done), left_out)
