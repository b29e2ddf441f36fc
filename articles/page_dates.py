"""When a web page was published and updated: what its data for machines says, then its address, then what readers see.

Evidence is asked in the order in which it can be trusted: JSON-LD, meta elements, microdata, the address, the date
lines by the headline (read by `articles.dates`), the other date lines that say what they are or are marked up as a
date, and at last htmldate's search of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from articles.date_order import locale_of
from articles.dates import Dates, is_labelled, read_dates
from articles.language import guess_language
from articles.page_data import address, is_beside, json_ld, meta, microdata, moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BEFORE, AFTER, CLOSE = 6, 20, 5
"""So many lines before and after the headline may hold the date; so close after it, it is the article's wherever the
page sets it."""

MIN_HEADLINE, MAX_HEADLINE = 4, 300  # characters
MAX_DATED = 200  # lines
MAX_TITLES = 20  # that are looked for, and places where the headline stands

SAMPLE = 2_000
"""Characters of the text that tell its language."""

_HIDDEN = frozenset("script style noscript template head title svg iframe object select textarea button".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q s samp small span "
    "strong sub sup time tt u var wbr".split()
)
_STAMPED = {"time": "datetime", "abbr": "title"}
_DATE_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:post|pub|entry|article|publish|published|news)?date|datum|fecha|published|posted|time"
    r"|timestamp|byline)(?:$|[\s_-])"
)


class _Line(NamedTuple):
    """A visible line: its words, the instants that its `time` elements give, whether it is marked up as a date, how
    many elements beside the article it stands in."""

    text: str
    stamps: tuple[str, ...]
    marked: bool
    beside: int


def dates_of(page: HtmlElement, url: str | None, text: str = "") -> Dates:
    """When the page was published and updated, ISO 8601 as precise as it tells, or None.

    ``url`` is the page's address where that is known, ``text`` the article that was found on it: its language is asked
    where the page does not tell its own.
    """
    url = url or _canonical(page)
    lines = list(_lines(page))
    locale = locale_of(_language(page, text), (line.text for line in lines), url)
    told = [json_ld(page, locale), meta(page, locale), microdata(page, locale)]
    where, seen = address(url), _seen(lines, _titles(page), locale)
    published = next((d.published for d in (*told, where, seen) if d.published), None)
    updated = next((d.updated for d in (*told, seen) if d.updated), None)
    if not published and not updated:
        published = _searched(page)
    published = _as_readers_see(published, where.published, seen.published)
    return Dates(published, updated if _is_later(updated, published) else None)


def _language(page: HtmlElement, text: str) -> str | None:
    """The language that the page names; else that of the text, unless nothing speaks for another than English."""
    named = page.get("lang") or page.get("xml:lang")
    guessed = guess_language(text[:SAMPLE]) if text and not named else "en"
    return named or (None if guessed == "en" else guessed)


def _canonical(page: HtmlElement) -> str | None:
    return next((link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"), None)


def _titles(page: HtmlElement) -> list[str]:
    """What the page calls itself, in small letters."""
    told = [element.text_content() for element in islice(page.iter("title", "h1"), MAX_TITLES)]
    told += [element.get("content") or "" for element in page.iter("meta") if element.get("property") == "og:title"][:1]
    return [" ".join(title[: 2 * MAX_HEADLINE].split()).lower() for title in told]


def _lines(page: HtmlElement) -> Iterator[_Line]:
    """The visible lines of the page in their order."""
    from lxml.etree import iterwalk

    words: list[str] = []
    stamps: list[str] = []
    marked, hidden, beside = False, 0, 0
    for event, element in iterwalk(page, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            words.append((element.tail or "") if event == "end" and not hidden else "")
            continue
        if tag not in _INLINE and (line := " ".join("".join(words).split())):
            yield _Line(line, tuple(stamps), marked, beside)
            stamps, marked = [], False
        if tag not in _INLINE:
            words.clear()
        step = 1 if event == "start" else -1
        hidden += step * (tag in _HIDDEN)
        beside += step * is_beside(element)
        if event == "start":
            stamps += [element.get(_STAMPED[tag]) or ""] if tag in _STAMPED else []
            marked = marked or tag == "time" or bool(_DATE_NAMES.search(element.get("class") or ""))
        text = element.text if event == "start" else element.tail
        if text and not hidden:
            words.append(text)


def _seen(lines: list[_Line], titles: list[str], locale: str | None) -> Dates:
    """The date lines by the headline; else those that say what they are, or are marked up as dates."""
    dated = [_of_line(lines[n], locale) for n in _near(lines, _headlines(lines, titles))]
    if not any(map(any, dated)):
        rest = [line for line in lines if is_labelled(line.text) or (line.marked and not line.beside)]
        rest.sort(key=_beside)
        dated = [next((dates for line in rest[:MAX_DATED] if any(dates := _of_line(line, locale))), Dates(None, None))]
    return Dates(
        next((d.published for d in dated if d.published), None), next((d.updated for d in dated if d.updated), None)
    )


def _beside(line: _Line) -> int:
    return line.beside


def _near(lines: list[_Line], headlines: list[int]) -> list[int]:
    """The lines about the first headline, then those about the next, the nearer first."""
    found = sorted(
        (order, n - at if n >= at else 2 * (at - n), n)
        for order, at in enumerate(headlines)
        for n in range(max(0, at - BEFORE), min(at + AFTER, len(lines)))
        if lines[n].beside <= lines[at].beside or -1 <= n - at <= CLOSE
    )
    return list(dict.fromkeys(n for _, _, n in found))


def _headlines(lines: list[_Line], titles: list[str]) -> list[int]:
    """Where the line stands that the page's titles hold, and that makes up most of them."""
    weights = [_weight(line.text.lower(), titles) for line in lines]
    best = max(weights, default=0.0)
    found = [n for n, weight in enumerate(weights) if weight == best] if best else []
    return sorted(found, key=lambda n: (lines[n].beside, n))[:MAX_TITLES]


