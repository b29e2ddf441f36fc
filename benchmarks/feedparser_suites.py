"""How often a feed is read as feedparser reads it, over feedparser's own well- and ill-formed suites.

For every file: the number of entries, and of the first one the title, the link, the date and the body, all as plain
words, by nutgraf and by feedparser on the same bytes in the same run. Dates are compared as moments. A file of which
feedparser reads no entries agrees where nutgraf reads none either. The suites are in feedparser's source distribution:

    pip download --no-deps --no-binary :all: feedparser==6.0.12 && tar xf feedparser-6.0.12.tar.gz
    python benchmarks/feedparser_suites.py feedparser-6.0.12/tests [--show 20]

The folder can be named by FEEDPARSER_TESTS too.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import warnings
from calendar import timegm
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from articles.reading import feed
from articles.reading.feed_entry import Entry
from articles.reading.fragment import blocks_of_html, text_of_html
from articles.reading.piece import FormatError

SUITES = ("wellformed", "illformed")


class Told(NamedTuple):
    """What is compared of a feed."""

    entries: int = 0
    title: str = ""
    link: str = ""
    date: str = ""
    body: str = ""


def by_nutgraf(data: bytes) -> Told:
    """What nutgraf reads."""
    try:
        found = feed.entries(data, "")
    except FormatError:
        return Told()
    if not found.entries:
        return Told()
    first = found.entries[0]
    date = datetime.fromisoformat(first.published) if first.published else None
    moment = date.astimezone(UTC) if date and date.tzinfo else date
    return Told(
        len(found.entries),
        " ".join((first.title or "").split()),
        first.link or "",
        moment.strftime("%Y-%m-%d %H:%M:%S") if moment else "",
        _body(first),
    )


def _body(entry: Entry) -> str:
    words = entry.content if entry.content.text.strip() else entry.summary
    return " ".join(words.text.split()) if words.html is False else _words(words.text)


def by_feedparser(data: bytes) -> Told:
    """What feedparser reads, with its settings as they are."""
    import feedparser

    found = feedparser.parse(io.BytesIO(data))
    if not found["entries"]:
        return Told()
    first: dict[str, Any] = found["entries"][0]
    moment = dict.get(first, "published_parsed") or dict.get(first, "updated_parsed")
    content = (dict.get(first, "content") or [dict.get(first, "summary_detail") or {}])[0]
    return Told(
        len(found["entries"]),
        _plain(dict.get(first, "title_detail") or {}),
        dict.get(first, "link") or "",
        datetime.fromtimestamp(timegm(moment), UTC).strftime("%Y-%m-%d %H:%M:%S") if moment else "",
        _plain(content),
    )


def _plain(told: dict[str, Any]) -> str:
    text = told.get("value") or ""
    return " ".join(text.split()) if told.get("type") == "text/plain" else _words(text)


def _words(text: str) -> str:
    return text_of_html(text) if blocks_of_html(text) else ""


def main() -> None:
    """Prints how many files agree, and in what the others differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", nargs="?", default=os.environ.get("FEEDPARSER_TESTS"), help="feedparser's tests/")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N differences of each kind")
    given = parser.parse_args()
    if not given.tests or not Path(given.tests).is_dir():
        parser.error("name the folder tests/ of feedparser's source distribution")
    warnings.simplefilter("ignore")
    files = [path for suite in SUITES for path in sorted(Path(given.tests, suite).rglob("*.*")) if path.is_file()]
    differing: Counter[str] = Counter()
    agreeing = 0
    for path in files:
        data = path.read_bytes()
        ours, theirs = by_nutgraf(data), by_feedparser(data)
        agreeing += ours == theirs
        for name in Told._fields:
            mine, other = getattr(ours, name), getattr(theirs, name)
            if mine != other:
                differing[name] += 1
                if differing[name] <= given.show:
                    print(f"{name}: {path.relative_to(given.tests)}\n    nutgraf    {mine!r}\n    feedparser {other!r}")
    share = 100 * agreeing / max(1, len(files))
    print(f"{agreeing} of {len(files)} files agree ({share:.1f}%); differing: {dict(differing)}")
    sys.exit(0 if files else 1)


if __name__ == "__main__":
    main()
