"""Which articles a command is about: its paths, and the options that choose among what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from articles.article import Article
    from articles.periods import Period
    from articles.reading import Unreadable
    from articles.sectors import Taxonomy
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
    from tui.config_file import config_file

    if not os.path.exists(config_file()):
        return None
    from tui.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        raise WrongUseError(str(error)) from None


def own_taxonomy() -> Taxonomy | None:
    """The sectors of the reader's own, where a configuration file names them; raises `WrongUseError`."""
    settings = own_settings()
    if settings is None or not settings.sectors:
        return None
    from articles.sectors import TaxonomyError, load

    try:
        return load(settings.sectors)
    except TaxonomyError as error:
        raise WrongUseError(str(error)) from None


def library_path(given: str | None = None) -> str:
    """The library file that is ``given``, or else the reader's own; raises `WrongUseError`."""
    if given:
        return os.path.expanduser(given)
    from tui.config_file import library_file

    settings = own_settings()
    return settings.library if settings else library_file()


def articles_of(paths: list[str], taxonomy: Taxonomy | None) -> Iterator[Article | Unreadable]:
    """The articles of the paths in their order; without a path those of the library, newest first."""
    from articles.reading import Unreadable, read_paths

    if paths:
        yield from read_paths(paths, taxonomy)
        return
    from articles.library import samples

    found = list(read_paths([str(samples())], taxonomy))
    yield from (one for one in found if isinstance(one, Unreadable))
    dated = [one for one in found if not isinstance(one, Unreadable)]
    yield from sorted(dated, key=lambda article: article.published or "", reverse=True)


class Wanted:
    """Which articles the options ask for."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._sectors = [_plain(name) for name in (options.sector or "").split(",") if name.strip()]
        self._since = period_option("since", options.since)
        self._until = period_option("until", options.until)
        self._seen: dict[str, str] = {}

    def takes(self, article: Article) -> bool:
        """Whether the article is asked for; one without a date never is where a date is."""
        self._seen.update((sector.id, sector.name) for sector in article.sectors)
        return self._in_sector(article) and self._in_time(article.published)

    def nothing(self) -> str:
        """What to say when no article was taken."""
        if not self._seen:
            return "no article to read: name files or folders, or - for standard input"
        known = ", ".join(sorted(self._seen))
        return f"no article matches --sector, --since and --until; the articles read are about: {known}"

    def _in_sector(self, article: Article) -> bool:
        if not self._sectors:
            return True
        names = [_plain(name) for sector in article.sectors for name in (sector.id, sector.name)]
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


def _plain(name: str) -> str:
    """A name of a sector by letters and digits alone: "health-care" is "Health care"."""
    return "".join(char for char in name.casefold() if char.isalnum())


def period_option(option: str, words: str | None) -> Period | None:
    """The period that an option names; raises `WrongUseError`."""
    if words is None:
        return None
    from datetime import date

    from articles.periods import UnknownPeriodError, parse_period

    try:
        return parse_period(words, date.today())
    except UnknownPeriodError as error:
        raise WrongUseError(f"--{option}: {error}") from None
