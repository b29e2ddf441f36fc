"""The fields of a table's row, or of a blog's entry, as JSON -> an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from articles import limits, paragraphs
from articles.article import Dropped
from articles.dates import read_dates
from articles.keys import base_key
from articles.lines import split_lines, unwrap
from articles.paragraphs import Block
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.scrape import piece_of

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,9})?|\d{12,13}", re.ASCII)
_MARKUP = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|ul|table|span|a|strong|em|b|i)\s?>|<(?:p|br)\s?/?>", re.I)
_PARTS = re.compile(r"\s{0,9}[;|]\s{0,9}")
_LISTED = re.compile(r"""^\[\s?['"]|['"]\s?\]$""")
_QUOTED_COMMA = re.compile(r"""['"]\s?,\s?['"]""")


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article that these fields tell. Raises `FormatError` where they hold no words."""
    yield piece_of_row(json.loads(data))


def piece_of_row(told: Mapping[str, Any]) -> Piece:
    """The article that these fields tell. Raises `FormatError` where they hold no words."""
    text = _words(told.get("text"))
    if not text.strip():
        raise FormatError("holds no text")
    notices: tuple[str, ...] = ()
    if len(text) > (most := limits.current().article):
        text, notices = text[:most], (limits.cut(),)
    body = _body(text, line_of(told.get("title")), bool(told.get("html")) or bool(_MARKUP.search(text)))
    return filled(body._replace(raw=text), told, notices)


def filled(body: Piece, told: Mapping[str, Any], notices: tuple[str, ...] = ()) -> Piece:
    """The piece with what its fields tell, which counts more than what was found in its text."""
    published, updated = (iso_date(told.get(name), told.get("locale")) for name in ("published", "updated"))
    if published is None and told.get("published"):
        given = str(told["published"])[:40]
        notices += (f"The date “{given}” cannot be read, so the article is undated.",)
    return body._replace(
        title=line_of(told.get("title")) or body.title,
        deck=line_of(told.get("deck")) or body.deck,
        byline=line_of(told.get("byline")) or body.byline,
        place=line_of(told.get("place")) or body.place,
        publisher=line_of(told.get("publisher")) or body.publisher,
        credit=line_of(told.get("credit")) or body.credit,
        published=published or (None if told.get("published") else body.published),
        updated=updated or body.updated,
        language=_language(told.get("language")) or body.language,
        link=line_of(told.get("link")),
        categories=tuple(dict.fromkeys(part for given in told.get("categories", ()) for part in parts_of(given))),
        notices=notices + body.notices,
    )


def _body(text: str, title: str | None, is_markup: bool) -> Piece:
    """The text's blocks; a text without a title is read as a scrape, which may have it."""
    if is_markup:
        from articles.reading.fragment import blocks_of_html

        blocks = list(blocks_of_html(text))
    elif title is None:
        return piece_of(text.replace("\r\n", "\n"))
    else:
        blocks = paragraphs.blocks(unwrap(split_lines(text.replace("\r\n", "\n"))))
    if not blocks:
        raise FormatError("holds no text")
    return without_headline(blocks, title)


def without_headline(blocks: list[Block], title: str | None) -> Piece:
    """The blocks without the headline, which may stand again above the text."""
    again = blocks[0].text == title and len(blocks) > 1
    dropped = (Dropped(blocks[0].text, "headline again", 1),) if again else ()
    return Piece(tuple(blocks[1:] if again else blocks), dropped=dropped)


def iso_date(value: object, locale: str | None = None) -> str | None:
    """A date however it is written, as precise as it is; None where it is none. The ``locale`` ("en-GB", "de") says
    which of two small numbers is the day."""
    text = _words(value).strip()
    try:
        found = _as_number(text) or (text.replace(" ", "T") if _ISO.fullmatch(text) else None)
        if found is None:
            dates = read_dates(text, locale=locale)
            found = dates.published or dates.updated
        elif len(found) > 7:
            datetime.fromisoformat(found)
        base_key(found)
    except (ValueError, OverflowError, OSError):
        return None
    return found


def _as_number(text: str) -> str | None:
    """A date that is written as a number: seconds or milliseconds since 1970, or 20240517."""
    if _EPOCH.fullmatch(text):
        seconds = float(text) if len(text.partition(".")[0]) < 11 else float(text) / 1000
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    if text[:8].isdecimal() and text[:8].isascii():
        found = datetime.fromisoformat(text)
        return found.date().isoformat() if len(text) == 8 else found.isoformat()
    return None


def _words(value: object) -> str:
    """A value as text, lists by their parts."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n\n".join(map(_words, value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).encode("utf-8", "replace").decode()


def line_of(value: object) -> str | None:
    """A value on one line, without markup; lists by commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(line_of, value))) or None
    text = _words(value)
    if _MARKUP.search(text) or "&" in text:
        from articles.reading.fragment import text_of_html

        text = text_of_html(text)
    return " ".join(text.split()) or None


def _language(value: object) -> str | None:
    """The language of "en", "en-GB", "en_US"; None for all else."""
    code = _words(value).strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def parts_of(value: object) -> list[str]:
    """The categories of a value: a list, one that was written as text (['a', 'b'] too), or one."""
    if isinstance(value, list):
        return [part for one in value for part in parts_of(one)]
    text = _words(value).strip()
    if _LISTED.search(text):
        text = _QUOTED_COMMA.sub(";", text.strip("[] '\""))
    return [part for part in map(str.strip, _PARTS.split(text)) if part]
