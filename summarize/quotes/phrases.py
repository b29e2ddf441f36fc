"""Noun phrases around a verb of saying: which words name the speaker."""

from __future__ import annotations

import re

from summarize.quotes.cues import AUXILIARIES, OPENERS, VERBS, is_adverb
from summarize.quotes.names import UPPER, People
from summarize.quotes.source import HIDDEN_STOP, Span

SUBJECT_REACH = 45  # characters from the start of a sentence in which a name is its subject
_SHORT_PHRASE = 7
LONGEST_PHRASE = 16  # words in the name of a speaker; more is a clause
_OUTER = " \t\n\xa0,;:—–-"
_COMMA = re.compile(r"(?<=\w),\s+")
_APPOSITION = re.compile(
    rf"(?:\d\d,|(?:the|an?|who|president|chair|director|head|co-|founder|executive|former|"
    rf"[a-z]+(?: \w+){{0,4}} (?:of|for|with|at))\b|{UPPER})"
)
_CLAUSE_BREAK = re.compile(
    rf"\b(?:and|but|that|because|while|when|as|which|if|after|before|since|until)\s+(?=(?:{UPPER}|(?:he|she|they|it|the|a)\b))|"
    rf",\s+(?:and|but)\s+(?=[a-z]+s\b)|\b(?:where|though|although|because|whether)\s+|[—–―]\s+(?={UPPER}|(?:he|she|they|the|a)\b)|"
    rf"\b(?:said|says|say|told \w+)\s+(?={UPPER}|(?:he|she|they|the|his|her|an?|some|many|most|several)\b)"
)
"""Where the clause of a verb begins: after a conjunction, or after another verb ("Smith said Doe told reporters")."""

_CLAUSE_MARKS = frozenset(",—–―")
_CLAUSE_WORDS = tuple(
    "and but that because while when as which if after before since until where though although whether said says say "
    "told".split()
)
_NOUN_PHRASE = re.compile(rf"(?:the|an?|one|another|some|his|her|their)\b|{UPPER}")
_PARTICIPLE_FIRST = re.compile(r"[A-Z][a-z]+ing (?:an?|the|his|her|their|ahead|at|by|for|from|in|of|on|to|with)\b")
_NAME_LAST = re.compile(rf"(?![DIR]-){UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+)*$")
"""The subject after an opening that ends with a place or a year: "In Novi, Michigan, Smith"."""

