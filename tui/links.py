"""Links that strangers wrote: which of them are opened, as what, and where in an article they stand."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from articles.article import Article
from articles.reading.address import is_fetched
from tui.safe_text import safe_line

LONGEST = 2048
"""Characters of a link; browsers and servers take more, readers cannot look at more."""
MOST = 1000
"""Links of an article that are looked for."""
FROM_SOURCE, FROM_PAGE, FROM_TEXT = "source", "page", "text"
"""Where a link of an article stands."""

_KEPT = "%/:=&?~#+!$,;'@()*[]"
"""What stays as it is after the host, beside letters and digits; the rest is percent-encoded, as browsers do."""
_LABEL = "[a-z0-9_][a-z0-9_-]{0,62}"
_HOST = re.compile(rf"(?=.{{1,254}}\Z){_LABEL}(?:\.{_LABEL})*\.?", re.ASCII)
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.ASCII)
_BRACKETS = re.compile(r"\[[^][]*\](?::\d*)?", re.ASCII)
_WRITTEN = re.compile(rf"https?://[^\s<>\"“”„«»]{{1,{LONGEST}}}", re.I)
CUT = len("http://") + LONGEST
"""Characters of what may be the beginning of a longer link. It is left as it is, too long to be opened: with less of
it, it would be another link."""
_CLOSING = {")": "(", "]": "["}


class LinkError(ValueError):
    """This link is not opened; the message says why."""


class Target(NamedTuple):
    """What a browser is given: ``address`` is all ASCII; ``spelled`` is its host as it was written, where that is not
    how it is asked for ("bücher.example", host "xn--bcher-kva.example"), else ""."""

    address: str
    host: str
    spelled: str = ""


def target_of(link: str) -> Target:
    """What is opened for a link; raises `LinkError`."""
    if link.startswith("-"):
        raise LinkError("it begins with a dash")
    if len(link) > LONGEST:
        raise LinkError(f"it is longer than {LONGEST:,} characters")
    if " " in link or not link.isprintable() or safe_line(link) != link:
        raise LinkError("it holds a blank, a control or an invisible character")
    if "\\" in link:
        raise LinkError("it holds a backslash, which browsers take for another character")
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError as error:
        raise LinkError(f"it is no address: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise LinkError(f"only http and https are opened, not {parts.scheme[:20] or link[:40]}")
    host = _host(parts)
    spelled = (parts.hostname or "") if parts.hostname != host.strip("[]") else ""
    rest = quote(link[len(parts.scheme) + len("://") + len(parts.netloc) :], safe=_KEPT)
    lead = "" if rest.startswith("/") else "/"
    address = f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{lead}{rest}"
    if len(address) > LONGEST:
        raise LinkError(f"as a browser needs it, it is longer than {LONGEST:,} characters")
    return Target(address, host, spelled)


def _host(parts: SplitResult) -> str:
    """The host as it is asked for, in ASCII; raises `LinkError` for what browsers would take for another host."""
    if not parts.hostname:
        raise LinkError("it names no host")
    if "@" in parts.netloc:
        raise LinkError("it names a user, which may hide the host")
    if parts.port == 0:
        raise LinkError("it names a port that there is not")
    name = parts.hostname
    try:
        if _BRACKETS.fullmatch(parts.netloc):
            return f"[{ipaddress.IPv6Address(name if '%' not in name else '')}]"
        if not name.isascii():
            import idna

            name = idna.encode(name, uts46=True).decode()
        if _NUMBER.fullmatch(name):
            return str(ipaddress.IPv4Address(name))
    except ValueError:
        raise LinkError("its host is none that there can be") from None
    if not _HOST.fullmatch(name):
        raise LinkError("its host is none that there can be")
    return name


def main_link(article: Article) -> str | None:
    """The address of an article on the web, as it was told, or that from which it came; None if it has neither."""
    return article.link or (article.source if is_fetched(article.source) else None)


def links_of(article: Article) -> dict[str, str]:
    """The links of an article, each with where it stands: its own first, then those of the text as it is shown and as
    it came. One more than `MOST` tells that there are others."""
    links = {article.source: FROM_SOURCE} if is_fetched(article.source) else {}
    if article.link:
        links.setdefault(article.link, FROM_PAGE)
    texts = (article.text, article.raw if article.raw != article.text else "")
    for link in chain.from_iterable(map(written, texts)):
        links.setdefault(link, FROM_TEXT)
        if len(links) > MOST:
            break
    return links


def written(text: str) -> Iterator[str]:
    """The web addresses in a text, without the punctuation that follows them; one that stands there again may come
    again."""
    known = set()
    for found in _WRITTEN.finditer(text):
        if found[0] not in known:
            known.add(found[0])
            yield _without_punctuation(found[0]) if len(found[0]) < CUT else found[0]


def _without_punctuation(found: str) -> str:
    link = found.rstrip(".,;:!?'’*`)]")
    unclosed = {closing: link.count(opening) - link.count(closing) for closing, opening in _CLOSING.items()}
    end = len(link)
    for char in found[end:]:  # brackets that were opened within it are its own
        if unclosed.get(char, 0) <= 0:
            break
        unclosed[char] -= 1
        end += 1
    return found[:end]
