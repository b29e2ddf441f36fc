"""What a web page tells of itself in its head: schema.org's JSON-LD first, then the meta elements of Open Graph and
others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.head import KICKERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_NODES = 5000
"""So many objects of a page's JSON-LD are looked at."""

MAX_CATEGORIES = 20
MAX_FIELD = 1000
"""Characters; a longer title or name is none."""

_ARTICLE = re.compile(r"(?:^|[a-z])(?:Article|Posting|Report|ClaimReview|Review)(?:$|[A-Z])|^AdvertiserContent")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title")
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dc.creator.creator")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_SECTIONS = ("article:section", "section", "parsely-section")
_KEYWORDS = ("news_keywords", "article:tag", "parsely-tags", "keywords")
_PARTED = re.compile(r"\s(?:[-–—|»«•·:]|::|\|\|)\s|\s?\|\s?")
_BY = re.compile(r"(?:by|von|par|por|di|door)\s+", re.I)
_NO_AUTHOR = re.compile(
    r"https?:|@|^\W*$|^(?:admin|administrator|editor|staff|author|none|null|undefined|anonymous)$", re.I
)
_TAG = re.compile(r"<[^<>]*>")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,8}){0,2}")
_NO_CATEGORIES = frozenset(
    {"article", "articles", "post", "posts", "news", "page", "home", "homepage", "uncategorized"}
)


class Told(NamedTuple):
    """What a page says of its article; None, "" or empty where it says nothing.

    ``titles`` may still hold the site's name. ``body`` is the text that its JSON-LD carries, ``is_free`` is False where
    the page says that it does not show all of it.
    """

    titles: tuple[str, ...] = ()
    description: str | None = None
    author: str | None = None
    site: str | None = None
    link: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    body: str = ""
    is_free: bool = True


def told_by(page: HtmlElement) -> Told:
    """What the head and the JSON-LD of a page tell."""
    things = list(_things(page))
    articles = [x for x in things if any(_ARTICLE.search(t) for t in _texts(x.get("@type")))]
    metas = _metas(page)
    named = [x for one in articles for x in _texts(one.get("headline"))]
    titled = [x for name in _TITLES for x in metas.get(name, ())]
    elements = [x for x in (_clean(t.text) for t in page.iterfind(".//title")) if x]
    sections = [x for one in articles for x in _texts(one.get("articleSection"))]
    keywords = [x for one in articles for x in _texts(one.get("keywords"))]
    return Told(
        titles=tuple(dict.fromkeys([*named, *titled, *elements[:1]])),
        description=next(iter(_of(metas, ("description", "og:description"))), None),
        author=_author(articles, metas),
        site=_site(articles, metas),
        link=_link(page, metas),
        language=_language(page, articles, metas),
        categories=_categories(
            [*sections, *_of(metas, _SECTIONS)], [*keywords, *next((x for n in _KEYWORDS if (x := metas.get(n))), [])]
        ),
        body=max((_body(x) for x in articles), key=len, default=""),
        is_free=not any(str(x.get("isAccessibleForFree")).lower() == "false" for x in things),
    )


