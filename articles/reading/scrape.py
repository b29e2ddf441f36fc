"""A plain-text scrape -> an article, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articles import byline, furniture, page, paragraphs
from articles.article import Dropped
from articles.head import Head, read_head, read_page_head
from articles.language import guess_language
from articles.lines import Line, split_lines, unwrap
from articles.reading import code_signs
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.text import decode

MAX_AFTER_END = 0.3
"""What follows an end mark is no part of the article if it has less than this share of the words before."""


class Sorted(NamedTuple):
    """The lines of a scrape, each in its place."""

    head: Head
    body: list[Line]
    dropped: list[Dropped]


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article that these bytes hold. Raises `FormatError` where they are no text, or that of a program."""
    text = decode(data)
    if code := code_signs.kind_of(text):
        raise FormatError(f"is {code}: no article")
    yield piece_of(text)


def piece_of(raw: str, notices: tuple[str, ...] = ()) -> Piece:
    """The article of a text with whatever stood around it."""
    lines = unwrap(split_lines(raw))
    language = guess_language(raw)
    locale = None if language == "en" else language
    head, body, dropped = (_sort_page if page.is_whole_page(lines) else _sort_scrape)(lines, locale)
    blocks = tuple(paragraphs.blocks(body))
    opening = next((block.text for block in blocks if block.kind == "paragraph"), "")
    return Piece(
        blocks=blocks,
        title=head.title,
        deck=head.deck,
        byline=head.byline,
        publisher=byline.publisher_of([x.text for x in dropped], head.byline),
        published=head.dates.published or byline.date_of_dateline(opening),
        updated=head.dates.updated,
        language=language,
        dropped=tuple(dropped),
        notices=notices,
        raw=raw,
    )


def _sort_scrape(lines: list[Line], locale: str | None) -> Sorted:
    """A scrape of the article alone: all is kept but what is furniture by itself, or stands under its last heading."""
    kept, dropped = [], []
    tail = _tail(lines)
    contact = furniture.contact_details(lines)
    for n, line in enumerate(lines):
        reason = "contact details" if n in contact else furniture.reason_of(line)
        if reason is None and n > tail and not byline.credit_of(line):
            reason = "after the article"
        if reason:
            dropped.append(Dropped(line.text, reason, line.number))
        else:
            kept.append(line)
    head = read_head(kept, locale)
    for line in kept[: head.body]:
        if line.number not in head.used:
            dropped.append(Dropped(line.text, "before the article", line.number))
    return _without_headline(head, [x for x in kept[head.body :] if x.number not in head.used], dropped)


def _tail(lines: list[Line]) -> int:
    """Where "Related articles" or "Comments" stands with no running text after it, or an end mark ("-30-") with little
    after it, else the end."""
    prose = (n for n, line in enumerate(lines) if line.is_prose and not furniture.reason_of(line))
    last = max(prose, default=len(lines))
    before, total = 0, sum(line.words for line in lines)
    for n, line in enumerate(lines):
        if furniture.is_end_mark(line) and total - before < MAX_AFTER_END * before:
            last = n - 1
            break
        before += line.words
    return next(
        (n for n in range(last + 1, len(lines)) if furniture.opens_tail(lines[n]) or furniture.is_end_mark(lines[n])),
        len(lines),
    )


def _sort_page(lines: list[Line], locale: str | None) -> Sorted:
    """A whole copied page: the best run of lines is the body, the head stands before it, all else is dropped."""
    start, end, kept = page.article_lines(lines)
    if start == end:
        return _sort_scrape(lines, locale)
    head = read_page_head(lines, start, end, locale)
    body, dropped = [], []
    for n, line in enumerate(lines):
        if line.number in head.used:
            continue
        reason = furniture.reason_of(line)
        if kept[n] and not reason:
            body.append(line)
        else:
            where = "before the article" if n < start else "after the article" if n >= end else "not running text"
            dropped.append(Dropped(line.text, reason or where, line.number))
    return _without_headline(head, body, dropped)


def _without_headline(head: Head, body: list[Line], dropped: list[Dropped]) -> Sorted:
    """The headline may stand again above the text; it is no part of it."""
    again = [line for line in body[:2] if line.text == head.title]
    dropped += [Dropped(line.text, "headline again", line.number) for line in again]
    return Sorted(head, [line for line in body if line not in again], sorted(dropped, key=lambda x: x.line))
