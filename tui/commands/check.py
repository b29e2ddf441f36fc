"""`nutgraf check`: whether the library is as it was written, and its repair."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from articles.library import Library
from articles.store import StoreError
from articles.store.damage import REPAIR, is_damage
from articles.store.repair import repair
from tui import report
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, existing_library, with_library
from tui.opening import is_usual
from tui.output import write_lines
from tui.safe_text import safe_line
from tui.wanted import WrongUseError
from tui.wording import counted

HELP = Help(
    "[--repair]",
    """\
Look whether the library is as it was written: the file, every article and mark, the counters, and the index for
searches. Each thing that is wrong is a line. It takes about a millisecond an article. A copy in the temporary folder
is looked at; only where that has no room for twice the library, others cannot write to it until the end.

With --repair the library is rebuilt from what can be read of it. The damaged file is kept beside it, and both are
named. Where an article's text is lost nutgraf log tells which one it was.
""",
    """\
examples:
  nutgraf check                            is all as it was written?
  nutgraf check --repair                   rebuild the library, and keep the damaged file
""",
)
MOST = 50
"""So many problems are told."""


def run(arguments: Sequence[str]) -> int:
    """Look at the library, or repair it; the exit code."""
    made, group = parser("check", HELP)
    group.add_argument("--repair", action="store_true", help="rebuild it from what can be read")
    add_common(group)
    options = made.parse_args(arguments)
    return _repair(options) if options.repair else with_library(options, _check)


def _check(options: argparse.Namespace, library: Library) -> int:
    shown = 0
    for line in islice(_problems(library), MOST):
        write_lines([safe_line(line)])
        shown += 1
    if shown:
        report.warn(f"the library is damaged; {REPAIR}")
        return report.NOT_ALL
    write_lines([f"all is as it was written: {counted(len(library), 'article')}"])
    return report.DONE


def _problems(library: Library) -> Iterator[str]:
    from articles.store.checking import problems

    return problems(library.store.db)


def _repair(options: argparse.Namespace) -> int:
    try:
        path = existing_library(options.library)
        if (whole := _whole(path)) is not None:
            write_lines([f"all is as it was written: {counted(whole, 'article')}; there is nothing to repair"])
            return report.DONE
        repaired = repair(path, usual=is_usual(path))
    except (WrongUseError, StoreError) as error:
        report.warn(str(error))
        return report.USAGE
    assert repaired
    write_lines([safe_line(repaired.words())])
    return report.NOT_ALL if repaired.salvaged.lost or repaired.salvaged.lost_marks else report.DONE


def _whole(path: str) -> int | None:
    """The number of articles of a library in which nothing is wrong; None for a damaged one. Raises `StoreError`."""
    try:
        library = Library.open(path)
    except StoreError as error:
        if not is_damage(error):
            raise
        return None
    try:
        return None if any(True for _ in _problems(library)) else len(library)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise StoreError(f"{path}: the library could not be used: {error}") from error
        return None
    finally:
        library.close()
