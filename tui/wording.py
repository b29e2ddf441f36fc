"""Dates, numbers and times in words, as the screen says them."""

from __future__ import annotations

from math import ceil

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction by adults: Brysbaert, "How many words do we read per minute?", 2019."""


def date_in_words(iso: str) -> str:
    """An ISO 8601 date, as precise as it is: "2025", "June 2025", "30 June 2025", "24 January 2014, 04:31"."""
    year, month, day = [*iso[:10].split("-"), "", ""][:3]
    date = " ".join(part for part in (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year) if part)
    return f"{date}, {iso[11:16]}" if len(iso) > 10 else date


def span_in_words(first: str | None, last: str | None) -> str:
    """The days from one ISO 8601 date to another: "24 January 2014 to October 2023", or one day, or nothing."""
    days = dict.fromkeys(date_in_words(date[:10]) for date in (first, last) if date)
    return " to ".join(days)


def counted(number: int, noun: str) -> str:
    """ "1 sentence", "3 sentences", "1,200 words"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def ordinal(number: int) -> str:
    """ "1st", "2nd", "11th", "1,023rd"."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number:,}" + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


def place_words(percent: int, minutes: float) -> str:
    """How far one has read, and how long the rest takes: "26% · 4 min left", "100% · the end"."""
    long = f"{ceil(minutes)} min" if minutes >= 1 else "under a minute"
    if percent < 100:
        return f"{percent}% · {long} left"
    return f"all in sight · {long}" if minutes else "100% · the end"


def duration(seconds: float) -> str:
    """How long something takes: "12 s", "3 min", "1 h 20 min"."""
    if seconds < 60:
        return f"{max(1, ceil(seconds))} s"
    minutes = ceil(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
