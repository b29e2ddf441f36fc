"""Spans of days as people write them: "2023-10", "last week", "2025-06..2025-07"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

EXPECTED = '"2023", "2023-10", "2023-10-11", "2025-06..2025-07", "2025-06.." or "today", "yesterday", "last week"'
"""What a period may look like, for messages."""

MAX_SHOWN = 80
"""Characters of words that are no period, in the message that says so."""


class UnknownPeriodError(ValueError):
    """The words name no period; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``since`` to ``until``, both included; None leaves that side open."""

    since: date | None = None
    until: date | None = None

    def covers(self, published: str | None) -> bool:
        """Whether an ISO 8601 date, as precise as it is, may lie in the period; an article without date never does."""
        if published is None:
            return False
        day = published[:10]
        since, until = str(self.since or date.min), str(self.until or date.max)
        return since[: len(day)] <= day <= until[: len(day)]


def parse_period(words: str, today: date) -> Period:
    """The period that these words name, "last week" and the like seen from ``today``; raises `UnknownPeriodError`."""
    wanted = " ".join(words.lower().split())
    shown = " ".join(words.split())[:MAX_SHOWN]
    first, dots, last = wanted.partition("..")
    try:
        if not dots:
            return _named(wanted, today) or _span(wanted)
        if not first.strip() and not last.strip():
            raise ValueError
        since = _part(first.strip(), today).since if first.strip() else None
        until = _part(last.strip(), today).until if last.strip() else None
    except ValueError:
        raise UnknownPeriodError(f"“{shown}” is no date: expected {EXPECTED}") from None
    if since and until and since > until:
        raise UnknownPeriodError(f"“{shown}” ends before it begins: write the earlier date first")
    return Period(since, until)


def _part(words: str, today: date) -> Period:
    return _named(words, today) or _span(words)


def _span(words: str) -> Period:
    """A year, a month or a day in ISO 8601; raises ValueError for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", words, re.ASCII)
    if not found:
        raise ValueError(words)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return _month(date(year, month, 1))
    return Period(date(year, month, day), date(year, month, day))


def _month(first: date) -> Period:
    if (first.year, first.month) == (date.max.year, 12):
        return Period(first, date.max)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))


def _named(words: str, today: date) -> Period | None:
    """A period named from today; weeks begin on Monday."""
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    match words:
        case "today":
            return Period(today, today)
        case "yesterday":
            return Period(today - timedelta(days=1), today - timedelta(days=1))
        case "this week":
            return Period(monday, monday + timedelta(days=6))
        case "last week":
            return Period(monday - timedelta(days=7), monday - timedelta(days=1))
        case "this month":
            return _month(month)
        case "last month":
            return _month((month - timedelta(days=1)).replace(day=1))
        case "this year":
            return _span(f"{today.year:04}")
        case "last year":
            return _span(f"{today.year - 1:04}")
    return None
