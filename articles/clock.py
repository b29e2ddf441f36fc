"""The clock of a date line: "8:19 PM EST", "18h12", "0815 GMT", with the offset that the zone as written stands for."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from articles.date_words import REGIONAL_ZONES, SEASONAL_ZONES, ZONES

CLOCK = re.compile(
    r"(?<![\d:.+-])(?:T(?=\d))?(?:"
    r"(?P<h>\d{1,2})(?::|\s?h\s?|(?P<dot>\.))(?P<m>\d\d)(?:[:.]\d\d(?:\.\d{1,6})?)?"
    r"|(?P<h4>\d\d)(?P<m4>\d\d)(?:\d\d)?(?=\s?(?:GMT|UTC|[A-Z]{3}T\b|[ECMP]T\b|hrs|hours|Z\b))"
    r"|(?P<h1>\d{1,2})(?=\s?[ap]\.?m\b|\s?(?:Uhr|heures|hrs)\b))(?!\d)"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?P<word>\s?(?:Uhr|hrs|h)\b)?"
    r"\s?\(?(?P<zone>(?:(?:GMT|UTC)\s?)?[+-]\d\d?(?::?\d\d)?(?!\d)|[A-Za-z]{1,8}\b)?",
    re.I,
)


def clock_of(part: str, day: date, locale: str | None) -> datetime | None:
    """The first clock of a part of a line, on that day."""
    for m in CLOCK.finditer(part):
        offset = _offset(m["zone"], day, locale)
        if m["dot"] and not (m["half"] or m["word"] or offset is not None):
            continue  # 12.30 may be a number
        hour, minute = int(m["h"] or m["h4"] or m["h1"]), int(m["m"] or m["m4"] or 0)
        half = (m["half"] or "")[:1].lower()
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        if hour < 24 and minute < 60:
            zone = None if offset is None else timezone(offset)
            return datetime.combine(day, time(hour, minute), zone)
    return None


def _offset(zone: str | None, day: date, locale: str | None) -> timedelta | None:
    """The offset of a zone as written; None where it is no zone that we know."""
    if not zone:
        return None
    name = zone.lower()
    if m := re.fullmatch(r"(?:gmt|utc)?\s?([+-])(\d\d?):?(\d\d)?", name):
        size = timedelta(hours=int(m[2]), minutes=int(m[3] or 0))
        return (-size if m[1] == "-" else size) if size < timedelta(hours=24) else None
    if name in SEASONAL_ZONES:
        return timedelta(hours=SEASONAL_ZONES[name] + _daylight(day))
    country = (locale or "").replace("_", "-").rpartition("-")[2].upper()
    hours = REGIONAL_ZONES.get((name, country), ZONES.get(name))
    return None if hours is None else timedelta(hours=hours)


def _daylight(day: date) -> bool:
    """Does daylight time hold in North America? Since 2007 from the second Sunday of March to the first of November."""

    def sunday(month: int, number: int) -> date:
        first = date(day.year, month, 1)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))

    if day.year >= 2007:
        return sunday(3, 2) <= day < sunday(11, 1)
    return sunday(4, 1) <= day < sunday(11, 1) - timedelta(days=7)
