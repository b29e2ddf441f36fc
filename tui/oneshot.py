"""`nutgraf --summary`: articles in, summaries and quotations out, without a screen and without keeping anything."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from articles.article import Article
from articles.reading import Unreadable, read_paths
from articles.sectors import Taxonomy, TaxonomyError
from articles.sectors import load as load_taxonomy
from summarize import DEFAULT_METHOD, Length, find_quotes, find_title_quotes, summarize
from summarize.methods import MethodError, check
from tui import report
from tui.config_file import config_file
from tui.output import Result, write

if TYPE_CHECKING:
    from articles.periods import Period


def run(options: argparse.Namespace) -> int:
    """Print what is asked for; the exit code."""
    try:
        methods = list(dict.fromkeys(name.strip() for name in (options.method or DEFAULT_METHOD).split(",")))
        for name in methods:
            check(name)
        wanted = Wanted(options)
        taxonomy = _own_taxonomy()
    except (MethodError, WrongUseError) as error:
        report.warn(str(error))
        return report.USAGE
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    shown = failed = 0
    for article in _articles(options.paths, taxonomy):
        if isinstance(article, Unreadable):
            report.warn(f"{article.source}: {article.reason}")
            failed += 1
        elif wanted.takes(article):
            write(_result(article, methods, options), options.format or "text", first=not shown)
            shown += 1
    if not shown and not failed:
        report.warn(wanted.nothing())
    return report.DONE if shown and not failed else report.NOT_ALL


def _own_taxonomy() -> Taxonomy | None:
    """The sectors of the reader's own, where a configuration file names them; raises `WrongUseError`."""
    if not os.path.exists(config_file()):
        return None
    from tui.settings import SettingsError, load_settings

    try:
        path = load_settings().sectors
        return load_taxonomy(path) if path else None
    except (SettingsError, TaxonomyError) as error:
        raise WrongUseError(str(error)) from None


def _articles(paths: list[str], taxonomy: Taxonomy | None) -> Iterator[Article | Unreadable]:
    """The articles of the paths in their order; without a path those of the library, newest first."""
    if paths:
        yield from read_paths(paths, taxonomy)
        return
    from articles.library import samples

    found = list(read_paths([str(samples())], taxonomy))
    yield from (one for one in found if isinstance(one, Unreadable))
    dated = [one for one in found if isinstance(one, Article)]
    yield from sorted(dated, key=lambda article: article.published or "", reverse=True)


def _result(article: Article, methods: list[str], options: argparse.Namespace) -> Result:
    document = article.document
    length = Length(options.sentences, options.words, options.ratio) if _given(options) else Length(sentences=3)
    summaries = tuple(summarize(document, method, length, options.focus or "") for method in methods)
    if options.quotes is False:
        return Result(article, summaries, None, (), bool(options.why))
    return Result(article, summaries, find_quotes(document), find_title_quotes(document), bool(options.why))


def _given(options: argparse.Namespace) -> bool:
    return any(x is not None for x in (options.sentences, options.words, options.ratio))


class WrongUseError(Exception):
    """An option or a configuration that cannot be used; the message says what was expected."""


class Wanted:
    """Which articles the options ask for."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._sectors = [_plain(name) for name in (options.sector or "").split(",") if name.strip()]
        self._since = _period("since", options.since)
        self._until = _period("until", options.until)
        self._seen: dict[str, str] = {}

    def takes(self, article: Article) -> bool:
        """Whether the article is asked for; one without a date never is where a date is."""
        self._seen.update((sector.id, sector.name) for sector in article.sectors)
        return self._in_sector(article) and self._in_time(article.published)

    def nothing(self) -> str:
        """What to say when no article was taken."""
        if not self._seen:
            return "no article to summarize: name files or folders, or - for standard input"
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


def _period(option: str, words: str | None) -> Period | None:
    if words is None:
        return None
    from datetime import date

    from articles.periods import UnknownPeriodError, parse_period

    try:
        return parse_period(words, date.today())
    except UnknownPeriodError as error:
        raise WrongUseError(f"--{option}: {error}") from None
