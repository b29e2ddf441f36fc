"""The subject of a verb of saying that reports a clause: which words of its sentence name who speaks."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.cues import AUXILIARIES, CLAUSE_VERBS, is_adverb
from summarize.quotes.names import UPPER
from summarize.quotes.phrases import names_a_speaker, subject, trimmed
from summarize.quotes.sentence import CUE, FINITE, LONGEST_CLAUSE, Sentence
from summarize.quotes.source import Span

_REACH = 300  # characters before a verb in which its subject stands
_REACH_OF_ANTECEDENT = 80
_LONGEST_ASIDE = 30  # words between the commas around an opening
_RELATIVES = frozenset("who which that".split())
_WRITERS = frozenset("i we you".split())
_JOINS = frozenset("and but or then".split())
_BE = frozenset("is are was were be been being".split())
_OPENINGS = frozenset(
    """
    in on at for by with from after before since during while when as if although though because despite following
    under until unlike
    """.split()
)
_SUBORDINATORS = frozenset("as while when because if since although though where whether that until unless".split())
_BEFORE_AS = frozenset("such well far soon long much".split())
_CONNECTIVES = frozenset("and but so yet still then now also".split())
_AFTER_FINITE_S = frozenset("the a an his her their its to that it him them this".split())
_ENDS_SUBJECT = frozenset(",;:(—–")
_ARTICLE = re.compile(r"\b(?:an?|the|some|many|most|several|two|three|half|[0-9]+ per ?cent)\s+", re.IGNORECASE)
_TO_THE_END = re.compile(r"(?!an?\b)[\w’'-]+(?: (?!an?\b)[\w’'-]+){0,5},?\s*$")
_NAME = re.compile(rf"{UPPER}\w+(?: {UPPER}\w+){{0,4}},?$")
_GROUP = re.compile(r"\b[a-z]{3,}s$")


class Subject(NamedTuple):
    """The words that name the speaker, an empty span for nobody; ``mention`` are others that stand for them ("who")."""

    phrase: Span
    mention: Span | None = None


def subject_of(sentence: Sentence, cue: int) -> Subject | None:
    """The subject of the verb number ``cue``, which reports what follows it; None where the writer or nobody speaks."""
    text, at = sentence.text, sentence.starts[cue]
    before = _before_auxiliaries(sentence, cue)
    kind = sentence.at(before)
    if _is_passive(sentence, cue) or (cue == 0 and sentence.words[0] == "Asked"):
        return Subject((at, at))
    if kind in _RELATIVES and before > 0:
        phrase = _antecedent(text, sentence.start, sentence.starts[before])
        return Subject(phrase, sentence.span(before) if phrase[0] < phrase[1] else None)
    if before < 1 and sentence.words[cue].endswith("ing"):  # "While saying ..., Smith ..."
        return None
    if kind in _JOINS or _hangs(sentence, cue, before):
        return Subject(main_subject(sentence, before if kind in _JOINS else before + 1))
    if sentence.words[cue].endswith("ing"):
        phrase = _antecedent(text, sentence.start, sentence.span(before)[1])
    else:
        start = _after_quoted(sentence, max(sentence.start, at - _REACH), at)
        start = max(start, text.rfind(":", start, at) + 1)
        phrase = subject(text, max(start, _after_subordinator(sentence, cue)), at)
    if text[slice(*phrase)].lower() == "it":
        return Subject(phrase)
    if not names_a_speaker(text, *phrase) and kind not in _WRITERS:
        phrase = main_subject(sentence, before + 1)
    return Subject(phrase) if names_a_speaker(text, *phrase) else None


def end_of_relative(sentence: Sentence, cue: int) -> int | None:
    """Where the relative clause between commas ends whose verb is the cue ("Smith, who said ..., left")."""
    who = _before_auxiliaries(sentence, cue)
    if who < 1 or sentence.at(who) not in _RELATIVES or sentence.text[sentence.span(who - 1)[1]] != ",":
        return None
    for number in range(cue + 2, min(len(sentence.words), cue + LONGEST_CLAUSE)):
        after = sentence.span(number - 1)[1]
        if sentence.text[after] == "," and (sentence.at(number) in FINITE or sentence.at(number) in ("ed", CUE)):
            return after
    return None


def _before_auxiliaries(sentence: Sentence, cue: int) -> int:
    """The number of the last word before the verb that is neither an auxiliary nor an adverb."""
    number = cue - 1
    while number > 0 and (sentence.at(number) in AUXILIARIES or is_adverb(sentence.words[number])):
        number -= 1
    return number


def _after_subordinator(sentence: Sentence, cue: int) -> int:
    """Where the clause of the verb begins, after the last "while" or "because" before it."""
    for number in range(cue - 1, max(0, cue - LONGEST_CLAUSE), -1):  # the first one opens: "As part of the plan, ..."
        kind = sentence.at(number)
        if kind in FINITE or sentence.text[sentence.span(number)[1]] == ",":
            break
        if kind in _SUBORDINATORS and sentence.words[number - 1] not in _BEFORE_AS:
            return sentence.span(number)[1]
    opens = sentence.at(0) in _SUBORDINATORS and _comma_after(sentence, 0) is None
    return sentence.starts[1] if opens else sentence.start


def _is_passive(sentence: Sentence, cue: int) -> bool:
    """ "it was announced that", "is said to": nobody is named."""
    return sentence.at(cue - 1) in _BE and not sentence.words[cue].endswith("ing")


def _hangs(sentence: Sentence, cue: int, before: int) -> bool:
    """Does the verb hang on the clause before it (", arguing that", "by saying that")?"""
    if not sentence.words[cue].endswith("ing"):
        return False
    if before < 0 or sentence.at(before) in ("before", "after", "while", "when", "by", "in", "of", "without", "for"):
        return True
    gap = sentence.text[sentence.span(before)[1] : sentence.starts[before + 1]].strip()
    return gap[:1] in (",", "—", "–", "-")


def main_subject(sentence: Sentence, before: int) -> Span:
    """The subject of the sentence's own verb, of the words up to the number ``before``."""
    first = sentence.first_from(_after_quoted(sentence, sentence.start, sentence.span(before - 1)[1])) if before else 0
    while first < before and sentence.at(first) in _CONNECTIVES:
        first += 1
    for _ in range(2):
        comma = _comma_after(sentence, first)
        if _opens(sentence, first) and comma is not None and comma < before:
            first = comma
    last = first
    while last < before and not _ends_subject(sentence, first, last):
        last += 1
    if last == first:
        return (sentence.start, sentence.start)
    return trimmed(sentence.text, sentence.starts[first], sentence.span(last - 1)[1])


