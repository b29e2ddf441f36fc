"""Reported speech without marks: "a déclaré que ...", "selon X, ...", "..., a annoncé la mairie", "dit vouloir ..."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from summarize.quotes.continental.phrases import REACH, Attribution, Cue, Phraser
from summarize.quotes.source import Block, Source, Span

_LEAST_WORDS = 3
_COMMA = re.compile(r"[^,.;:!?«»“”\"]{0,80},")
_LONGEST_REST = 70  # characters behind an attribution that ends a sentence
_LONGEST = 800  # characters of a reported clause


class Clause(NamedTuple):
    """The reported words, and who reports them."""

    start: int
    end: int
    attribution: Attribution


def within(spans: list[Span], start: int, end: int) -> list[Span]:
    """The spans that overlap ``start`` to ``end``, of spans in text order that do not overlap each other."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    last = bisect_left(spans, end, key=lambda span: span[0])
    return spans[first:last]


def reported_clauses(phraser: Phraser, source: Source, block: Block, quoted: list[Span]) -> Iterator[Clause]:
    """The reported clauses of a block, one a sentence, in text order; none begins within ``quoted``."""
    if not phraser.grammar.that:
        return
    end = block.start
    for start, sentence_end in _sentences(source, block):
        if start < end:
            continue
        candidates = _candidates(phraser, start, sentence_end, quoted)
        clause = next((cut for c in candidates if (cut := _cut(source.text, c, quoted))), None)
        if clause:
            yield clause
            end = clause.end


def _sentences(source: Source, block: Block) -> Iterator[Span]:
    at = block.start
    while at < block.end:
        end = source.sentence_end(at, block.end)
        yield at, end
        at = end
        while at < block.end and source.raw[at].isspace():
            at += 1


def _opened_by_source(phraser: Phraser, start: int, end: int) -> Clause | None:
    """ "Selon la préfecture, ..." """
    source = phraser.patterns.according.match(phraser.text, start, end)
    attribution = phraser.attribution_at(start, min(end, start + REACH)) if source else None
    comma = _COMMA.match(phraser.text, attribution.end, end) if attribution else None
    return Clause(comma.end(), end, attribution) if attribution and comma else None


def _candidates(phraser: Phraser, start: int, end: int, quoted: list[Span]) -> Iterator[Clause]:
    """What may be a reported clause of a sentence, the surest first."""
    if clause := _opened_by_source(phraser, start, end):
        yield clause
    for cue in phraser.cues(start, min(end, start + _LONGEST)):
        if within(quoted, cue.start, cue.start + 1):
            continue
        if clause := _by_that(phraser, cue, start, end) or _before_attribution(phraser, cue.start, start, end):
            yield clause
    for source in phraser.patterns.according.finditer(phraser.text, max(start, end - REACH), end):
        if clause := _before_attribution(phraser, source.start(), start, end):
            yield clause


def _by_that(phraser: Phraser, cue: Cue, start: int, end: int) -> Clause | None:
    """ "a déclaré hier que ...", and "dit vouloir ..." """
    that = phraser.patterns.that.match(phraser.text, cue.end, end)
    infinitive = None if that else phraser.patterns.infinitive.match(phraser.text, cue.end, end)
    if that is None and infinitive is None:
        return None
    begins = that.end() if that else infinitive.start(1) if infinitive else end
    subject = cue.pronoun or phraser.subject_before(start, cue.start)
    return Clause(begins, end, Attribution(subject, cue.verb, cue.end))


def _before_attribution(phraser: Phraser, at: int, start: int, end: int) -> Clause | None:
    """ "..., a annoncé mardi la mairie." """
    text = phraser.text
    comma = at - 1
    while comma > start and text[comma].isspace():
        comma -= 1
    if text[comma] != ",":
        return None
    attribution = phraser.incise_at(at, min(end, at + REACH), with_source=True)
    if attribution is None or end - attribution.end > _LONGEST_REST:
        return None
    return Clause(start, comma, attribution)


def _cut(text: str, clause: Clause, quoted: list[Span]) -> Clause | None:
    """The clause without blanks and its full stop; None where it is a quotation or too short to report anything."""
    start, end = clause.start, clause.end
    inside = within(quoted, start, end)
    if any(a <= start or text[start:a].rstrip().endswith(":") for a, b in inside):
        return None
    end = max([end, *(b for _, b in inside)])
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    if any(a <= start and b >= end for a, b in inside) or len(text[start:end].split()) < _LEAST_WORDS:
        return None
    return Clause(start, end, clause.attribution)
