"""The key of an article: one integer that sorts by the day as it is written, then by the instant.

From the highest bits down: the day (`datetime.date.toordinal`; 0 where the article is undated, so that it stands last
in newest-first order), a slot within the day, and a number that keeps keys apart, the first added highest. A month as
written is one contiguous range of keys, so that headings, days and order agree whatever offsets the dates have.
"""

from __future__ import annotations

from articles.values import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime  # loaded only where a date is read: the first frame needs none

SLOT_BITS = 12
NUMBER_BITS = 20
DAY_SHIFT = SLOT_BITS + NUMBER_BITS
NUMBERS = 1 << NUMBER_BITS
"""So many articles can share a slot; more of them go on into the next one."""

YEAR_ONLY, MONTH_ONLY, DAY_ONLY, FIRST_CLOCK = 0, 1, 2, 16
"""Slots of dates without a clock, and the first one of those with: one a minute, from a day before to a day after,
for an instant may lie in another day in UTC than where it was written."""

LAST_SLOT = (1 << SLOT_BITS) - 1
SLOTS = {4: YEAR_ONLY, 7: MONTH_ONLY, 10: DAY_ONLY}
"""The slots of dates of these lengths."""

UNDATED = 0
"""The month of articles that tell no date."""

DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""Days of a common year before each month."""

LAST_KEY = (1 << 63) - 1

Range = tuple[int, int]
"""A first and a last key, both included."""


def base_key(published: str | None) -> int:
    """The first key for this date in ISO 8601, as precise as it is; raises ValueError for what is no date."""
    from datetime import date, datetime

    if published is None:
        return 0
    slot = SLOTS.get(len(published))
    try:
        day = date.fromisoformat(f"{published}-01-01"[:10])
        moment = datetime.fromisoformat(published) if slot is None else None
        if not str(day).startswith(published[:10]):
            raise ValueError("another notation of ISO 8601")
    except ValueError as error:
        raise ValueError(f"{published!r} is no date such as 2024, 2024-05, 2024-05-17, 2024-05-17T08:30") from error
    return _key(day.toordinal(), _clock_slot(moment) if moment else slot or 0)


def _clock_slot(moment: datetime) -> int:
    offset = moment.utcoffset()
    minute = moment.hour * 60 + moment.minute - int((offset.total_seconds() if offset else 0) / 60)
    return min(FIRST_CLOCK + 24 * 60 + minute, LAST_SLOT)


def _key(day: int, slot: int) -> int:
    return (day << SLOT_BITS | slot) << NUMBER_BITS


def first_day(year: int, month: int) -> int:
    """The ordinal of the first day of a month, as `datetime.date.toordinal` counts; also of the year 10000."""
    before = year - 1
    leap_day = month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return before * 365 + before // 4 - before // 100 + before // 400 + DAYS_BEFORE[month - 1] + leap_day + 1


def month_of(published: str | None) -> int:
    """The month of a date in ISO 8601: 13 for each year and 1 to 12 for the month, 0 where only the year is told."""
    if published is None:
        return UNDATED
    return int(published[:4]) * 13 + (int(published[5:7]) if len(published) > 4 else 0)


def month_words(month: int) -> str:
    """The month in ISO 8601 ("2023-10", "2023"); empty for `UNDATED`."""
    year, number = divmod(month, 13)
    if month == UNDATED:
        return ""
    return f"{year:04}-{number:02}" if number else f"{year:04}"


def month_range(month: int) -> Range:
    """The first and the last key of a month."""
    if month == UNDATED:
        return 0, (1 << DAY_SHIFT) - 1
    year, number = divmod(month, 13)
    if number == 0:
        first = _key(first_day(year, 1), YEAR_ONLY)
        return first, first + NUMBERS - 1
    following = first_day(year + number // 12, number % 12 + 1)
    return _key(first_day(year, number), MONTH_ONLY), _key(following, YEAR_ONLY) - 1


def days_range(since: date | None, until: date | None) -> list[Range]:
    """The keys of the articles whose date, as precise as it is, may lie in these days; None leaves a side open.

    The newest range comes first. Those that tell only the month or the year may lie before the day itself.
    """
    last = LAST_KEY if until is None else _key(until.toordinal() + 1, YEAR_ONLY) - 1
    if since is None:
        return [(_key(first_day(1, 1), YEAR_ONLY), last)]
    ranges = [(_key(since.toordinal(), DAY_ONLY), last)]
    for slot, month in ((MONTH_ONLY, since.month), (YEAR_ONLY, 1)):
        first = _key(first_day(since.year, month), slot)
        ranges.append((first, first + NUMBERS - 1))
    return [one for one in ranges if one[0] <= last]


def month_of_key(key: int) -> int:
    """The month that a key lies in: what `month_of` says of its article."""
    from datetime import date

    day = key >> DAY_SHIFT
    if not day:
        return UNDATED
    written = date.fromordinal(day)
    year_only = key >> NUMBER_BITS & ((1 << SLOT_BITS) - 1) == YEAR_ONLY
    return written.year * 13 + (0 if year_only else written.month)
