"""The feeds that a web page names, the likeliest first. Nothing is fetched here."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from articles.reading.address import is_fetched
from articles.urls import host_of, resolved

MAX_FOUND = 50
"""Feeds of one page; a directory of feeds names hundreds."""

_TYPES = re.compile(r"(?:application|text)/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|xml|x-rss\+xml)", re.I)
_JSON = frozenset({"application/json", "text/json"})
_PATH = re.compile(r"(?:^|[/._=?&-])(?:rss|atom|feeds?|rdf)(?:\d(?:\.\d)?)?(?:[/._=?&-]|$)|\.(?:rss|atom|rdf)$", re.I)
_WORDS = re.compile(r"\b(?:rss|atom|feeds?|flux|syndicat\w+)\b", re.I)
_COMMENTS = re.compile(r"comment|replies|commentaire|kommentar|comentario|comentário", re.I)
_API = re.compile(r"/wp-json/|oembed", re.I)


class Found(NamedTuple):
    """A feed that a page names: its address, and what the page calls it, "" where it does not say."""

    url: str
    title: str = ""


def feeds_of(page: bytes, url: str) -> list[Found]:
    """The feeds of a page that was fetched from this address: those that it declares, then links that look like feeds;
    feeds of comments come last."""
    from lxml import etree

    parser = etree.HTMLParser(target=_Links(), encoding=_encoding(page), huge_tree=True)
    parser.feed(page)
    links: _Links = parser.close()
    base = resolved(url, links.base) if links.base else url
    found: dict[str, Found] = {}
    for href, title in (*links.declared, *links.named):
        address = resolved(base, href.strip()).partition("#")[0]
        if is_fetched(address) and host_of(address) and address != url:
            found.setdefault(address, Found(address, " ".join(title.split())))
    return sorted(found.values(), key=lambda one: bool(_COMMENTS.search(f"{one.url} {one.title}")))[:MAX_FOUND]


def _encoding(page: bytes) -> str | None:
    """UTF-8 where the page is in it; None leaves it to what the page declares."""
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


class _Links:
    """Takes the links of a page, one event of the parser after the other."""

    def __init__(self) -> None:
        self.base = ""
        self.declared: list[tuple[str, str]] = []
        self.named: list[tuple[str, str]] = []
        self._anchor = ""
        self._words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        href = attributes.get("href") or ""
        if tag == "base" and not self.base:
            self.base = href
        elif tag == "link" and href and _declares(attributes):
            self.declared.append((href, attributes.get("title") or ""))
        elif tag == "a":
            self._end_anchor()
            self._anchor, self._words = href, [attributes.get("title") or attributes.get("aria-label") or ""]

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "a":
            self._end_anchor()

    def data(self, text: str) -> None:
        """Words of the page."""
        if self._anchor:
            self._words.append(text)

    def comment(self, text: str) -> None:
        """What the page hides is left out."""

    def close(self) -> Any:
        """The end of the page."""
        self._end_anchor()
        return self

    def _end_anchor(self) -> None:
        words = " ".join(self._words)[:200]
        if self._anchor and (_PATH.search(self._anchor[:2000]) or (_WORDS.search(words) and len(words) < 40)):
            self.named.append((self._anchor, words))
        self._anchor, self._words = "", []


def _declares(attributes: dict[str, str]) -> bool:
    """Whether a link element names a feed; that of a programming interface in JSON is none."""
    rel, kind = (attributes.get("rel") or "").lower().split(), (attributes.get("type") or "").strip().lower()
    kind = kind.partition(";")[0].strip()
    href = attributes.get("href") or ""
    if "feed" in rel:
        return True
    if "alternate" not in rel or not _TYPES.fullmatch(kind) or _API.search(href[:2000]):
        return False
    return kind not in _JSON or bool(_PATH.search(href[:2000]))