def _opens(sentence: Sentence, first: int) -> bool:
    """Does the sentence open there with something other than its subject?"""
    kind = sentence.at(first)
    return kind in _OPENINGS or sentence.words[first].endswith(("ing", "ed")) or is_adverb(sentence.words[first])


def _comma_after(sentence: Sentence, first: int) -> int | None:
    """The number of the word after the first comma from there."""
    for number in range(first + 1, min(first + _LONGEST_ASIDE, len(sentence.words))):
        if sentence.text[sentence.span(number - 1)[1]] == ",":
            return number
    return None


def _ends_subject(sentence: Sentence, first: int, number: int) -> bool:
    """Is the word the verb of the subject, or cut off from it?"""
    kind = sentence.at(number)
    if number == first:
        return kind in FINITE
    if sentence.text[sentence.span(number - 1)[1] : sentence.starts[number]].strip()[:1] in _ENDS_SUBJECT:
        return True
    if kind in FINITE or kind == "ed" or sentence.words[number] in CLAUSE_VERBS or kind in _RELATIVES:
        return True
    return kind in ("s", CUE) and sentence.at(number + 1) in _AFTER_FINITE_S


def _after_quoted(sentence: Sentence, start: int, at: int) -> int:
    """The end of a quoted stretch before the verb that ends like a clause: the subject stands after it."""
    ends = [b for _, b in sentence.quoted if start < b <= at and sentence.text[b - 2] in ",.?!"]
    return ends[-1] if ends else start


def _antecedent(text: str, start: int, end: int) -> Span:
    """What "that", "who" or a participle stands for: the noun phrase right before it, from its first article."""
    start, end = trimmed(text, start, end)
    low = max(start, end - _REACH_OF_ANTECEDENT)
    for article in _ARTICLE.finditer(text, low, end):
        if _TO_THE_END.match(text, article.end(), end):
            return trimmed(text, article.start(), end)
    found = _NAME.search(text, low, end) or _GROUP.search(text, low, end)
    return trimmed(text, *found.span()) if found else (end, end)
