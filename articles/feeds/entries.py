"""What was fetched to what the store takes: the part of a refresh that is done in other processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from articles import filing
from articles.article import Article, Sector
from articles.reading import read_bytes
from articles.reading.piece import FormatError, Piece, Unreadable, article_of
from articles.sectors import Taxonomy
from articles.store.record import Quoted, Record, digest_of, record_of

NOTHING: Mapping[int, Unreadable] = {}


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
    """What a feed holds: entries that are to be written, how many are as they were, and what could not be
    read, by the digest of that; ``failure`` tells why there is nothing."""

    feed: int
    title: str | None = None
    site: str | None = None
    entries: tuple[Entry, ...] = ()
    same: int = 0
    refused: Mapping[int, Unreadable] = NOTHING
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

    def feed(self, job: FeedJob) -> FeedRead:
        """What is new in a feed; never raises for what is in it."""
        from articles.reading.feed import entries

        try:
            found = entries(job.data, job.url)
            return self._sifted(job, found.entries)._replace(title=found.title, site=found.site)
        except FormatError as error:
            return FeedRead(job.feed, failure=_no_feed(job, str(error)))
        except Exception as error:  # one feed must not end the reading of all others
            return FeedRead(job.feed, failure=f"could not be read: {type(error).__name__}: {error}")

    def _sifted(self, job: FeedJob, found: Iterable[Piece | Unreadable]) -> FeedRead:
        """The entries that are not known as they are; of two of one source the first one counts."""
        from articles.reading.feed import is_teaser

        new: dict[int, Entry] = {}
        refused: dict[int, Unreadable] = {}
        same = 0
        for one in found:
            source = _digest(one if isinstance(one, Unreadable) else one.known_as or job.url)
            digest = _digest(one._replace(raw="") if isinstance(one, Piece) else one)
            if source in new or source in refused or job.known.get(source) == digest:
                same += 1
            elif isinstance(one, Unreadable):
                refused[source] = one
            else:
                teaser = one.link if is_teaser(one) else None
                new[source] = Entry(source, digest, self._record(job, one, digest), teaser)
        return FeedRead(job.feed, entries=tuple(new.values()), same=same, refused=refused)

    def _record(self, job: FeedJob, piece: Piece, digest: int) -> Record:
        article = article_of(piece, job.data, job.url, self.taxonomy)
        article = article._replace(publisher=article.publisher or job.publisher)
        if job.sectors:
            article = article._replace(sectors=job.sectors, scope=None)
        return record_of(article, digest, self._quoted(article))

    def _quoted(self, article: Article) -> Quoted | None:
        return Quoted.of(article.document) if self.quotes else None

    def page(self, job: PageJob) -> PageRead:
        """The article with the text of its page; what its feed tells of it stays. Never raises for what is in it."""
        found = next(iter(read_bytes(job.data, job.url, self.taxonomy)), None)
        if not isinstance(found, Article):
            return PageRead(None, found.reason if found else "it holds no article")
        if len(found.text) <= len(job.article.text):
            return PageRead(None, "there is no more of it than the feed has")
        told = job.article
        merged = found._replace(
            id=told.id,
            source=told.source,
            title=told.title or found.title,
            deck=found.deck or told.deck,
            byline=told.byline or found.byline,
            publisher=told.publisher or found.publisher,
            published=told.published or found.published,
            updated=told.updated or found.updated,
            link=told.link or found.link,
            categories=told.categories,
        )
        sectors, scope = filing.file_under(merged.title, merged.text, merged.categories, self.taxonomy)
        if job.sectors:
            sectors, scope = job.sectors, None
        merged = merged._replace(sectors=sectors, scope=scope)
        return PageRead(record_of(merged, digest_of(job.data), self._quoted(merged)))


def _digest(told: object) -> int:
    return digest_of(repr(told).encode("utf-8", "surrogatepass"))


def _no_feed(job: FeedJob, reason: str) -> str:
    """Why there is no feed, and which feeds a page offers that stands there instead."""
    from articles.feeds.discovery import feeds_of

    offered = feeds_of(job.data, job.url)
    return f"no feed is there, but its page offers {', '.join(offered[:3])}" if offered else f"no feed: {reason}"
