"""Who is said to have said a quoted stretch: the words before and after it that hold a speaker and a cue."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.cues import AUXILIARIES, TIME, VERBS, WORD, is_adverb, is_verb
from summarize.quotes.names import UPPER, People
from summarize.quotes.phrases import is_participle, main_subject, names_a_speaker, subject, trimmed
from summarize.quotes.source import HIDDEN_STOP, Source, Span
from summarize.quotes.stretches import Stretch

REACH = 140  # characters on which a speaker and a cue are looked for after a stretch
_REACH_BEFORE = 400
_VERBS_TRIED = 8

_VERB_FIRST = re.compile(r"\s*,?\s*([a-z]+)\s+(?!(?:that|to|in|on|the following)\b)(?=[^\s.;:!?“”\"])")
_PHRASE_STOP = re.compile(
    r"\s*(?:[.;:!?\n—–,\"“”]|(?<!\w)'|'(?!\w)|\s(?:in|on|at|during|while|after|before|as|when|to|following|by|who|via|through|outside|last|"
    rf"this|earlier|{TIME}|of his|of her|about|with a|with his|with her|adding|referring|noting|"
    r"and (?:said|added|is|was|has|he|she|they|it|then|to))\b)|$"
)
_APPOSITION = re.compile(
    r",\s*((?:the|an?|who|president|director|chair|head|executive|co-?founder|founder|owner|former)\b"
    r"[^.;:\n“”\"]{2,90}?)(?=[.,;]|$)"
)
_NAME_APPOSED = re.compile(
    rf",\s+({UPPER}[\w{HIDDEN_STOP}’'-]+(?: {UPPER}[\w{HIDDEN_STOP}’'-]+){{1,3}})(?=[.,;“”\"]|\s*$)"
)
"""The name after a role: "said the union's president, Jane Doe"."""

_SPEAKER_FIRST = re.compile(rf"\s+(?:he|she|they|{UPPER}[\w-]+)\s+([a-z]+)\b")
_ACCORDING_AFTER = re.compile(r"\s*,?\s*(according to)\s+([^.;!?\n“”\"]{1,100}?)(?=[.,;\n“”\"]|$)")
_ACCORDING_BEFORE = re.compile(r"\b([Aa]ccording to)\s+([^,.;:!?\n“”\"]{1,100}),")
_DASH = re.compile(
    rf"\s*[―—–-]\s*({UPPER}[\w{HIDDEN_STOP}’'-]+(?: {UPPER}[\w{HIDDEN_STOP}’'-]+){{1,3}})\s*"
    r"(?:,\s*([^.\n“\"]{3,60}))?[.]?\s*(?=\n|$)"
)
_PASSIVE = re.compile(
    r"\b(branded|called|described|dubbed|labelled|labeled|hailed|denounced|condemned|criticised|criticized|praised|dismissed"
    r"|attacked|slammed)(?: (?:as|for being))?(?: (?:an?|the|his|her|its|their))?\s*$"
)
_AGENT = re.compile(
    r"\s+by\s+([^,.;:!?\n“”\"]{2,90}?)(?=\s(?:who|after|for|in|on|at|during|when|last|over)\s|[,.;:!?\n“”\"]|$)"
)
_STOPS = frozenset('.;:!?\n“”"')
_CONJUNCTIONS = frozenset("and but when which that because if so".split())
_STRONG_END = re.compile(r"[,.?!…—–-][”\"’']*$")
_OPEN_END = re.compile(r"[,?!…—–-][”\"’']*$")
_COLON = re.compile(r":\s*$")
_PREDICATE_STOP = re.compile(r"[,:;]|\s(?:to|in|on|at|after|with|as)\s|$")


class Attribution(NamedTuple):
    """The words that give a stretch to a speaker: ``phrase`` names the speaker, ``cue`` says how."""

    phrase: Span
    cue: Span | None
    apposition: Span | None = None


def ends_strongly(text: str, stretch: Stretch) -> bool:
    """Does the stretch end like a sentence or a clause (or is it left open)?"""
    return not stretch.closed or _STRONG_END.search(text, max(stretch.start, stretch.end - 6), stretch.end) is not None


def attribution_after(source: Source, stretch: Stretch, limit: int, begins_sentence: bool) -> Attribution | None:
    """ "..., said Smith", "..., Smith said", "..., according to Smith"; looked for up to ``limit``."""
    text, at = source.text, stretch.end
    comma = text[at : min(limit, at + 3)].lstrip().startswith(",")
    if not ends_strongly(source.raw, stretch) and not comma:
        return None
    limit = min(limit, at + 2 * REACH)
    found = _ACCORDING_AFTER.match(text, at, limit)
    if found:
        return _attribution(text, found.span(2), found.span(1))
    return _verb_speaker(text, at, limit) or (
        _speaker_verb(text, at, limit) if _may_precede(source, stretch, limit, comma, begins_sentence) else None
    )


def _may_precede(source: Source, stretch: Stretch, limit: int, comma: bool, begins_sentence: bool) -> bool:
    """Can "Smith said" after the stretch belong to it, and not begin a sentence of its own?"""
    if source.text[stretch.end : limit].lstrip()[:1] == ".":
        return False
    if comma or _OPEN_END.search(source.raw, max(stretch.start, stretch.end - 6), stretch.end):
        return True
    found = _SPEAKER_FIRST.match(source.text, stretch.end, limit)
    if not begins_sentence or found is None or found.group(1) not in VERBS:
        return False
    return not source.text.startswith(" that ", found.end())


def _verb_speaker(text: str, at: int, limit: int) -> Attribution | None:
    found = _VERB_FIRST.match(text, at, limit)
    if not found or found.group(1) not in VERBS:
        return None
    start = found.end()
    stop = _PHRASE_STOP.search(text, start + 1, min(limit, start + REACH))
    end = stop.start() if stop else min(limit, start + REACH)
    named = _NAME_APPOSED.match(text, end, limit) if text[start].islower() else None
    if named:
        return _attribution(text, (start, named.end()), found.span(1))
    apposition = _APPOSITION.match(text, end, limit)
    return _attribution(text, (start, end), found.span(1), apposition.span(1) if apposition else None)


def _speaker_verb(text: str, at: int, limit: int) -> Attribution | None:
    start, end = at, min(limit, at + REACH)
    while start < end and (text[start].isspace() or text[start] in ",—–-"):
        start += 1
    checked = start
    previous = ""
    for word in WORD.finditer(text, start, end):
        joins = word.group() == "and" and previous[:1].isupper() and text[word.end() + 1 : word.end() + 2].isupper()
        if any(c in _STOPS for c in text[checked : word.start()]) or (word.group() in _CONJUNCTIONS and not joins):
            return None
        checked = word.end()
        if word.start() > start and is_verb(word.group(), previous):
            phrase_end = _before_adverbs(text, start, word.start())
            return _attribution(text, (start, phrase_end), word.span())
        previous = word.group()
    return None


def _before_adverbs(text: str, start: int, end: int) -> int:
    """Drops an auxiliary and an adverb between speaker and verb; something always stays."""
    words = list(WORD.finditer(text, start, end))
    if len(words) > 2 and (words[-2].group(), words[-1].group()) == ("used", "to"):
        words = words[:-2]
    while len(words) > 1 and (words[-1].group() in AUXILIARIES or is_adverb(words[-1].group())):
        words.pop()
    return words[-1].end() if words else end


def _attribution(text: str, phrase: Span, cue: Span | None, apposition: Span | None = None) -> Attribution | None:
    phrase = trimmed(text, *phrase)
    return Attribution(phrase, cue, apposition) if names_a_speaker(text, *phrase) else None


def attribution_by_agent(source: Source, start: int, stretch: Stretch, limit: int) -> Attribution | None:
    """ "branded “a disgrace” by Smith": a passive before the stretch and the one who says it after it."""
    passive = _PASSIVE.search(source.text, max(start, stretch.start - REACH), stretch.start)
    agent = _AGENT.match(source.text, stretch.end, limit) if passive else None
    return _attribution(source.text, agent.span(1), passive.span(1)) if passive and agent else None


def attribution_by_dash(source: Source, stretch: Stretch, limit: int) -> Attribution | None:
    """A name after a dash and nothing more before the ``limit`` or the line's end: "..." — Jane Doe, president."""
    found = _DASH.match(source.text, stretch.end, limit)
    if not found:
        return None
    return Attribution(found.span(1), None, found.span(2) if found.group(2) else None)


