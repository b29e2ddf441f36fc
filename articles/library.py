"""The library: the one door through which the screens and commands get articles, their order and their marks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.article import Article, Sector
from articles.sectors import Taxonomy
from articles.store import BATCH, Store, StoreError, state, views, writing
from articles.store.damage import DamagedError, is_unreadable, told
from articles.store.lists import view
from articles.store.marks import Marks
from articles.store.record import Quoted, Record, digest_of, packed, record_of
from articles.store.views import SavedView
from articles.view import Filter, Order, View

if TYPE_CHECKING:  # what reads articles is imported when there are some to read
    from tempfile import TemporaryDirectory

    from articles.reading import Unreadable

Read = Callable[[], "Iterable[Article | Unreadable]"]

AT_ONCE = 100
"""So many inputs are read before a library of files is open, in about a tenth of a second; `Library.reload` reads the
rest."""


class Library(Marks):
    """Articles in a library file with all that their reader does to them (`Marks`).

    ``sources`` are read anew by `reload`, where there are any. ``unkept`` tells why it cannot be written, ``repaired``
    of a repair just now, where there was one, ``is_new`` that its samples were added just now. One thread uses a
    library; another one takes a connection of its own (`again`).
    """

    def __init__(
        self, store: Store, sources: Read | None = None, folder: TemporaryDirectory[str] | None = None
    ) -> None:
        super().__init__(store)
        self.store = store
        self._sources = sources
        self._folder = folder
        self.unkept: str | None = None
        self.repaired: str | None = None
        self.is_new = False
        self.problems: Sequence[Unreadable] = ()
        self.inputs = 0
        self.complete = True

    @classmethod
    def open(cls, path: str, taxonomy: Taxonomy | None = None) -> Library:
        """The reader's own library; a new one holds the samples. Raises `articles.store.StoreError`."""
        return cls._opened(path, taxonomy)

    @classmethod
    def open_unkept(cls, path: str, why: str, taxonomy: Taxonomy | None = None) -> Library:
        """A library that cannot be written, for the reason told (``unkept``): what is done to it lasts as long as it is
        open. Without a file it holds the samples. Raises `articles.store.StoreError`."""
        from articles.store.unkept import in_memory

        try:
            with in_memory(path) as address:
                library = cls._opened(address, taxonomy, unkept=True)
        except StoreError as error:
            raise StoreError(f"{why}, and it cannot be read: {error.__cause__ or error}") from error
        library.unkept = why
        return library

    @classmethod
    def _opened(cls, path: str, taxonomy: Taxonomy | None, unkept: bool = False) -> Library:
        library = cls(Store(path, unkept=unkept))
        try:
            if library.remembered("begun") is None:
                library._begin(taxonomy)
                library.is_new = True
        except BaseException as error:
            library.close()
            if is_unreadable(error):
                raise DamagedError(f"{path}: the library is damaged: {error}") from error
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"{path}: the library cannot be used: {told(error)}") from error
            raise
        return library

    @classmethod
    def of_paths(cls, paths: Sequence[str], taxonomy: Taxonomy | None = None) -> Library:
        """The articles of these files and folders, read in place and kept no longer than this library is open."""
        from articles.reading import read_paths

        return cls.of(lambda: read_paths(paths, taxonomy))

    @classmethod
    def of(cls, read: Read) -> Library:
        """What is read from sources, the first `AT_ONCE` of it at once, in a file that goes with the library."""
        from tempfile import TemporaryDirectory

        folder = TemporaryDirectory(prefix="nutgraf-", ignore_cleanup_errors=True)
        library = cls(Store(f"{folder.name}/library.db", durable=False), read, folder)
        try:
            library.reload(AT_ONCE)
        except sqlite3.Error as error:
            library.close()
            raise StoreError(
                f"{folder.name}: the articles cannot be kept there while they are read: {error}"
            ) from error
        return library

    def close(self) -> None:
        """Nothing more is asked of this library."""
        self.store.close()
        if self._folder:
            self._folder.cleanup()

    @contextmanager
    def again(self) -> Iterator[Store]:
        """A connection of its own to the same file, for another thread."""
        store = self.store.again()
        try:
            yield store
        finally:
            store.close()

    def _begin(self, taxonomy: Taxonomy | None) -> None:
        """The samples into a new library, once, whoever opens it first."""
        from articles.reading import read_paths

        found = [one for one in read_paths([str(samples())], taxonomy) if isinstance(one, Article)]
        records = [_record(article, Quoted.of(article.document))._replace(sample=True) for article in found]
        with self.store.transaction() as db:
            if state.value(db, "begun") is None:
                writing.add(db, records)
                state.keep(db, "begun", True)

    # articles

    def reload(self, most: int | None = None, wanted: Callable[[], bool] = lambda: True) -> None:
        """Read the sources again, ``most`` inputs of them at the most, as long as that is ``wanted``; marks stay with
        their articles.

        What the sources hold no longer is taken out. ``complete`` tells whether all was read, ``inputs`` how many so
        far: another thread may look at it.
        """
        if self._sources is None:
            return
        seen: set[str] = set()
        problems: list[Unreadable] = []
        self.inputs = 0
        found = islice(takewhile(lambda _: wanted(), self._sources()), most)
        with self.again() as store:
            while batch := list(islice(found, BATCH if most is None else AT_ONCE)):
                problems += [one for one in batch if not isinstance(one, Article)]
                articles = [one for one in batch if isinstance(one, Article)]
                store.add([_record(article) for article in articles])
                seen.update(article.source for article in articles)
                self.inputs += len(batch)
            self.complete = wanted() and (most is None or self.inputs < most)
            if self.complete:
                store.keep_sources(seen)
        self.problems = tuple(problems)

    @property
    def kept(self) -> bool:
        """Whether this is a library that outlives its opening, and not files that are read in place or one that cannot
        be written."""
        return self._folder is None and self.unkept is None

    def version(self) -> int:
        """Another number than before if other connections, also of other programs, have changed the library since."""
        return int(self.store.db.execute("PRAGMA data_version").fetchone()[0])

    def __len__(self) -> int:
        return len(self.store)

    def article(self, article_id: str) -> Article | None:
        """The article of this id, or None if it is not here (any more)."""
        return self.store.article(article_id)

    def as_read(self, article_id: str) -> Article | None:
        """The article as it was read, without what was corrected by hand."""
        return self.store.as_read(article_id)

    def view(self, filter: Filter | None = None, order: Order | None = None) -> View:
        """The articles that the filter takes, laid out in this order: at least the newest of them."""
        return view(self.store, filter or Filter(), order or Order())

    def sectors(self) -> list[tuple[Sector, int]]:
        """Every sector that an article is about, by name, with the number of its articles."""
        return self.store.sectors()

    def unread(self) -> int:
        """How many articles are not marked read."""
        return self.store.unread()

    def quoted(self, article_id: str) -> Quoted | None:
        """The quotations of an article; None where they were not looked for yet."""
        return self.store.quoted(article_id)

    # what is remembered from one start to the next

    def remembered(self, name: str) -> Any:
        """A value of JSON that `remember` kept under this name, or None."""
        return state.value(self.store.db, name)

    def remember(self, name: str, value: object) -> None:
        """Keep a value of JSON under this name."""
        with self.store.transaction() as db:
            state.keep(db, name, value)

    # views that are kept under a name

    def views(self) -> dict[str, SavedView]:
        """All saved views by name, in the order of their names."""
        return views.views(self.store.db)

    def keep_view(self, name: str, query: str, order: Order) -> None:
        """Keep the text of a query and an order under a name, in place of what was there."""
        with self.store.transaction() as db:
            views.keep(db, name, query, order)

    def drop_view(self, name: str) -> None:
        """Keep this view no longer."""
        with self.store.transaction() as db:
            views.drop(db, name)


def _record(article: Article, quoted: Quoted | None = None) -> Record:
    """An article that is read in place."""
    return record_of(article, digest_of(packed(article)), quoted, alone=True)


def samples() -> Path:
    """The folder of the sample articles: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).parent
    return here / "seeds" if (here / "seeds").is_dir() else here.parent / "seeds"
