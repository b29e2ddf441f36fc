"""The clauses that a verb of saying may report: where each would begin and end, and who would say it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from summarize.quotes.cues import CLAUSE_VERBS, TIME, TO_DO_CUES
from summarize.quotes.fragments import is_title
from summarize.quotes.names import UPPER
from summarize.quotes.sentence import CUE, FINITE, Sentence
from summarize.quotes.source import HIDDEN_STOP, Span

AFTER, THAT, BEFORE, INSERTED, VERB_FIRST = "after", "that", "before", "inserted", "verb first"
"""Where the cue stands: "Smith said ...", "Smith said that ...", "..., Smith said.", "..., Smith said, ..." or
"..., said Smith, ...", "..., said Smith"."""

_LEAST_BEFORE = 3  # characters of a clause before its cue
_LONGEST_SUBJECT = 9  # words between the comma and the verb
_LONGEST_TAIL = 12  # words after the cue that ends a sentence
_LONGEST_NAME = 6  # words of a speaker within a clause
_LONGEST_ADDRESS = 10  # words between a verb and its "that"
_LONGEST_SPEAKER = 14  # words after a cue that stands before its speaker

_WHERE = re.compile(r"\s*(?:in|on|at|during)\s[^,.;“”\"]{2,40},\s+")
_WHOM = re.compile(rf"\s*(?:(?:{TIME}|reporters|[A-Z]+ News|him|her|them|us|me)\s+){{1,3}}")
_TOLD = re.compile(
    rf"\s*(?:{UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+){{0,3}}, (?=[“\"])|"
    rf"(?:(?:the|his|her|their|its|our|my|an?) (?:[\w’'-]+ ){{1,3}}|[a-z]+s |(?:{UPPER}[\w’'-]+ ){{1,4}})"
    rf"(?=(?:I|we|you|he|she|it|they|there|the|his|her|their|this|an?|(?:Mr|Mrs|Ms|Dr){HIDDEN_STOP}?)\b))"
)
_TELL = frozenset("tell tells told telling".split())
_SUBORDINATES = frozenset("that whether if how why what who when where".split())
_ANNOUNCING = _SUBORDINATES | {"to"}
_SUBJECTS = frozenset("he she it they we you i there".split())
_BARE = frozenset(("w", "be", "do", "have", CUE))
_OPENINGS = frozenset(
    "in on at for by with from after before since during while when as if although though despite under until".split()
)
_OBJECTS = frozenset("the a an his her their its to that it him them this not no in on".split())
_PREPOSITIONS = frozenset("to about for of on in at with by from into as against".split())
_SAY = frozenset("say says said saying".split())
_ENDS_ADDRESS = frozenset('.,;:“”"')
_OTHER_CLAUSE = frozenset("who which what whether if how why he she it they we you i ed".split()) | {CUE}
_MARKS = "“”\"‘’'.,"
_ANNOUNCES = frozenset(':“"')
_NO_CLAUSE_BEFORE = ".;,"


class Candidate(NamedTuple):
    """A clause ``start`` to ``end`` that the word number ``cue`` may report; ``form`` says where the cue stands.

    ``phrase`` are the words beside the cue that may name the speaker.
    """

    form: str
    cue: int
    start: int
    end: int
    phrase: Span


def candidates(sentence: Sentence, cue: int) -> Iterator[Candidate]:
    """The clauses that the word number ``cue`` of the sentence may report."""
    if sentence.words[cue] not in CLAUSE_VERBS and not sentence.quoted:
        beside = (sentence.at(0), *sentence.classes[cue + 1 : cue + _LONGEST_ADDRESS + 3])
        if _ANNOUNCING.isdisjoint(beside):
            return
    yield from _before(sentence, cue)
    text, after, end = sentence.text, sentence.span(cue)[1], sentence.end
    that = _that(sentence, cue)
    mark = text[after:end].lstrip()[:1]
    as_said = mark == "," and sentence.at(0) == "as"  # "As Smith said, ..."
    if that is None and mark in _NO_CLAUSE_BEFORE and not as_said:  # the empty string too
        return
    start = _after_addressee(sentence, cue) if that is None else that
    candidate = Candidate(THAT if that else AFTER, cue, start, end, (sentence.start, sentence.starts[cue]))
    if start < end and is_clause(sentence, candidate):
        yield candidate


def _that(sentence: Sentence, cue: int) -> int | None:
    """Where the clause begins that a "that" announces, behind place, day and those who are told; None without one."""
    for number in range(cue + 1, min(cue + 2 + _LONGEST_ADDRESS, len(sentence.words) - 1)):
        kind = sentence.classes[number]
        if kind == "that":
            between = sentence.text[sentence.span(cue)[1] : sentence.starts[number]].rstrip(" ,")
            announces = _ENDS_ADDRESS.isdisjoint(between) and sentence.at(number + 1) not in FINITE  # "on that would"
            return sentence.span(number)[1] + 1 if announces else None
        if kind in FINITE or kind in _OTHER_CLAUSE:
            return None
    return None


def _before(sentence: Sentence, cue: int) -> Iterator[Candidate]:
    """The clause before a cue that stands at the end of its sentence, or in the middle of the clause."""
    text, (at, after) = sentence.text, sentence.span(cue)
    comma = text.rfind(",", sentence.start, at)
    if comma <= sentence.start + _LEAST_BEFORE or text[sentence.end : sentence.end + 2].lstrip()[:1] in _ANNOUNCES:
        return
    first = sentence.first_from(comma)
    if sentence.words[cue].endswith("ing") or sentence.at(first) in FINITE:
        return  # ", adding ..." reports what follows; what follows the comma is no speaker
    tail = len(sentence.words) - cue - 1
    if first == cue:
        named = 0 < tail <= _LONGEST_SPEAKER and not _goes_on(sentence, cue)
        forms = [(VERB_FIRST, (after, sentence.end))] if named else []
        name = _name_behind(sentence, cue)
        forms += [(INSERTED, name)] if name else []
    elif cue - first <= _LONGEST_SUBJECT:
        inserted = text[after : sentence.end].lstrip().startswith(",")
        forms = [(INSERTED, (comma + 1, at))] if inserted else []
        forms += [(BEFORE, (comma + 1, at))] if tail <= _LONGEST_TAIL else []
    else:
        return
    for form, phrase in forms:
        end = sentence.end if form == INSERTED else comma
        candidate = Candidate(form, cue, sentence.start, end, phrase)
        if is_clause(sentence, candidate):
            yield candidate


def _name_behind(sentence: Sentence, cue: int) -> Span | None:
    """The few words up to the next comma, if the sentence has but opened before ("By contrast, said Smith, ...")."""
    if sentence.at(0) not in _OPENINGS:
        return None
    after = sentence.span(cue)[1]
    comma = sentence.text.find(",", after, sentence.end)
    last = sentence.first_from(comma) if comma >= 0 else 0
    if not cue + 1 < last <= cue + _LONGEST_NAME or sentence.at(cue + 1) in _SUBJECTS:
        return None
    if sentence.finite(cue + 1, last)[0] or not sentence.finite(last, len(sentence.words))[0]:
        return None
    return after, comma


def _goes_on(sentence: Sentence, cue: int) -> bool:
    """Does a clause follow the verb, and no speaker?"""
    comma = sentence.text.find(",", sentence.span(cue)[1], sentence.end)
    end = sentence.first_from(comma) if comma >= 0 else len(sentence.words)
    return sentence.at(cue + 1) in _SUBJECTS or sentence.finite(cue + 1, end)[0] == "is"


def _after_addressee(sentence: Sentence, cue: int) -> int:
    """Where the clause begins that no "that" announces: after the place, the day and those who are told."""
    text, at, end = sentence.text, sentence.span(cue)[1], sentence.end
    patterns = (_WHERE, _WHOM, _TOLD) if sentence.words[cue].lower() in _TELL else (_WHERE, _WHOM)
    for pattern in patterns:
        found = pattern.match(text, at, end)
        at = found.end() if found else at
    while at < end and (text[at].isspace() or text[at] in ",:"):
        at += 1
    return at


def is_clause(sentence: Sentence, candidate: Candidate) -> bool:
    """Does it begin like a subordinate clause or quote words, or, of a verb that needs no more, hold a finite verb?"""
    first, end = sentence.first_from(candidate.start), sentence.first_from(candidate.end)
    if first >= end:
        return False
    verb, opening = sentence.words[candidate.cue], sentence.at(first)
    if candidate.form == THAT or opening in _SUBORDINATES:
        return True
    if quotes_words(sentence, candidate):
        return True
    if candidate.form == AFTER and opening in _PREPOSITIONS and verb not in _SAY:
        return opening == "to" and verb in TO_DO_CUES and sentence.at(first + 1) in _BARE
    if verb not in CLAUSE_VERBS:
        return False
    finite, place = sentence.finite(first, end)
    if finite == "s" and verb not in _SAY:  # "reported the charges": a plural, unless an object or an auxiliary follows
        follows = sentence.at(first + place + 1) in _OBJECTS
        return opening in _SUBJECTS or follows or not FINITE.isdisjoint(sentence.classes[first:end])
    return opening in _SUBJECTS or finite != ""


def quotes_words(sentence: Sentence, candidate: Candidate) -> bool:
    """Are words of the clause, more than one and no title, between quotation marks?"""
    for k in range(bisect_left(sentence.quoted, (candidate.start - 1, 0)), len(sentence.quoted)):
        start, end = sentence.quoted[k]
        if end > candidate.end + 2:
            return False
        words = sentence.text[start:end].strip(_MARKS)
        if " " in words and not is_title(words):
            return True
    return False
