"""What a list asks of the library: which articles, in which order, under which headings, a window of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal, NamedTuple

from articles.article import Article, Sector
from articles.byline import dateline_of
from articles.periods import Period

Level = Literal["date", "sector"]
Sort = Literal["date", "title", "sector"]

OPENING = 200
"""Characters of an untitled text that stand for its title."""


class Filter(NamedTuple):
    """Which articles are wanted: of any of these sectors (empty: all), of this period, all words in the headline."""

    sectors: frozenset[str] = frozenset()
    period: Period | None = None
    words: str = ""

    def takes(self, article: Article) -> bool:
        """Whether the article is wanted."""
        if self.sectors and not any(sector.id in self.sectors for sector in article.sectors):
            return False
        if self.period and not self.period.covers(article.published):
            return False
        words = headline(article).casefold() if self.words else ""
        return all(word in words for word in self.words.casefold().split())


class Order(NamedTuple):
    """How the articles are laid out: ``grouping`` names the levels of headings, outermost first; none is a flat list.

    ``reverse`` turns the natural direction of the sort, which is newest first for dates and A to Z for words.
    """

    grouping: tuple[Level, ...] = ("date", "sector")
    sort: Sort = "date"
    reverse: bool = False


class Label(NamedTuple):
    """A heading's words: ``key`` is the month in ISO 8601, or the sector's id; empty where the article tells none."""

    level: Level
    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles under the same headings, whose ``labels`` stand outermost first: ``count`` of them from ``start`` on."""

    labels: tuple[Label, ...]
    start: int
    count: int


class Row(NamedTuple):
    """One article as a list shows it; ``sector`` is where it is filed, ``others`` how many sectors more it is about."""

    id: str
    headline: str
    published: str | None
    sector: Sector | None
    others: int
    read: bool
    star: bool


@dataclass(frozen=True)
class View:
    """The answer to a filter and an order; positions count articles from 0 in display order."""

    articles: Sequence[Article]
    groups: Sequence[Group]
    row: Callable[[Article, Sector | None], Row] = field(repr=False)
    filter: Filter = field(default=Filter())

    def __len__(self) -> int:
        return len(self.articles)

    def rows(self, start: int, count: int) -> list[Row]:
        """The rows of a window, with the marks that they have at this moment."""
        return [
            self.row(article, filed_under(article, self.filter)) for article in self.articles[start : start + count]
        ]

    def position(self, article_id: str) -> int | None:
        """Where the article stands, or None if the filter leaves it out."""
        return self._positions.get(article_id)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {article.id: number for number, article in enumerate(self.articles)}


def headline(article: Article) -> str:
    """What the list calls an article: its title, or else the opening of its text.

    The opening is not cut to a sentence, as `Article.headline` is: a list has room for one line, and finding sentences
    loads models for longer than it takes to show the list.
    """
    if article.title:
        return article.title
    opening = article.text[:OPENING].partition("\n")[0]
    return opening[dateline_of(opening)[2] :] or article.source


def filed_under(article: Article, filter: Filter) -> Sector | None:
    """The sector whose heading the article stands under: the first that was asked for, else its primary one."""
    wanted = (sector for sector in article.sectors if sector.id in filter.sectors)
    return next(wanted, article.sector)


def lay_out(
    articles: Sequence[Article], filter: Filter, order: Order, row: Callable[[Article, Sector | None], Row]
) -> View:
    """The view of these articles by this filter and order."""
    chosen = [article for article in articles if filter.takes(article)]
    newest_first = not (order.sort == "date" and order.reverse)
    chosen = _sorted(chosen, lambda article: article.published, newest_first)
    if order.sort == "title":
        chosen = _sorted(chosen, lambda article: headline(article).casefold(), order.reverse)
    levels = order.grouping
    if order.sort == "sector" and "sector" not in levels:
        levels = (*levels, "sector")
    for level in reversed(levels):
        if level == "date":
            chosen = _sorted(chosen, _month, newest_first)
        else:
            chosen = _sorted(chosen, lambda article: None if filed_under(article, filter) else article.scope, False)
            chosen = _sorted(
                chosen, lambda article: _sector_name(article, filter), order.sort == level and order.reverse
            )
    return View(chosen, _groups(chosen, filter, order), row, filter)


def _sorted(articles: list[Article], key: Callable[[Article], str | None], reverse: bool) -> list[Article]:
    """Sorted by what the articles tell, equal ones as they stand; those that do not tell it come last either way."""
    telling = [article for article in articles if key(article)]
    telling.sort(key=lambda article: key(article) or "", reverse=reverse)
    return telling + [article for article in articles if not key(article)]


def _groups(articles: Sequence[Article], filter: Filter, order: Order) -> list[Group]:
    groups, start = [], 0
    for labels, members in groupby(articles, key=lambda article: _labels(article, filter, order)):
        count = sum(1 for _ in members)
        groups.append(Group(labels, start, count))
        start += count
    return groups


def _labels(article: Article, filter: Filter, order: Order) -> tuple[Label, ...]:
    return tuple(
        Label("date", _month(article) or "") if level == "date" else _sector_label(article, filter)
        for level in order.grouping
    )


def _sector_label(article: Article, filter: Filter) -> Label:
    sector = filed_under(article, filter)
    return Label("sector", sector.id, sector.name) if sector else Label("sector", article.scope or "")


def _sector_name(article: Article, filter: Filter) -> str | None:
    sector = filed_under(article, filter)
    return sector.name if sector else None


def _month(article: Article) -> str | None:
    return article.published[:7] if article.published else None
