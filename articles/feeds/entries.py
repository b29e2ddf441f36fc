"""What was fetched to what the store takes: the part of a refresh that is done in other processes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from articles import filing
from articles.article import Article, Sector
from articles.learning import Model, filed_by
from articles.reading import read_bytes
from articles.reading.piece import FormatError, Piece, Unreadable, article_of
from articles.sectors import Taxonomy
from articles.store.record import Quoted, Record, digest_of, record_of

if TYPE_CHECKING:
    from articles.reading.feed import Feed

FEW = 10
"""So many new entries of a feed have their quotations looked for at once, which takes longer than all else; of more
they are looked for when they are asked for."""
LEAST_SHARED = 0.3
"""So many of the longer words of a teaser stand on its page; where a server shows something else, hardly one."""
OFFERED = 3
"""So many feeds of a page are told."""
TWICE = "the feed holds this entry twice: the first one was read"
NOTHING: Mapping[int, Unreadable] = {}


_WORD = re.compile(r"\w{4,}")


class FeedJob(NamedTuple):
    """A feed that was fetched: ``name`` is the address by which it is subscribed to, after which entries without one of
    their own are called, ``url`` where it was found, which may be another place each time; ``known`` are its entries
    that came before, digests by the digest of their source; ``publisher`` and ``sectors`` hold for every article where
    they are told."""

    feed: int
    name: str
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
    read, by the digest of that; ``left_out`` tells what else was not, if that is news, and ``failure`` why there is
    nothing."""

    feed: int
    title: str | None = None
    site: str | None = None
    entries: tuple[Entry, ...] = ()
    same: int = 0
    refused: Mapping[int, Unreadable] = NOTHING
    failure: str | None = None
    left_out: str = ""


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
    """How what was fetched is read: by which taxonomy, whether quotations are looked for where entries are `FEW`, and
    what was learned of sectors."""

    taxonomy: Taxonomy | None = None
    quotes: bool = False
    model: Model | None = None

    def feed(self, job: FeedJob) -> FeedRead:
        """What is new in a feed; never raises for what is in it."""
        from articles.reading.feed import entries

        try:
            return self._sifted(job, entries(job.data, job.url))
        except FormatError as error:
            return FeedRead(job.feed, failure=_no_feed(job, str(error)))
        except Exception as error:  # one feed must not end the reading of all others
            return FeedRead(job.feed, failure=f"could not be read: {type(error).__name__}: {error}")

    def _sifted(self, job: FeedJob, feed: Feed) -> FeedRead:
        """The entries that are not known as they are; of two of one source the first one counts. What came under a
        name of its own, as others had its link, keeps that when they are gone."""
        from articles.reading.feed import is_teaser, names_of, own_name, piece_of

        new: dict[int, tuple[int, Piece, str | None]] = {}
        refused: dict[int, Unreadable] = {}
        same = 0
        for told, name in zip(feed.entries, names_of(feed, job.name), strict=True):
            own = own_name(told, job.name)
            name = own if known_by(own) in job.known else name
            source, digest = known_by(name), known_by(told)
            if job.known.get(source) == digest:
                same += 1
                continue
            piece = Unreadable(name, TWICE) if source in new else piece_of(told, feed, name)
            if isinstance(piece, Piece):
                new[source] = digest, piece, piece.link if is_teaser(told) else None
            else:
                refused[known_by(piece)] = piece
        known = refused.keys() & job.known.keys()
        refused = {one: refused[one] for one in refused.keys() - known}
        quotes = self.quotes and len(new) <= FEW
        made = (
            Entry(source, digest, self._record(job, piece, digest, quotes), teaser)
            for source, (digest, piece, teaser) in new.items()
        )
        left_out = "" if known_by(feed.left_out) in job.known else feed.left_out
        return FeedRead(job.feed, feed.title, feed.site, tuple(made), same + len(known), refused, left_out=left_out)

    def _record(self, job: FeedJob, piece: Piece, digest: int, quotes: bool) -> Record:
        article = article_of(piece, job.data, job.name, self.taxonomy)
        article = self._filed(article._replace(publisher=job.publisher or article.publisher), job.sectors)
        return record_of(article, digest, Quoted.of(article.document) if quotes else None)

    def _filed(self, article: Article, sectors: tuple[Sector, ...]) -> Article:
        """Under the sectors of its feed, or else by what was learned."""
        if sectors:
            return article._replace(sectors=sectors, scope=None)
        return filed_by(self.model, article, self.taxonomy)

    def page(self, job: PageJob) -> PageRead:
        """The article with the text of its page; what its feed tells of it stays. Never raises for what is in it."""
        found = next(iter(read_bytes(job.data, job.url, self.taxonomy)), None)
        if not isinstance(found, Article):
            return PageRead(None, found.reason if found else "it holds no article")
        if len(found.text) <= len(job.article.text):
            return PageRead(None, "there is no more of it than the feed has")
        if not _is_of(found, job.article):
            return PageRead(None, "something else stands there")
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
        merged = self._filed(merged._replace(sectors=sectors, scope=scope), job.sectors)
        quoted = Quoted.of(merged.document) if self.quotes else None
        return PageRead(record_of(merged, digest_of(job.data), quoted))


def _is_of(page: Article, told: Article) -> bool:
    """Whether a page seems to be that of an article: it has some of the words that its feed tells of it."""
    words, there = (set(_WORD.findall(f"{one.title or ''} {one.text}".casefold())) for one in (told, page))
    return len(words & there) >= LEAST_SHARED * len(words)


def known_by(told: object) -> int:
    """By which it is known that this came, or was told, before."""
    return digest_of(repr(told).encode("utf-8", "surrogatepass"))


def _no_feed(job: FeedJob, reason: str) -> str:
    """Why there is no feed, and which feeds a page offers that stands there instead."""
    from articles.feeds.discovery import feeds_of

    offered = [one.url for one in feeds_of(job.data, job.url)[:OFFERED]]
    return f"no feed is there, but its page offers {', '.join(offered)}" if offered else reason
