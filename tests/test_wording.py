"""Dates and numbers in words."""

from __future__ import annotations

import pytest

from tui.wording import counted, date_in_words, place_words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025", "2025"),
        ("2025-06", "June 2025"),
        ("2025-06-03", "3 June 2025"),
        ("2014-01-24T04:31:00-05:00", "24 January 2014, 04:31"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


def test_one_thing_is_no_plural() -> None:
    assert [counted(n, "word") for n in (0, 1, 1200)] == ["0 words", "1 word", "1,200 words"]


@pytest.mark.parametrize(
    ("percent", "minutes", "words"),
    [
        (26, 3.2, "26% · 4 min left"),
        (96, 0.4, "96% · under a minute left"),
        (100, 0.0, "100% · the end"),
        (100, 0.2, "all in sight · under a minute"),
        (100, 2.0, "all in sight · 2 min"),
    ],
)
def test_a_place_in_a_text_is_said_with_the_time_that_the_rest_takes(percent: int, minutes: float, words: str) -> None:
    assert place_words(percent, minutes) == words
