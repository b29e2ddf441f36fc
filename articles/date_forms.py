"""The ways to write a day: a chain of readers of `articles.dates`, each of which finds one family of them in a line.

Patterns that every line needs are compiled at import; plain strings are compiled when first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from articles.clock import CLOCK
from articles.date_words import DAYS_AGO, MONTHS, UNITS, WEEKDAYS, month_of


class Context(NamedTuple):
    """What a part of a line does not tell by itself: when the page was fetched, its locale ("en-GB"), the day that
    stands before."""

    anchor: datetime | None = None
    locale: str | None = None
    earlier: date | None = None


class Found(NamedTuple):
    """A day in a line, ``line[start:end]``, told with its year or without; a handler may find the instant with it."""

    day: date
    start: int
    end: int
    instant: datetime | None = None
    full: bool = True


Handler = Callable[[str, Context], Found | None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    """Two digits: 1970 to 2069."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 70 else 1900)


def _nearest_year(month: int, day: int, line: str, context: Context) -> date | None:
    """The day of a line without a year: the latest that is not after the anchor, or the first from the day that stands
    before; a weekday that the line names must agree."""
    if context.anchor is None:
        return _following(month, day, context.earlier)
    latest = context.anchor.date() + timedelta(days=1)  # the page's zone may be ahead of the fetcher's
    days = [d for year in range(latest.year, latest.year - 8, -1) if (d := _day(year, month, day)) and d <= latest]
    named = next((WEEKDAYS[w] for w in re.findall(r"[^\W\d_]+", line.lower()) if w in WEEKDAYS), None)
    if named is None:
        return days[0] if days else None
    return next((d for d in days[:2] if d.weekday() == named), None)


def _following(month: int, day: int, earlier: date | None) -> date | None:
    if earlier is None:
        return None
    days = (_day(year, month, day) for year in (earlier.year, earlier.year + 1))
    return next((d for d in days if d and d >= earlier), None)


_YEAR_FIRST = re.compile(
    r"(?<![\d./-])((?:19|20)\d\d)\s?(?:[-/.]|年|년)\s?(\d{1,2})\s?(?:[-/.]|月|월)\s?(\d{1,2})(?![\d/-]|\.\d)"
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d/]|-\d(?!\d?:)|\.\d)")

_BEFORE_SHORT = r"(?:.*[|,·•])?\W*([^\W\d_]*)\W*$"
"""What may stand before 31.10.23, which else would be a price or a version: nothing, a weekday, the author."""

_MONTH_FIRST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,14})\.?[\s,-]{0,2}(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m)"
    r"(?:[\s,./-]{1,3}((?:19|20)\d\d)(?!\d(?!\d?:\d\d))|[\s,]{0,2}['’](\d\d)(?!\d)|-(\d\d)(?!\d))?",
    re.I,
)
_DAY_FIRST = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?\.?[\s./-]{0,2}(?:(?:de|di|of)\s)?([^\W\d_]{3,14})\.?"
    r"(?:[\s,./-]{0,3}(?:(?:de|del|of|di)\s)?((?:19|20)\d\d)(?!\d)|[\s,]{0,2}['’](\d\d)(?!\d)|-(\d\d)(?!\d))?",
    re.I,
)
_YEAR_MONTH_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[.,]?[\s-](?:m\.\s|gada\s)?([^\W\d_]{3,14})\.?[\s-](\d{1,2})(?![\d:])"
)
_YEAR_LAST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,9})\s(\d{1,2})\s\d\d?:\d\d(?::\d\d)?\s"
    r"(?:[A-Za-z]{1,5}\s|[+-]\d{4}\s)?((?:19|20)\d\d)(?!\d)"
)
_NUMBERED_MONTH = r"(?i)(?<!\d)(\d{1,2})\s?tháng\s(\d{1,2})(?:,\s?|\s)(?:năm\s)?((?:19|20)\d\d)(?!\d)"
_BASIC_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)T(?=\d{4})")


_STANDS_ALONE = (
    r"(?i)(?!\s?[,/–—-]\s?\d{1,2}(?![\d:h.]|\s?[ap]\.?m))\W*(?:$|\d|(?:at|um|à|às|a las|alle|om|kl|klo|в|o|y)\b|\()"
)
"""What may follow "Nov 18" or "yesterday" on a date line: nothing, a clock, no further day, no other word."""


def year_first(line: str, context: Context) -> Found | None:
    """2019-11-20, 2019/11/20, 2019.11.20, 2019年11月20日."""
    for pattern in (_YEAR_FIRST, _BASIC_ISO):
        for m in pattern.finditer(line):
            if day := _day(int(m[1]), int(m[2]), int(m[3])):
                return Found(day, m.start(), m.end())
    return None


