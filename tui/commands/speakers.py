"""`nutgraf speakers`: who is quoted in the library, and how often."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from articles.library import Library
from tui import report
from tui.commands.help import Help, parser, whole_number
from tui.commands.shared import add_common, with_library
from tui.output import put
from tui.safe_text import json_line, safe_line

HELP = Help(
    "[options]",
    """\
List who is quoted by name in your library, most quoted first, with the numbers of quotations and of articles. Names
are those that the articles give; nutgraf quotes --speaker NAME joins those of one person, and prints what was said.
Articles that were added without quotations count when they have been read in the app.
""",
    """\
examples:
  nutgraf speakers --limit 10
  nutgraf speakers --format json | jq -r .speaker

formats:
  text   the numbers and the name, with a tab between them where this is no terminal
  json   an object a line: speaker, quotations, articles
""",
)


def run(arguments: Sequence[str]) -> int:
    """Print what is asked for; the exit code."""
    made, group = parser("speakers", HELP)
    group.add_argument("--limit", type=whole_number, metavar="N", help="only the first N")
    add_common(group, ("text", "json"))
    return with_library(made.parse_args(arguments), _speakers)


def _speakers(options: argparse.Namespace, library: Library) -> int:
    found = library.store.speakers()[: options.limit]
    if not found:
        report.warn("nobody is quoted by name in this library yet")
        return report.NOT_ALL
    put(_lines(found, options.format))
    return report.DONE


def _lines(found: Sequence[tuple[str, int, int]], style: str) -> Iterator[str]:
    for name, articles, quotes in found:
        if style == "json":
            told = {"speaker": name, "quotations": quotes, "articles": articles}
            yield json_line(json.dumps(told, ensure_ascii=False))
        elif sys.stdout.isatty():
            yield f"{quotes:>7,} in {articles:>7,}  {safe_line(name)}"
        else:
            yield f"{quotes}\t{articles}\t{safe_line(name)}"