def _things(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, the outer ones first; a script that is no JSON tells nothing."""
    waiting: list[Any] = []
    for script in page.iterfind(".//script[@type]"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
            try:
                waiting.append(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(MAX_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += [x for x in one.values() if isinstance(x, dict | list)]
        elif isinstance(one, list):
            waiting += [x for x in one if isinstance(x, dict | list)]


def _metas(page: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta elements by their names, in small letters."""
    found: dict[str, list[str]] = {}
    for meta in page.iterfind(".//meta[@content]"):
        if content := _clean(meta.get("content")):
            for key in ("property", "name", "itemprop"):
                if name := meta.get(key):
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def _of(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [x for name in names for x in metas.get(name, ())]


def _clean(text: str | None) -> str | None:
    """One line of text, or None for what is blank or no name of anything."""
    line = " ".join((text or "").split())
    return line if 0 < len(line) <= MAX_FIELD else None


def _texts(value: Any) -> list[str]:
    """The strings of a JSON-LD value: itself, those of a list, or the names of its objects."""
    from html import unescape

    values = value if isinstance(value, list) else [value]
    names = (x.get("name") if isinstance(x, dict) else x for x in values)
    flat = (y for x in names for y in (x if isinstance(x, list) else [x]))
    return [line for x in flat if isinstance(x, str) and (line := _clean(_TAG.sub("", unescape(x))))]


def _author(articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    for names in ([x for one in articles for x in _texts(one.get("author"))], *(metas.get(n, []) for n in _AUTHORS)):
        kept = [name for x in names if not _NO_AUTHOR.search(name := _BY.sub("", x, count=1).strip(" ,;"))]
        if kept:
            return ", ".join(dict.fromkeys(kept))[:MAX_FIELD]
    return None


def _site(articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    named = [*_of(metas, _SITES[:1]), *(x for one in articles for x in _texts(one.get("publisher")))]
    return next((x for x in [*named, *_of(metas, _SITES[1:])] if "://" not in x), None)


def _link(page: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    """The address that the page gives itself."""
    links = [x.get("href", "") for x in page.iterfind(".//link[@rel][@href]") if x.get("rel").lower() == "canonical"]
    found = [x.strip() for x in [*links, *metas.get("og:url", ())]]
    return next((x for x in found if re.match(r"https?://[^/\s]\S*$", x) and len(x) < 2000), None)


def _language(page: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    """The language of the text as ISO 639-1."""
    said = [
        *(x for one in articles for x in _texts(one.get("inLanguage"))),
        page.get("lang"),
        page.get("{http://www.w3.org/XML/1998/namespace}lang"),
    ]
    found = (_LANGUAGE.fullmatch(x.strip()) for x in [*said, *metas.get("og:locale", ())] if x)
    return next((x[1] for x in found if x), None)


def _categories(sections: list[str], keywords: list[str]) -> tuple[str, ...]:
    """The words under which the publisher filed it, sections first; lists in one string are taken apart."""
    words = [part.strip() for x in sections for part in re.split(r"[;,|]", x)]
    words += [part.strip() for x in keywords for part in re.split(r"[;,|]", x)]
    kept = [x for x in words if 1 < len(x) <= 60 and not x.startswith("@") and x.lower() not in _NO_CATEGORIES]
    return tuple({x.lower(): x for x in reversed(kept)}.values())[::-1][:MAX_CATEGORIES]


def _body(article: dict[str, Any]) -> str:
    """The text that the JSON-LD carries, without what tags it may hold."""
    from html import unescape

    body = article.get("articleBody")
    return _TAG.sub(" ", unescape(body)) if isinstance(body, str) else ""


def without_site(title: str, site: str | None, others: Iterable[str] = ()) -> str:
    """The title without the name of the site before or after it, and without what kind of piece it is: a part that is
    the site's name, or that another of the page's titles does without."""
    parts = [(m.start(), m.end()) for m in _PARTED.finditer(title)]
    if parts and title[: parts[0][0]].strip().lower() in KICKERS:
        return without_site(title[parts[0][1] :], site, others)
    for start, end in parts:
        if key(title[:start]) in {key(x) for x in others}:
            return title[:start]
        if key(title[end:]) in {key(x) for x in others}:
            return title[end:]
    if not site or not parts:
        return title
    (first, after), (before, last) = parts[0], parts[-1]
    if _is_site(title[last:], site):
        return without_site(title[:before], site)
    return title[after:] if _is_site(title[:first], site) else title


def _is_site(part: str, site: str) -> bool:
    one, other = key(part).removeprefix("the"), key(site).removeprefix("the")
    return bool(one) and (
        one == other
        or (len(one) > 3 and (one in other or other in one) and len(other) > 3 and len(one) < 2 * len(other))
    )


def key(text: str) -> str:
    """Letters and digits alone, by which two writings of one text are known as the same."""
    return "".join(re.findall(r"\w+", text.lower()))
