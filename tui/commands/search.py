"""`nutgraf search`: the articles that a query takes, with the words in their context."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Any

from articles.conditions import EVERYTHING, Query
from articles.hits import Snippet, Span, spans
from articles.library import Library
from articles.store import Store
from articles.store.search import WIDTH, Hit, search_in
from articles.store.whole import details
from articles.view import Row
from tui import report
from tui.choosing import asked
from tui.commands.help import Help, parser, whole_number
from tui.commands.list import as_json, marks
from tui.commands.shared import add_common, with_library
from tui.output import MEASURE, coloured, columns, put, styled
from tui.safe_text import json_line, safe_block, safe_line
from tui.wanted import add_options
from tui.wording import date_in_words
from tui.wrapping import cropped, wrap

HELP = Help(
    "[options] QUERY ...",
    """\
Search your library: the newest articles that the query takes, or with --ranked the best ones, each with the words in
their context. Words must all occur, in any order and whatever their case and accents.

  "a phrase"  strik*  -word  a OR b  (...)      title: body: quote: speaker: sector: source: tag:
  on:2023-10  after:2023  before:"last week"    is:unread is:starred is:noted ...

A shell takes quotation marks away: '"a phrase"' keeps them. A word that must not occur is written NOT word here, or
stands after --.
""",
    """\
examples:
  nutgraf search overtime nurses
  nutgraf search --ranked '"tentative deal" -teachers'
  nutgraf search speaker:notley after:2023 --format json
  nutgraf search --limit 1000 pension --format json | jq -r .id | nutgraf mark --tag pensions -

formats:
  text   headline, date, sector and id, and the words in their context
  json   an object a line, as of nutgraf list, with snippet: {"field", "text", "spans", "cut_left", "cut_right"}, where
         spans are the places of the words in that text, which is of the body, the quotations or another field, and
         title_spans
""",
)
FOUND = "1;33"


def run(arguments: Sequence[str]) -> int:
    """Print what is found; the exit code."""
    made, group = parser("search", HELP)
    group.add_argument("query", nargs="+", metavar="QUERY", help="what to look for")
    group.add_argument("--ranked", action="store_true", help="the best ones first, not the newest")
    group.add_argument("--limit", type=whole_number, default=20, metavar="N", help="at most so many (default: 20)")
    add_options(group)
    add_common(group, ("text", "json"))
    return with_library(made.parse_args(arguments), _search)


def _search(options: argparse.Namespace, library: Library) -> int:
    words = " ".join(options.query)
    chosen, store = asked(library, words, options), library.store
    for_people = options.format == "text"
    hits = search_in(store, chosen, options.limit, options.ranked, columns() - 4 if for_people else WIDTH).hits
    if not hits:
        report.warn(f"nothing found for “{cropped(words, MEASURE)}”")
        return report.NOT_ALL
    query = chosen.query or EVERYTHING
    put(_as_text(hits, query) if for_people else _as_json(store, hits, query))
    return report.DONE


def _as_json(store: Store, hits: Sequence[Hit], query: Query) -> Iterator[str]:
    known = details(store.db, [hit.row.id for hit in hits])
    for row, field, snippet in hits:
        if row.id in known:
            found: dict[str, Any] = as_json(row, known[row.id])
            found["title_spans"] = spans(query, row.headline, "title")
            found["snippet"] = {"field": field, **snippet._asdict()}
            yield json_line(json.dumps(found, ensure_ascii=False))


def _as_text(hits: Sequence[Hit], query: Query) -> Iterator[str]:
    width, colour = columns(), coloured()
    for number, (row, _, snippet) in enumerate(hits):
        if number:
            yield ""
        for line in wrap(safe_line(row.headline), width):
            yield _lit(line, spans(query, line, "title"), "1", colour)
        for line in wrap(safe_line(_facts(row)), width):
            yield styled(line, "2", colour)
        line = _lit(*_safe(snippet), "", colour)
        yield f"  {'…' * snippet.cut_left}{line}{'…' * snippet.cut_right}"


def _facts(row: Row) -> str:
    date = date_in_words(row.published) if row.published else "Undated"
    parts = (marks(row), date, row.sector.name if row.sector else "", row.id)
    return " · ".join(part for part in parts if part)


def _safe(context: Snippet) -> tuple[str, list[Span]]:
    """The text of a snippet made safe, and where its words stand in it then."""
    safe = safe_block(context.text)
    return safe.text, [(safe.to_safe(start), safe.to_safe(end)) for start, end in context.spans]


def _lit(text: str, places: Sequence[Span], code: str, colour: bool) -> str:
    """The text with the words that were found in a style of their own."""
    if not colour:
        return text
    lit, at = [], 0
    for start, end in places:
        lit += [styled(text[at:start], code, bool(code) and at < start), styled(text[start:end], FOUND, True)]
        at = end
    return "".join([*lit, styled(text[at:], code, bool(code) and at < len(text))])
