"""ANPA 1312, the wire format of American newspapers: signs for typesetting stand at the ends of its lines.

A line that begins with a caret is set by itself, ``<`` ends one that is set flush and ``=`` one that is centred; a tab
begins a paragraph; tables have a line a row, their cells set apart by semicolons.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from typing import NamedTuple

from articles.article import Dropped
from articles.paragraphs import Block
from articles.reading.newsroom import fields, wire
from articles.reading.newsroom.body import sorted_out
from articles.reading.newsroom.subjects import CATEGORIES, once
from articles.reading.piece import Piece, Unreadable

MAX_HEAD = 8
"""Lines among which the headline, the by-line and the notes are."""

_HEADER = re.compile(r"^\s*[a-z]\s+([a-z])?\W", re.I)
_DAY = re.compile(r"\s(\d\d)-(\d\d)\s+\d{3,5}\s*$")
_SENT = re.compile(r"(\d\d?)-(\d\d?)-(\d\d(?:\d\d)?)\s+(\d{4})\s?([A-Z]{1,4})?")
_BLANKS = string.whitespace + "\xa0,"
_NOTE = re.compile(
    r"\(?eds:|\(?editors:|with .{0,20}\bphotos?\b|(?:ap|eds?|afp|reuters)\s+(?:photo|video|graphic)", re.I
)
_TO_READERS = re.compile(r"editors?['’]s? note|editors?[’'] note", re.I)
_BYLINE = re.compile(r"(?:by|von|par) \S", re.I)
_AGENCY = re.compile(r"(?:the )?associated press|(?:.{0,40} )?(?:press|news|writer|reporter|correspondent)", re.I)
_DASH = re.compile(r"(?<=\S)\s_\s(?=\S)")
_END = re.compile(r"END|-0-|___+")


class _Line(NamedTuple):
    """A line as it is set: ``sign`` is the "<" or "=" at its end, ``caret`` says that it is set by itself."""

    text: str
    caret: bool
    sign: str


class _Head(NamedTuple):
    """What the first lines told, and all lines of the text."""

    title: str | None
    byline: str | None
    notices: tuple[str, ...]
    dropped: list[Dropped]
    lines: list[_Line]


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of a message. Raises nothing: without words it is told to be empty."""
    text = wire.decoded(data)
    head, inner, tail = wire.parts(text)
    slug, lines = _lines(inner)
    told = _told(lines)
    body = sorted_out(_blocks(told.lines), told.title)
    title = told.title or slug
    published = _sent(tail)
    if not body.blocks:
        yield fields.unread(source, "a message in ANPA 1312", title, "it has no words to read")
        return
    category = _HEADER.match(head.rpartition("\x1f")[2].partition("\n")[2] or head)
    yield Piece(
        blocks=body.blocks,
        title=title,
        byline=told.byline,
        place=fields.place_in(body.blocks),
        published=published,
        categories=once([CATEGORIES.get(category[1].lower()) if category and category[1] else None]),
        dropped=(*told.dropped, *body.dropped),
        notices=(*told.notices, *(() if published else _without_year(head))),
        raw=text,
    )


def _lines(inner: str) -> tuple[str | None, list[_Line]]:
    """The slug line, without its count of words, and the lines under it."""
    first, _, rest = inner.lstrip().partition("\n")
    slugs = [wire.plain(part).strip("^ ") for part in first.split("<")]
    slug = next((part for part in reversed(slugs) if any(c.isalpha() for c in part)), "")
    lines = [_Line(*_set(row)) for row in rest.split("\n")]
    return slug.rstrip(_BLANKS).rstrip(string.digits).rstrip(_BLANKS) or None, [line for line in lines if line.text]


def _set(row: str) -> tuple[str, bool, str]:
    """The words of a line, whether it is set by itself, and the sign at its end."""
    inner = wire.plain(row)
    sign = inner[-1:] if inner[-1:] in ("<", "=") else ""
    text = inner.rstrip("<= ")
    return _DASH.sub(" — ", text.lstrip("^ ")), text.startswith("^") or (";" in text and "\x08" in row), sign


def _told(lines: list[_Line]) -> _Head:
    """The headline, the by-line and the notes among the lines that are set by themselves at the beginning."""
    count = next((n for n, line in enumerate(lines[:MAX_HEAD]) if not line.caret or ";" in line.text), MAX_HEAD)
    title = byline = note = None
    dropped: list[Dropped] = []
    kept: list[_Line] = []
    for number, line in enumerate(lines[:count]):
        if _NOTE.match(line.text):
            dropped.append(Dropped(line.text, "note to editors", number))
        elif _TO_READERS.match(line.text):
            note = line.text
        elif _BYLINE.match(line.text) and line.sign == "=":
            byline = byline or fields.author(line.text)
        elif byline and line.sign == "=" and _AGENCY.fullmatch(line.text):
            dropped.append(Dropped(line.text, "by-line", number))
        elif title:
            kept.append(line)
        else:
            title = line.text
    return _Head(title, byline, fields.note(note), dropped, [*kept, *lines[count:]])


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    for line in lines:
        if _END.fullmatch(line.text):
            continue
        cells = [cell.strip(" ^") for cell in line.text.split(";")]
        if len(cells) > 2 and not line.text.endswith("."):
            yield Block("list_item", " | ".join(filter(None, cells)))
        else:
            yield Block("subhead" if line.caret and line.sign == "=" else "paragraph", line.text)


def _sent(tail: str) -> str | None:
    """The moment in the last line, "AP-WF-11-13-13 0745GMT"."""
    found = _SENT.search(tail[:400])
    return wire.moment(int(found[3]), int(found[1]), int(found[2]), found[4], found[5] or "") if found else None


def _without_year(head: str) -> tuple[str, ...]:
    """What the first line tells of the day, which is no date without the year."""
    found = _DAY.search(head)
    return (
        (f"Sent on {found[1]}-{found[2]} (month and day) of a year that the message does not tell.",) if found else ()
    )
