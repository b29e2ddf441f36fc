"""`nutgraf feeds remove`: feeds that are asked no longer."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from articles.feeds.subscriptions import unsubscribe
from articles.library import Library
from tui import report
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, with_library
from tui.feeds.naming import feeds_named
from tui.output import write_lines
from tui.safe_text import safe_line

HELP = Help(
    "[options] URL [...]",
    """\
Ask these feeds no longer. What came from them stays in your library; nutgraf remove takes articles out.

URL is the address of a feed, or what it is called, as nutgraf feeds prints them.
""",
    """\
examples:
  nutgraf feeds remove https://example.org/feed.xml
  nutgraf feeds remove "Ward news"
""",
)


def run(arguments: Sequence[str]) -> int:
    """Unsubscribe; the exit code."""
    made, group = parser("feeds remove", HELP)
    group.add_argument("urls", nargs="+", metavar="URL", help="the feeds")
    add_common(group)
    return with_library(made.parse_args(arguments), _remove, changes=True)


def _remove(options: argparse.Namespace, library: Library) -> int:
    named = feeds_named(library, options.urls)
    feeds = [feed for feed in named if feed]
    with library.store.transaction() as db:
        for feed in feeds:
            unsubscribe(db, feed.num)
    write_lines([f"{safe_line(feed.called)}: asked no longer; its articles stay" for feed in feeds])
    return report.DONE if all(named) else report.NOT_ALL
