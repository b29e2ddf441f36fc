"""`nutgraf feeds`: what is subscribed to, and what it brings into the library."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from tui.commands.help import Help, parser
from tui.commands.shared import add_common, with_library
from tui.nearest import nearest

HELP = Help(
    "[list] [options]  |  nutgraf feeds add | remove | refresh | import | export ...",
    """\
Subscribe to feeds (RSS, Atom, RDF, JSON Feed), whose articles come into your library: with nutgraf feeds refresh, and
by themselves while the app is open. Alone it lists them.

actions (nutgraf feeds ACTION --help tells more):
  list            what is subscribed to, as without an action
  add URL         subscribe to a feed, or to the first one that a page names
  remove URL      ask a feed no longer; its articles stay
  refresh         fetch what is new
  import FILE     subscribe to all feeds of an OPML file
  export          print all feeds as OPML
""",
    """\
examples:
  nutgraf feeds add https://example.org/
  nutgraf feeds                            the feeds: their articles, when they came last, what fails and why
  nutgraf feeds | awk -F'\\t' '$6 != ""'    those that fail

formats:
  text   on a terminal the feeds in columns; elsewhere name, URL, number of articles that came, last success, next time,
         failing since, and why, with a tab between them
  json   an object a line: url, name, title, site, sectors, publisher, whole, articles, added, fetched, due, failing,
         failures, failure; times are in UTC
""",
)
ACTIONS = {
    "add": "tui.feeds.adding",
    "remove": "tui.feeds.removing",
    "refresh": "tui.feeds.refreshing",
    "import": "tui.feeds.importing",
    "export": "tui.feeds.exporting",
}
"""The actions, each with its module."""
LIST = "list"
"""The action that is meant where none is named."""


def run(arguments: Sequence[str]) -> int:
    """Do what is asked for; the exit code."""
    if arguments and arguments[0] in ACTIONS:
        code: int = import_module(ACTIONS[arguments[0]]).run(arguments[1:])
        return code
    from tui.feeds.listing import list_feeds

    made, group = parser("feeds", HELP)
    add_common(group, ("text", "json"))
    if arguments and arguments[0] == LIST:
        arguments = arguments[1:]
    elif arguments and not arguments[0].startswith("-"):
        made.error(f"there is no action {arguments[0]!r:.80}{nearest(arguments[0], (LIST, *ACTIONS))}")
    return with_library(made.parse_args(arguments), list_feeds)