def _weight(line: str, titles: list[str]) -> float:
    if not MIN_HEADLINE <= len(line) <= MAX_HEADLINE:
        return 0.0
    return sum(len(line) / len(title) for title in titles if line in title)


def _of_line(line: _Line, locale: str | None) -> Dates:
    """What a line tells, more exactly where its `time` elements do."""
    stamps = [found for stamp in line.stamps if (found := moment(stamp, locale))]
    read = Dates(*(moment(iso) for iso in read_dates(line.text, locale=locale)))
    if not any(read):
        return Dates(stamps[0] if stamps else None, None)
    return Dates(*(next((x for x in stamps if iso and x.startswith(iso[:16])), iso) for iso in read))


def _searched(page: HtmlElement) -> str | None:
    """What htmldate finds, without the address; the first of January is what it makes of a bare year, as of a
    copyright."""
    from htmldate import find_date

    found: str | None = find_date(page, url="", original_date=True)
    return None if found and found.endswith("-01-01") else found


def _as_readers_see(published: str | None, *days: str | None) -> str | None:
    """An instant in UTC may fall on the day before or after the publisher's: then the day that the page shows is
    right."""
    if not published or not published.endswith("+00:00") or any(day and day[:10] == published[:10] for day in days):
        return published
    instant = datetime.fromisoformat(published)
    abroad = {(instant + timedelta(hours=hours)).date().isoformat() for hours in (-12, 14)}
    return max((day for day in days if day and day[:10] in abroad), key=len, default=published)


def _is_later(updated: str | None, published: str | None) -> bool:
    """Is this an update, and not the hour of publication once more?"""
    if not updated or not published:
        return bool(updated)
    if len(updated) < 11 or len(published) < 11:
        return updated[:10] > published[:10]
    first, second = datetime.fromisoformat(published), datetime.fromisoformat(updated)
    if (first.tzinfo is None) != (second.tzinfo is None):
        return updated[:19] > published[:19]
    return second > first
