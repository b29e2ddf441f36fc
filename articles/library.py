"""The library: the one door through which the screens get articles, their order and their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from articles.article import Article, Sector
from articles.reading import Unreadable, read_paths
from articles.sectors import load
from articles.view import Filed, Filter, Order, Row, View, headline, lay_out

Mark = Literal["read", "star"]

AT_ONCE = 100
"""So many inputs are read before a library is open, in about a tenth of a second; `Library.reload` reads the rest."""


class Change(NamedTuple):
    """Marks that were set on (``value``) or taken from articles that did not have (or had) them before."""

    mark: Mark
    value: bool
    ids: tuple[str, ...]

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.mark, not self.value, self.ids)


class Library:
    """Articles read in place from files and folders, with marks that last as long as the library is open."""

    def __init__(self, read: Callable[[], Iterable[Article | Unreadable]]) -> None:
        self._read = read
        self._marks: dict[Mark, set[str]] = {"read": set(), "star": set()}
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self.complete = True
        self.reload(AT_ONCE)

    @classmethod
    def open(cls, paths: Sequence[str] | None = None, sectors: str | None = None) -> Library:
        """The library of these files and folders; None stands for the sample articles.

        ``sectors`` is a sectors file of the reader's own; raises `TaxonomyError` if it cannot be used.
        """
        sources = [str(samples())] if paths is None else list(paths)
        taxonomy = load(sectors) if sectors else None
        return cls(lambda: read_paths(sources, taxonomy))

    def reload(self, most: int | None = None) -> None:
        """Read the sources again, ``most`` inputs of them at the most; marks stay with their articles.

        The same bytes twice are one article. ``complete`` tells whether all was read, ``inputs`` how many so far:
        another thread may look at it.
        """
        articles: dict[str, Article] = {}
        problems = []
        self.inputs = 0
        for found in islice(self._read(), most):
            if isinstance(found, Unreadable):
                problems.append(found)
            else:
                articles.setdefault(found.id, found)
            self.inputs += 1
        self._articles = articles
        self.problems: Sequence[Unreadable] = tuple(problems)
        self.complete = most is None or self.inputs < most

    def __len__(self) -> int:
        return len(self._articles)

    def article(self, article_id: str) -> Article | None:
        """The article of this id, or None if its source is gone."""
        return self._articles.get(article_id)

    def view(self, filter: Filter | None = None, order: Order | None = None) -> View:
        """The articles that the filter takes, laid out in this order."""
        return lay_out(list(self._articles.values()), filter or Filter(), order or Order(), self._row)

    def sectors(self) -> list[tuple[Sector, int]]:
        """Every sector that an article is about, by name, with the number of its articles."""
        counts = Counter(sector.id for article in self._articles.values() for sector in article.sectors)
        known = {sector.id: sector for article in self._articles.values() for sector in article.sectors}
        return [(sector, counts[sector.id]) for sector in sorted(known.values(), key=lambda sector: sector.name)]

    def has(self, mark: Mark, article_id: str) -> bool:
        """Whether the article has the mark."""
        return article_id in self._marks[mark]

    def unread(self) -> int:
        """How many articles are not marked read."""
        return len(self._articles.keys() - self._marks["read"])

    def opened(self, article_id: str) -> None:
        """An article was opened, and so is read; nothing that could be undone."""
        self._marks["read"].add(article_id)

    def mark(self, mark: Mark, value: bool, article_ids: Iterable[str]) -> int:
        """Set or take away a mark; how many articles changed. Can be undone."""
        changed = tuple(one for one in article_ids if self.has(mark, one) != value)
        if changed:
            change = Change(mark, value, changed)
            self._apply(change)
            self._done.append(change)
            self._undone.clear()
        return len(changed)

    def undo(self) -> Change | None:
        """Take the last change of marks back; what was done to that end, or None if there is nothing to undo."""
        return self._step(self._done, self._undone, Change.inverse)

    def redo(self) -> Change | None:
        """Do the change again that was undone last, or None."""
        return self._step(self._undone, self._done, lambda change: change)

    def _step(self, source: list[Change], target: list[Change], turn: Callable[[Change], Change]) -> Change | None:
        if not source:
            return None
        change = source.pop()
        target.append(change)
        self._apply(turn(change))
        return turn(change)

    def _apply(self, change: Change) -> None:
        if change.value:
            self._marks[change.mark].update(change.ids)
        else:
            self._marks[change.mark].difference_update(change.ids)

    def _row(self, article: Article, sector: Sector | None) -> Row:
        return Row(
            article.id,
            headline(article),
            article.published,
            Filed(sector.id, sector.name) if sector else None,
            max(0, len(article.sectors) - 1),
            self.has("read", article.id),
            self.has("star", article.id),
        )


def samples() -> Path:
    """The folder of the sample articles: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).parent
    return here / "seeds" if (here / "seeds").is_dir() else here.parent / "seeds"