def day_month_year(line: str, context: Context) -> Found | None:
    """20 tháng 11, 2019; Ngày 20 tháng 11 năm 2019."""
    for m in re.finditer(_NUMBERED_MONTH, line):
        if day := _day(int(m[3]), int(m[2]), int(m[1])):
            return Found(day, m.start(), m.end())
    return None


def ctime(line: str, context: Context) -> Found | None:
    """Tue Nov 19 10:15:00 UTC 2019."""
    for m in _YEAR_LAST.finditer(line):
        if (month := MONTHS.get(m[1].lower())) and (day := _day(int(m[3]), month, int(m[2]))):
            return Found(day, m.start(), m.end(2))
    return None


def month_name(line: str, context: Context) -> Found | None:
    """Nov 20, 2019; 20 de novembro de 2019; 20-Nov-19; 2019 November 20; and, with an anchor, the same without a
    year."""
    found: list[Found] = []
    for pattern, month_at, day_at in ((_YEAR_MONTH_DAY, 2, 3), (_MONTH_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        for m in pattern.finditer(line):
            month, number = month_of(m[month_at].lower(), (context.locale or "")[:2]), int(m[day_at])
            if month is None:
                continue
            year = m[1] if pattern is _YEAR_MONTH_DAY else m[3] or m[4] or m[5]
            day = _day(_full_year(year), month, number) if year else _nearest_year(month, number, line, context)
            if day and year:
                return Found(day, m.start(), m.end())
            if day and re.match(_STANDS_ALONE, line[m.end() :]):
                found.append(Found(day, m.start(), m.end(), full=False))
    return found[0] if found else None


def numeric(line: str, context: Context) -> Found | None:
    """24/01/2014, 01/24/2014, 08.04.2015: a number over 12 is the day; else the locale says which comes first."""
    for m in _NUMERIC.finditer(line):
        first, second, year = int(m[1]), int(m[3]), _full_year(m[4])
        told = len(m[4]) == 4 or m[2] != "." or CLOCK.search(line[m.end() :])
        if not told and not _is_short_date(m[1], m[3], line[: m.start()]):
            continue  # a version number, a price
        day_leads = first > 12 or (second <= 12 and _day_first(m[2], context.locale))
        day = _day(year, second, first) if day_leads else _day(year, first, second)
        if day:
            return Found(day, m.start(), m.end())
    return None


def _is_short_date(first: str, second: str, before: str) -> bool:
    """Are these the numbers of a day, with their noughts, and not of a version or a price?"""
    beside = re.match(_BEFORE_SHORT, before.lower())
    return len(first) == len(second) == 2 and bool(beside and (not beside[1] or beside[1] in WEEKDAYS))


def _day_first(separator: str, locale: str | None) -> bool:
    """Only North America and the Philippines write the month first; without a locale dots and dashes are taken for
    European."""
    if locale is None:
        return separator != "/"
    return locale.replace("_", "-") not in ("en", "en-US", "en-CA", "en-PH")


_AGO = (
    r"(?i)(?:(?<!\w)(?P<before>vor|il y a|hace|há|ha|för|for)\s)?"
    r"(?<!\w)(?P<n>\d{1,3}|an?|one|un|une|una|uno|um|uma|ein|einer|einem|en|et)\s?"
    r"(?P<unit>[^\W\d_]+)(?:\s(?P<after>ago|fa|geleden|sedan|siden|temu|назад|atrás|lalu|전))?(?!\w)"
)


def relative(line: str, context: Context) -> Found | None:
    """49 minutes ago, vor 3 Stunden, il y a 2 jours, yesterday: needs the anchor."""
    if context.anchor is None:
        return None
    for m in re.finditer(_AGO, line):
        unit = m["unit"].lower()
        if unit not in UNITS or not (m["before"] or m["after"] or unit.endswith("前")):
            continue
        minutes = UNITS[unit] * (int(m["n"]) if m["n"].isdigit() else 1)
        then = context.anchor - timedelta(minutes=minutes)
        return Found(then.date(), m.start(), m.end(), then if UNITS[unit] <= 60 else None)
    for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?", line):
        days = DAYS_AGO.get(m[0].lower().replace("’", "'"))
        if (
            days is not None
            and re.match(_STANDS_ALONE, line[m.end() :])
            and not re.search(r"[^\W\d_]", line[: m.start()])
        ):
            return Found(context.anchor.date() - timedelta(days=days), m.start(), m.end())
    return None


HANDLERS: tuple[Handler, ...] = (year_first, ctime, day_month_year, month_name, numeric, relative)
"""Tried in this order on each part of a line; the first answer wins."""
