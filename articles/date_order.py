"""Which of two small numbers of a page's dates is the day: its other dates tell, then its language and its address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.urls import host_of

_NUMBERS = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(?:19|20)\d\d(?![\d./-]*\d)")
_GENERIC_ENDINGS = frozenset("ai am cc cd co dj fm gg gl io is la ly me nu pw sh so st su tk to tv vc ws".split())
"""Domains of countries that everybody uses."""

DAY_FIRST, MONTH_FIRST = "en-GB", "en-US"


def locale_of(language: str | None, lines: Iterable[str] = (), url: str | None = None) -> str | None:
    """The locale for `articles.dates`: the page's language ("en", "de_CH"), told more exactly where it is English or
    none by the dates that can be read in one way only, or by the country of the address."""
    locale = (language or "").strip().replace("_", "-")
    if locale not in ("", "en", "en-US"):
        return locale
    firsts = [(int(m[1]) > 12, int(m[3]) > 12) for line in lines for m in _NUMBERS.finditer(line)]
    days_first, months_first = sum(a and not b for a, b in firsts), sum(b and not a for a, b in firsts)
    if days_first != months_first:
        return DAY_FIRST if days_first > months_first else MONTH_FIRST
    country = _country(url)
    if locale == "en" and country:
        return f"en-{country}"
    return locale or None


def _country(url: str | None) -> str:
    """GB for news.example.co.uk; nothing for an address that tells no country."""
    ending = host_of(url or "").rpartition(".")[2]
    if len(ending) != 2 or not ending.isalpha() or ending in _GENERIC_ENDINGS:
        return ""
    return "GB" if ending == "uk" else ending.upper()
