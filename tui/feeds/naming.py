"""Feeds as they are named on the command line: by their address, or by what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from articles.feeds.subscriptions import Subscription, all_feeds
from articles.library import Library
from tui import report
from tui.nearest import nearest


def feeds_named(library: Library, names: Sequence[str]) -> list[Subscription | None]:
    """The feed of each name, None where there is none, which is said."""
    feeds = all_feeds(library.store.db)
    return [_feed(name, feeds) for name in names]


def _feed(name: str, feeds: Sequence[Subscription]) -> Subscription | None:
    found = [feed for feed in feeds if name in (feed.url, feed.called)]
    found = found or [feed for feed in feeds if feed.called.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        report.warn(f"{name}: several feeds are called so: {', '.join(feed.url for feed in found)}")
    else:
        report.warn(
            f"{name}: there is no such feed{nearest(name, [known for f in feeds for known in (f.called, f.url)])}"
        )
    return None
