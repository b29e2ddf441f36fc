"""Date lines of news pages: a line -> when the piece was published and when it was updated, or nothing.

The first handler of `HANDLERS` that finds a day wins; its clock is read from the rest of the same part of the line. A
date is never guessed: where day and month cannot be told apart the page's locale decides, a line without a year needs
an anchor (when the page was fetched), and the date of an event, a range of days or a date within a sentence is no date
of publication.

    python -m articles.dates < LINES            one JSON object a line: {"published": ..., "updated": ...}
    python -m articles.dates --context < LINES  the same for {"line", "anchor", "locale"}; anchor and locale may be null
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from articles.clock import CLOCK, clock_of
from articles.date_words import (
    DAYS_AGO,
    MONTHS,
    OTHER_OCCASIONS,
    PUBLISHED,
    UNITS,
    UPDATED,
    WEEKDAYS,
    ZONES,
)

MAX_LINE = 200
"""Characters; a longer line is prose and is not searched for a date."""


class Dates(NamedTuple):
    """ISO 8601 as precise as the line is, or None."""

    published: str | None
    updated: str | None


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
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?![\d/]|-\d(?!\d?:)|\.\d)")
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
_YEAR_MONTH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[.,]?[\s-]([^\W\d_]{3,14})\.?[\s-](\d{1,2})(?![\d:])")
_YEAR_LAST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,9})\s(\d{1,2})\s\d\d?:\d\d(?::\d\d)?\s"
    r"(?:[A-Za-z]{1,5}\s|[+-]\d{4}\s)?((?:19|20)\d\d)(?!\d)"
)
_BASIC_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)T(?=\d{4})")


_STANDS_ALONE = (
    r"(?i)(?!\s?[,/–—-]\s?\d{1,2}(?![\d:h.]|\s?[ap]\.?m))\W*(?:$|\d|(?:at|um|à|às|a las|alle|om|kl|klo|в|o|y)\b|\()"
)
"""What may follow "Nov 18" or "yesterday" on a date line: nothing, a clock, no further day, no other word.

A plain string, as are all patterns here that few lines need: compiled when first needed."""


def year_first(line: str, context: Context) -> Found | None:
    """2019-11-20, 2019/11/20, 2019.11.20, 2019年11月20日."""
    for pattern in (_YEAR_FIRST, _BASIC_ISO):
        for m in pattern.finditer(line):
            if day := _day(int(m[1]), int(m[2]), int(m[3])):
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
            month, number = MONTHS.get(m[month_at].lower()), int(m[day_at])
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
        if len(m[4]) == 2 and m[2] == "." and not CLOCK.search(line[m.end() :]):
            continue  # a version number, a price
        day_leads = first > 12 or (second <= 12 and _day_first(m[2], context.locale))
        day = _day(year, second, first) if day_leads else _day(year, first, second)
        if day:
            return Found(day, m.start(), m.end())
    return None


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


HANDLERS: tuple[Handler, ...] = (year_first, ctime, month_name, numeric, relative)
"""Tried in this order on each part of a line; the first answer wins."""


class Label(NamedTuple):
    """A word like "Published" or "Updated" and where it stands."""

    start: int
    end: int
    updated: bool


def _labels(line: str) -> list[Label]:
    """The labels of a line in their order, the longest at each place."""
    folded = line.lower()
    found: list[Label] = []
    for words, updated in ((UPDATED, True), (PUBLISHED, False)):
        for word in words:
            at = folded.find(word)
            while at >= 0:
                end = at + len(word)
                if _is_apart(folded, at, end) and not any(x.start < end and at < x.end for x in found):
                    found.append(Label(at, end, updated))
                at = folded.find(word, end)
    return sorted(found)


def _is_apart(line: str, start: int, end: int) -> bool:
    """Do these characters stand as words of their own? (Chinese and Korean set no blanks.)"""
    if line[start] >= "\u3000":
        return True
    before, after = line[start - 1 : start], line[end : end + 1]
    return not (before.isalnum() or after.isalpha() or after in ("'", "’"))


def is_labelled(line: str) -> bool:
    """Does the line say "published", "updated" or the like, in one of many languages?"""
    return len(line) <= MAX_LINE and bool(_labels(line))


def _parts(line: str) -> tuple[str, str | None, bool]:
    """The part of a line that tells when it was published, the part after "Updated", and whether the line has a label
    at all."""
    published, updated = "", None
    labels = _labels(line)
    if not labels:
        return line, None, False
    published = line[: labels[0].start]
    for n, label in enumerate(labels):
        end = labels[n + 1].start if n + 1 < len(labels) else len(line)
        part = line[label.end : end]
        if label.updated:
            if any(c.isdigit() for c in part) or updated is None:
                updated = part
        elif any(c.isdigit() for c in part) or not any(c.isdigit() for c in published):
            published = part
    if updated is not None and not re.search(r"\w", updated) and any(c.isdigit() for c in published):
        return "", published, True  # "20 November 2019, updated"
    return published, updated, True


def _moment(part: str, context: Context) -> tuple[date, datetime | None, Found | None] | None:
    """Day and, where it is told, instant of one part of a line; a part with only a clock means the day that stands
    before."""
    for handler in HANDLERS:
        if found := handler(part, context):
            if found.instant:
                return found.day, found.instant, found
            return (
                found.day,
                clock_of(f"{part[: found.start]} {part[found.end :].lstrip(':-–, ')}", found.day, context.locale),
                found,
            )
    if context.earlier and (instant := clock_of(part, context.earlier, context.locale)):
        return context.earlier, instant, None
    return None


def _iso(moment: tuple[date, datetime | None, Found | None] | None) -> str | None:
    if moment is None:
        return None
    day, instant, _ = moment
    return instant.isoformat(timespec="seconds") if instant else day.isoformat()


_SMALL_WORDS = frozenset(
    """at on by in of the um uhr am à à le las los a às alle ore ora kl klo om de del di da la hrs hours h min mins
    minute minutes read ago comments comment am pm from for и в г от и o""".split()
)


def _is_event(part: str, found: Found, labelled: bool) -> bool:
    """Is this the day of something else: an event, a deadline, one of several days, a day told of in a sentence?"""
    before, after = part[: found.start], part[found.end :]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?|©", before.lower())
    if any(w in OTHER_OCCASIONS for w in words[-4:]) or _is_range(before, part[: found.end]):
        return True
    if labelled:
        return False
    return _plain_words(before) > 3 or _plain_words(after) > 2 or len(words) > 10


_ABOUT_ITSELF = (
    r"(?i)(?:this|dieser|diese|cet|este|esta|questo|dit|den här)\s(?:article|story|post|page|piece|report|artikel"
    r"|beitrag|seite|artículo|artigo|articolo)\b"
)


def _is_sentence(line: str) -> bool:
    """A sentence tells of other days than its own, unless it speaks of the article."""
    if not line.endswith((".", "?", "!")) or re.match(_ABOUT_ITSELF, line):
        return False
    bare = "".join(" " if any(x.start <= n < x.end for x in _labels(line)) else c for n, c in enumerate(line))
    return _plain_words(bare) > 1


def _plain_words(text: str) -> int:
    """The words in small letters that do not belong to dates: more than a few make a sentence, not a date line."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(
        len(w) > 1 and w.islower() and not (w in MONTHS or w in WEEKDAYS or w in ZONES or w in _SMALL_WORDS)
        for w in words
    )


