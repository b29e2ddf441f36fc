"""Bytes to what the store takes: the part of adding that can be done in other processes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articles.article import Sector
from articles.intake.fields import WrongFieldError
from articles.intake.inputs import Input
from articles.intake.objects import Told, read_object
from articles.reading import Unreadable, read_bytes, storable
from articles.sectors import Taxonomy
from articles.store.record import Quoted, Record, record_of
from articles.store.whole import Marked


class Added(NamedTuple):
    """What became of an input that was read: ``outcome`` is "added", "changed" or "same"."""

    id: str
    source: str
    outcome: str


class Read(NamedTuple):
    """An input that was read and is to be written."""

    record: Record
    marked: Marked = Marked()


Item = Input | Read | Added | Unreadable
"""An input on its way into the library."""


class Reader(NamedTuple):
    """How inputs are read: by which taxonomy, whether quotations are looked for, and where articles are filed."""

    taxonomy: Taxonomy | None = None
    quotes: bool = True
    sectors: tuple[Sector, ...] = ()
    sample: bool = False

    def read(self, items: Iterable[Item]) -> list[Item]:
        """The same items, those that were inputs read; never raises for what is in them."""
        return [self._read(item) if isinstance(item, Input) else item for item in items]

    def _read(self, item: Input) -> Item:
        try:
            return self._read_line(item) if item.line else self._read_text(item)
        except WrongFieldError as error:
            return Unreadable(item.where, str(error))
        except Exception as error:  # one article must not end the reading of all others
            return Unreadable(item.where, f"could not be read: {type(error).__name__}: {error}")

    def _read_text(self, item: Input) -> Item:
        article = read_bytes(item.data, storable(item.source), self.taxonomy)
        if isinstance(article, Unreadable):
            return article
        return Read(self._record(Told(article), item))

    def _read_line(self, item: Input) -> Item:
        told = read_object(item.data, storable(item.source), self.taxonomy)
        return Read(self._record(told, item), told.marked)

    def _record(self, told: Told, item: Input) -> Record:
        article, quoted, edits = told.article, told.quoted, dict(told.edits)
        if self.sectors:
            article = article._replace(sectors=self.sectors, scope=None)
            edits.pop("sectors", None)
        if quoted is None and self.quotes:
            quoted = Quoted.of(article.document)
        return record_of(article, item.digest, quoted, item.is_file, self.sample, edits)
