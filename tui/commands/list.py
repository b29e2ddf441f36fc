"""`nutgraf list`: the articles of the library, one a line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from articles.library import Library
from articles.store import Store
from articles.store.whole import Details, details
from articles.view import Order, Row
from tui import report
from tui.choosing import asked, pages
from tui.commands.help import Help, parser, whole_number
from tui.commands.shared import add_common, with_library
from tui.output import coloured, columns, put, styled
from tui.safe_text import json_line, safe_line
from tui.wanted import add_options
from tui.wrapping import cells, cropped

HELP = Help(
    "[options] [QUERY ...]",
    """\
List the articles of your library, newest first, undated ones last: all, or those that a query takes.

QUERY is what the search of the app takes: words, "a phrase", -word, OR, title: body: quote: speaker: sector: source:
tag: on: after: before: is:unread is:starred and so on. A shell takes quotation marks away: '"a phrase"' keeps them. A
word that must not occur is written NOT word here, or stands after --.
""",
    """\
examples:
  nutgraf list is:unread after:2023        what you have not read of 2023 and later
  nutgraf list --sector health --limit 20
  nutgraf list tag:strike | nutgraf show - print them whole
  nutgraf list --format json | jq -r .source

formats:
  text   on a terminal id, date, ● unread and ★ starred, sector and headline in columns; elsewhere id, date, sector,
         marks and headline with a tab between them, so that cut -f1 gives the ids
  json   an object a line: id, title (as the list shows it), published, sectors, source, read, starred, tags, notes (how
         many)
""",
)
SORTS = ("date", "title", "sector")
ID_CELLS, SECTOR_CELLS = 18, 20
"""The widest columns of ids and sectors on a terminal."""
LEAST_HEADLINE = 12
"""A terminal with less room than this for the headline shows no sectors."""


def run(arguments: Sequence[str]) -> int:
    """Print what is asked for; the exit code."""
    made, group = parser("list", HELP)
    group.add_argument("query", nargs="*", metavar="QUERY", help="only articles that these words and conditions take")
    add_options(group)
    group.add_argument("--limit", type=whole_number, metavar="N", help="only the first N")
    group.add_argument("--sort", choices=SORTS, default="date", help="by what to sort (default: date)")
    group.add_argument("--oldest-first", action="store_true", help="the other way round: with --sort title Z to A")
    add_common(group, ("text", "json"))
    return with_library(made.parse_args(arguments), _list)


def _list(options: argparse.Namespace, library: Library) -> int:
    chosen = asked(library, " ".join(options.query), options)
    order = Order((), options.sort, options.oldest_first)
    shown = 0
    for rows in pages(library.store, chosen, order, options.limit):
        put(_lines(library.store, rows, options.format))
        shown += len(rows)
    if not shown:
        report.warn("no article matches" if len(library) else "the library is empty: nutgraf add PATH adds articles")
    return report.DONE if shown else report.NOT_ALL


def _lines(store: Store, rows: Sequence[Row], style: str) -> Iterator[str]:
    if style == "json":
        known = details(store.db, [row.id for row in rows])
        for row in rows:
            if row.id in known:
                yield json_line(json.dumps(as_json(row, known[row.id]), ensure_ascii=False))
    elif sys.stdout.isatty():
        width, colour = columns(None), coloured()
        yield from (_columns(row, width, colour) for row in rows)
    else:
        yield from ("\t".join(_cells(row)) for row in rows)


def as_json(row: Row, known: Details) -> dict[str, Any]:
    """The object that the JSON format prints for one article."""
    return {
        "id": row.id,
        "title": row.headline,
        "published": row.published,
        "sectors": [{"id": id, "name": name} for id, name in known.sectors],
        "source": known.source,
        "read": row.read,
        "starred": row.star,
        "tags": list(known.tags),
        "notes": known.notes,
    }


def _cells(row: Row) -> tuple[str, ...]:
    """Id, date, sector, marks and headline."""
    sector = row.sector.name if row.sector else ""
    date = row.published[:10] if row.published else ""
    return safe_line(row.id), date, safe_line(sector), marks(row), safe_line(row.headline)


def marks(row: Row) -> str:
    """The signs of an article that is not read, and of one that is starred, as the app shows them."""
    return ("" if row.read else "●") + ("★" if row.star else "")


def _columns(row: Row, width: int, colour: bool) -> str:
    id, date, sector, signs, headline = _cells(row)
    lead = f"{_fit(id, ID_CELLS)} {date or '--':<10} {signs:>2} {_fit(sector or '--', SECTOR_CELLS)} "
    if width - cells(lead) < LEAST_HEADLINE:
        lead = f"{_fit(id, ID_CELLS)} {date or '--':<10} {signs:>2} "
    line = cropped(headline, max(1, width - cells(lead)))
    return f"{styled(lead, '2', colour)}{line if row.read else styled(line, '1', colour)}"


def _fit(text: str, width: int) -> str:
    text = cropped(text, width)
    return text + " " * (width - cells(text))
