"""Which of two small numbers is the day: the other dates of a page, its language, its address."""

import pytest

from articles.date_order import locale_of
from articles.dates import read_dates


def test_another_date_of_the_page_tells() -> None:
    assert locale_of("en", ["Posted 25/01/2020", "04/03/2020"]) == "en-GB"
    assert locale_of(None, ["01/25/2020", "04/03/2020"]) == "en-US"


def test_dates_that_contradict_each_other_tell_nothing() -> None:
    assert locale_of("en-US", ["25/01/2020", "01/25/2020"]) == "en-US"


def test_a_page_in_another_language_is_believed() -> None:
    assert locale_of("de_CH", ["01/25/2020"]) == "de-CH"


@pytest.mark.parametrize(
    ("address", "locale"),
    [
        ("https://news.example.co.uk/a", "en-GB"),
        ("https://example.com.au/a", "en-AU"),
        ("https://example.io/a", "en"),
        ("https://example.org/a", "en"),
        ("http://[broken", "en"),
        (None, "en"),
    ],
)
def test_the_country_of_the_address_tells_what_english(address: str | None, locale: str) -> None:
    assert locale_of("en", url=address) == locale


def test_a_page_that_tells_nothing() -> None:
    assert locale_of(None) is None
    assert locale_of("") is None


def test_the_reader_of_date_lines_goes_by_it() -> None:
    assert read_dates("03/04/2020", locale=locale_of("en", ["17/04/2020"])).published == "2020-04-03"
    assert read_dates("03/04/2020", locale=locale_of("en", ["04/17/2020"])).published == "2020-03-04"


def test_the_numbers_of_a_telephone_or_a_version_are_no_dates() -> None:
    assert locale_of("en", ["25/01/2020/7", "1.25/01/2020"]) == "en"
