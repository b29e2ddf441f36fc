"""Date lines: published, updated, or nothing. The cases (line, what is known of its page, answer) are data."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from articles.date_words import MONTHS, PUBLISHED, UPDATED, WEEKDAYS
from articles.dates import Dates, is_labelled, read_dates

CASES = [
    json.loads(row) for row in (Path(__file__).parent / "data" / "date_lines.jsonl").read_text("utf-8").splitlines()
]
TRAPS = [
    "Montreal records 120% increase in HIV diagnoses last year",
    "Bargaining 2024",
    "Guy Smith 2023",
    "Money 20/20 conference",
    "23/7-22/8",
    "    September 27/28",
    "Time for Action June Town Halls - All details",
    "AUPE Member Resource Centre 1-800-232-7284CONTACT US",
]


@pytest.mark.parametrize("case", CASES, ids=[case["line"][:60] for case in CASES])
def test_line(case: dict[str, Any]) -> None:
    anchor = datetime.fromisoformat(case["anchor"]) if "anchor" in case else None
    assert read_dates(case["line"], anchor, case.get("locale")) == (case["published"], case["updated"])


@pytest.mark.parametrize("line", TRAPS)
def test_traps_are_no_dates_whenever_the_page_was_fetched(line: str) -> None:
    assert read_dates(line) == Dates(None, None)
    assert read_dates(line, datetime(2023, 10, 11), "en-US") == Dates(None, None)


class TestOrderOfDayAndMonth:
    def test_a_number_over_twelve_is_the_day_whatever_the_locale_says(self) -> None:
        assert read_dates("25/01/2014", locale="en-US").published == "2014-01-25"
        assert read_dates("01/25/2014", locale="en-GB").published == "2014-01-25"

    def test_else_the_locale_decides(self) -> None:
        assert read_dates("05/01/2014", locale="en-CA").published == "2014-05-01"
        assert read_dates("05/01/2014", locale="fr").published == "2014-01-05"
        assert read_dates("05.01.2014").published == "2014-01-05"


class TestWithoutAYear:
    def test_nothing_is_guessed_without_an_anchor(self) -> None:
        assert read_dates("Posted Nov 18, 8:19 PM") == Dates(None, None)
        assert read_dates("2 hours ago") == Dates(None, None)

    def test_the_latest_such_day_before_the_anchor(self) -> None:
        assert read_dates("Nov 18", datetime(2020, 1, 2)).published == "2019-11-18"

    def test_a_weekday_must_agree(self) -> None:
        assert read_dates("Saturday, January 18", datetime(2020, 1, 20)).published == "2020-01-18"
        assert read_dates("Monday, January 18", datetime(2020, 1, 20)).published is None


def test_month_and_weekday_tables_are_whole() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(7))


@pytest.mark.parametrize("word", [*UPDATED, *PUBLISHED])
def test_every_label_is_found(word: str) -> None:
    assert is_labelled(f"{word} 1/2/2020")


def test_a_label_is_a_word_of_its_own() -> None:
    assert not is_labelled("Predated by centuries")


@pytest.mark.parametrize(
    "line", ["1 " * 100, "1/" * 100, ":" * 200, "Nov " * 50, "9" * 200, "Updated " * 25, "(" * 200, "a" * 200]
)
def test_hostile_lines_are_no_dates(line: str) -> None:
    assert read_dates(line, datetime(2020, 1, 1)) == Dates(None, None)


class TestCommand:
    def run(self, text: str, *options: str) -> list[dict[str, str | None]]:
        command = [sys.executable, "-m", "articles.dates", *options]
        done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
        return [json.loads(row) for row in done.stdout.splitlines()]

    def test_one_object_a_line(self) -> None:
        assert self.run("Oct 11, 2023\nnothing\n") == [
            {"published": "2023-10-11", "updated": None},
            {"published": None, "updated": None},
        ]

    def test_context(self) -> None:
        asked = {"line": "1 day ago", "anchor": "2019-11-20T12:00:00", "locale": None}
        assert self.run(json.dumps(asked) + "\n", "--context") == [{"published": "2019-11-19", "updated": None}]
