"""`nutgraf feeds import`: all feeds of an OPML file."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from articles import limits
from articles.article import Sector
from articles.feeds import opml
from articles.feeds.fetch import is_at_home
from articles.feeds.opml import Outline
from articles.feeds.subscriptions import Wish, now, subscribe
from articles.library import Library
from articles.reading import open_failure
from articles.reading.address import fetched, is_address, is_fetched
from articles.reading.piece import FormatError
from articles.regular import open_regular
from articles.urls import host_of
from tui import report
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, sectors_named, with_library
from tui.output import write_lines
from tui.wanted import WrongUseError, own_taxonomy
from tui.wording import counted

HELP = Help(
    "[options] FILE [...]",
    """\
Subscribe to all feeds of OPML files, as other programs write them. FILE may be an address (https://...), or - for
standard input. The feeds keep the names that they have there, and are due at once: nutgraf feeds refresh fetches them.
What a list from elsewhere names in a network of your own is not asked: save the list first if you want that.
""",
    """\
examples:
  nutgraf feeds import --groups sectors feeds.opml   the feeds of the group "Health care" are filed under that
  nutgraf feeds import --groups sources feeds.opml   what they bring is published by "Health care"
""",
)
AT_ONCE = 16
"""So many hosts are looked up."""
OTHERS = {
    "list": "is another list: nutgraf feeds import takes it",
    "page": "is a page: nutgraf feeds add finds its feeds",
}


def run(arguments: Sequence[str]) -> int:
    """Subscribe; the exit code."""
    made, group = parser("feeds import", HELP)
    group.add_argument("files", nargs="+", metavar="FILE", help="OPML files")
    group.add_argument(
        "--groups",
        choices=("sectors", "sources"),
        help="what a group of feeds is: the innermost counts (default: nothing)",
    )
    group.add_argument("--no-whole", action="store_true", help="fetch no page where an entry has only a teaser")
    add_common(group)
    return with_library(made.parse_args(arguments), _import, new=True)


def _import(options: argparse.Namespace, library: Library) -> int:
    outlines: list[Outline] = []
    given: set[str] = set()
    complete = True
    for path in options.files:
        try:
            found = opml.read(_bytes(path))
        except (OSError, FormatError) as error:
            report.warn(f"{path}: {open_failure(error) if isinstance(error, OSError) else error}")
            complete = False
            continue
        outlines += found
        if not is_address(path) or is_at_home(path):
            given |= {one.url for one in found}
    feeds = [one for one in outlines if one.kind == "feed" and is_fetched(one.url)]
    for one in outlines:
        if one not in feeds:
            report.warn(f"{one.url}: {OTHERS.get(one.kind, 'only http and https are fetched')}")
    at_home = _at_home(feeds)
    sector = _sectors(library) if options.groups == "sectors" else lambda group: ()
    outcomes: Counter[bool] = Counter()
    wishes = [
        _wish(one, sector, options.groups == "sources")._replace(
            whole=not options.no_whole, private=one.url in given and at_home[host_of(one.url)]
        )
        for one in feeds
    ]
    with library.store.transaction() as db:
        outcomes.update(subscribe(db, wish, now()) for wish in wishes)
    known = f", {outcomes[False]:,} there already" if outcomes[False] else ""
    write_lines([f"{counted(outcomes[True], 'feed')} subscribed to{known}"])
    return report.DONE if complete and feeds else report.NOT_ALL


def _bytes(path: str) -> bytes:
    """A list of feeds; of one that is too large as much as tells that it is."""
    if is_address(path):
        return fetched(path)[1]
    most = limits.current().article + 1
    if path == "-":
        return sys.stdin.buffer.read(most)
    with open_regular(path) as file:
        return file.read(most)


def _at_home(feeds: Iterable[Outline]) -> dict[str, bool]:
    """For each host whether it is in a network of one's own."""
    hosts = {host_of(one.url): one.url for one in feeds}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(hosts, pool.map(is_at_home, hosts.values()), strict=True))


def _wish(one: Outline, sector: Callable[[str], tuple[Sector, ...]], sources: bool) -> Wish:
    group = one.groups[-1] if one.groups else ""
    name = one.title if one.title not in ("", one.url) else None
    return Wish(one.url, None, name, one.site or None, sector(group), (group or None) if sources else None)


def _sectors(library: Library) -> Callable[[str], tuple[Sector, ...]]:
    """What tells the sectors of a group by its name."""
    taxonomy = own_taxonomy()

    @cache
    def sectors(group: str) -> tuple[Sector, ...]:
        if not group:
            return ()
        try:
            return sectors_named(group.replace(",", " "), taxonomy, library)
        except WrongUseError as error:
            report.warn(f"group {group}: {error}")
            return ()

    return sectors
