"""The dates that a web page tells to machines: JSON-LD, meta elements, microdata and its address.

Each reader gives `Dates` as precise as the page is; what cannot be read, lies in the future or before the web is passed
over. Names are those that publishers use, the more trustworthy first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from articles.dates import Dates, read_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FIRST_YEAR = 1990
"""No page of the web is older."""

MAX_JSON = 2_000_000
MAX_NODES = 5_000
MAX_MARKED = 50
MAX_VALUE = 80
MAX_ADDRESS = 2_000
"""Characters of a JSON-LD script, its nodes and the elements marked up as dates that are looked at, characters of a
date and of an address."""

META_PUBLISHED = (
    "article:published_time article:published og:article:published_time og:published_time datepublished "
    "date:published_time vr:published-time shareaholic:article_published_time parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime citation_publication_date citation_online_date "
    "prism.publicationdate dc.date.issued dcterms.issued dc.date.created dcterms.created dcterms.date dc.date "
    "publication_date publication-date publicationdate publish-date publish_date publishdate published pub_date "
    "pubdate pdate article_date_original article.published og:pubdate og:release_date og:article:time release_date "
    "outbrain-date originalpublicationdate bt:pubdate rnews:datepublished datecreated article.created "
    "creation_date created dateposted uploaddate date"
).split()
META_UPDATED = (
    "article:modified_time article:modified og:article:modified_time datemodified og:updated_time dc.date.modified "
    "dcterms.modified shareaholic:article_modified_time article.updated last_updated_date dateupdate lastmod modified "
    "revised last-modified rnews:datemodified"
).split()
"""Names of meta elements in small letters, whichever attribute holds them."""

_META = frozenset(META_PUBLISHED + META_UPDATED)

_JSON = json.JSONDecoder(strict=False)  # publishers leave line ends within strings
_BEFORE_JSON = re.compile(r"\A\s*(?:/[/*])?\s*(?:<!\[CDATA\[)?\s*(?:\*/)?\s*")
_ARTICLE = re.compile(r"(?i)(?:article|posting|report|recipe|howto|podcastepisode)$")
_WEB_PAGE = re.compile(r"(?i)(?:page|gallery|creativework|hentry)$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_LOOSE = r"[\"']%s[\"']\s*:\s*[\"']([^\"'<>]{8,40})[\"']"


def moment(value: str | None, locale: str | None = None) -> str | None:
    """A date as data tells it, as ISO 8601; midnight to the second is how programs write a day."""
    value = " ".join((value or "").split())
    if not 6 <= len(value) <= MAX_VALUE:
        return None
    found = _iso(value) or read_dates(value, locale=locale).published
    return found if found and _is_possible(found) else None


def _iso(value: str) -> str | None:
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):  # seconds or milliseconds of Unix time
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat(timespec="seconds")
    exact = re.sub(r"(?<=\d)\s(?=[+-]\d\d:?\d\d$|Z$)", "", value)
    exact = re.sub(r"(\d\d:\d\d:\d\d)[.,]\d+", r"\1", exact)
    exact = re.sub(r"(?<=\d\d)([+-])(\d)(?=:\d\d$)", r"\g<1>0\2", exact)
    try:
        instant = datetime.fromisoformat(exact)
    except ValueError:
        return None
    if len(exact) < 12 or (instant.hour, instant.minute, instant.second) == (0, 0, 0):
        return instant.date().isoformat()
    return instant.isoformat(timespec="seconds")


def _is_possible(iso: str) -> bool:
    day = date.fromisoformat(iso[:10])
    return day.year >= FIRST_YEAR and day <= date.today() + timedelta(days=1)


def first_moment(values: Iterable[str | None], locale: str | None) -> str | None:
    """The first of the values that is a date."""
    return next((found for value in values if (found := moment(value, locale))), None)


def json_ld(page: HtmlElement, locale: str | None) -> Dates:
    """The dates of the article that the page describes as JSON-LD, else of the page itself."""
    nodes: list[dict[str, Any]] = []
    loose: list[str] = []
    for script in page.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > MAX_JSON:
            continue
        try:
            nodes += _nodes(_JSON.raw_decode(_BEFORE_JSON.sub("", text, count=1))[0])
        except (ValueError, RecursionError):
            loose.append(text)
    for kind in (_ARTICLE, _WEB_PAGE):
        for node in nodes:
            if any(kind.search(name) for name in _types(node)):
                dates = _of_node(node, locale)
                if dates.published:
                    return dates
    return _by_pattern(loose, locale)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The described things in their order, not those that they only mention."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_NODES:
        value, seen = waiting.pop(), seen + 1
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in reversed(_WITHIN) if key in value]


def _types(node: dict[str, Any]) -> list[str]:
    told = node.get("@type")
    return [name for name in (told if isinstance(told, list) else [told]) if isinstance(name, str)]


def _of_node(node: dict[str, Any], locale: str | None) -> Dates:
    def told(*keys: str) -> str | None:
        return first_moment((str(node.get(key) or "") for key in keys), locale)

    return Dates(told("datePublished", "dateCreated"), told("dateModified"))


def _by_pattern(texts: list[str], locale: str | None) -> Dates:
    """What JSON with a fault still shows."""
    published, updated = (
        first_moment((m[1] for text in texts for m in re.finditer(_LOOSE % key, text)), locale)
        for key in ("datePublished", "dateModified")
    )
    return Dates(published, updated)


def meta(page: HtmlElement, locale: str | None) -> Dates:
    """The dates of the meta elements, by the order of their names."""
    told: dict[str, str] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name in _META and name not in told and not (attribute == "itemprop" and _is_of_another(element)):
                told[name] = element.get("content") or ""
    return Dates(
        first_moment((told.get(name) for name in META_PUBLISHED), locale),
        first_moment((told.get(name) for name in META_UPDATED), locale),
    )


_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([/_.-]?)(\d\d)\2(\d\d)(?!\d)|([/_-])(\d\d?)\5(\d\d?)(?:\5|$))")


def address(url: str | None) -> Dates:
    """The day in an address: /2019/04/03/, /2019-04-03-title, /20190403/."""
    for m in _IN_ADDRESS.finditer((url or "")[:MAX_ADDRESS]):
        try:
            day = date(int(m[1]), int(m[3] or m[6]), int(m[4] or m[7])).isoformat()
        except ValueError:
            continue
        if _is_possible(day):
            return Dates(day, None)
    return Dates(None, None)


_MICRODATA = ("datepublished", "datecreated", "datemodified")


def microdata(page: HtmlElement, locale: str | None) -> Dates:
    """The dates that elements are marked up with, other than those of comments and of what is linked beside."""
    published: list[str | None] = []
    updated: list[str | None] = []
    marked = (element for element in page.iter("*") if element.get("itemprop", "").lower() in _MICRODATA)
    for element in islice(marked, MAX_MARKED):
        if not _is_of_another(element):
            told = element.get("datetime") or element.get("content") or element.get("title")
            values = updated if element.get("itemprop").lower() == "datemodified" else published
            values.append(told or element.text_content()[: MAX_VALUE + 1])
    return Dates(first_moment(published, locale), first_moment(updated, locale))


def _is_of_another(element: HtmlElement) -> bool:
    """Does this stand in a comment, a review or beside the article?"""
    return any(
        is_beside(above) or re.search(_COMMENT, f"{above.get('itemprop')} {above.get('itemtype')}")
        for above in element.iterancestors()
    )


_COMMENT = r"(?i)comment|review"
_BESIDE = frozenset("nav footer aside".split())
_BESIDE_NAMES = ("comment", "kommentar", "related", "sidebar", "footer")


def is_beside(element: HtmlElement) -> bool:
    """Does this element hold what is not of the article: menus, comments, other articles?"""
    if element.tag not in ("div", "section", "ul", "ol"):
        return element.tag in _BESIDE
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    return any(name.startswith(_BESIDE_NAMES) for name in names)
