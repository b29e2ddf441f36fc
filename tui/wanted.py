"""Which articles a command is about: its paths, and the options that choose among what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse

    from articles.article import Article, Sector
    from articles.periods import Period
    from articles.reading import Unreadable
    from articles.sectors import Taxonomy
    from articles.store.record import Quoted
    from articles.view import Filter
    from tui.settings import Settings


class WrongUseError(Exception):
    """An option or a configuration that cannot be used; the message says what was expected."""


def add_options(group: argparse._ArgumentGroup) -> None:
    """Offer the options that `Wanted` reads."""
    group.add_argument("--sector", metavar="NAME", help="only articles about this sector; several with commas")
    group.add_argument("--since", metavar="DATE", help="only articles from this day, month or year on")
    group.add_argument("--until", metavar="DATE", help="only articles up to the end of this day, month or year")


def own_settings() -> Settings | None:
    """What the configuration file says, where there is one; raises `WrongUseError`."""
    from tui.config_file import config_file, fingerprint, named

    if not (named() or os.path.exists(config_file())):
        return None
    return _settings(os.environ.get("NUTGRAF_LIBRARY"), *fingerprint())


@lru_cache(maxsize=1)
def _settings(*_: object) -> Settings:
    """The settings, read once as long as what they are read from is the same."""
    from tui.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        raise WrongUseError(str(error)) from None


def own_taxonomy() -> Taxonomy | None:
    """The sectors of the reader's own, where a configuration file names them; raises `WrongUseError`."""
    settings = own_settings()
    if settings is None:
        return None
    from articles.sectors import TaxonomyError
    from tui.settings import taxonomy_of

    try:
        return taxonomy_of(settings)
    except TaxonomyError as error:
        raise WrongUseError(str(error)) from None


def use_limits() -> None:
    """Have the limits of the reader's own configuration hold in this process; raises `WrongUseError`."""
    if settings := own_settings():
        from articles import limits

        limits.use(settings.limits)


def library_path(given: str | None = None) -> str:
    """The library file that is ``given``, or else the reader's own; raises `WrongUseError`."""
    if given:
        return os.path.expanduser(given)
    from tui.config_file import library_file

    settings = own_settings()
    return settings.library if settings else library_file()


def use_library(given: str) -> None:
    """Take this library for the reader's own from here on; raises `WrongUseError` if it is not there."""
    path = os.path.expanduser(given)
    if not os.path.exists(path):
        raise WrongUseError(f"{path}: there is no such library; nutgraf add makes one")
    os.environ["NUTGRAF_LIBRARY"] = path


class Found(NamedTuple):
    """An article, with its quotations where the library has them already."""

    article: Article
    quoted: Quoted | None = None


def articles_of(paths: list[str], taxonomy: Taxonomy | None, wanted: Wanted) -> Iterator[Found | Unreadable]:
    """The articles of the paths in their order that are wanted; without a path those of the library, newest first.

    Raises `WrongUseError` where the library cannot be used. As long as there is none, it is the samples, and stays so.
    """
    from articles.reading import Unreadable, read_paths

    if not paths and os.path.exists(library_path()):
        yield from _of_library(library_path(), taxonomy, wanted)
        return
    from articles.library import samples

    found = list(read_paths([str(samples())], taxonomy)) if not paths else read_paths(paths, taxonomy)
    if not paths:
        found = sorted(found, key=_date, reverse=True)
    for one in found:
        if isinstance(one, Unreadable):
            yield one
        elif wanted.takes(one):
            yield Found(one)


def _date(found: Article | Unreadable) -> str:
    return getattr(found, "published", None) or ""


def _of_library(path: str, taxonomy: Taxonomy | None, wanted: Wanted) -> Iterator[Found]:
    import sqlite3

    from articles.store import StoreError
    from articles.store.damage import told
    from tui.choosing import wholes
    from tui.opening import open_library

    try:
        library = open_library(path, taxonomy)
    except StoreError as error:
        raise WrongUseError(str(error)) from None
    try:
        known = [sector for sector, _ in library.sectors()]
        wanted.know(known)
        for article, quoted in wholes(library.store, wanted.filter(known)):
            yield Found(article, quoted)
    except sqlite3.Error as error:
        raise WrongUseError(f"{path}: the library could not be used: {told(error)}") from None
    finally:
        library.close()


class Wanted:
    """Which articles the options ask for."""

    def __init__(self, options: argparse.Namespace) -> None:
        names = [name for name in (options.sector or "").split(",") if name.strip()]
        self._sectors = list(map(letters_of, names))
        if "" in self._sectors:
            raise WrongUseError(f"--sector: {names[self._sectors.index('')]!r} is no name of a sector")
        self._since = _period("since", options.since)
        self._until = _period("until", options.until)
        self._seen: dict[str, str] = {}

    def takes(self, article: Article) -> bool:
        """Whether the article is asked for; one without a date never is where a date is."""
        self.know(article.sectors)
        return self._in_sector(article.sectors) and self._in_time(article.published)

    def know(self, sectors: Iterable[Sector]) -> None:
        """Note which sectors there are, to name them where nothing is found."""
        self._seen.update((sector.id, sector.name) for sector in sectors)

    def filter(self, sectors: Iterable[Sector]) -> Filter:
        """What takes the same articles in a library that has these sectors."""
        from articles.periods import Period
        from articles.view import Filter

        first = self._since.since if self._since else None
        last = self._until.until if self._until else None
        asked = {sector.id for sector in sectors if self._in_sector([sector])} if self._sectors else set()
        return Filter(frozenset(asked or self._sectors), Period(first, last) if first or last else None)

    def nothing(self) -> str:
        """What to say when no article was taken."""
        if not self._seen:
            return "no article to read: name files or folders, or - for standard input"
        known = ", ".join(sorted(self._seen))
        return f"no article matches --sector, --since and --until; the articles read are about: {known}"

    def _in_sector(self, sectors: Iterable[Sector]) -> bool:
        if not self._sectors:
            return True
        names = [letters_of(name) for sector in sectors for name in (sector.id, sector.name)]
        return any(name.startswith(wanted) for name in names for wanted in self._sectors)

    def _in_time(self, published: str | None) -> bool:
        if self._since is None and self._until is None:
            return True
        if published is None:
            return False
        day = published[:10]
        first = str(self._since.since) if self._since else ""
        last = str(self._until.until) if self._until else "9999"
        return first[: len(day)] <= day <= last


def letters_of(name: str) -> str:
    """A name of a sector by letters and digits alone: "health-care" is "Health care"."""
    return "".join(char for char in name.casefold() if char.isalnum())


def _period(option: str, words: str | None) -> Period | None:
    """The period that an option names; raises `WrongUseError`."""
    if words is None:
        return None
    from datetime import date

    from articles.periods import UnknownPeriodError, parse_period

    try:
        return parse_period(words, date.today())
    except UnknownPeriodError as error:
        raise WrongUseError(f"--{option}: {error}") from None