_TWO_NAMES = re.compile(rf"{UPPER}[\w-]+(?: {UPPER}[\w-]+)* and {UPPER}")
_DATELINE = re.compile(r"[A-Z][A-Z .,/]{3,40}(?:\([^)\n]{0,40}\))?\s*[—–-]+\s*")
_CONNECTIVE = re.compile(
    r"(?:And|But|Then|Still|Meanwhile|However|Later|Instead|So|Now|Yet|Also|As|While|Although|Though|Because|When|If|Since|"
    r"but|and|[Ww]ith)\s++,?\s*+"
)
_NO_SPEAKER = frozenset(
    """
    this that there which what to and or but not is was were are be been being who also as so has have had you
    i we of if
    """.split()
)
_NO_SPEAKER_FIRST = frozenset("i we you to of that if not what how why whether".split())
_PREDICATES = frozenset("is are was were will would can could should may might must has have had".split())
_RELATIVES = frozenset("who whose which that".split())
_SPEAKS_ONESELF = re.compile(r"(?:I|[Ww]e)[’'](?:m|ve|d|ll|re)$")
_PREDICATE = re.compile(
    r"\s(?:is|was|has|have|had|were|are|will|would|did|does|went|goes|gave|took|made|came|hit|saw|got|left|met|ran|began|spoke"
    r"|kept|held|led|won|lost|stood|sat|fought|brought|sought|[a-z]+ed)\s"
)
_PRONOUN_FIRST = re.compile(r"\s*(?:(?:But|And|Then|Later|Instead|Still),? )?(He|She|They|It)\b")
_ASIDE = re.compile(
    r"(?:who|which|whose|in|on|at|during|after|before|via|through|from|with|[a-z]+ing|[a-z]+ed (?:in|by|on|at|with))\b"
)
_FINITE = re.compile(r"\s(?:is|was|has|have|had|were|are|will|would|can|could|should|may|might|must)\s")
_PARTICIPLE_AFTER = re.compile(r"(?:,(?:\s+[a-z]+ly)?|\b(?:before|after|while|when|by))\s*$")
_SAID_LAST = re.compile(r"\b([a-z]+),\s*$")
_LONGEST_AUXILIARY = 40  # characters before a verb in which an auxiliary or an adverb is looked for
_BREAKS = frozenset(",;:—–―-()/\n\xa0")
_NOT_BARE = OPENERS | frozenset(
    "and but that because while when as which if after before since until where though although whether with "
    "So Now Yet Also As While Although Though Because When If Since".split()
)
_SHORT = 3  # words of a phrase in which nothing can stand before the subject but a connective


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without outer blanks, commas and dashes."""
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def subject(text: str, start: int, end: int) -> Span:
    """The noun phrase that ends ``text[start:end]``, the words of a clause before its verb."""
    start = max(start, text.rfind(";", start, end) + 1)
    end = _without_auxiliaries(text, start, end)
    start, end = trimmed(text, start, end)
    phrase = text[start:end]
    if _is_bare(phrase):
        return start, end
    if "," in phrase:
        start, end = _after_opening(text, start, end)
    if _may_have_clauses(phrase) and not _TWO_NAMES.match(text, start, end):
        breaks = list(_CLAUSE_BREAK.finditer(text, start, end))
        start = breaks[-1].end() if breaks else start
    start, end = trimmed(text, start, end)
    for pattern in (_DATELINE, _CONNECTIVE):
        found = pattern.match(text, start, end)
        if found:
            start, end = trimmed(text, found.end(), end)
    return start, end


def _is_bare(phrase: str) -> bool:
    """Is it a name or a noun phrase of few words with nothing around it?"""
    words = phrase.split()
    return 0 < len(words) <= _SHORT and _NOT_BARE.isdisjoint(words) and _BREAKS.isdisjoint(phrase)


def _may_have_clauses(phrase: str) -> bool:
    """Can `_CLAUSE_BREAK` match at all? It is slow, and few phrases have its words or marks."""
    return not _CLAUSE_MARKS.isdisjoint(phrase) or any(word.endswith(_CLAUSE_WORDS) for word in phrase.split())


def _without_auxiliaries(text: str, start: int, end: int) -> int:
    """Drops "has", "would later", "also", ... before the verb."""
    while True:
        low = max(start, end - _LONGEST_AUXILIARY)
        words = text[low:end].rstrip(_OUTER)
        word = words[max(words.rfind(" "), words.rfind("\n"), words.rfind("\xa0")) + 1 :]
        plain_word = word.replace("n’t", "").replace("n't", "") if word.endswith("t") else word
        if not word or (plain_word not in AUXILIARIES and not is_adverb(plain_word)):
            return end
        end = low + len(words) - len(word)


def _after_opening(text: str, start: int, end: int) -> Span:
    """Drops what stands before the subject ("In November, ..."), keeps an apposition ("Smith, the president, ...")."""
    commas = list(_COMMA.finditer(text, start, end))
    while commas and _ASIDE.match(text, commas[-1].end(), end):
        if not _is_phrase(text, commas[-2].end() if len(commas) > 1 else start, commas[-1].start()):
            break
        end = commas.pop().start()
    if not commas:
        return start, end
    first = text[start : commas[0].start()].split()
    second = commas[0].end()
    if first and (first[0] in OPENERS or _PARTICIPLE_FIRST.match(text, start, end)):
        last = commas[-1].end()
        place_before = _NAME_LAST.match(text, last, end) is not None
        return (second if _NOUN_PHRASE.match(text, second, end) and not place_before else last), end
    apposed = _APPOSITION.match(text, second, end) and not _FINITE.search(text, start, commas[0].start())
    return (start if apposed else commas[-1].end()), end


def _is_phrase(text: str, start: int, end: int) -> bool:
    """Are the words before an aside few enough to be its noun phrase, and no opening of the sentence?"""
    words = text[start:end].split()
    return 0 < len(words) <= _SHORT_PHRASE and words[0] not in OPENERS


def is_participle(text: str, start: int, at: int, verb: str) -> bool:
    """Does the verb at an offset hang on the clause before it (", arguing", "before asking")?"""
    return verb.endswith("ing") and _PARTICIPLE_AFTER.search(text, max(start, at - 20), at) is not None


def main_subject(text: str, start: int, end: int, people: People) -> Span:
    """The subject of the clause that a participle hangs on: the name that opens it, or the words before its verb."""
    said = _SAID_LAST.search(text, max(start, end - 20), end)
    if said and said.group(1) in VERBS:  # "..., Smith said, adding"
        return subject(text, start, said.start())
    pronoun = _PRONOUN_FIRST.match(text, start, end)
    if pronoun:
        return pronoun.span(1)
    predicate = _PREDICATE.search(text, start, end)
    namings = people.within(start, predicate.start() if predicate else end)
    if namings and namings[0].start < start + SUBJECT_REACH:
        return subject(text, start, namings[0].end)
    return subject(text, start, predicate.start() if predicate else end)


def names_a_speaker(text: str, start: int, end: int) -> bool:
    """Could the words name somebody who speaks?"""
    phrase = text[start:end]
    words = phrase.split()
    if not words or len(words) > LONGEST_PHRASE or len(phrase) < 2:
        return False
    first = words[0].lower()
    if len(words) == 1:
        if words[0] in OPENERS or first in _NO_SPEAKER:
            return False
    elif first in _NO_SPEAKER_FIRST or _SPEAKS_ONESELF.match(words[-1]) or _predicates(words):
        return False
    return phrase[0].isalpha() or any(map(str.isalpha, phrase))


def _predicates(words: list[str]) -> bool:
    """Do the words say something of somebody ("they will try", and not "those who will try")?"""
    for word in words[1:]:
        if word in _RELATIVES:
            return False
        if word in _PREDICATES:
            return True
    return False


def plain(text: str) -> str:
    """Words of the text as a reader is shown them: single blanks, full stops back in place."""
    return " ".join(text.replace(HIDDEN_STOP, ".").split()).strip(_OUTER)
