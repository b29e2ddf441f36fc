"""`nutgraf remove`: articles out of the library, as long as the reader does not undo it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from articles.library import Library
from articles.store.marks import Marks
from tui import report
from tui.choosing import asked, by_ids, selection
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, ids_of, with_library
from tui.output import write_lines
from tui.wording import counted

HELP = Help(
    "[options] (ID [...] | --query QUERY | --samples)",
    """\
Take articles out of your library. The files that they were read from stay as they are. nutgraf mark --undo puts the
articles back with all their marks, and so does u in the app.

ID is an id as nutgraf list prints it, or the beginning of one that no other begins with; - takes them from standard
input, one a line. --query takes all articles that a query takes (nutgraf search --help), however many they are.
""",
    """\
examples:
  nutgraf remove 2m9cb6e7
  nutgraf remove --query 'before:2010 -is:starred'
  nutgraf remove --samples
""",
)


def run(arguments: Sequence[str]) -> int:
    """Take out what is named; the exit code."""
    made, group = parser("remove", HELP)
    group.add_argument("ids", nargs="*", metavar="ID", help="articles to take out")
    group.add_argument("--query", metavar="QUERY", help="all articles that this takes")
    group.add_argument("--samples", action="store_true", help="the sample articles that a new library holds")
    add_common(group)
    options = made.parse_args(arguments)
    if bool(options.ids) + (options.query is not None) + options.samples != 1:
        made.error("name articles by their ids, or with --query or --samples")
    if options.query is not None and not options.query.strip():
        made.error("--query: the words are missing; is:read OR is:unread takes every article")
    return with_library(options, _remove, changes=True)


def _remove(options: argparse.Namespace, library: Library) -> int:
    store, missing = library.store, False
    if options.ids:
        ids = list(ids_of(store, options.ids))
        missing = None in ids
        chosen = by_ids([one for one in ids if one])
    else:
        chosen = selection(store, asked(library, "is:sample" if options.samples else options.query))
    count = Marks(store).remove_all(chosen)
    words = "nothing taken out" if not count else f"{counted(count, 'article')} taken out"
    write_lines([f"{words}; nutgraf mark --undo puts {'it' if count == 1 else 'them'} back" if count else words])
    return report.NOT_ALL if missing or not count else report.DONE
