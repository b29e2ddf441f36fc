"""The rows of a table -> parts, all with their dates in the order of day and month that the table's first rows tell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from articles.date_order import locale_of
from articles.language import guess_language
from articles.reading.containers import Found
from articles.reading.part import ROW, Part
from articles.reading.piece import Unreadable

MAX_ROWS = 200
"""Rows that are held to learn the order of day and month."""

MAX_HELD = 1_000_000
"""Characters of the rows after which no more are held."""

SAMPLE = 200
"""Characters of each cell that are looked at."""

DATES = ("published", "updated")

_SHORT = re.compile(r"(?<!\d)\d\d?[./-]\d\d?[./-](?:\d{4}|\d\d)(?!\d)")
_CODE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?")


class Row(NamedTuple):
    """What a row tells of our fields, and where it stands."""

    source: str
    told: dict[str, Any]


Rows = Iterator[Row | Unreadable]


def parts_of(rows: Rows, columns: Container[str], plain: Callable[[Any], str] = str) -> Found:
    """A part for each row, known by what it holds; ``plain`` writes values that JSON has none for. Rows are held only
    where there are ``columns`` for dates."""
    first = _held(rows) if any(name in columns for name in DATES) else []
    locale = _locale([one for one in first if isinstance(one, Row)])
    for one in chain(first, rows):
        if isinstance(one, Row):
            fields = {**one.told, "locale": locale} if locale and _is_ordered(one) else one.told
            data = json.dumps(fields, ensure_ascii=False, default=plain).encode("utf-8", "replace")
            yield Part(one.source, data, ROW, by_source=False)
        else:
            yield one


def _held(rows: Rows) -> list[Row | Unreadable]:
    """The first rows of a table, until one has a date that can be read in one way only by its form."""
    held: list[Row | Unreadable] = []
    size = 0
    for one in islice(rows, MAX_ROWS):
        held.append(one)
        if isinstance(one, Row):
            size += sum(len(str(value)) for value in one.told.values())
            if size > MAX_HELD or (any(one.told.get(name) for name in DATES) and not _is_ordered(one)):
                break
    return held


def _locale(rows: list[Row]) -> str | None:
    """The locale for the dates of these rows, None where none of them needs one."""
    if not any(map(_is_ordered, rows)):
        return None
    given = next((code for row in rows if _CODE.fullmatch(code := _cell(row, "language"))), None)
    language = given or guess_language(" ".join(_cell(row, "text") for row in rows))
    dates = [_cell(row, name) for row in rows for name in DATES]
    return locale_of(language, dates, next(filter(None, (_cell(row, "link") for row in rows)), None))


def _is_ordered(row: Row) -> bool:
    """Whether a date of the row has its day and month as numbers, one after the other."""
    return any(_SHORT.search(_cell(row, name)) for name in DATES)


def _cell(row: Row, name: str) -> str:
    return str(row.told.get(name, ""))[:SAMPLE]
