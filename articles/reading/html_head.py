"""The head of a web page's article: its headline, standfirst, author and date lines, among the visible lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles import furniture
from articles.byline import author_of
from articles.dates import Dates, read_dates
from articles.head import NO_DATES, Head
from articles.reading.html_lines import Shown
from articles.reading.html_rules import first_text, is_dated, is_text
from articles.reading.html_told import Told, key, without_site

MIN_DECK_WORDS = 6
MAX_DECK_WORDS = 60
BELOW_TITLE = 4
"""So many lines below the headline the standfirst may stand."""

ABOVE_TITLE = 5
AROUND_BODY = 8
"""So many lines above the headline, or above the body where no headline is seen, may tell author and date."""

MAX_META_WORDS = 20

_PICTURED = re.compile(r"\b(?:photo|image|foto|picture|pictured|getty)\b", re.I)


def read_head(shown: Sequence[Shown], kept: Sequence[bool], told: Told) -> Head:
    """What the lines before the body and the page's own data tell; the data go before, but for the headline's
    writing."""
    first = first_text(shown, kept)
    title, at = _title(shown, told, first)
    deck = None if at is None else _deck(shown, kept, told, at, first)
    start = max(0, first - AROUND_BODY) if at is None else max(0, at - ABOVE_TITLE)
    meta = [n for n in range(start, first) if n not in (at, deck) and _is_meta(shown[n], told)]
    dates = [found for n in meta if any(found := read_dates(shown[n].line.text))]
    authors = (author_of(shown[n].line.text) for n in meta)
    used = [n for n in (at, deck, *meta) if n is not None]
    return Head(
        title=title,
        deck=None if deck is None else shown[deck].line.text,
        byline=told.author or next(filter(None, authors), None),
        dates=Dates(
            next((x.published for x in dates if x.published), None), next((x.updated for x in dates if x.updated), None)
        )
        if dates
        else NO_DATES,
        used=frozenset(shown[n].line.number for n in used),
        body=first,
    )


def _is_meta(line: Shown, told: Told) -> bool:
    """A date line or by-line; the author's bare name is one."""
    if line.line.words > MAX_META_WORDS:
        return False
    return is_dated(line) or (told.author is not None and key(line.line.text) == key(told.author))


def _title(shown: Sequence[Shown], told: Told, first: int) -> tuple[str | None, int | None]:
    """The headline and the line that it stands on: the heading that is one of the page's titles, or the one main
    heading above the text, or the first of the titles."""
    titles = [without_site(x, told.site, told.titles) for x in told.titles]
    keys = {key(x) for x in titles}
    above = range(min(first + 1, len(shown)))
    seen = [n for n in above if key(shown[n].line.text) in keys]
    best = next((n for n in reversed(seen) if shown[n].tag == "h1"), None)
    if best is None:
        best = next((n for n in reversed(seen) if shown[n].kind == "subhead"), seen[-1] if seen else None)
    if best is None:
        main = [n for n in above if shown[n].tag == "h1" and shown[n].line.words > 2 and shown[n].linked < 0.5]
        named = key(told.site or "")
        best = main[0] if len(main) == 1 and key(shown[main[0]].line.text) != named else None
    if best is not None:
        return shown[best].line.text, best
    return (titles[0] if titles else None), None


def _deck(shown: Sequence[Shown], kept: Sequence[bool], told: Told, title: int, first: int) -> int | None:
    """The standfirst: under the headline and above the text, a heading, the page's own description, or a sentence that
    is no part of the body."""
    said = key(told.description or "")
    below = 0
    for n in range(title + 1, min(first + 1, len(shown))):
        line = shown[n]
        if is_dated(line) or furniture.reason_of(line.line) or line.kind == "caption":
            continue
        below += 1
        if below > BELOW_TITLE:
            return None
        if not MIN_DECK_WORDS <= line.line.words <= MAX_DECK_WORDS or line.linked >= 0.5:
            continue
        described = bool(said) and key(line.line.text) == said
        if n == first:
            following = next(
                (x for x, taken in zip(shown[n + 1 :], kept[n + 1 :], strict=True) if taken and is_text(x)), None
            )
            return n if described and following and following.parent != line.parent else None
        if described or line.kind == "subhead" or (not kept[n] and _is_standfirst(line, shown, kept)):
            return n
    return None


def _is_standfirst(line: Shown, shown: Sequence[Shown], kept: Sequence[bool]) -> bool:
    """Is this sentence above the body about what the body tells, and no caption?"""
    if not line.line.ends_sentence or _PICTURED.search(line.line.text):
        return False
    spoken = {word for x, taken in zip(shown, kept, strict=True) if taken for word in _long_words(x)}
    return len(spoken & _long_words(line)) > 1


def _long_words(line: Shown) -> set[str]:
    return set(re.findall(r"[^\W\d_]{5,}", line.line.text.lower()))