def attribution_before(source: Source, start: int, at: int, people: People) -> Attribution | None:
    """ "Smith said: ...", "According to Smith, ..." between the sentence's ``start`` and the stretch ``at``."""
    text = source.text
    start = max(start, at - _REACH_BEFORE)
    found = _ACCORDING_BEFORE.search(text, start, at)
    if found:
        return _attribution(text, found.span(2), found.span(1))
    words = list(WORD.finditer(text, start, at))
    verbs = [k for k, w in enumerate(words) if is_verb(w.group(), words[k - 1].group() if k else "")]
    for k in verbs[: -_VERBS_TRIED - 1 : -1]:
        verb, at_verb = words[k].group(), words[k].start()
        hangs = is_participle(text, start, at_verb, verb)
        phrase = main_subject(text, start, at_verb, people) if hangs else subject(text, start, at_verb)
        if names_a_speaker(text, *phrase):
            return Attribution(phrase, words[k].span())
    if _COLON.search(text, max(start, at - 3), at):
        return attribution_by_colon(source, start, at, people)
    return None


def attribution_by_colon(source: Source, start: int, end: int, people: People) -> Attribution | None:
    """A sentence that ends in a colon and names somebody: its first person speaks, its predicate is the cue."""
    namings = people.within(start, end)
    if not namings:
        return None
    naming = namings[0]
    words = list(WORD.finditer(source.text, naming.end, end))
    verb = next((w for k, w in enumerate(words) if is_verb(w.group(), words[k - 1].group() if k else "")), None)
    if verb:
        return Attribution((start, naming.end), verb.span())
    stop = _PREDICATE_STOP.search(source.text, naming.end + 1, end)
    cue = trimmed(source.text, naming.end, stop.start() if stop else end)
    return Attribution((start, naming.end), cue if cue[0] < cue[1] else None)
