"""`nutgraf log`: what became of everything that came into the library, and what could not be read and why."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime

from articles.library import Library
from articles.store.arrivals import OUTCOMES, Arrival, arrivals, refused
from tui import report
from tui.commands.help import Help, parser, whole_number
from tui.commands.shared import add_common, with_library
from tui.output import put
from tui.safe_text import json_line, safe_line
from tui.wording import date_in_words

HELP = Help(
    "[options]",
    """\
Tell of each time that articles came how many were added, changed, unchanged, folded into another article or could not
be read, latest first, and under it each thing that could not be read, or not as a whole, or was left out, and why. The
numbers of a time add up to all that came, but for what was left out, which has its lines. Times when all was as
before are not kept.
""",
    """\
examples:
  nutgraf log --limit 1                    the last time
  nutgraf log --format json | jq -r '.refused[].reason' | sort | uniq -c   what is wrong how often

formats:
  text   times with what could not be read under them; where this is no terminal with a tab between time (UTC), what
         came and the numbers, and between time, source and reason
  json   an object a line for each time: time (UTC), what, added, changed, same, folded, unreadable (numbers), and
         refused, a list of {"source", "reason"}
""",
)
WORDS = dict(zip(OUTCOMES, ("added", "changed", "unchanged", "folded", "could not be read"), strict=True))


def run(arguments: Sequence[str]) -> int:
    """Print what is asked for; the exit code."""
    made, group = parser("log", HELP)
    group.add_argument("--limit", type=whole_number, metavar="N", help="only the last N times")
    add_common(group, ("text", "json"))
    return with_library(made.parse_args(arguments), _log)


def _log(options: argparse.Namespace, library: Library) -> int:
    db = library.store.db
    found = arrivals(db, options.limit)
    if not found:
        report.warn("nothing came into this library yet but the samples: nutgraf add PATH adds articles")
        return report.NOT_ALL
    style = options.format if options.format == "json" or sys.stdout.isatty() else "lines"
    for arrival in found:
        put(_STYLES[style](db, arrival))
    return report.DONE


def amounts(arrival: Arrival) -> str:
    """ "1,234 added, 3 changed, 2 could not be read"."""
    parts = (f"{getattr(arrival, name):,} {words}" for name, words in WORDS.items() if getattr(arrival, name))
    return ", ".join(parts) or "nothing added"


def _text(db: sqlite3.Connection, arrival: Arrival) -> Iterator[str]:
    local = datetime.fromisoformat(arrival.time).astimezone().isoformat()
    yield f"{date_in_words(local)} · {safe_line(arrival.what)} · {amounts(arrival)}"
    for one in refused(db, arrival.num):
        yield f"  {safe_line(one.source)}: {safe_line(one.reason)}"


def _lines(db: sqlite3.Connection, arrival: Arrival) -> Iterator[str]:
    yield "\t".join((arrival.time, safe_line(arrival.what), amounts(arrival)))
    for one in refused(db, arrival.num):
        yield "\t".join((arrival.time, safe_line(one.source), safe_line(one.reason)))


def _json(db: sqlite3.Connection, arrival: Arrival) -> Iterator[str]:
    told = {name: value for name, value in arrival._asdict().items() if name != "num"}
    told["refused"] = [one._asdict() for one in refused(db, arrival.num)]
    yield json_line(json.dumps(told, ensure_ascii=False))


_STYLES = {"text": _text, "lines": _lines, "json": _json}
