"""`nutgraf feeds add`: a feed to subscribe to, found on its page if need be."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.feeds.fetch import Fetched, FetchError, fetch, is_at_home, is_beside
from articles.feeds.subscriptions import Wish, change, feed_at, now, subscribe
from articles.library import Library
from articles.reading.address import is_address, is_fetched
from articles.reading.piece import FormatError
from tui import report
from tui.commands.help import Help, parser, words
from tui.commands.shared import add_common, sectors_named, with_library
from tui.feeds.refreshing import refresh
from tui.output import write_lines
from tui.safe_text import safe_line
from tui.wanted import own_taxonomy

HELP = Help(
    "[options] URL [...]",
    """\
Subscribe to feeds, and fetch what they give. URL is the address of a feed, or of a page that names one: of several
feeds the first is taken, and the others are told. Of a feed that is subscribed to already the options change what
holds for the articles that come from now on.
""",
    """\
examples:
  nutgraf feeds add https://example.org/
  nutgraf feeds add --sector health --name "Ward news" https://example.org/feed.xml
""",
)

TRIES = 3
"""So many of the feeds that a page names are asked, until one is a feed."""
TOLD = 5
"""So many others are told."""
SCHEME = re.compile(r"[a-z][a-z0-9+-]{0,30}:(?!\d{1,5}(?:[/?#]|$))", re.I | re.ASCII)
"""What an address begins with that says how it is fetched; in "nas:8080" a port stands behind the colon."""
FILE = (
    "is a file: nutgraf feeds import reads lists of feeds, nutgraf add a feed that is kept in a file; an address needs"
    " https:// before it"
)


class Found(NamedTuple):
    """A feed at its address, with what it is called, and the other feeds that its page names."""

    url: str
    title: str | None
    site: str | None
    others: tuple[str, ...] = ()


def run(arguments: Sequence[str]) -> int:
    """Subscribe; the exit code."""
    made, group = parser("feeds add", HELP)
    group.add_argument("urls", type=words, nargs="+", metavar="URL", help="feeds, or pages that name them")
    group.add_argument("--sector", type=words, metavar="NAME", help="file their articles there; several with commas")
    group.add_argument("--name", type=words, metavar="NAME", help="how to call the feed and the publisher")
    group.add_argument(
        "--whole",
        action=argparse.BooleanOptionalAction,
        help="fetch the page where an entry has only a teaser (default: yes)",
    )
    add_common(group)
    options = made.parse_args(arguments)
    if options.name and len(options.urls) > 1:
        made.error("--name goes with one feed")
    return with_library(options, _add, new=True)


def _add(options: argparse.Namespace, library: Library) -> int:
    sectors = sectors_named(options.sector, own_taxonomy(), library) if options.sector else ()
    complete = True
    for given in options.urls:
        try:
            url = _address(given)
            private = is_fetched(url) and is_at_home(url)
            known = feed_at(library.store.db, url)
            found = Found(known.url, known.title, known.site) if known else find(url, private)
        except FetchError as error:
            report.warn(f"{given}: {error}")
            complete = False
            continue
        private = private and is_beside(found.url, url)
        wish = Wish(
            found.url, found.title, options.name, found.site, sectors, None, options.whole is not False, private
        )
        complete = _subscribe(library, wish, found.others, options.whole) and complete
    return report.DONE if complete else report.NOT_ALL


def _address(given: str) -> str:
    """The address that is meant: one of https where it does not say. Raises `FetchError` for a path."""
    if not is_address(given) and os.path.isfile(given):
        raise FetchError(FILE)
    if given.startswith((".", "/")):
        raise FetchError("is a path, no address; and no file is there")
    return given if SCHEME.match(given) else f"https://{given}"


def _subscribe(library: Library, wish: Wish, others: Sequence[str], whole: bool | None) -> bool:
    with library.store.transaction() as db:
        new = subscribe(db, wish, now())
        feed = feed_at(db, wish.url)
        assert feed
        if not new:
            change(db, feed.num, wish.name, wish.sectors, whole)
    if not new:
        _tell_changes(wish, whole)
        return True
    called = wish.name or wish.title or wish.url
    write_lines([f"{safe_line(called)}: subscribed to {safe_line(wish.url)}"])
    if others:
        report.warn(f"the page names other feeds too: {', '.join(others[:TOLD])}")
    return refresh(library, [feed])


def _tell_changes(wish: Wish, whole: bool | None) -> None:
    """What the options changed of a feed that was there already."""
    changes = [f"called {wish.name}"] if wish.name else []
    changes += [f"filed under {', '.join(one.name for one in wish.sectors)}"] if wish.sectors else []
    changes += [f"{'' if whole else 'no '}pages fetched for teasers"] if whole is not None else []
    there = f"{wish.url}: is subscribed to already"
    if changes:
        write_lines([safe_line(f"{there}; from now on {', '.join(changes)}")])
    else:
        report.warn(there)


def find(url: str, private: bool) -> Found:
    """The feed at this address, or the first one that the page there names. Raises `FetchError`."""
    from articles.feeds.discovery import feeds_of

    fetched = fetch(url, private=private)
    try:
        return _feed(url, fetched)
    except FormatError:
        offered = feeds_of(fetched.data, fetched.url)
    if not offered:
        raise FetchError("no feed is there, and none is named there")
    failures = []
    for one in offered[:TRIES]:
        try:
            found = _feed(one.url, fetch(one.url, private=private and is_beside(one.url, url)))
        except (FormatError, FetchError) as error:
            failures.append(f"{one.url}: {error}")
        else:
            return found._replace(others=tuple(other.url for other in offered if other is not one))
    raise FetchError(f"what the page names cannot be read: {'; '.join(failures)}")


def _feed(url: str, fetched: Fetched) -> Found:
    from articles.reading.feed import entries

    feed = entries(fetched.data, fetched.url)
    return Found(fetched.moved or url, feed.title, feed.site)
