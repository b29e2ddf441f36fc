"""An article as the store takes and gives it: the values of its row, its compressed body and the texts of the index."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from articles.article import Article, Dropped, Sector
from articles.keys import base_key
from articles.shingles import sketch_of
from articles.spoken import spoken
from articles.store.damage import loaded
from articles.view import headline
from summarize import Document, Mention, Paragraph, Quote, find_quotes, find_title_quotes

LEVEL = 1
"""Of compression: an article takes half the room; higher levels save little more and cost twice the time."""

DEFAULTS: Mapping[str, Any] = Article._field_defaults

NO_EDITS: Mapping[str, Any] = {}


Texts = tuple[str, str, str, str]
"""The columns of the index for searches: headline, body, quotations, speakers with their roles."""

Voice = tuple[str, int]
"""A speaker's name, and the number of quotations."""


class Quoted(NamedTuple):
    """The quotations of an article: in its text, and in its headline."""

    quotes: tuple[Quote, ...]
    title_quotes: tuple[Quote, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Quoted:
        """Those that are found in a document."""
        return cls(find_quotes(document), find_title_quotes(document))


class Record(NamedTuple):
    """Everything that is written for one article. Made apart from the store, so that other processes can.

    ``base`` is the first key for its date, ``digest`` that of the bytes it was read from, ``by_source`` whether it is
    known again by its source (a file) or by its id alone. ``data`` is the article as it was read, ``edits`` what was
    set by hand since (JSON), all else is of the article as it is shown. By ``sketch`` copies of it are found; what is
    ``alone`` is never folded into another article.
    """

    id: str
    source: str
    base: int
    headline: str
    published: str | None
    sectors: tuple[tuple[str, str], ...]
    scope: str
    digest: int
    data: bytes
    quotes: bytes | None
    texts: Texts
    voices: tuple[Voice, ...]
    by_source: bool
    sample: bool = False
    edits: str | None = None
    sketch: tuple[int, ...] = ()
    alone: bool = False


def digest_of(data: bytes) -> int:
    """Eight bytes that tell whether an input changed."""
    from hashlib import blake2b  # with all of OpenSSL; who only reads has no use for it

    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def record_of(
    article: Article,
    digest: int,
    quoted: Quoted | None = None,
    by_source: bool = True,
    sample: bool = False,
    edits: Mapping[str, Any] = NO_EDITS,
    alone: bool = False,
) -> Record:
    """What is written for this article, and what was set by hand in it; raises ValueError where its date is none."""
    data = pack_article(article)
    set_by_hand = json.dumps(edits, ensure_ascii=False) if edits else None
    shown = article_of(data, set_by_hand) if edits else article
    return Record(
        id=article.id,
        source=article.source,
        base=base_key(shown.published),
        headline=headline(shown),
        published=shown.published,
        sectors=tuple((sector.id, sector.name) for sector in shown.sectors),
        scope=shown.scope or "",
        digest=digest,
        data=data,
        quotes=pack_quotes(quoted) if quoted else None,
        texts=texts_of(headline(shown), shown.text, quoted),
        voices=voices_of(quoted) if quoted else (),
        by_source=by_source,
        sample=sample,
        edits=set_by_hand,
        sketch=sketch_of(shown.text),
        alone=alone,
    )


def own_id(record: Record) -> str:
    """The id of a file whose own one is taken: ids name bytes, this one names them together with their place."""
    from hashlib import sha256  # with all of OpenSSL; who only reads has no use for it

    return sha256(f"{record.id} {record.source}".encode()).hexdigest()[:16]


def texts_of(title: str, text: str, quoted: Quoted | None) -> Texts:
    """The columns of the index: headline, body, quotations, speakers with their roles."""
    quotes = (*quoted.quotes, *quoted.title_quotes) if quoted else ()
    speakers = dict.fromkeys(part for quote in quotes for part in (quote.speaker, quote.role) if part)
    return title, text, "\n".join(quote.text for quote in quotes), "\n".join(speakers)


def voices_of(quoted: Quoted) -> tuple[Voice, ...]:
    """Who is quoted in the text by name, and how often."""
    from articles.names import is_name  # with thousands of given names; who only reads has no use for them

    said = (quote for quote in spoken(quoted.quotes) if quote.speaker and is_name(quote.speaker, quote.speaker_kind))
    return tuple(sorted(Counter(str(quote.speaker) for quote in said).items()))


def pack_article(article: Article) -> bytes:
    """The article, compressed."""
    return packed(_told(article))


def _told(article: Article) -> dict[str, Any]:
    """The fields that are not empty."""
    told = {name: value for name, value in article._asdict().items() if value != DEFAULTS.get(name)}
    if article.raw == article.text:
        told["raw"] = None
    return told


def packed(value: object) -> bytes:
    """A value of JSON, compressed."""
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), LEVEL)


def unpacked(data: bytes) -> Any:
    """The value again; raises `sqlite3.DatabaseError` where it is damaged."""
    try:
        return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError, TypeError) as error:
        raise sqlite3.DatabaseError(f"what it holds of an article is damaged ({error})") from error


def article_of(data: bytes, edits: str | None = None) -> Article:
    """The article of a compressed body, with what was set by hand in place of what was read."""
    told = unpacked(data) | (loaded(edits) if edits else {})
    if "raw" in told and told["raw"] is None:
        told["raw"] = told["text"]
    told["paragraphs"] = tuple(Paragraph(*one) for one in told.get("paragraphs", ()))
    told["sectors"] = tuple(Sector(one[0], one[1], one[2], one[3], tuple(one[4])) for one in told.get("sectors", ()))
    told["dropped"] = tuple(Dropped(*one) for one in told.get("dropped", ()))
    told["notices"] = tuple(told.get("notices", ()))
    return Article(**told)


def pack_quotes(quoted: Quoted) -> bytes:
    """The quotations, compressed."""
    return packed([list(quoted.quotes), list(quoted.title_quotes)])


def unpack_quotes(data: bytes) -> Quoted:
    """The quotations again."""
    quotes, title_quotes = unpacked(data)
    return Quoted(_quotes(quotes), _quotes(title_quotes))


def _quotes(rows: Sequence[Sequence[Any]]) -> tuple[Quote, ...]:
    return tuple(map(_quote, rows))


def _quote(row: Sequence[Any]) -> Quote:
    quote = Quote(*row)
    return quote._replace(
        mention=Mention(*quote.mention) if quote.mention else None,
        cue=Mention(*quote.cue) if quote.cue else None,
        marked=tuple((start, end) for start, end in quote.marked),
    )
