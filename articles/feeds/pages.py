"""The pages of articles of which their feed gives only a teaser: fetched, and put in the teaser's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from articles.article import Article
from articles.feeds.courier import Courier, Errand
from articles.feeds.entries import EntryReader, PageJob, PageRead
from articles.feeds.fetch import Fetched, FetchError, fetch, is_beside
from articles.feeds.subscriptions import Subscription
from articles.intake.processes import InOrder
from articles.reading.address import in_utf8
from articles.store import Store, learned, writing
from articles.store.arrivals import Arriving
from articles.store.folding import fold_whole
from articles.store.record import Record, digest_of, packed, record_of

AT_MOST = 25
"""So many pages are fetched for a feed in one refresh, those of the newest articles; the others in the next ones."""
TRIES = 3
"""So often a page is asked for, where another time it may work."""
PATIENCE = 0.2
"""Seconds without an answer after which what came is read and written."""
SHORT = "The feed has only a teaser, and the page could not be read: "


class PageCame(NamedTuple):
    """What became of the page of an article: it stands in the teaser's place, or why it does not; ``folded`` if it
    showed that the article is a copy of another one."""

    article_id: str
    link: str
    failure: str | None = None
    folded: bool = False


class _Teaser(NamedTuple):
    """An article whose page is wanted."""

    key: int
    id: str
    feed: Subscription
    tries: int


class _Result(NamedTuple):
    """What there is to write for a page."""

    teaser: _Teaser
    link: str
    record: Record | None = None
    failure: FetchError | None = None


class Pages:
    """Fetches pages for articles of a library; ``get`` fetches one address."""

    def __init__(
        self,
        store: Store,
        reader: EntryReader,
        workers: int | None = None,
        get: Callable[..., Fetched] = fetch,
    ) -> None:
        self._store = store
        self._reader = reader
        self._workers = workers
        self._get = get
        self._arriving = Arriving("pages of feeds")

    def run(self, feeds: Sequence[Subscription]) -> Iterator[PageCame]:
        """What became of each page that is wanted for these feeds, the newest first, told when it is in the library.

        Raises `articles.intake.BrokenError`.
        """
        errands = list(self._wanted(feeds))
        asked: list[_Result] = []
        reader = self._reader._replace(model=learned.up_to_date(self._store))
        processes: InOrder[PageJob | _Result, PageRead] = InOrder(reader.page, self._workers)  # type: ignore[arg-type]
        try:
            for found in processes.results(self._jobs(errands, asked), _is_work):
                if isinstance(found, PageRead):
                    failure = None if found.record else FetchError(found.failure)
                    yield self._write(asked.pop(0)._replace(record=found.record, failure=failure))
                elif isinstance(found, _Result):
                    yield self._write(found)
        finally:
            processes.close()

    def _wanted(self, feeds: Sequence[Subscription]) -> Iterator[Errand[_Teaser]]:
        """The pages that are to be fetched, those of the newest articles first."""
        found = []
        for feed in feeds:
            rows = self._store.db.execute(
                "SELECT article, id, link, tries FROM teaser JOIN article ON key = article"
                " WHERE feed = ? ORDER BY article DESC LIMIT ?",
                (feed.num, AT_MOST),
            )
            for key, id, link, tries in rows:
                private = feed.private and is_beside(link, feed.url)  # a feed leads nowhere else at home
                found.append(Errand(_Teaser(key, id, feed, tries), link, private))
        yield from sorted(found, key=lambda errand: -errand.name.key)

    def _jobs(self, errands: Sequence[Errand[_Teaser]], asked: list[_Result]) -> Iterator[PageJob | _Result | None]:
        """The pages as they come; ``asked`` are those that are being read, in their order."""
        for answer in Courier(self._ask).answers(errands, PATIENCE):
            if answer is None:
                yield None
                continue
            (teaser, link, *_), found = answer
            article = self._store.as_read(teaser.id)
            if article is None:  # taken out meanwhile
                continue
            if isinstance(found, FetchError):
                yield _Result(teaser, link, failure=found)
            else:
                asked.append(_Result(teaser, link))
                data = in_utf8(found.data, found.content_type)
                yield PageJob(article, found.url, data, teaser.feed.sectors)

    def _ask(self, errand: Errand[_Teaser]) -> Fetched:
        return self._get(errand.url, private=errand.private)

    def _write(self, result: _Result) -> PageCame:
        teaser, failure, folded = result.teaser, result.failure, False
        of_article = "article = (SELECT key FROM article WHERE id = ?)"  # its key may be another one by now
        with self._store.transaction() as db:
            if failure and failure.passing and teaser.tries + 1 < TRIES:
                db.execute(f"UPDATE teaser SET tries = tries + 1 WHERE {of_article}", (teaser.id,))
            elif article := self._store.as_read(teaser.id):
                db.execute(f"DELETE FROM teaser WHERE {of_article}", (teaser.id,))
                folded = result.record is not None and fold_whole(db, result.record)
                if folded:
                    self._arriving.note("folded")
                    self._arriving.write(db)
                else:
                    writing.add(db, [result.record or self._with_notice(article, str(failure))])
        return PageCame(teaser.id, result.link, str(failure) if failure else None, folded)

    def _with_notice(self, article: Article, why: str) -> Record:
        """The article with the teaser's text, saying why there is no more."""
        notices = tuple(one for one in article.notices if not one.startswith(SHORT))
        told = article._replace(notices=(*notices, f"{SHORT}{why}."))
        return record_of(told, digest_of(packed(told)), self._store.quoted(article.id))


def _is_work(job: PageJob | _Result) -> bool:
    return isinstance(job, PageJob)
