"""Speech that is cut by its attribution without marks around the pieces, and lines of dialogue behind a dash.

« Nous voulons négocier, a déclaré Mme Roy, mais pas ainsi. »: the words between the commas are the writer's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.continental.phrases import Attribution, Phraser
from summarize.quotes.source import Block, Source, Span

_MAY_BEGIN = re.compile(r"(?:,\s*|[?!…]\s*+(?:[»”]\s+|(?<=\s))|\s[—–-]\s?)(?=[^\W\d_])")
_CUT_SHORT = ',.;:?!…—–»”"“'
_ENDS = re.compile(f"[{_CUT_SHORT}]")
_SENTENCE_ENDS = re.compile(r"[.?!…](?=\s|$)")
_AFTER_DASH = re.compile(r"\s?[—–][.,;:]?\s?")
_TURN = re.compile(r"[—–-]\s?(?=[\w¿¡«“\"…])")
_LONGEST_REST = 60  # characters between the speaker and the end of the writer's words
_TURN_ENDS = tuple(".?!…»”")


class Incise(NamedTuple):
    """The writer's words within speech."""

    start: int
    end: int
    attribution: Attribution


def find_incises(phraser: Phraser, start: int, end: int) -> list[Incise]:
    """The attributions within ``text[start:end]``, in text order."""
    found: list[Incise] = []
    free = start
    for match in _MAY_BEGIN.finditer(phraser.text, start + 1, end):
        if match.start() < free:
            continue
        opening = match.group().strip()[0]
        attribution = phraser.incise_at(match.end(), end, sure=opening == ",")
        if attribution:
            begins = match.start() + (opening in "?!…")
            close = _incise_end(phraser, attribution.end, end, opening in "—–-")
            if close is not None:
                found.append(Incise(begins, close, attribution))
                free = close
    return found


def _incise_end(phraser: Phraser, at: int, end: int, dashed: bool) -> int | None:
    """Where the writer's words end: behind the mark that follows the speaker, or at the end of the stretch."""
    text = phraser.text
    stop = _ENDS.search(text, at, min(end, at + _LONGEST_REST))
    if stop is None:
        return end if end - at < _LONGEST_REST else None
    if dashed:
        dash = _AFTER_DASH.search(text, at, min(end, at + 2 * _LONGEST_REST))
        return dash.end() if dash else end
    if stop.group() == "," and phraser.patterns.relative.match(text, _without_blanks(text, stop.end(), end)):
        full = _SENTENCE_ENDS.search(text, stop.end(), end)
        return full.end() if full else end
    return stop.end()


def _without_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def pieces_between(text: str, start: int, end: int, incises: list[Incise]) -> list[Span]:
    """The pieces of speech around the writer's words, those before each of them and the rest."""
    pieces = []
    for incise in incises:
        pieces.append((start, incise.start))
        start = incise.end
    pieces.append((start, end))
    return [_trimmed(text, a, b) for a, b in pieces]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else (start, start)


def turn_start(source: Source, block: Block) -> int | None:
    """Where the words begin of a block that begins with a dash, as lines of dialogue and of lists do."""
    match = _TURN.match(source.raw, block.start, block.end)
    return match.end() if match else None


def is_turn(source: Source, number: int, incises: dict[int, list[Incise]]) -> bool:
    """Is a block that begins with a dash a line of dialogue? It has a speaker, or stands beside one that has."""
    if incises.get(number):
        return True
    block = source.blocks[number]
    spoken = source.raw[block.end - 1] in _TURN_ENDS
    return spoken and any(incises.get(beside) for beside in (number - 1, number + 1))
