"""Who is said to have said a quoted stretch: the words before it that hold a speaker and a cue."""

from __future__ import annotations

import re
from functools import cache

from summarize.quotes.attribution import NAME, REACH, Attribution, attributed, may_speak, phrase_end
from summarize.quotes.cues import OPENERS, VERBS, WORD, is_verb
from summarize.quotes.marks import DOUBLE
from summarize.quotes.names import UPPER, People
from summarize.quotes.phrases import LONGEST_PHRASE, is_participle, main_subject, names_a_speaker, subject, trimmed
from summarize.quotes.source import Source, Span

_REACH_BEFORE = 400
_VERBS_TRIED = 8

_ACCORDING_BEFORE = re.compile(r"\b([Aa]ccording to)\s+([^,.;:!?\n“”\"]{1,100})[,:]")
_HANGING = re.compile(r"[\s,]{0,3}(?:and |then |while )?[a-z]{2,20}ing\b[^“”\"]{0,40}$")
_CONTRACTION = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|I)[’'](?:s|re|ve|ll|d|m)")
_PUT = re.compile(r" (?:it|out)\b")
_INVERTED = re.compile(rf"\s*(Said|Says|Added|Adds|Wrote|Writes)\s+(?={UPPER}|(?:the|an?|one)\s)")
_THAT = re.compile(r"\bthat\b")
_COLON = re.compile(r":\s*$")
_AFTER_COMMA = re.compile(r",\s+(?:[\w\u2024-]+ ){0,3}$")
_CLAUSE_PRONOUN = re.compile(r"(?:(?<=[,;.?!”\"] )|(?<=\bbut )|(?<=\n)|\A)([Hh]e|[Ss]he|[Tt]hey)\b")
_PREDICATE_JOINS = frozenset("and but to upon then by".split())
_NO_NOUN = frozenset("then would will could is was has had have on in at for to as by with from".split())
_PREDICATE_STOP = re.compile(r"[,:;]|\s(?:to|in|on|at|after|with|as)\s|$")


@cache  # few articles need these, and they compile slowly
def _as_put() -> re.Pattern[str]:
    return re.compile(r"\b[Aa]s\s++([^.;:!?\n“”\"]{2,80}?)\s+(puts? it|point(?:s|ed) out)\b")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\s*({NAME})(:)\s*")


@cache
def _unlisted() -> re.Pattern[str]:
    """ "Smith shot back, ", "Smith issued a statement: "."""
    return re.compile(
        rf"(?:^|(?<=[\s,]))(he|she|they|{NAME})\s+"
        r"((?:shot|fired|hit|went|cut|cried|spoke|broke|screamed|wrote) (?:back|on|in|out|up)"
        r"|(?:issued|released|published|posted) (?:an?|the|this) (?:statement|letter|tweet|message))[,:]\s*$"
    )


def hangs(lead: str) -> bool:
    """Do the words between two stretches hang on what stands before the first one (", adding, ")?"""
    return _HANGING.match(lead) is not None


def resumes(text: str, cue: Span | None, floor: int, at: int) -> bool:
    """Does nothing but an attribution with its ``cue`` stand between two stretches, so that the second goes on?"""
    if cue is None or not floor <= cue[0] < at:
        return False
    after = text[cue[1] : at].rstrip()
    return (not after or after.endswith(",")) and _THAT.search(after) is None


def attribution_before(source: Source, start: int, at: int, people: People) -> Attribution | None:
    """ "Smith said: ...", "According to Smith, ..." between the sentence's ``start`` and the stretch ``at``."""
    text = source.text
    start = max(start, at - _REACH_BEFORE)
    found = _ACCORDING_BEFORE.search(text, start, at)
    if found:
        return attributed(text, found.span(2), found.span(1))
    put = _as_put().search(text, start, at) if _PUT.search(text, start, at) else None
    if put:
        return attributed(text, put.span(1), put.span(2))
    inverted = _INVERTED.match(text, start, at)
    if inverted:
        return attributed(text, (inverted.end(), phrase_end(text, inverted.end(), at)), inverted.span(1))
    words = list(WORD.finditer(text, start, at))
    verbs = [k for k, w in enumerate(words) if is_verb(w.group(), words[k - 1].group() if k else "")]
    for k in verbs[: -_VERBS_TRIED - 1 : -1]:
        phrase = _subject_of(text, start, words, k, people)
        if DOUBLE.search(text, *phrase):
            continue
        nearest = k == verbs[-1] or text[words[k].end() : words[verbs[-1]].start()] == " and "
        if may_speak(text, phrase) if nearest else names_a_speaker(text, *phrase):
            return Attribution(phrase, words[k].span())
    introduces = text[start:at].rstrip()[-1:] in (",", ":")
    unlisted = _unlisted().search(text, max(start, at - REACH), at) if introduces else None
    if unlisted:
        return attributed(text, unlisted.span(1), unlisted.span(2))
    if _COLON.search(text, max(start, at - 3), at):
        return attribution_by_colon(source, start, at, people)
    return None


def _subject_of(text: str, start: int, words: list[re.Match[str]], k: int, people: People) -> Span:
    """The words that name who does what the verb of saying ``words[k]`` tells."""
    at = words[k].start()
    if not is_participle(text, start, at, words[k].group()):
        phrase = subject(text, start, at)
        words_of = text[slice(*phrase)].split()
        if len(words_of) > LONGEST_PHRASE or (words_of and _is_predicate(words_of)):
            return _clause_subject(text, start, at, people) or (at, at)
    elif k and words[k - 1].group() in VERBS and text[words[k - 1].end() : at].strip() == ",":
        phrase = subject(text, start, words[k - 1].start())  # "Smith said, adding"
    else:
        phrase = main_subject(text, start, at, people)
    contraction = _CONTRACTION.fullmatch(text, *phrase)
    if contraction:
        return contraction.span(1)
    return _past_opening(text, phrase, at, people)


def _is_predicate(words: list[str]) -> bool:
    """Do the words tell what somebody did, and not who ("leaned in and", "would later")?"""
    return words[-1] in _PREDICATE_JOINS or words[0] in _NO_NOUN


def _clause_subject(text: str, start: int, at: int, people: People) -> Span | None:
    """The nearest person or pronoun before an offset that stands where a clause begins."""
    pronoun = None
    for found in _CLAUSE_PRONOUN.finditer(text, start, at):
        pronoun = found.span(1)
    for naming in reversed(people.within(start, at)):
        if pronoun and naming.start < pronoun[0]:
            break
        if naming.start == start or _AFTER_COMMA.search(text, max(start, naming.start - 40), naming.start):
            return naming.start, naming.end
    return pronoun


def _past_opening(text: str, phrase: Span, end: int, people: People) -> Span:
    """The phrase; where it opens with "In", "When", ..., the person after a comma, whom the sentence is about."""
    first = WORD.match(text, phrase[0], phrase[1])
    opens = first is not None and (first.group() in OPENERS or first.group().endswith("ing"))
    if first is None or not opens or first.end() == phrase[1]:
        return phrase
    for naming in people.within(phrase[0], end):
        if _AFTER_COMMA.search(text, max(phrase[0], naming.start - 40), naming.start):
            return naming.start, naming.end
    return phrase


def attribution_by_colon(source: Source, start: int, end: int, people: People) -> Attribution | None:
    """A sentence that ends in a colon and names somebody: its first person speaks, its predicate is the cue."""
    text = source.text
    namings = people.within(start, end)
    pronoun = _CLAUSE_PRONOUN.match(text, start, end) or (None if namings else _CLAUSE_PRONOUN.search(text, start, end))
    if pronoun:
        start, naming_end = pronoun.span(1)
    elif namings:
        start, naming_end = _past_opening(text, (start, namings[0].end), end, people)
    else:
        label = _label().fullmatch(text, start, end)
        return Attribution(label.span(1), label.span(2)) if label else None
    words = list(WORD.finditer(text, naming_end, end))
    verb = next((w for k, w in enumerate(words) if is_verb(w.group(), words[k - 1].group() if k else "")), None)
    if verb:
        return Attribution((start, naming_end), verb.span())
    stop = _PREDICATE_STOP.search(text, naming_end + 1, end)
    cue = trimmed(text, naming_end, stop.start() if stop else end)
    return Attribution((start, naming_end), cue if cue[0] < cue[1] else None)
