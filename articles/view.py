"""What a list asks of the library: which articles, in which order, under which headings, a window of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from articles.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # what a list is made of must not cost the import of what reads articles
    from typing import Literal, Protocol

    from articles.article import Article
    from articles.conditions import Query
    from articles.periods import Period
    from articles.store import Store

    Level = Literal["date", "sector"]
    Sort = Literal["date", "title", "sector"]
else:
    Level = Sort = str
    Protocol = object

OPENING = 200
"""Characters of an untitled text that stand for its title."""


class Filter(NamedTuple):
    """Which articles are wanted: of any of these sectors (empty: all), of this period, whose headlines have words that
    begin with all of ``words``, and that the query takes."""

    sectors: frozenset[str] = frozenset()
    period: Period | None = None
    words: str = ""
    query: Query | None = None


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


class Group(NamedTuple):
    """Articles under the same headings, whose ``labels`` stand outermost first: ``size`` of them from ``start`` on."""

    labels: tuple[Label, ...]
    start: int
    size: int


class Filed(NamedTuple):
    """The sector that an article is filed under."""

    id: str
    name: str


class Row(NamedTuple):
    """One article as a list shows it; ``sector`` is where it is filed, ``others`` how many sectors more it is about."""

    id: str
    headline: str
    published: str | None
    sector: Filed | None
    others: int
    read: bool
    star: bool


class View(Protocol):
    """The answer to a filter and an order; positions count articles from 0 in display order."""

    @property
    def filter(self) -> Filter:
        """Which articles these are."""

    @property
    def order(self) -> Order:
        """How they are laid out."""

    @property
    def groups(self) -> Sequence[Group]:
        """The groups in display order; together they hold all articles of the view."""

    @property
    def complete(self) -> bool:
        """Whether these are all articles, not the newest ones only."""

    def __len__(self) -> int:
        """How many they are, or have been found so far."""

    def rows(self, start: int, count: int) -> list[Row]:
        """The rows of a window, with the marks that they have at this moment."""

    def ids(self, start: int, count: int) -> list[str]:
        """The ids of the articles of a window."""

    def position(self, article_id: str) -> int | None:
        """Where the article stands, or None if it is not among them."""

    def step_unread(self, position: int, step: int) -> int | None:
        """The place of the next (1) or previous (-1) article that is not read, seen from a place or an end (-1)."""

    def completed(self, store: Store, wanted: Callable[[], bool] = ...) -> View | None:
        """The view of all articles; None if that was no longer ``wanted`` before they were found.

        For another thread than that of the view, whose own connection ``store`` is.
        """


def headline(article: Article) -> str:
    """What the list calls an article: its title, or else the opening of its text.

    The opening is not cut to a sentence, as `Article.headline` is: a list has room for one line, and finding sentences
    loads models for longer than it takes to show the list.
    """
    if article.title:
        return article.title
    from articles.byline import dateline_of

    opening = article.text[:OPENING].partition("\n")[0]
    return opening[dateline_of(opening)[2] :] or article.source