def _is_range(before: str, upto: str) -> bool:
    """3–5 May 2019; Nov 5 - Nov 9, 2019; May 3-5, 2019."""
    return bool(
        re.search(r"(?<![\d:.])\d{1,2}\s?[/–—-]\s?$", before)
        or re.search(r"[^\W\d_]\.?\s\d{1,2}\s?[/–—-]\s?\d{1,2},?\s\d{4}$", upto)
    )


def read_dates(line: str, anchor: datetime | None = None, locale: str | None = None) -> Dates:
    """When the piece was published and updated, as this line tells; (None, None) for a line that is no date line.

    ``anchor`` is when the page was fetched: relative dates and dates without a year need it. ``locale`` ("en-GB", "de")
    says which of two small numbers is the day.
    """
    if len(line) > MAX_LINE or not (any(c.isdigit() for c in line) or anchor):
        return Dates(None, None)
    line = " ".join(line.replace("\u200b", "").split())
    if _is_sentence(line):
        return Dates(None, None)
    context = Context(anchor, locale)
    published_part, updated_part, labelled = _parts(line)
    published = _moment(published_part, context)
    if published and published[2] and _is_event(published_part, published[2], labelled):
        return Dates(None, None)
    if updated_part is None:
        return Dates(_iso(published), None)
    updated = _moment(updated_part, context._replace(earlier=published[0] if published else None))
    if updated and published and updated[1] and published[1] and updated[1].tzinfo is None:
        updated = (updated[0], updated[1].replace(tzinfo=published[1].tzinfo), updated[2])
    return Dates(_iso(published), _iso(updated))


def main(context: bool) -> None:
    """Date lines on standard input, one JSON object a line on standard output."""
    import json
    import sys

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for row in sys.stdin:
        asked = json.loads(row) if context else {"line": row.rstrip("\n")}
        anchor = datetime.fromisoformat(asked["anchor"]) if asked.get("anchor") else None
        print(json.dumps(read_dates(asked["line"], anchor, asked.get("locale"))._asdict(), ensure_ascii=False))


if __name__ == "__main__":
    import sys

    main("--context" in sys.argv[1:])
