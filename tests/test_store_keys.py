"""Keys of articles: their order is that of the dates, and a month or a span of days is a range of them."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from articles.keys import (
    LAST_KEY,
    NUMBERS,
    UNDATED,
    base_key,
    days_range,
    first_day,
    month_of,
    month_range,
    month_words,
)
from articles.periods import Period

EDGES = [
    "0001",
    "0001-01-01",
    "0001-01-01T00:00:00+14:00",
    "1999-12-31T23:59:59-12:00",
    "2000",
    "2000-01",
    "2000-01-01",
    "2000-01-01T00:00+14:00",
    "2024-02-29",
    "9999-12-31",
    "9999-12-31T23:59:59-12:00",
]


def some_dates(count: int = 800) -> list[str]:
    """Dates of every precision, close enough to each other to share years, months, days and minutes."""
    source = random.Random(8)
    found = list(EDGES)
    for _ in range(count):
        moment = datetime(2023, 12, 28) + timedelta(minutes=source.randrange(60 * 24 * 70))
        offset = timezone(timedelta(minutes=source.choice((-720, -240, 0, 60, 330, 840))))
        written = moment.replace(tzinfo=source.choice((None, offset)), second=0).isoformat()
        found.append(source.choice((written[:4], written[:7], written[:10], written, written)))
    return found


def order(published: str | None) -> tuple[object, ...]:
    """What the key sorts by, said plainly: the day as written, how precise it is, the minute in UTC."""
    if published is None:
        return (date.min.toordinal() - 1,)
    day = date.fromisoformat((published + "-01-01")[:10])
    if len(published) <= 10:
        return day.toordinal(), (4, 7, 10).index(len(published))
    moment = datetime.fromisoformat(published)
    midnight = datetime.combine(day, datetime.min.time(), moment.tzinfo)
    since_utc_midnight = (moment - midnight) - (moment.utcoffset() or timedelta())
    return day.toordinal(), 3, since_utc_midnight // timedelta(minutes=1)


def test_keys_sort_as_the_dates_do() -> None:
    dates = [*some_dates(), None]
    assert sorted(dates, key=base_key) == sorted(dates, key=order)
    assert len({base_key(one) for one in dates}) == len({order(one) for one in dates})


def test_keys_leave_room_for_articles_of_the_same_minute_and_fit_into_the_store() -> None:
    found = sorted({base_key(one) for one in [*some_dates(), None]})
    assert all(later - earlier >= NUMBERS for earlier, later in pairwise(found))
    assert found[0] == 0
    assert found[-1] + NUMBERS - 1 <= LAST_KEY


def test_two_clocks_of_the_same_instant_on_the_same_day_are_equal() -> None:
    assert base_key("2024-05-17T12:00:00-04:00") == base_key("2024-05-17T16:00:00+00:00")
    assert base_key("2024-05-17T12:00:00") == base_key("2024-05-17T12:00:00Z")
    assert datetime.fromisoformat("2024-05-17T12:00:00Z").tzinfo == UTC


def test_a_month_is_the_range_of_its_keys() -> None:
    dates = [*some_dates(), None]
    months = {month_of(one) for one in dates}
    for month in months:
        first, last = month_range(month)
        inside = {one for one in dates if first <= base_key(one) and base_key(one) + NUMBERS - 1 <= last}
        assert inside == {one for one in dates if month_of(one) == month}
    ranges = sorted(map(month_range, months))
    assert all(one[1] < next_[0] for one, next_ in pairwise(ranges))


@pytest.mark.parametrize(
    ("published", "words"), [(None, ""), ("2023", "2023"), ("2023-04", "2023-04"), ("2023-12-31T10:00:00", "2023-12")]
)
def test_a_month_is_told_as_it_is_written(published: str | None, words: str) -> None:
    assert month_words(month_of(published)) == words
    assert (month_of(published) == UNDATED) == (published is None)


def test_a_span_of_days_is_the_ranges_of_the_dates_that_may_lie_in_it() -> None:
    dates = [*some_dates(), None]
    days = [None, date(2024, 1, 1), date(2024, 1, 31), date(2024, 2, 10), date(2023, 12, 31), date.min, date.max]
    for since in days:
        for until in days:
            ranges = days_range(since, until)
            inside = [one for one in dates if any(first <= base_key(one) <= last for first, last in ranges)]
            assert inside == [one for one in dates if Period(since, until).covers(one)], (since, until)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "24",
        "yesterday",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-5-1",
        "20240517",
        "2024-W20-5",
        "2024-W20",
        "0000",
        "+024",
        " 202",
        "2_24",
        "٢٠٢٤",
        "2024-05-17T25:00",
        "2024-05-17T",
        "2024-05-17 T10:00",
    ],
)
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is no date such as"):
        base_key(words)


@pytest.mark.parametrize("clock", ["23:59:00-23:59", "00:00:00+23:59"])
@pytest.mark.parametrize("day", [16, 17])
def test_an_absurd_offset_leaves_the_article_in_its_day(day: int, clock: str) -> None:
    assert base_key(f"2024-05-{day}") < base_key(f"2024-05-{day}T{clock}") <= base_key(f"2024-05-{day + 1}") - NUMBERS


def test_the_first_day_of_every_month_is_that_of_the_calendar() -> None:
    for year in range(1, 10_000):
        for month in range(1, 13):
            assert first_day(year, month) == date(year, month, 1).toordinal()
    assert first_day(10_000, 1) == date.max.toordinal() + 1
