"""The dates of real pages and of their date lines do not fall below what was reached.

`NUTGRAF_DATA` names the folder with `data/htmldate` and `measure/`; without it these tests are skipped. The floors are
in `quality_floor.json`: whoever improves a figure raises it there.
"""

from functools import partial

import page_dates
import pytest
from scoring import DATA, fallen, needs_data

pytestmark = needs_data


@pytest.fixture(scope="module")
def pages() -> list[page_dates.Page]:
    return page_dates.pages_of(DATA / "data" / "htmldate")


def test_the_days_of_pages(pages: list[page_dates.Page]) -> None:
    figures = page_dates.score_pages(pages, partial(page_dates.ours_of, with_address=True))
    assert not fallen(figures, "page_dates")


def test_the_days_of_date_lines(pages: list[page_dates.Page]) -> None:
    pytest.importorskip("dateparser")  # knows the names of months by which the lines are chosen
    assert not fallen(page_dates.score_lines(list(page_dates.date_lines(pages)), page_dates.our_days), "date_lines")
