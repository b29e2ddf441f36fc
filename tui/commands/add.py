"""`nutgraf add`: files, folders and JSON Lines into the library."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.intake import Added, BrokenError, Intake, Reader, size_of
from articles.library import Library
from articles.reading import LeftOut, Unreadable
from articles.store.marks import Marks
from tui import ending, report
from tui.commands.help import Help, parser, words
from tui.commands.shared import add_common, sectors_named, with_library
from tui.output import put, write_lines
from tui.safe_text import json_line
from tui.wanted import own_settings, own_taxonomy
from tui.wording import counted

HELP = Help(
    "[options] PATH [...]",
    """\
Add articles to your library, where they are kept with their quotations and found by their words.

PATH is a file, a folder (read with all it holds), the address of a page (https://...), or - for standard input. What a
file is in is told by its content: a text or document, or many articles, each of which is added (archives, compressed
files, JSON Lines, tables, mailboxes, crawls, a blog's export). An article that is there already is not added again; one
whose file changed is updated and keeps its marks. What was reported is in the library: if adding is interrupted, the
same command goes on from there.
""",
    """\
examples:
  nutgraf add ~/news                       every article of a folder
  nutgraf add crawl.warc.gz news.csv.xz    every page and every row; nothing is unpacked to disk
  nutgraf add articles.jsonl               one JSON object a line: nutgraf export and --summary --format json print such
  nutgraf add --sector health ~/news/wards file them there, whatever their words say
  crawl | nutgraf add --format json -      from another program, and a line for each article to the next one

JSON Lines:
  An object has "text", and may have id, source, title, deck, byline, place, publisher, credit, published, updated,
  sectors, scope, language, paragraphs, dropped, notices, raw, quotes, title_quotes, as_read, read, starred, tags and
  notes, as nutgraf export prints them. What is there is taken as it is, what is absent is found in the text. A line
  that is no such object is reported with its number, and the others are added. Where these names are free,
  those that the columns of tables have are known too.

tables:
  CSV and TSV (whatever sign parts the columns) and Parquet, an article a row. Columns are known by their names: title
  or headline, text, content, body or story, date or published, author, url, source, section, category or tags, ...

formats:
  text   how many were added, changed, unchanged and could not be read
  json   an object a line for each article once it is in the library, {"id", "source", "outcome"}, with the outcome
         added, changed, same or folded, and "cut" where a limit cut it off; and for what cannot be read
         {"source", "outcome": "unreadable", "reason"}, or "left out" in place of that where nothing is wrong with it
""",
)
WORDS = {"added": "added", "changed": "changed", "same": "unchanged", "folded": "folded into others"}
LEFT_OUT = "left out"
NAMED = 3
"""So many of the paths are named in the log."""
OFFERED = "samples"
"""Under this name the library remembers that it was decided what becomes of the samples."""


def run(arguments: Sequence[str]) -> int:
    """Add what is named; the exit code."""
    made, group = parser("add", HELP)
    group.add_argument("paths", nargs="+", metavar="PATH", help="articles to add")
    group.add_argument("--sector", type=words, metavar="NAME", help="file them under this sector; several with commas")
    group.add_argument(
        "--quotes", action=argparse.BooleanOptionalAction, help="look for quotations now (default: as configured, yes)"
    )
    group.add_argument(
        "--fold",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="fold what was published before elsewhere into that article (default: yes)",
    )
    samples = group.add_mutually_exclusive_group()
    samples.add_argument("--keep-samples", action="store_true", help="keep the sample articles, and do not ask")
    samples.add_argument("--drop-samples", action="store_true", help="take them out, and do not ask")
    add_common(group, ("text", "json"))
    return with_library(made.parse_args(arguments), _add, new=True)


def _add(options: argparse.Namespace, library: Library) -> int:
    taxonomy, settings = own_taxonomy(), own_settings()
    quotes = options.quotes if options.quotes is not None else settings is None or settings.quotes
    sectors = sectors_named(options.sector, taxonomy, library) if options.sector else ()
    reader = Reader(taxonomy, quotes, sectors, fold=options.fold)
    intake = Intake(library.store, reader, what=_what(options.paths))
    outcomes: Counter[str] = Counter()
    ending.watch(*ending.ENDS)
    try:
        for one in _counted(intake, options.paths):
            outcomes[_told(one, options.format)] += 1
            ending.check()
    except KeyboardInterrupt as error:
        report.warn(f"interrupted: {_amounts(outcomes)}; the same command does the rest")
        return ending.code_of(error)
    except BrokenError as error:
        report.warn(f"{error}: {_amounts(outcomes)}; the same command does the rest")
        return report.NOT_ALL
    if options.format == "text":
        write_lines([_amounts(outcomes)])
    if outcomes["added"] or options.keep_samples or options.drop_samples:
        _settle_samples(options, library)
    return report.NOT_ALL if outcomes["unreadable"] else report.DONE


def _what(paths: Sequence[str]) -> str:
    """What is added, for the log."""
    more = [f"and {len(paths) - NAMED:,} more"] if len(paths) > NAMED else []
    return " ".join(["add", *paths[:NAMED], *more])


def _counted(intake: Intake, paths: Sequence[str]) -> Iterable[Added | Unreadable]:
    """What becomes of the inputs, with the time left where the size of them is known."""
    whole = size_of(paths) if report.is_watched() else None
    return report.counting(intake.add(paths), "articles", lambda: intake.bytes_read / whole if whole else None)


def _told(one: Added | Unreadable, style: str) -> str:
    """Say what became of an input; the outcome."""
    if isinstance(one, Unreadable):
        outcome = LEFT_OUT if isinstance(one, LeftOut) else "unreadable"
        report.warn(f"{one.source}: {one.reason}")
    else:
        outcome = one.outcome
        for notice in one.cut:
            report.warn(f"{one.source}: {notice}")
    if style == "json":
        import json

        told: dict[str, object] = {"id": one.id} if isinstance(one, Added) else {}
        told |= {"source": one.source, "outcome": outcome}
        told |= {"reason": one.reason} if isinstance(one, Unreadable) else {"cut": one.cut} if one.cut else {}
        put([json_line(json.dumps(told, ensure_ascii=False))])
    return outcome


def _amounts(outcomes: Counter[str]) -> str:
    """ "1,234 added, 3 changed, 20 unchanged, 2 could not be read"."""
    parts = [f"{outcomes[name]:,} {words}" for name, words in WORDS.items() if outcomes[name]]
    if outcomes["unreadable"]:
        parts.append(f"{outcomes['unreadable']:,} could not be read")
    if outcomes[LEFT_OUT]:
        parts.append(f"{outcomes[LEFT_OUT]:,} left out")
    return ", ".join(parts) or "nothing added"


def _settle_samples(options: argparse.Namespace, library: Library) -> None:
    """With the first articles of their own readers may want the samples out; they are asked once."""
    if library.remembered(OFFERED) and not options.drop_samples:
        return
    samples = "SELECT key FROM article WHERE sample = 1"
    count = library.store.db.execute(f"SELECT count(*) FROM ({samples})").fetchone()[0]
    if count and not options.keep_samples:
        held = counted(count, "sample article")
        drop = options.drop_samples
        if not drop and not _can_ask():
            report.warn(f"the library still holds {held}: nutgraf remove --samples takes them out")
        elif drop or _agreed(f"The library still holds {held}. Take them out?"):
            Marks(library.store).remove_all((samples, ()))
            report.warn(f"{held} taken out; nutgraf mark --undo puts them back")
    library.remember(OFFERED, True)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _agreed(question: str) -> bool:
    """Whether the answer is yes; anything else is no."""
    report.ask(question)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
