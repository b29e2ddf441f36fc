"""IPTC 7901, the wire format of European agencies: headlines first, then paragraphs of hard-wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.article import Dropped
from articles.lines import MIN_WRAPPED, Line, split_lines
from articles.paragraphs import Block
from articles.reading.newsroom import fields, wire
from articles.reading.newsroom.body import sorted_out
from articles.reading.newsroom.subjects import CATEGORIES, once
from articles.reading.piece import Piece, Unreadable

MAX_HEADLINES = 8
"""Lines of headlines, the last of which ends with "="."""

_HEADER = re.compile(r"\x01?\s*[A-Za-z]{2,5}\d{3,4}\s+(\d)\s+([A-Za-z]{1,3})\s+(\d+)\s*(.*)")
_SENT = re.compile(r"(\d\d)(\d\d\d\d)\s+(?:([A-Z]{1,4})\s+)?([^\W\d_]{3,10})\.?\s+(\d\d(?:\d\d)?)\b")
_BYLINE = re.compile(r"(?:by|von|par|por|di) \S.*", re.I)
_KICKER = re.compile(r"\(?[A-ZÄÖÜ]{3,12}:?\)?|\([^()]{2,40}\)")
_NOTEBOOK = re.compile(r"#+ ?(?:notebook|notizblock|bloc-notes)\b.*", re.I)
_AGENCY = re.compile(r"([A-Za-z]{2,10})")


class _Head(NamedTuple):
    """The headline, the by-line and the text under them."""

    title: str | None
    byline: str | None
    dropped: list[Dropped]
    text: str


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of a message. Raises nothing: without words it is told to be empty."""
    text = wire.decoded(data)
    before, inner, tail = wire.parts(text)
    head = _head(inner)
    text_lines, notebook = _without_notebook(head.text)
    body = sorted_out(_blocks(split_lines("\n".join(text_lines))), head.title)
    keywords = [wire.plain(line) for line in before.split("\n")[1:]]
    title = head.title or next(filter(None, keywords), None)
    if not body.blocks:
        yield fields.unread(source, "a message in IPTC 7901", title, "it has no words to read")
        return
    header = _HEADER.match(before)
    yield Piece(
        blocks=body.blocks,
        title=title,
        byline=head.byline,
        place=fields.place_in(body.blocks),
        publisher=_agency(header),
        published=_sent(tail),
        categories=_categories(header, keywords),
        dropped=(*head.dropped, *body.dropped, *notebook),
        raw=text,
    )


def _head(inner: str) -> _Head:
    """The lines down to the one that ends with "=" are headlines; without such a line the first is, if a blank line
    comes after it."""
    lines = inner.strip("\n").split("\n")
    end = next((n for n, line in enumerate(lines[:MAX_HEADLINES]) if line.rstrip().endswith("=")), None)
    if end is None:
        end = 0 if len(lines) > 1 and not lines[1].strip() else None
    if end is None:
        return _Head(None, None, [], "\n".join(lines))
    heads = list(filter(None, (wire.plain(line).rstrip("= ") for line in lines[: end + 1])))
    byline = next((line for line in heads if _BYLINE.fullmatch(line)), None)
    titles = [line for line in heads if line != byline]
    kickers = [line for line in titles if _KICKER.fullmatch(line)] if len(titles) > 1 else []
    title = " ".join(line for line in titles if line not in kickers) or " ".join(titles)
    dropped = [Dropped(line, "label", 0) for line in kickers if line != title]
    return _Head(title or None, fields.author(byline), dropped, "\n".join(lines[end + 1 :]))


def _blocks(lines: list[Line]) -> Iterator[Block]:
    """Paragraphs: a line that is full goes on in the next, unless a blank line or an indent comes between."""
    rows: list[str] = []
    above: Line | None = None
    for line in lines:
        if above and (line.after_blank or line.indent != above.indent or len(above.text) < MIN_WRAPPED):
            yield Block("paragraph", wire.plain(" ".join(rows)))
            rows = []
        rows.append(line.text)
        above = line
    yield Block("paragraph", wire.plain(" ".join(rows)))


def _without_notebook(text: str) -> tuple[list[str], list[Dropped]]:
    """The lines of the story, and those that are for editors: contacts, links, who had it in hand."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if _NOTEBOOK.fullmatch(line.strip())), len(lines))
    told = [wire.plain(line) for line in lines[end:]]
    return lines[:end], [Dropped(line, "note to editors", n) for n, line in enumerate(told, end + 1) if line]


def _agency(header: re.Match[str] | None) -> str | None:
    """The name of the agency or of its service at the end of the first line."""
    found = _AGENCY.match(header[4]) if header else None
    return found[1] if found else None


def _categories(header: re.Match[str] | None, keywords: list[str]) -> tuple[str, ...]:
    """The category, and the words of the line of keywords ("Yemen/conflict/")."""
    names: list[str | None] = [CATEGORIES.get(header[2].lower())] if header else []
    return once([*names, *(word.strip() for line in keywords for word in line.split("/"))])


def _sent(tail: str) -> str | None:
    """The moment in the last line, "212101 GMT Nov 18": day, clock, zone, month and year."""
    found = _SENT.search(tail[:400])
    month = wire.month_of(found[4]) if found else None
    if not found or not month:
        return None
    return wire.moment(int(found[5]), month, int(found[1]), found[2], found[3] or "")
