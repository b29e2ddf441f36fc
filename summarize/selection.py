"""From scores to sentences: how many, none that cannot stand by itself, no repeats, text order; once, for every
method."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.document import Document
from summarize.words import WORD, content_stems, stemmer, tokens

REPEATED = 0.6
"""Two sentences that share more than this part of the content stems of the shorter say the same."""

FEWEST_WORDS = 4

LONGEST_UNIT = 8
"""A quotation of more sentences than this is never shown whole in a summary, so none of it is."""

CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
OPENING, STRAIGHT = "“„«", '"'
MARK = re.compile('[“„«”»"]')
CAPITAL_OR_FIGURE = re.compile(r"[A-Z0-9]")


def choose(document: Document, scores: Sequence[float], limit: int, *, words: bool) -> list[int]:
    """The numbers of the chosen sentences in text order: at most ``limit`` sentences, or as near to ``limit`` words as
    whole sentences allow (one at least).

    Units are taken from the best score down; a unit is a sentence with those that it cannot be read without.
    """
    lies = _quotations(document)
    chosen: set[int] = set()
    size = 0
    for number in sorted(range(len(scores)), key=lambda n: (-scores[n], n)):
        unit = range(0) if number in chosen else _unit(number, lies)
        if not unit or not all(can_stand(_text(document, n), document.title) for n in unit):
            continue
        added = [n for n in unit if n not in chosen]
        grown = size + (sum(_count(document, n) for n in added) if words else len(added))
        fits = abs(limit - grown) < abs(limit - size) if words else grown <= limit
        if fits and not any(_repeats(document, n, chosen) for n in added):
            chosen.update(added)
            size = grown
        if size >= limit:
            break
    return sorted(chosen or _best_alone(document, scores))


def _best_alone(document: Document, scores: Sequence[float]) -> list[int]:
    """One sentence where no unit is short enough: the best that can stand, or the best of all."""
    numbers = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
    standing = [n for n in numbers if can_stand(_text(document, n), document.title)]
    return (standing or numbers)[:1]


def _text(document: Document, number: int) -> str:
    sentence = document.sentences[number]
    return document.text[sentence.start : sentence.end]


def _count(document: Document, number: int) -> int:
    return len(_text(document, number).split())


def can_stand(text: str, title: str | None) -> bool:
    """Whether this is a whole sentence and no headline, list of names and dates, or stump of a broken line."""
    found = WORD.findall(text)
    if len(found) < FEWEST_WORDS or not CLOSED.search(text) or "<" in text:
        return False
    if text.lstrip("\"'“‘(«„")[:1].islower():
        return False
    if title and tokens(text) == tokens(title):
        return False
    return sum(1 for word in found if CAPITAL_OR_FIGURE.match(word)) < 0.8 * len(found) or len(found) > 12


class _Quoted(NamedTuple):
    """How a sentence lies to quotation marks: open at its start, open at its end, and whether words stand outside."""

    paragraph: int
    starts_open: bool
    ends_open: bool
    outside: bool


def _quotations(document: Document) -> list[_Quoted]:
    """How each sentence lies to quotation marks; every paragraph begins anew."""
    lies: list[_Quoted] = []
    for sentence in document.sentences:
        goes_on = bool(lies) and lies[-1].paragraph == sentence.paragraph
        is_open = starts_open = goes_on and lies[-1].ends_open
        outside, at = 0, sentence.start
        for mark in MARK.finditer(document.text, sentence.start, sentence.end):
            outside += 0 if is_open else len(document.text[at : mark.start()].split())
            is_open = mark[0] in OPENING if mark[0] != STRAIGHT else not is_open
            at = mark.end()
        outside += 0 if is_open else len(document.text[at : sentence.end].split())
        lies.append(_Quoted(sentence.paragraph, starts_open, is_open, outside > 1))
    return lies


def _unit(number: int, lies: list[_Quoted]) -> range:
    """The sentences that this one is read with: the run around it that holds whole quotations and somebody who says
    them; empty where there is none: a quotation is never shown by halves, nor without its speaker."""
    paragraph = lies[number].paragraph
    first, last = number, number + 1
    while last - first <= LONGEST_UNIT:
        has_one_before = first > 0 and lies[first - 1].paragraph == paragraph
        if lies[first].starts_open and has_one_before:
            first -= 1
        elif lies[last - 1].ends_open and last < len(lies) and lies[last].paragraph == paragraph:
            last += 1
        elif not any(one.outside for one in lies[first:last]) and has_one_before:
            first -= 1
        else:
            break
    whole = not lies[first].starts_open and not lies[last - 1].ends_open
    return range(first, last) if whole and any(one.outside for one in lies[first:last]) else range(0)


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(content_stems(tokens(text), language, stemmer(language)))


def _repeats(document: Document, number: int, chosen: set[int]) -> bool:
    """Whether one of the chosen sentences says this already."""
    own = _stems(_text(document, number), document.language)
    for other in chosen:
        its = _stems(_text(document, other), document.language)
        if len(own & its) > REPEATED * min(len(own), len(its)):
            return True
    return False
