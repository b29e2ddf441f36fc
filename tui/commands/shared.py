"""What the commands on the library share: their options, how it is opened, and how articles and sectors are named."""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence

from articles.article import Sector
from articles.library import Library
from articles.sectors import Taxonomy, default
from articles.store import Store, StoreError
from articles.store.damage import REPAIR, told
from tui import report
from tui.choosing import WrongQueryError
from tui.corrections import meant
from tui.opening import SENSELESS, damage_explains, open_library
from tui.wanted import WrongUseError, letters_of, library_path, own_taxonomy, use_limits


def add_common(group: argparse._ArgumentGroup, formats: Sequence[str] = ()) -> None:
    """Offer the formats, the library and the help, which stand last."""
    if formats:
        group.add_argument(
            "--format", choices=formats, default=formats[0], help=f"how to print (default: {formats[0]})"
        )
    group.add_argument("--library", metavar="FILE", help="the library file (default: your own)")
    group.add_argument("-h", "--help", action="help", help="print this")


def with_library(
    options: argparse.Namespace,
    command: Callable[[argparse.Namespace, Library], int],
    *,
    new: bool = False,
    changes: bool = False,
) -> int:
    """Run a command on the library that the options name; what is wrong with it or with them is one line.

    A library that an option names has to be there, unless a ``new`` one may be made. One that cannot be written will do
    for a command that ``changes`` nothing.
    """
    try:
        path = library_path(options.library) if new else existing_library(options.library)
        use_limits()
        library = _opened(path, writes=new or changes)
    except (WrongUseError, StoreError) as error:
        report.warn(str(error))
        return report.USAGE
    try:
        return _run(lambda: command(options, library), library, path)
    finally:
        library.close()


def _run(command: Callable[[], int], library: Library, path: str) -> int:
    """The exit code of a command on this library; what goes wrong is told."""
    try:
        return command()
    except WrongUseError as error:
        report.warn(str(error))
        return report.USAGE
    except WrongQueryError as error:
        report.point(error.text, error.wrong.start, error.wrong.end, error.wrong.message)
        return report.USAGE
    except sqlite3.Error as error:
        report.warn(f"{path}: the library could not be used: {told(error)}")
        return report.NOT_ALL
    except SENSELESS as error:
        if not damage_explains(error, library):
            raise
        report.warn(f"{path}: the library is damaged; {REPAIR}")
        return report.NOT_ALL


def existing_library(given: str | None) -> str:
    """The library file; raises `WrongUseError` where an option names one that is not there."""
    path = library_path(given)
    if given and not os.path.exists(path):
        raise WrongUseError(f"{path}: there is no such library; nutgraf add makes one")
    return path


def _opened(path: str, writes: bool) -> Library:
    """The library of this path. Raises `WrongUseError`, `articles.store.StoreError`."""
    library = open_library(path, own_taxonomy())
    if library.unkept and writes:
        library.close()
        raise StoreError(f"{library.unkept}; nothing can be kept there")
    if library.unkept:
        there = "it is read in memory" if os.path.exists(path) else "these are the sample articles, in memory"
        report.warn(f"{library.unkept}; {there}")
    return library


def sectors_named(names: str, taxonomy: Taxonomy | None, library: Library) -> tuple[Sector, ...]:
    """The sectors of these names or ids, between commas, as in the library or the taxonomy; the beginning of a name
    will do if no other one begins so. Names of new sectors are told."""
    rules = [Sector(rule.id, rule.name, False, 0.0) for rule in (taxonomy or default()).rules]
    known = {sector.id: sector for sector in (*rules, *(sector for sector, _ in library.sectors()))}
    found: dict[str, Sector] = {}
    for name in filter(None, map(str.strip, names.split(","))):
        sector = _sector(name, list(known.values()))
        found.setdefault(sector.id, Sector(sector.id, sector.name, not found, 0.0))
    if not found:
        raise WrongUseError("the name of a sector is missing")
    return tuple(found.values())


def _sector(name: str, known: Sequence[Sector]) -> Sector:
    if not letters_of(name):
        raise WrongUseError(f"{name!r} is no name of a sector")
    found = meant(name, known)
    if len(found) > 1:
        raise WrongUseError(f"{name!r} may be {', '.join(one.name for one in found)}: write more of it")
    if found:
        return found[0]
    report.warn(f"“{name}” is a new sector")
    return Sector("-".join(re.findall(r"\w+", name.casefold())), name, False, 0.0)


# naming articles


def ids_of(store: Store, given: Sequence[str]) -> Iterator[str | None]:
    """The ids of the articles that are named, with `-` on the lines of standard input; None for each that is none.

    The beginning of an id will do if no other one begins so. What is wrong is said.
    """
    for name in (name.encode("utf-8", "replace").decode() for name in _names(given)):
        found = [id for (id,) in store.db.execute("SELECT id FROM article WHERE id = ?", (name,))]
        found = found or store.ids_beginning(name, 3)
        if len(found) == 1:
            yield found[0]
            continue
        known = f"several articles have ids that begin with “{name}”: {', '.join(found)}" if found else None
        report.warn(known or f"no article has the id “{name}”; nutgraf list shows all ids")
        yield None


def _names(given: Sequence[str]) -> Iterator[str]:
    """The ids as they are written; of a line of standard input what stands before the first tab."""
    for name in given:
        if name != "-":
            yield name
            continue
        for line in sys.stdin.buffer:
            text = line.decode("utf-8", "replace").partition("\t")[0].strip()
            if text:
                yield text
