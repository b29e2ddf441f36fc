"""Bytes to what the store takes: the part of adding that can be done in other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles import limits
from articles.article import Sector
from articles.learning import Model, filed_by
from articles.reading import Unreadable, read_part
from articles.reading.fields import WrongFieldError
from articles.reading.objects import Told, read_object
from articles.reading.part import JSON, Part
from articles.sectors import Taxonomy
from articles.store.record import Quoted, Record, digest_of, packed, record_of
from articles.store.whole import Marked


class Added(NamedTuple):
    """What became of an input that was read: ``outcome`` is "added", "changed" or "same". ``cut`` tells which limits
    it was cut at, each in one line."""

    id: str
    source: str
    outcome: str
    cut: tuple[str, ...] = ()


class Read(NamedTuple):
    """An input that was read and is to be written."""

    record: Record
    marked: Marked = Marked()
    cut: tuple[str, ...] = ()


Item = Part | Read | Added | Unreadable
"""An input on its way into the library."""


class Reader(NamedTuple):
    """How inputs are read: by which taxonomy, whether quotations are looked for, where articles are filed, and
    whether what was published before is folded into it.

    ``sectors`` are those of all articles, whatever their words say; ``model`` is what was learned of sectors.
    """

    taxonomy: Taxonomy | None = None
    quotes: bool = True
    sectors: tuple[Sector, ...] = ()
    sample: bool = False
    fold: bool = True
    model: Model | None = None

    def read(self, items: Iterable[Item]) -> list[Item]:
        """The same items, with what each input holds in its place; never raises for what is in them."""
        found: list[Item] = []
        for item in items:
            found += self._read(item) if isinstance(item, Part) else [item]
        return found

    def _read(self, item: Part) -> list[Item]:
        try:
            return [self._read_object(item)] if item.format == JSON else list(self._read_part(item))
        except WrongFieldError as error:
            return [Unreadable(item.where, str(error))]
        except Exception as error:  # one article must not end the reading of all others
            return [Unreadable(item.where, f"could not be read: {type(error).__name__}: {error}")]

    def _read_part(self, item: Part) -> Iterator[Item]:
        """What a part holds. Digests are of what was read: an article is the same when more was learned."""
        for found in read_part(item, self.taxonomy):
            if isinstance(found, Unreadable):
                yield found
                continue
            told = Told(filed_by(self.model, found, self.taxonomy))
            cut = limits.told(found.notices)
            if found.source == item.source:
                yield Read(self._record(told, item.digest, item.by_source), cut=cut)
            else:  # one of several, which is known by a source of its own
                yield Read(self._record(told, digest_of(packed(found))), cut=cut)

    def _read_object(self, item: Part) -> Item:
        told = read_object(item.data, item.source, self.taxonomy, self.model)
        return Read(self._record(told, item.digest, by_source=False), told.marked)

    def _record(self, told: Told, digest: int, by_source: bool = True) -> Record:
        article, quoted, edits = told.article, told.quoted, dict(told.edits)
        if self.sectors:
            article = article._replace(sectors=self.sectors, scope=None)
            edits.pop("sectors", None)
        if quoted is None and self.quotes:
            quoted = Quoted.of(article.document)
        return record_of(
            article, digest, quoted, by_source, self.sample, edits, not self.fold or told.marked != Marked()
        )
