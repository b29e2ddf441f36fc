"""`nutgraf mark`: marks, tags, notes and corrections, on any number of articles, and undo."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from articles.library import Library
from articles.store import Store
from articles.store.marking import tag_as_written
from articles.store.marks import Change, Marks, Selection
from tui import report
from tui.choosing import asked, by_ids, kept, pages, selection
from tui.commands.help import Help, parser, words
from tui.commands.shared import add_common, ids_of, sectors_named, with_library
from tui.corrections import WrongInputError, read_date
from tui.output import write_lines
from tui.wanted import WrongUseError, own_taxonomy

HELP = Help(
    "[options] (ID [...] | --query QUERY)",
    """\
Mark articles of your library as read or starred, tag them, note something on them, and correct what was read wrongly.
Every one of these can be undone, here and with u in the app.

ID is an id as nutgraf list prints it, or the beginning of one that no other begins with; - takes them from standard
input, one a line. --query takes all articles that a query takes (nutgraf search --help), however many they are.
""",
    """\
examples:
  nutgraf mark --star --tag strike 2m9cb6e7
  nutgraf mark --read --query 'before:2020'
  nutgraf list speaker:notley | nutgraf mark --tag notley -
  nutgraf mark --date 2023-05 --sectors "Health care" 2m9cb6e7
  nutgraf mark --undo
""",
)
DONE = {
    "read": "marked read",
    "unread": "marked unread",
    "star": "starred",
    "unstar": "unstarred",
}


def _parser() -> argparse.ArgumentParser:
    made, group = parser("mark", HELP)
    group.add_argument("ids", nargs="*", metavar="ID", help="articles to mark")
    group.add_argument("--query", metavar="QUERY", help="all articles that this takes")
    for one, other in (("read", "unread"), ("star", "unstar")):
        either = group.add_mutually_exclusive_group()
        either.add_argument(f"--{one}", action="store_true", help=f"{DONE[one]}, each of them")
        either.add_argument(f"--{other}", action="store_true", help=f"{DONE[other]}")
    group.add_argument(
        "--tag", type=words, action="append", default=[], metavar="NAME", help="give this tag, or several"
    )
    group.add_argument("--untag", type=words, action="append", default=[], metavar="NAME", help="take it away")
    group.add_argument("--note", type=words, metavar="WORDS", help="note this")
    group.add_argument("--title", type=words, metavar="WORDS", help="correct the headline")
    group.add_argument("--date", metavar="DATE", help="correct the date: 2023, 2023-10 or 2023-10-11; none for no date")
    group.add_argument(
        "--sectors",
        type=words,
        metavar="NAMES",
        help="correct the sectors, the first one leading, with commas; none for none",
    )
    group.add_argument("--undo", action="store_true", help="take the last step back, whether made here or in the app")
    group.add_argument("--redo", action="store_true", help="do again what was undone last")
    add_common(group)
    return made


def run(arguments: Sequence[str]) -> int:
    """Change what is asked for; the exit code."""
    made = _parser()
    options = made.parse_args(arguments)
    if options.undo or options.redo:
        if options.ids or options.query is not None or _wanted(options) or (options.undo and options.redo):
            made.error("--undo and --redo take the last step alone, whatever it was about: give nothing else with them")
        return with_library(options, _turn, changes=True)
    if options.query is not None and not options.query.strip():
        made.error("--query is empty: every article would be changed; name a condition, such as after:2000")
    if bool(options.ids) == (options.query is not None):
        made.error("name articles by their ids, or all that a query takes with --query")
    if not _wanted(options):
        made.error("say what to do: --read, --star, --tag NAME and so on")
    return with_library(options, _mark, changes=True)


def _turn(options: argparse.Namespace, library: Library) -> int:
    marks = Marks(library.store)
    change: Change | None = marks.undo() if options.undo else marks.redo()
    if change is None:
        report.warn(f"there is nothing to {'undo' if options.undo else 'do again'}")
        return report.NOT_ALL
    write_lines([change.words()])
    return report.DONE


def _wanted(options: argparse.Namespace) -> list[str]:
    names = [*DONE, "tag", "untag", "note", "title", "date", "sectors"]
    return [name for name in names if getattr(options, name) not in (False, None, [])]


def _mark(options: argparse.Namespace, library: Library) -> int:
    store, missing = library.store, 0
    corrections = _corrections(options, library)
    _check(options, store)
    if options.query is None:
        named = list(ids_of(store, options.ids))
        ids = [one for one in named if one]
        missing = len(named) - len(ids)
        chosen = by_ids(ids)
    else:
        filter = asked(library, options.query)
        by_name = corrections or options.note is not None
        ids = [row.id for rows in pages(store, filter) for row in rows] if by_name else []
        chosen = kept(store, selection(store, filter))  # the first step may change what the query takes
    write_lines([f"{count:,} {words}" for count, words in _steps(Marks(store), options, chosen, ids, corrections)])
    return report.NOT_ALL if missing else report.DONE


def _check(options: argparse.Namespace, store: Store) -> None:
    """Before the first step is made, see that no later one will fail."""
    try:
        for name in (*options.tag, *options.untag):
            tag_as_written(store.db, name)
    except ValueError as error:
        raise WrongUseError(str(error)) from None
    if options.note is not None and not options.note.strip():
        raise WrongUseError("a note on a whole article needs words")


def _corrections(options: argparse.Namespace, library: Library) -> dict[str, Any]:
    """The fields that are to be corrected."""
    fields: dict[str, Any] = {}
    if options.title is not None:
        fields["title"] = options.title or None
    if options.date is not None:
        fields["published"] = None if options.date == "none" else _date(options.date)
    if options.sectors is not None:
        none = options.sectors == "none"
        fields["sectors"] = () if none else sectors_named(options.sectors, own_taxonomy(), library)
    return fields


def _date(words: str) -> str:
    try:
        date = read_date(words)
    except WrongInputError as error:
        raise WrongUseError(str(error)) from None
    if date is None:
        raise WrongUseError("the date is empty: none says that there is no date")
    return date


def _steps(
    marks: Marks, options: argparse.Namespace, chosen: Selection, ids: Sequence[str], corrections: dict[str, Any]
) -> Iterator[tuple[int, str]]:
    """Do one thing after the other: to how many articles it was done, and what."""
    if options.read or options.unread:
        yield marks.mark_all("read", options.read, chosen), DONE["read" if options.read else "unread"]
    if options.star or options.unstar:
        yield marks.mark_all("star", options.star, chosen), DONE["star" if options.star else "unstar"]
    for name in options.tag:
        yield marks.tag_all(name, True, chosen), f"tagged “{name}”"
    for name in options.untag:
        yield marks.tag_all(name, False, chosen), f"no longer tagged “{name}”"
    if options.note is not None:
        yield marks.note_all(ids, options.note), "noted"
    if corrections:
        yield marks.edit(ids, corrections), "corrected"
