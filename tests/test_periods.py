"""Spans of days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from articles.periods import Period, UnknownPeriodError, parse_period

WEDNESDAY = date(2025, 7, 9)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-10", "2023-10-01", "2023-10-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-10-11", "2023-10-11", "2023-10-11"),
        ("2025-06..2025-07", "2025-06-01", "2025-07-31"),
        (" 2025-06 .. 2025-07-02 ", "2025-06-01", "2025-07-02"),
        ("2025-06..", "2025-06-01", None),
        ("..2025-06", None, "2025-06-30"),
        ("today", "2025-07-09", "2025-07-09"),
        ("Yesterday", "2025-07-08", "2025-07-08"),
        ("this week", "2025-07-07", "2025-07-13"),
        ("last  week", "2025-06-30", "2025-07-06"),
        ("this month", "2025-07-01", "2025-07-31"),
        ("last month", "2025-06-01", "2025-06-30"),
        ("this year", "2025-01-01", "2025-12-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("last month..today", "2025-06-01", "2025-07-09"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_words_and_days(words: str, since: str | None, until: str | None) -> None:
    period = parse_period(words, WEDNESDAY)
    assert (str(period.since) if period.since else None, str(period.until) if period.until else None) == (since, until)


@pytest.mark.parametrize(
    "words", ["", "soon", "2023-13", "2023-02-30", "..", "10/11/2023", "20233", "2023-10-11-12", "٢٠٢٣"]
)
def test_anything_else_says_what_was_expected(words: str) -> None:
    with pytest.raises(UnknownPeriodError, match=r"2025-06\.\.2025-07"):
        parse_period(words, WEDNESDAY)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UnknownPeriodError, match="ends before it begins"):
        parse_period("2025-07..2025-06", WEDNESDAY)


@pytest.mark.parametrize(
    ("published", "covered"),
    [
        ("2023-10-05", True),
        ("2023-10-31T23:59:00-07:00", True),
        ("2023-10-04", False),
        ("2023-11-01", False),
        ("2023-10", True),
        ("2023", True),
        ("2022", False),
        (None, False),
    ],
)
def test_a_date_less_precise_than_a_day_may_lie_in_the_period(published: str | None, covered: bool) -> None:
    assert Period(date(2023, 10, 5), date(2023, 10, 31)).covers(published) is covered
