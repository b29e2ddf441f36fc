"""What was fetched to what the store takes: the part of a refresh that is done in other processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from articles import filing
from articles.article import Article, Sector
from articles.reading.piece import FormatError, Piece, Unreadable, article_of
from articles.sectors import Taxonomy
from articles.store.record import Quoted, Record, digest_of, record_of


class FeedJob(NamedTuple):
    """A feed that was fetched: ``known`` are its entries that came before, digests by the digest of their source;
    ``publisher`` and ``sectors`` hold for every article where they are told."""

    feed: int
    url: str
    data: bytes
    known: Mapping[int, int]
    publisher: str | None = None
    sectors: tuple[Sector, ...] = ()


class Entry(NamedTuple):
    """An entry that is new or has changed; ``teaser`` is the page that has all of it, where the entry has not."""

    source: int
    digest: int
    record: Record
    teaser: str | None = None


class FeedRead(NamedTuple):
    """What a feed holds: entries that are to be written, how many are as they were, and what could not be read;
    ``failure`` tells why there is nothing."""

    feed: int
    title: str | None = None
    site: str | None = None
    entries: tuple[Entry, ...] = ()
    same: int = 0
    refused: tuple[Unreadable, ...] = ()
    failure: str | None = None


class PageJob(NamedTuple):
    """A page that was fetched for an article of which there is only a teaser."""

    article: Article
    url: str
    data: bytes
    sectors: tuple[Sector, ...] = ()


class PageRead(NamedTuple):
    """The article with the text of its page, or why that could not be had."""

    record: Record | None
    failure: str = ""


class EntryReader(NamedTuple):
    """How what was fetched is read: by which taxonomy, and whether quotations are looked for."""

    taxonomy: Taxonomy | None = None
    quotes: bool = False

    def read(self, job: FeedJob | PageJob) -> FeedRead | PageRead:
        """What there is to write; never raises for what is in it."""
        return self._feed(job) if isinstance(job, FeedJob) else self._page(job)

    def _feed(self, job: FeedJob) -> FeedRead:
        from articles.reading import feed as format

        try:
            found = format.entries(job.data, job.url)
            return self._entries(job, found)
        except FormatError as error:
            return FeedRead(job.feed, failure=str(error))
        except Exception as error:  # one feed must not end the reading of all others
            return FeedRead(job.feed, failure=f"could not be read: {type(error).__name__}: {error}")

    def _entries(self, job: FeedJob, found: object) -> FeedRead:
        raise NotImplementedError
