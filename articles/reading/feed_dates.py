"""The dates of feeds in ISO 8601, with the offsets and the precision with which they are written."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import NamedTuple

from articles.dates import read_dates

_MONTHS = {name: f"{n:02}" for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_RFC_822 = re.compile(
    r"(?:[a-z]{3,9},?\s*)?(\d{1,2})[\s-]([a-z]{3})[a-z]{0,6}\.?[\s-](\d{4})\s+(\d\d):(\d\d)(:\d\d)?\s*"
    r"(?:(gmt|utc?|z)|([+-]\d\d):?(\d\d))?",
    re.I,
)
_ISO = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,12})?\s?(?:(z)|([+-]\d\d):?(\d\d)?)?)?",
    re.I,
)
_DAY = re.compile(r"(?:[a-z]{3,9},?\s*)?(\d{1,2})\s([a-z]{3})[a-z]{0,6}\.?\s(\d{4})", re.I)
_ELEMENT = re.compile(
    rb"<(?:pubDate|published|updated|issued|modified|created|lastBuildDate"
    rb"|(?:dc|dcterms|atom|a10|rss):(?:date|issued|modified|created|published|updated|pubDate))[^<>]*>"
    rb"\s*([^<]{1,64})</"
)


def written(text: str) -> str | None:
    """A date as a feed writes it (ISO 8601, RFC 822, in words) in ISO 8601, or None where it is none of a real day."""
    text = text.strip()
    if found := _RFC_822.fullmatch(text):
        day, month, year, hour, minute, second, utc, hours, minutes = found.groups()
        number = _MONTHS.get(month.lower())
        zone = "+00:00" if utc else f"{hours}:{minutes}" if hours else ""
        return _sound(f"{year}-{number}-{int(day):02}T{hour}:{minute}{second or ':00'}{zone}") if number else None
    if found := _ISO.fullmatch(text):
        date, clock, utc, hours, minutes = found.groups()
        zone = "+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else ""
        return _sound(f"{date}T{clock}{zone}" if clock else date)
    if found := _DAY.fullmatch(text):
        number = _MONTHS.get(found[2].lower())
        return _sound(f"{found[3]}-{number}-{int(found[1]):02}") if number else None
    return _of_mail(text) or read_dates(text).published


def _sound(date: str) -> str | None:
    """The date if there is such a day and time."""
    try:
        datetime.fromisoformat(f"{date}-01-01"[:10] if len(date) <= 10 else date)
    except ValueError:
        return None
    return date


def _of_mail(text: str) -> str | None:
    """A date as mail writes it: years of two digits, zones by name."""
    if not any(map(str.isdigit, text)):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_utc(date: str) -> str:
    """The same moment in UTC as `datetime.isoformat` writes it; a date without an offset is taken for one in UTC."""
    if date.endswith("+00:00"):
        return date if len(date) == 25 else f"{date[:16]}:00+00:00"
    moment = datetime.fromisoformat(f"{date}-01-01"[:10] if len(date) <= 10 else date)
    try:
        return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    except OverflowError:  # in the first or last hours of all years
        return date


class Written(NamedTuple):
    """The dates of a feed by their moments in UTC, and whether there are some that cannot be read."""

    by_moment: dict[str, str]
    strange: bool


def dates_in(markup: bytes) -> Written:
    """The dates in the elements of a feed that hold some."""
    found = {_moment_of(text) for text in _ELEMENT.findall(markup)}
    return Written(dict(date for date in found if date), None in found)


@lru_cache(maxsize=4096)
def _moment_of(text: bytes) -> tuple[str, str] | None:
    """The moment of a date in UTC, and the date as it is written; None where it is none."""
    date = written(text.decode("ascii", "replace"))
    return (in_utc(date), date) if date else None
