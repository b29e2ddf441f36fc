"""Reported speech without quotation marks: the clauses that a sentence gives to a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarize.quotes import clause_model
from summarize.quotes.clause_subjects import end_of_relative, subject_of
from summarize.quotes.clauses import AFTER, INSERTED, THAT, VERB_FIRST, Candidate, candidates, is_clause, quotes_words
from summarize.quotes.cues import CLAUSE_VERBS, DETERMINERS, NOUNS_ALSO
from summarize.quotes.names import UPPER
from summarize.quotes.phrases import names_a_speaker, subject, trimmed
from summarize.quotes.sentence import CUE, FINITE, Sentence, Words
from summarize.quotes.source import Source, Span

LEAST_CLAUSE = 8  # characters
_MOST_CUES = 60  # of one sentence; what has more is a list of words

_LEAST_WORDS = 4  # of a clause that was cut; fewer are asked again whether they are one
_LONGEST_SUBJECT = 9  # words from "and" to the verb after it
_JOINS = frozenset(("and", "but", "while", "though", "although"))
_NEGATIONS = frozenset(("not", "n't", "never"))
_CLOSERS = "”\"’')"
_ACCORDING = "ccording to"  # with a capital or without
_ACCORDING_FIRST = re.compile(r"\s*(?:[A-Z][\w ]{0,20}?,\s*)?([Aa]ccording to)\s+([^,.;:!?\n]{2,100}),\s*")
_ACCORDING_LAST = re.compile(r"(?:,\s+|\s)(according to)\s+([^.;!?\n]{2,120}?)(?=[.;]|$)")
_MEDIUM = re.compile(
    r"(?<!\s)\s+in (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,2}"
    r"(?:statement|interview|email|e-mail|release|letter|tweet|speech|post|report|memo|filing)\b"
)
_CONTRARY = re.compile(rf",\s+(?:but|and)\s+(?:the|he|she|they|it|{UPPER})")
"""Where the writer goes on after a participle ("..., saying it would, but the company ...")."""


class Clause(NamedTuple):
    """A reported clause; ``phrase`` names the speaker, an empty span where nobody is named ("it was announced").

    ``mention`` are other words that stand for the phrase at the cue ("who"). ``goes_on`` is where the clause goes on
    behind an inserted attribution ("The plan, Smith said, will work").
    """

    phrase: Span
    cue: Span
    start: int
    end: int
    goes_on: Span | None = None
    mention: Span | None = None


class Likely(NamedTuple):
    """A clause that a verb of saying may report, in its sentence."""

    sentence: Sentence
    candidate: Candidate


def narrative_sentences(source: Source, start: int, end: int, quoted: list[Span]) -> Iterator[Span]:
    """The sentences of a block, whole where a stretch runs through a boundary, without the stretches that open them."""
    at, k = start, 0
    while at < end:
        while k < len(quoted) and quoted[k][1] <= at:
            k += 1
        if k < len(quoted) and quoted[k][0] <= at:
            at = quoted[k][1]
        elif source.raw[at].isspace():
            at += 1
        else:
            stop = _narrative_end(source, at, end, quoted, k)
            yield at, stop
            at = max(stop, at + 1)


def beside(start: int, end: int, direct: list[Span]) -> Iterator[Span]:
    """The pieces of a sentence before, between and after the direct speech in it."""
    for first, last in direct:
        if start < first:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _narrative_end(source: Source, at: int, end: int, quoted: list[Span], k: int) -> int:
    stop = source.sentence_end(at, end)
    while k < len(quoted) and quoted[k][0] < stop:
        last = quoted[k][1]
        k += 1
        if stop < last:
            ends_there = source.raw[last - 2 : last - 1] in (".", "!", "?")
            stop = last if ends_there else source.sentence_end(last - 1, end)
    return stop


def likely_clauses(words: Words, span: Span, quoted: list[Span], taken: Iterable[int]) -> list[Likely]:
    """The clauses that the verbs of saying in a sentence may report, with their sentence.

    Verbs between quotation marks report nothing here, nor do the cues of direct speech, which begin at ``taken``.
    """
    start, end = span
    while end > start and not words.text[end - 1].isalnum() and words.text[end - 1] not in _CLOSERS:
        end -= 1
    sentence = Sentence(words, start, end, quoted)
    cues = [number for number, kind in enumerate(sentence.classes) if kind == CUE][:_MOST_CUES]
    free = [number for number in cues if sentence.starts[number] not in taken and _is_verb(sentence, number)]
    return [Likely(sentence, candidate) for number in free for candidate in candidates(sentence, number)]


def _is_verb(sentence: Sentence, number: int) -> bool:
    """Is the word a verb outside quotation marks, no noun ("the report", "Smith's claims") and not negated?"""
    word, previous = sentence.words[number], sentence.words[number - 1] if number else ""
    noun = word in NOUNS_ALSO and (previous.lower() in DETERMINERS or previous.endswith(("’s", "'s")))
    negated = sentence.at(number - 1) in _NEGATIONS
    return not noun and not negated and not sentence.is_quoted(sentence.starts[number])


def may_hold_clauses(words: Words, span: Span, quoted: list[Span]) -> bool:
    """Can there be a reported clause at all in a span of the text?"""
    return words.may_report(*span, bool(quoted)) or words.text.find(_ACCORDING, *span) >= 0


def reported_clauses(
    source: Source, words: Words, span: Span, quoted: list[Span], taken: Iterable[int]
) -> list[Clause]:
    """The clauses that a sentence reports, in text order; none overlaps another.

    The likeliest come first, but of a report within a report whoever says the quoted words has them. ``quoted`` are the
    stretches between marks, ``taken`` the offsets of the cues of direct speech.
    """
    if not may_hold_clauses(words, span, quoted):
        return []
    according = _according(source.text, *span)
    if according:
        return [clause for clause in [_bounded(source, according)] if clause]
    likely = [
        (chance, sentence, candidate)
        for sentence, candidate in likely_clauses(words, span, quoted, taken)
        if (chance := clause_model.chance(sentence, candidate)) >= clause_model.LEAST_CHANCE
    ]
    cues = [candidate.cue for _, _, candidate in likely]
    told = [
        candidate
        for _, sentence, candidate in likely
        if quoted and sentence.words[candidate.cue] in CLAUSE_VERBS and quotes_words(sentence, candidate)
    ]
    chosen: list[Clause] = []
    for _, sentence, candidate in sorted(likely, key=lambda one: (-_depth(one[2], told), -one[0])):
        clause = _clause(source, sentence, _cut(sentence, candidate, cues))
        if clause and not any(_excludes(other, clause) for other in chosen):
            chosen.append(clause)
    return sorted(chosen, key=lambda clause: clause.start)


def _depth(candidate: Candidate, told: list[Candidate]) -> int:
    """How many other clauses that quote words begin with this one's cue: "Smith said that Doe told him “we won”"."""
    if candidate not in told:
        return 0
    return sum(
        candidate.cue - other.cue <= _LONGEST_SUBJECT and other.start < candidate.start and candidate.end <= other.end
        for other in told
    )


