"""From scores to sentences: how many, none that cannot stand by itself, no repeats, text order; once, for every
method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarize.document import Document
from summarize.words import WORD, content_stems, stemmer, tokens

REPEATED = 0.6
"""Two sentences that share more than this part of the content stems of the shorter say the same."""

FEWEST_WORDS = 4

LONGEST_UNIT = 8
"""A quotation of more sentences than this is never shown whole in a summary, so none of it is."""

CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
CAPITAL_OR_FIGURE = re.compile(r"[A-Z0-9]")


def choose(document: Document, scores: Sequence[float], limit: int, *, words: bool) -> list[int]:
    """The numbers of the chosen sentences in text order: at most ``limit`` sentences, or as near to ``limit`` words as
    whole sentences allow (one at least).

    Units are taken from the best score down; a unit is a sentence with those that it cannot be read without.
    """
    units = _units(document)
    chosen: set[int] = set()
    size = 0
    for number in sorted(range(len(scores)), key=lambda n: (-scores[n], n)):
        unit = units.get(number)
        if unit is None or chosen.issuperset(unit):
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


def _units(document: Document) -> dict[int, tuple[int, ...]]:
    """Sentence -> the sentences it is read with, itself among them; none for what cannot stand in a summary."""
    units: dict[int, tuple[int, ...]] = {}
    for run in _paragraph_runs(document):
        quoted = _quoted(document, run)
        for number in run:
            unit = _with_attribution(number, run, quoted)
            if unit and all(can_stand(_text(document, n), document.title) for n in unit):
                units[number] = unit
    return units


def _paragraph_runs(document: Document) -> Iterator[list[int]]:
    """The numbers of the sentences of each paragraph."""
    run: list[int] = []
    for number, sentence in enumerate(document.sentences):
        if run and document.sentences[run[-1]].paragraph != sentence.paragraph:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


class _Quoted:
    """How a sentence lies to quotation marks: open at its start, open at its end, and whether words stand outside."""

    __slots__ = ("ends_open", "outside", "starts_open")

    def __init__(self, starts_open: bool, ends_open: bool, outside: bool) -> None:
        self.starts_open, self.ends_open, self.outside = starts_open, ends_open, outside


def _quoted(document: Document, run: list[int]) -> dict[int, _Quoted]:
    is_open = False
    found = {}
    for number in run:
        starts, outside = is_open, 0
        for part in re.split(f"([{OPENING}{CLOSING}{STRAIGHT}])", _text(document, number)):
            if part and part in OPENING:
                is_open = True
            elif part and part in CLOSING:
                is_open = False
            elif part == STRAIGHT:
                is_open = not is_open
            elif not is_open:
                outside += len(part.split())
        found[number] = _Quoted(starts, is_open, outside > 1)
    return found


def _with_attribution(number: int, run: list[int], quoted: dict[int, _Quoted]) -> tuple[int, ...]:
    """The run of sentences around this one that holds whole quotations and somebody who says them; empty where there
    is none: a quotation is never shown by halves, nor without its speaker."""
    first = last = number - run[0]
    while last - first < LONGEST_UNIT:
        if quoted[run[first]].starts_open and first > 0:
            first -= 1
        elif quoted[run[last]].ends_open and last + 1 < len(run):
            last += 1
        elif not any(quoted[n].outside for n in run[first : last + 1]) and first > 0:
            first -= 1
        else:
            break
    whole = not quoted[run[first]].starts_open and not quoted[run[last]].ends_open
    said = any(quoted[n].outside for n in run[first : last + 1])
    return tuple(run[first : last + 1]) if whole and said else ()


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
