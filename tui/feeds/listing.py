"""`nutgraf feeds`: the feeds, one a line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from articles.feeds.subscriptions import Subscription, all_feeds, entries_came, now
from articles.library import Library
from tui import report
from tui.output import coloured, columns, put, styled
from tui.safe_text import json_line, safe_line
from tui.wording import counted, duration
from tui.wrapping import cells, cropped

NONE = "there are no feeds: nutgraf feeds add URL subscribes to one"
NAME_CELLS, LEAST_NAME = 40, 16


def list_feeds(options: argparse.Namespace, library: Library) -> int:
    """Print the feeds; the exit code."""
    db = library.store.db
    feeds, came = all_feeds(db), entries_came(db)
    if not feeds:
        report.warn(NONE)
        return report.NOT_ALL
    if options.format == "json":
        put(json_line(json.dumps(_as_json(feed, came.get(feed.num, 0)), ensure_ascii=False)) for feed in feeds)
    elif sys.stdout.isatty():
        put(_columns(feeds, came))
    else:
        put("\t".join(_cells(feed, came.get(feed.num, 0))) for feed in feeds)
    return report.DONE


def _as_json(feed: Subscription, came: int) -> dict[str, Any]:
    told = {name: value for name, value in feed._asdict().items() if name not in HIDDEN}
    return told | {"sectors": [{"id": one.id, "name": one.name} for one in feed.sectors], "articles": came}


HIDDEN = {"num", "private", "etag", "modified", "digest", "tried"}
"""What of a feed is nobody's but the fetcher's."""


def _cells(feed: Subscription, came: int) -> tuple[str, ...]:
    times = (feed.fetched or "", feed.due or "", feed.failing or "")
    return safe_line(feed.called), safe_line(feed.url), str(came), *times, safe_line(feed.failure or "")


def _columns(feeds: list[Subscription], came: dict[int, int]) -> Iterator[str]:
    """Name, articles, when it came last and is due, with what fails under it."""
    colour, room = coloured(), columns(None)
    width = max(LEAST_NAME, min(NAME_CELLS, max(cells(safe_line(feed.called)) for feed in feeds), room - 42))
    for feed in feeds:
        name = cropped(safe_line(feed.called), width)
        count = counted(came.get(feed.num, 0), "article")
        line = f"{name}{' ' * (width - cells(name))}  {count:>15}  {_ago(feed.fetched):<12} {_until(feed.due)}"
        yield cropped(line, room).rstrip()
        if feed.failing:
            since = f"  {safe_line(feed.url)}: fails {_ago(feed.failing, 'for')}: {safe_line(feed.failure or '')}"
            yield styled(since, "31", colour)


def _ago(time: str | None, words: str = "") -> str:
    """ "3 h ago", "for 3 h"."""
    if time is None:
        return "never"
    long = duration(max(1.0, (now() - datetime.fromisoformat(time)).total_seconds()))
    return f"{words} {long}" if words else f"{long} ago"


def _until(time: str | None) -> str:
    """ "in 20 min", "due"."""
    if time is None:
        return "no more"
    seconds = (datetime.fromisoformat(time) - now()).total_seconds()
    return f"in {duration(seconds)}" if seconds > 0 else "due"
