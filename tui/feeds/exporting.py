"""`nutgraf feeds export`: all feeds as OPML."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from articles.feeds import opml
from articles.feeds.opml import Outline
from articles.feeds.subscriptions import Subscription, all_feeds
from articles.library import Library
from tui import report
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, with_library
from tui.feeds.listing import NONE
from tui.output import put
from tui.safe_text import safe_line

HELP = Help(
    "[options]",
    """\
Print all feeds as OPML, which other programs read, grouped by the sector or the publisher that they were given.
""",
    """\
examples:
  nutgraf feeds export > feeds.opml
""",
)


def run(arguments: Sequence[str]) -> int:
    """Print; the exit code."""
    made, group = parser("feeds export", HELP)
    group.add_argument(
        "--groups", choices=("sectors", "sources"), default="sectors", help="by what to group (default: sectors)"
    )
    add_common(group)
    return with_library(made.parse_args(arguments), _export)


def _export(options: argparse.Namespace, library: Library) -> int:
    feeds = all_feeds(library.store.db)
    if not feeds:
        report.warn(NONE)
        return report.NOT_ALL
    written = opml.write((_outline(feed, options.groups) for feed in feeds), "nutgraf")
    put(safe_line(line) for line in written.decode().splitlines())
    return report.DONE


def _outline(feed: Subscription, groups: str) -> Outline:
    group = feed.publisher if groups == "sources" else feed.sectors[0].name if feed.sectors else None
    return Outline(feed.url, feed.called, feed.site or "", (group,) if group else ())
