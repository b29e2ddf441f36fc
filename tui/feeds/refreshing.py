"""`nutgraf feeds refresh`: what is new in the feeds comes into the library."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from articles.feeds.subscriptions import Subscription, all_feeds, due_feeds, now
from articles.intake.processes import BrokenError
from articles.library import Library
from articles.store.arrivals import OUTCOMES
from tui import report
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, with_library
from tui.feeds.listing import NONE
from tui.feeds.naming import feeds_named
from tui.output import put, write_lines
from tui.safe_text import json_line, safe_line
from tui.wanted import own_settings, own_taxonomy
from tui.wording import counted, date_in_words

if TYPE_CHECKING:
    from articles.feeds.pages import PageCame
    from articles.feeds.refresh import Refreshed

HELP = Help(
    "[options] [URL ...]",
    """\
Fetch what is new: from the feeds that are due, or from those that are named. First all that the feeds give comes into
your library; then, where an entry has only a teaser, the text of its page, 25 pages a feed each time, the newest first.
An article that you took out of the library does not come again.

URL is the address of a feed, or what it is called, as nutgraf feeds prints them.
""",
    """\
examples:
  nutgraf feeds refresh
  nutgraf feeds refresh --force            also those that are not due
  nutgraf feeds refresh "Ward news"

politeness:
  A feed is asked every half hour at the most, less often where its server says so (Cache-Control, Retry-After) or it
  fails, and only for what has changed (ETag, Last-Modified). 16 requests are under way at the most, two at one host,
  with half a second between an answer and the next request; this machine is asked without a pause. A feed that is gone
  for good (410) is not asked again by itself. Only addresses that you gave yourself may be in a network of your own.

quotations:
  Where up to ten articles of a feed are new they are looked for at once, where more are, when an article is opened or
  what everybody said is asked for.

formats:
  text   what each feed brought, and the sums
  json   an object a line for each feed: url, name, added, changed, same, folded, unreadable, left_out (words on what
         of it was not read), failure; and for each page of a teaser: url, id, folded (whether it shows that the article
         is a copy of another one), failure
""",
)
WORDS = {
    "added": "added",
    "changed": "changed",
    "folded": "folded into others",
    "unreadable": "could not be read",
}


def run(arguments: Sequence[str]) -> int:
    """Refresh; the exit code."""
    made, group = parser("feeds refresh", HELP)
    group.add_argument("urls", nargs="*", metavar="URL", help="these feeds, whether they are due or not")
    group.add_argument("--force", action="store_true", help="ask all feeds, also those that are not due")
    group.add_argument("--quiet", action="store_true", help="tell only what fails")
    add_common(group, ("text", "json"))
    options = made.parse_args(arguments)
    if options.force and options.urls:
        made.error("--force asks all feeds: name none")
    return with_library(options, _refresh, changes=True)


def _refresh(options: argparse.Namespace, library: Library) -> int:
    db = library.store.db
    if not (known := all_feeds(db)):
        report.warn(NONE)
        return report.NOT_ALL
    named = feeds_named(library, options.urls)
    feeds = [feed for feed in named if feed] if named else known if options.force else due_feeds(db, now())
    if not feeds and not named and not options.quiet:
        report.warn("no feed is due: nutgraf feeds tells when; --force asks them all the same")
    complete = refresh(library, feeds, options.format, options.quiet)
    return report.DONE if complete and all(named) else report.NOT_ALL


def refresh(library: Library, feeds: Sequence[Subscription], style: str = "text", quiet: bool = False) -> bool:
    """Refresh these feeds and tell what comes of it; whether all could be fetched."""
    from articles.feeds.entries import EntryReader
    from articles.feeds.pages import Pages
    from articles.feeds.refresh import Refresh

    settings = own_settings()
    reader = EntryReader(own_taxonomy(), settings is None or settings.quotes)
    telling = _Telling(style, quiet)
    try:
        for one in report.counting(Refresh(library.store, reader).run(feeds), "feeds"):
            telling.feed(one)
        whole = [feed for feed in feeds if feed.whole]
        for page in report.counting(Pages(library.store, reader).run(whole), "pages"):
            telling.page(page)
    except BrokenError as error:
        report.warn(f"{error}; the same command does the rest")
        return False
    finally:
        telling.end(len(feeds))
    return not telling.sums["failed"]


class _Telling:
    """Tells what becomes of feeds and pages, as it is known."""

    def __init__(self, style: str, quiet: bool) -> None:
        self._style = style
        self._quiet = quiet
        self.sums: Counter[str] = Counter()

    def feed(self, one: Refreshed) -> None:
        """What became of a feed."""
        counts = {name: getattr(one, name) for name in OUTCOMES}
        self.sums.update(counts, failed=one.failure is not None)
        if one.failure is not None:
            report.warn(f"{one.feed.url}: {one.failure}{_since(one.feed)}")
        if one.left_out:
            report.warn(f"{one.feed.url}: {one.left_out}")
        if self._style == "json":
            told = {"url": one.feed.url, "name": one.feed.called, **counts}
            told |= {"left_out": one.left_out or None, "failure": one.failure}
            put([json_line(json.dumps(told, ensure_ascii=False))])
        elif not self._quiet and (news := _amounts(counts)):
            write_lines([f"{safe_line(one.feed.called)}: {news}"])

    def page(self, one: PageCame) -> None:
        """What became of the page of a teaser."""
        self.sums["pages" if one.failure is None else "teasers"] += 1
        self.sums["folded"] += one.folded
        if self._style == "json":
            told = {"url": one.link, "id": one.article_id, "folded": one.folded, "failure": one.failure}
            put([json_line(json.dumps(told, ensure_ascii=False))])

    def end(self, feeds: int) -> None:
        """The sums."""
        if self._style == "json" or self._quiet or not feeds:
            return
        parts = [_amounts(self.sums) or "nothing new", f"{counted(feeds, 'feed')}"]
        parts += [f"{self.sums['failed']:,} failed"] if self.sums["failed"] else []
        parts += [f"{counted(self.sums['pages'], 'page')} fetched for teasers"] if self.sums["pages"] else []
        parts += [f"{counted(self.sums['teasers'], 'teaser')} left as such"] if self.sums["teasers"] else []
        write_lines([" · ".join(parts)])


def _amounts(counts: Mapping[str, int]) -> str:
    """ "12 added, 3 changed"."""
    return ", ".join(f"{counts[name]:,} {words}" for name, words in WORDS.items() if counts[name])


def _since(feed: Subscription) -> str:
    return f" (fails since {date_in_words(feed.failing[:10])})" if feed.failing else ""
