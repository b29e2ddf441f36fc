"""Which of a page's visible lines are the article: those that trafilatura extracts, mended by what else the page tells.

trafilatura's text is laid beside the visible lines, so that each of them is a line of the article or not, and nothing
is left out without being seen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.lines import word_count
from articles.reading import html_rules
from articles.reading.html_lines import CELL, MAX_LINES, Shown
from articles.reading.html_told import Told, key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 50_000
MAX_CHARACTERS = 2_000_000
"""The time for larger pages grows faster than they do; real ones have some thousands of elements."""

THIN = 100
"""A text of fewer words is looked for again with trafilatura's slower methods."""

MUCH_MORE = 1.5
"""The page's JSON-LD is taken where it carries so many times the words."""

RUN = 4
"""Words by which a line is known that trafilatura cuts otherwise."""

MIN_SHARE = 0.7
"""Such a line is one of its text if that holds so much of the line's runs of words."""

_INLINE = frozenset({"hi", "ref", "del", "graphic"})
"""Elements within a line in the tree that trafilatura gives."""


class Body(NamedTuple):
    """For every visible line whether it is a part of the article; ``unseen`` is its text where the page carries one
    that it does not show, ``failure`` tells why the page was not searched for it, ``is_beyond`` that it is too large
    to be."""

    kept: list[bool]
    is_beyond: bool = False
    unseen: tuple[str, ...] = ()
    failure: str | None = None


def body_of(page: HtmlElement, shown: Sequence[Shown], told: Told) -> Body:
    """The lines of the article by trafilatura or, where it finds much less, by the text that the page's JSON-LD
    carries; with what they leave out."""
    nothing = [False] * len(shown)
    if _is_beyond(page, shown):
        return Body(nothing, is_beyond=True, failure="it is too large")
    try:
        texts = extracted(page)
        if _words(texts) < THIN:
            texts = max(texts, extracted(page, fast=False), key=_words)
    except Exception as error:  # whatever it fails at, the page can still be read as a raw scrape
        return Body(nothing, failure=f"{type(error).__name__}: {error}")
    carried = [line for row in told.body.split("\n") if (line := " ".join(row.split()))]
    if _words(carried) > MUCH_MORE * _words(texts):
        texts = carried
    kept = matched(shown, texts)
    if _words(x.line.text for x, taken in zip(shown, kept, strict=True) if taken) < MIN_SHARE * _words(texts):
        return Body(nothing, unseen=tuple(max(carried, texts, key=_words)))
    html_rules.take_in(shown, kept)
    return Body(kept)


def _is_beyond(page: HtmlElement, shown: Sequence[Shown]) -> bool:
    """Is this page larger than what is searched for its article and its dates?"""
    if len(shown) >= MAX_LINES:
        return True
    elements = sum(1 for _ in islice(page.iter(), MAX_ELEMENTS + 1))
    return elements > MAX_ELEMENTS or sum(len(x.line.text) for x in shown) > MAX_CHARACTERS


def _words(texts: Iterable[str]) -> int:
    return sum(word_count(x) for x in texts)


def extracted(page: HtmlElement, fast: bool = True) -> list[str]:
    """The lines of the text that trafilatura extracts; none where it finds no text."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, fast=fast, include_comments=False)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return list(_lines_of(found.body))


def _lines_of(body: HtmlElement) -> Iterator[str]:
    parts: list[str] = []
    for text, ends in _texts(body):
        if ends:
            yield from filter(None, [" ".join("".join(parts).split())])
            parts.clear()
        parts.append(text or "")
    yield from filter(None, [" ".join("".join(parts).split())])


def _texts(body: HtmlElement) -> Iterator[tuple[str | None, bool]]:
    """Every text of the tree, and whether a new line begins with it."""
    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        apart = element.tag not in _INLINE
        yield (element.text if event == "start" else element.tail), apart


def matched(shown: Sequence[Shown], extracts: Sequence[str]) -> list[bool]:
    """For every visible line whether it is among these extracts, which stand in the order of the page."""
    keys, wanted = [key(x.line.text) for x in shown], [key(x) for x in extracts]
    kept = [False] * len(keys)
    pairs = _pairs(keys, wanted)
    for line, _ in pairs:
        kept[line] = True
    anchors = [(-1, -1), *_longest_series(pairs), (len(keys), len(wanted))]
    for (line, extract), (next_line, next_extract) in pairwise(anchors):
        between = [n for n in range(line + 1, next_line) if not kept[n]]
        left = Counter(wanted[extract + 1 : next_extract])
        for n in between:
            cells = Counter(key(x) for x in shown[n].line.text.split(CELL) if x)
            kept[n] = all(left[x] >= count for x, count in cells.items())
            left.subtract(cells if kept[n] else ())
        runs = Counter(_runs(" ".join(x for x in extracts[extract + 1 : next_extract] if left[key(x)] > 0)))
        for n in between:
            if runs and not kept[n] and (own := _runs(shown[n].line.text)):
                kept[n] = sum(runs[x] > 0 for x in own) >= MIN_SHARE * len(own)
                runs.subtract(own if kept[n] else ())
    return kept


def _pairs(keys: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """The line and the extract of every text that stands once on both sides."""
    lines, extracts = Counter(keys), Counter(wanted)
    where = {x: n for n, x in enumerate(keys)}
    return [(where[x], n) for n, x in enumerate(wanted) if x and lines[x] == 1 and extracts[x] == 1]


def _longest_series(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose lines and extracts stand in the same order: patience sorting."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for n, (line, _) in enumerate(pairs):
        at = bisect_left(tops, line)
        before.append(piles[at - 1] if at else -1)
        tops[at : at + 1] = [line]
        piles[at : at + 1] = [n]
    series, n = [], piles[-1] if piles else -1
    while n >= 0:
        series.append(pairs[n])
        n = before[n]
    return series[::-1]


def _runs(text: str) -> list[tuple[str, ...]]:
    """The runs of so many words of a text that has as many."""
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]
