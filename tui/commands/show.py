"""`nutgraf show`: articles of the library, whole."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from articles.article import Article
from articles.library import Library
from articles.store import copies
from articles.store.record import Quoted
from articles.store.whole import Marked, marked_of
from summarize import Length, summarize
from tui import report, whole
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, ids_of, with_library
from tui.output import Result, coloured, columns, put

HELP = Help(
    "[options] ID [...]",
    """\
Print articles of your library whole: the text, the summary, who said what, and your marks, tags and notes.

ID is an id as nutgraf list prints it, or the beginning of one that no other begins with. - takes ids from standard
input, one a line; what follows a tab is passed over, so that lines of nutgraf list will do.
""",
    """\
examples:
  nutgraf show 2m9cb6e7
  nutgraf list is:starred | nutgraf show --format markdown - > starred.md
  nutgraf show --format json 2m9cb6e7 | jq .summary

formats:
  text, markdown   for people
  json             an object a line, as of --summary, with read, starred, tags and notes
""",
)


def run(arguments: Sequence[str]) -> int:
    """Print the articles; the exit code."""
    made, group = parser("show", HELP)
    group.add_argument("ids", nargs="+", metavar="ID", help="articles to print")
    add_common(group, ("text", "markdown", "json"))
    return with_library(made.parse_args(arguments), _show)


def _show(options: argparse.Namespace, library: Library) -> int:
    shown = failed = 0
    for found in _found(library, options.ids):
        if found is None:
            failed += 1
            continue
        if shown and options.format != "json":
            put([""])
        put(_lines(*found, options.format))
        shown += 1
    if not shown and not failed:
        report.warn("no id to show: nutgraf list prints them")
    return report.DONE if shown and not failed else report.NOT_ALL


def _found(library: Library, names: Sequence[str]) -> Iterator[tuple[Article, Quoted | None, Marked] | None]:
    """The articles of these ids, and copies with what they are copies of; None for each that is none, which is said."""
    store = library.store
    for name in names:
        if copy := library.copy(name):
            notice = f"a copy, folded into {copies.main_of(store.db, name)}"
            yield copy._replace(notices=(*copy.notices, notice)), None, Marked()
            continue
        for article_id in ids_of(store, [name]):
            key = store.key(article_id) if article_id else None
            found = store.with_quotes(key) if key is not None else None
            yield (*found, marked_of(store.db, key)) if key is not None and found else None


def _lines(article: Article, quoted: Quoted | None, marked: Marked, style: str) -> Iterator[str]:
    document = article.document
    summary = summarize(document, length=Length(sentences=3))
    result = Result(article, (summary,), *(quoted or Quoted.of(document)))
    yield from whole.lines(result, marked, style, columns(), colour=coloured())
