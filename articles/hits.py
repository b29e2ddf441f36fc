"""Where the words of a query stand in a text, for highlighting, and the part of the text that shows them best.

The rules are those of the full-text index (`articles.tokens`), so that what is found is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.conditions import And, Or, Query, TextField, Words
from articles.tokens import BETWEEN, TOKEN, fold, without_marks

Span = tuple[int, int]
"""First character and the one behind the last."""

_HEAD = 8
"""Characters of a token that are looked for first."""
_blanks = re.compile(r"\s+")


class Snippet(NamedTuple):
    """Part of a text on one line, and where the words stand in it; whether text was cut off on its left and right."""

    text: str
    spans: list[Span]
    cut_left: bool
    cut_right: bool


def spans(query: Query, text: str, field: TextField) -> list[Span]:
    """Where the words that a query wants in this field stand in its text, in text order; they do not overlap.

    A prefix is found as the whole word. Words behind NOT are not looked for. Takes time in proportion to the text.
    """
    return merged(span for places in _places(query, text, field) for span in places)


def has_words(query: Query) -> bool:
    """Whether the query wants words to stand anywhere in an article, so that there is something to show."""
    return any(True for field in ("title", "body", "quote", "speaker") for _ in _wanted(query, field))


def snippet(query: Query, text: str, width: int, field: TextField = "body") -> Snippet:
    """The ``width`` characters of a text that hold the most different words of a query, the earliest such.

    It is cut between words and runs of blanks are one blank. Without any of the words it is the beginning.
    """
    places = _places(query, text, field)
    start, end = _window(text, *_best(places, width), width)
    inside = ((max(a, start), min(b, end)) for those in places for a, b in those if a < end and b > start)
    line, moved = _on_one_line(text, start, end, merged(inside))
    return Snippet(line, moved, bool(text[:start].strip()), bool(text[end:].strip()))


def _places(query: Query, text: str, field: TextField) -> list[list[Span]]:
    """Where each of the different words stands, in text order; words that do not occur are left out."""
    terms = dict.fromkeys(_wanted(query, field))
    if not terms:
        return []
    folded = fold(text)
    reduced = without_marks(folded)
    if reduced is None:
        found = (list(_occurrences(term, folded)) for term in terms)
    else:
        plain, at = reduced
        found = ([(at[start], at[end]) for start, end in _occurrences(term, plain)] for term in terms)
    return [places for places in found if places]


def _wanted(query: Query, field: TextField) -> Iterator[Words]:
    if isinstance(query, Words):
        if query.field in (None, field):
            yield query
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from _wanted(part, field)


def _occurrences(words: Words, folded: str) -> Iterator[Span]:
    return ((found.start(), found.end(1)) for found in _pattern(words).finditer(folded))


@lru_cache(maxsize=256)
def _pattern(words: Words) -> re.Pattern[str]:
    """Matches the first token, so that the next match may overlap, with the end of the last one as that of group 1.

    It begins with mere characters, which are looked for many times as fast as anything else; that no token character
    stands before them is asked when they are found. They are few, so that no text makes this slow.
    """
    head, tail = re.escape(words.tokens[0][:_HEAD]), re.escape(words.tokens[0][_HEAD:])
    others = "".join(f"{BETWEEN}++{re.escape(token)}" for token in words.tokens[1:])
    ending = f"{TOKEN}*" if words.prefix else f"(?!{TOKEN})"
    return re.compile(f"{head}(?<!{TOKEN}{head}){tail}(?=({others}{ending}))")


def merged(found: Iterable[Span]) -> list[Span]:
    """The spans in text order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _best(places: list[list[Span]], width: int) -> Span:
    """From the first to the last of the words that fit into a width and are the most different; the earliest such."""
    found = sorted((start, end, term) for term, those in enumerate(places) for start, end in those)
    best, most = (0, 0), 0
    within = [0] * len(places)
    first = different = 0
    for last, (_, end, term) in enumerate(found):
        different += not within[term]
        within[term] += 1
        while first < last and end - found[first][0] > width:
            left = found[first][2]
            within[left] -= 1
            different -= not within[left]
            first += 1
        if different > most:
            best, most = (found[first][0], end), different
            if most == len(places):
                break
    return best


def _window(text: str, first: int, last: int, width: int) -> Span:
    """A stretch of ``width`` characters around ``first`` to ``last``, with whole words at both ends where it can be."""
    room = width - (last - first)
    if room < 0:  # a phrase that is too long
        room, last = 0, first
    start = max(0, min(first - room // 2, len(text) - width))
    end = min(len(text), start + width)
    if start > 0 and not text[start - 1].isspace() and (blanks := _blanks.search(text, start, first)):
        start = blanks.end()
    if end < len(text) and not text[end].isspace():
        blank_at = max(text.rfind(" ", last, end), text.rfind("\n", last, end))
        end = blank_at if blank_at >= 0 else end
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _on_one_line(text: str, start: int, end: int, shown: list[Span]) -> tuple[str, list[Span]]:
    """The stretch with single blanks, and where the spans are in it."""
    line = ""
    moved: list[Span] = []
    for first, last in shown:
        line += _blanks.sub(" ", text[start:first])
        piece = _blanks.sub(" ", text[first:last])
        moved.append((len(line), len(line) + len(piece)))
        line, start = line + piece, last
    return line + _blanks.sub(" ", text[start:end]), moved