def _excludes(one: Clause, other: Clause) -> bool:
    """Do they overlap, or have the same cue?"""
    return one.cue == other.cue or (one.start < other.end and other.start < one.end)


def _cut(sentence: Sentence, candidate: Candidate, cues: list[int]) -> Candidate:
    """A clause after its cue, cut where a later cue reports what follows ("..., and warned that ..."), or where the
    relative clause ends that reports it ("Smith, who said he would stay, left")."""
    behind = candidate.form in (AFTER, THAT) and end_of_relative(sentence, candidate.cue)
    if behind:
        return candidate._replace(end=behind)
    for cue in sorted(cues) if candidate.form in (AFTER, THAT) else ():
        join = cue - 1
        while join > candidate.cue and sentence.at(join) not in _JOINS and sentence.at(join) not in FINITE:
            join -= 1
        if join <= candidate.cue + 1 or sentence.at(join) not in _JOINS or cue - join > _LONGEST_SUBJECT:
            continue
        cut = candidate._replace(end=sentence.span(join - 1)[1])
        if is_clause(sentence, cut):
            return cut
    return candidate


def _according(text: str, start: int, end: int) -> Clause | None:
    at = text.find(_ACCORDING, start, end) - 1
    if at < start:
        return None
    found = _ACCORDING_FIRST.match(text, start, end)
    if found and found.end() < end:
        return Clause(trimmed(text, *found.span(2)), found.span(1), found.end(), end)
    found = _ACCORDING_LAST.search(text, max(start, at - 3), end)
    if found and found.start() > start + LEAST_CLAUSE:
        return Clause(trimmed(text, *found.span(2)), found.span(1), start, found.start())
    return None


def _clause(source: Source, sentence: Sentence, candidate: Candidate) -> Clause | None:
    """The candidate with its end and the words that name its speaker; None where it has none."""
    cue = sentence.span(candidate.cue)
    if candidate.form in (AFTER, THAT):
        speaker = subject_of(sentence, candidate.cue)
        if speaker is None or (speaker.phrase[0] == speaker.phrase[1] and candidate.form == AFTER):
            return None
        end = clause_model.likely_end(clause_model.shipped(), sentence, candidate)
        short = sentence.first_from(end) - sentence.first_from(candidate.start) < _LEAST_WORDS
        if short and not is_clause(sentence, candidate._replace(end=end)):
            return None
        return _bounded(source, Clause(speaker.phrase, cue, candidate.start, end, mention=speaker.mention))
    phrase = trimmed(source.text, *candidate.phrase)
    phrase = subject(source.text, *phrase) if candidate.form != VERB_FIRST else phrase
    said_by_it = source.text[slice(*phrase)].lower() == "it"
    if not said_by_it and not names_a_speaker(source.text, *phrase):
        return None
    if candidate.form != INSERTED:
        return _bounded(source, Clause(phrase, cue, candidate.start, candidate.end))
    first, last = min(cue[0], candidate.phrase[0]), max(cue[1], candidate.phrase[1])
    before = _bounded(source, Clause(phrase, cue, candidate.start, first))
    behind = _bounded(source, Clause(phrase, cue, source.text.find(",", last), candidate.end))
    if before and behind:
        return before._replace(goes_on=(behind.start, behind.end))
    return before or behind


def _bounded(source: Source, clause: Clause) -> Clause | None:
    """The clause without its final punctuation and without the medium ("said ... in a statement")."""
    raw, start, end = source.raw, clause.start, clause.end
    while end > start and (raw[end - 1].isspace() or raw[end - 1] in ".,;!"):
        end -= 1
    while start < end and (raw[start].isspace() or raw[start] == ","):
        start += 1
    said = source.text.startswith("sa", clause.cue[0])
    medium = _MEDIUM.search(source.text, start, end) if said and source.text.find(" in ", start, end) >= 0 else None
    if medium and medium.start() > start + 15:
        end = medium.start()
    contrary = _CONTRARY.search(source.text, start, end) if source.text.endswith("ing", *clause.cue) else None
    if contrary and contrary.start() > start + LEAST_CLAUSE:
        end = contrary.start()
    return clause._replace(start=start, end=end) if end - start >= LEAST_CLAUSE else None
