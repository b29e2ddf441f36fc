"""What the commands on the library share: their help, the options that open it and choose articles, and its ids."""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from articles import conditions
from articles.article import Sector
from articles.conditions import EVERYTHING, Dates, Query, either, every
from articles.library import Library
from articles.periods import Period
from articles.query import Wrong, parse
from articles.sectors import Taxonomy, default
from articles.store import Store, StoreError
from articles.store.lists import view
from articles.store.matching import matching
from articles.tokens import tokens
from articles.view import Filter, Order, Row
from tui import commands, report
from tui.output import use_utf8
from tui.wanted import WrongUseError, library_path, own_taxonomy, period_option

PAGE = 500
"""So many articles are asked of the library at once."""

Selection = tuple[str, Sequence[object]]


class Help(NamedTuple):
    """What ``--help`` says of a command: how it is used, what it does, and what follows its options."""

    usage: str
    description: str
    epilog: str


def parser(name: str, told: Help) -> tuple[argparse.ArgumentParser, argparse._ArgumentGroup]:
    """A parser for the command of this name, and the group that its arguments belong into."""
    made = argparse.ArgumentParser(
        prog=f"nutgraf {name}",
        usage=f"nutgraf {name} {told.usage}",
        description=told.description,
        epilog=f"{told.epilog}\na file or folder called {name}: nutgraf ./{name}\n\n{commands.ending()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    return made, made.add_argument_group("arguments")


def add_common(group: argparse._ArgumentGroup, formats: Sequence[str] = ()) -> None:
    """Offer the formats, the library and the help, which stand last."""
    if formats:
        group.add_argument(
            "--format", choices=formats, default=formats[0], help=f"how to print (default: {formats[0]})"
        )
    group.add_argument("--library", metavar="FILE", help="the library file (default: your own)")
    group.add_argument("-h", "--help", action="help", help="print this")


def whole_number(text: str) -> int:
    """A number from 1 up, as an option gives it."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def with_library(
    options: argparse.Namespace, command: Callable[[argparse.Namespace, Library], int], *, new: bool = False
) -> int:
    """Run a command on the library that the options name; what is wrong with it or with them is one line.

    A library that an option names has to be there, unless a ``new`` one may be made.
    """
    use_utf8()
    try:
        path = library_path(options.library)
        if options.library and not new and not os.path.exists(path):
            raise WrongUseError(f"{path}: there is no such library; nutgraf add makes one")
        library = Library.open(path, own_taxonomy())
    except (WrongUseError, StoreError) as error:
        report.warn(str(error))
        return report.USAGE
    try:
        return command(options, library)
    except WrongUseError as error:
        report.warn(str(error))
        return report.USAGE
    except WrongQueryError as error:
        report.point(error.text, error.wrong.start, error.wrong.end, error.wrong.message)
        return report.USAGE
    except sqlite3.Error as error:
        report.warn(f"{path}: the library could not be used: {error}")
        return report.NOT_ALL
    finally:
        library.close()


# choosing articles


class WrongQueryError(Exception):
    """A text that is no query."""

    def __init__(self, text: str, wrong: Wrong) -> None:
        super().__init__(wrong.message)
        self.text = text
        self.wrong = wrong


def asked(words: str, options: argparse.Namespace | None = None) -> Query:
    """The query that these words are, and --sector, --since and --until; raises `WrongQueryError`, `WrongUseError`."""
    found = parse(words, date.today()) if words.strip() else EVERYTHING
    if isinstance(found, Wrong):
        raise WrongQueryError(words, found)
    return every(found, *_options_query(options)) if options else found


def _options_query(options: argparse.Namespace) -> Iterator[Query]:
    if options.sector:
        names = [tokens(name) for name in options.sector.split(",")]
        if not any(names):
            raise WrongUseError("--sector: the name is missing")
        yield either(*(conditions.Sector(name, prefix=True) for name in names if name))
    since, until = period_option("since", options.since), period_option("until", options.until)
    if since or until:
        first, last = since and since.since, until and until.until
        yield Dates("on", f"{first or ''}..{last or ''}", Period(first, last))


def selection(store: Store, query: Query) -> Selection:
    """The keys of the articles that a query takes, as SQL, so that a million of them need not be named."""
    match = matching(store.db, Filter(query=query))
    return match.select("{key}"), match.values(match.span)


def pages(store: Store, query: Query, order: Order, most: int | None = None) -> Iterator[list[Row]]:
    """The rows of the articles that a query takes, page by page; the library is free for others between two pages."""
    found = view(store, Filter(query=query), order)
    if not found.complete and (most is None or most > len(found)):
        found = found.completed(store) or found
    end = len(found) if most is None else min(most, len(found))
    for start in range(0, end, PAGE):
        yield found.rows(start, min(PAGE, end - start))


def sectors_named(names: str, taxonomy: Taxonomy | None) -> tuple[Sector, ...]:
    """The sectors of these names or ids, between commas: those of the taxonomy, and new ones."""
    known = {key: rule for rule in (taxonomy or default()).rules for key in (rule.id, _plain(rule.name))}
    found: dict[str, Sector] = {}
    for name in filter(_plain, map(str.strip, names.split(","))):
        rule = known.get(_plain(name))
        key = rule.id if rule else _plain(name)
        found.setdefault(key, Sector(key, rule.name if rule else name, not found, 0.0))
    if not found:
        raise WrongUseError("the name of a sector is missing")
    return tuple(found.values())


def _plain(name: str) -> str:
    """The id that a name makes: "Health care" is "health-care"."""
    return "-".join(re.findall(r"\w+", name.casefold()))


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
