"""`nutgraf export`: articles, or notes on them, for other programs and libraries."""

from __future__ import annotations

import argparse
import json
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout
from typing import Any

from articles.article import Article
from articles.conditions import EVERYTHING, Is, every
from articles.library import Library
from articles.store.edits import before_edits
from articles.store.record import Quoted
from articles.store.whole import Marked, marked_of
from articles.view import Filter
from tui import ending, report, whole
from tui.atomic import replacing
from tui.choosing import asked, wholes
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, with_library
from tui.output import Result, escaped, put
from tui.safe_text import json_line
from tui.wanted import WrongUseError, add_options
from tui.wording import date_in_words

HELP = Help(
    "[options] [QUERY ...]",
    """\
Print articles of your library for other programs, newest first: all, or those that a query takes (nutgraf search
--help). With --notes, print what you noted and highlighted, with its citations.
""",
    """\
examples:
  nutgraf export --output library.jsonl    a copy of everything; nutgraf add library.jsonl takes it back
  nutgraf export tag:strike --format markdown > strike.md
  nutgraf export --notes --format markdown
  nutgraf export --notes tag:thesis | jq -r .passage

formats:
  json       an object a line: the fields of --summary --format json but no summary, with raw (the text as it came,
             where that is another), as_read (title, published and sectors before they were corrected), read, starred,
             tags and notes. nutgraf add takes all of it back. With --notes an object for each note: id, title,
             publisher, published, source, start, end, passage, words, made
  markdown   a document
""",
)


Found = tuple[Article, Quoted | None, Marked, dict[str, Any]]
"""An article with its quotations, what its reader made of it, and what was read in the fields that were corrected."""


def run(arguments: Sequence[str]) -> int:
    """Print what is asked for; the exit code."""
    made, group = parser("export", HELP)
    group.add_argument("query", nargs="*", metavar="QUERY", help="only articles that these words and conditions take")
    add_options(group)
    group.add_argument("--notes", action="store_true", help="notes and highlighted passages, not articles")
    group.add_argument("--output", metavar="FILE", help="write a file, which is replaced only when all is written")
    add_common(group, ("json", "markdown"))
    return with_library(made.parse_args(arguments), _export)


def _export(options: argparse.Namespace, library: Library) -> int:
    chosen = asked(library, " ".join(options.query), options)
    if options.notes:
        chosen = chosen._replace(query=every(chosen.query or EVERYTHING, Is("noted")))
    lines = FORMATS[options.notes, options.format]
    count = 0
    with _into(options.output) if options.output else nullcontext():
        wanted = _articles(library, chosen, copies=options.format == "json" and not options.notes)
        for found in report.counting(wanted, "articles written"):
            if count and options.format == "markdown":
                put([""])
            put(lines(*found))
            ending.check()
            count += 1
    if not count:
        nothing = "nothing is noted in these articles" if options.notes else "no article matches"
        report.warn(f"{nothing}; {options.output} is left as it was" if options.output else nothing)
    return report.DONE if count else report.NOT_ALL


@contextmanager
def _into(path: str) -> Iterator[None]:
    """What is printed inside becomes this file when all of it is written; a signal that ends the program is watched
    for, so that nothing half written stays."""
    ending.watch(signal.SIGTERM, signal.SIGHUP)
    try:
        with replacing(path) as file, redirect_stdout(file):
            yield
    except OSError as error:
        raise WrongUseError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _articles(library: Library, chosen: Filter, copies: bool) -> Iterator[Found]:
    """The articles, each followed by what is folded into it, if ``copies`` are wanted."""
    db = library.store.db
    for article, quoted in wholes(library.store, chosen):
        key = library.store.key(article.id)
        if key is not None:
            yield article, quoted, marked_of(db, key), before_edits(db, key)
        for copy in library.copies(article.id) if copies else ():
            if folded := library.copy(copy.id):
                yield folded, None, Marked(), {}


def _json(article: Article, quoted: Quoted | None, marked: Marked, as_read: Mapping[str, Any]) -> Iterator[str]:
    yield json_line(json.dumps(whole.as_json(article, quoted, marked, as_read), ensure_ascii=False))


def _markdown(article: Article, quoted: Quoted | None, marked: Marked, _: object) -> Iterator[str]:
    yield from whole.as_markdown(Result(article, (), *(quoted or Quoted.of(article.document))), marked)


def _notes_json(article: Article, _: Quoted | None, marked: Marked, __: object) -> Iterator[str]:
    cited = {name: getattr(article, name) for name in ("id", "title", "publisher", "published", "source")}
    for note in marked.notes:
        yield json_line(json.dumps({**cited, **whole.note_json(note)}, ensure_ascii=False))


def _notes_markdown(article: Article, _: Quoted | None, marked: Marked, __: object) -> Iterator[str]:
    date = date_in_words(article.published) if article.published else "Undated"
    yield f"## {escaped(' · '.join(part for part in (date, article.headline, article.publisher) if part))}"
    yield ""
    yield f"*{escaped(article.source)}*"
    for note in marked.notes:
        yield ""
        yield from whole.notes_markdown(note)


FORMATS = {
    (False, "json"): _json,
    (False, "markdown"): _markdown,
    (True, "json"): _notes_json,
    (True, "markdown"): _notes_markdown,
}
"""What is printed of an article: all of it, or what is noted on it."""
