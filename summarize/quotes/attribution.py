"""Who is said to have said a quoted stretch: the words after it that hold a speaker and a cue."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from summarize.quotes.cues import AUXILIARIES, TIME, VERBS, WORD, is_adverb, is_verb
from summarize.quotes.names import UPPER
from summarize.quotes.phrases import LONGEST_PHRASE, names_a_speaker, trimmed
from summarize.quotes.source import HIDDEN_STOP, Source, Span
from summarize.quotes.stretches import Stretch

REACH = 140  # characters on which a speaker and a cue are looked for beside a stretch
NAME = rf"{UPPER}[\w{HIDDEN_STOP}’'-]*(?: {UPPER}[\w{HIDDEN_STOP}’'-]*){{0,4}}"

_VERB_FIRST = re.compile(r"\s*+,?\s*+([a-z]+)\s+(?!(?:that|to|in|on|the following)\b)(?=[^\s.;:!?“”\"])")
_PHRASE_STOP = re.compile(
    r"[.;:!?\n—–,\"“”]|(?<!\w)'|'(?!\w)|\s(?:in|on|at|during|while|after|before|as|when|to|following|by|who|via|through|outside|last|"
    rf"this|earlier|{TIME}|of his|of her|about|with a|with his|with her|adding|referring|noting|"
    r"and (?:said|added|is|was|has|he|she|they|it|then|to))\b|$"
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
_ACCORDING_AFTER = re.compile(r"\s*+,?\s*+(according to)\s+([^.;!?\n“”\"]{1,100}?)(?=[.,;\n“”\"]|$)")
_ARTICLE = re.compile(r"(?:the|an?)\s")
_SUBJECT_PRONOUN = re.compile(r"\s(?:he|she|they|it|we|I|you|the|then)\b")
_PASSIVE = re.compile(
    r"\b(branded|called|described|dubbed|labelled|labeled|hailed|denounced|condemned|criticised|criticized|praised|dismissed"
    r"|attacked|slammed)(?: (?:as|for being))?(?: (?:an?|the|his|her|its|their))?\s*$"
)
_AGENT = re.compile(
    r"\s+by\s+([^,.;:!?\n“”\"]{2,90}?)(?=\s(?:who|after|for|in|on|at|during|when|last|over)\s|[,.;:!?\n“”\"]|$)"
)
_STOPS = frozenset('.;:!?\n“”"')
_SENTENCE_WORDS = 4
_NAME_OR_PRONOUN = re.compile(rf"{UPPER}|he\b|she\b|they\b")
_AFTER_CUE = re.compile(r"\s*(?:[.,]|$)|\s(?:in|on|at|after|during|of|when|while|as|by|to)\b")
_INTRODUCES = re.compile(r"[^.;!?\n“”\"]{0,60}[,:]\s*$")
"""What stands between the cue and the next stretch where that is what it introduces: "He added, ..." """

_CONJUNCTIONS = frozenset("and but when which that because if so".split())
_SPEAKING_PRONOUNS = frozenset(("I", "it", "It"))
_AFTER_END = "”“\"’' \n\t\xa0"  # what may stand between the last punctuation of a stretch and its end
_DASHES = "―—–-"


@cache  # few articles need these, and they compile slowly
def _unlisted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "riffed Smith" and "Smith shot back"."""
    first = re.compile(rf"\s*([a-z]{{2,}}ed)\s+(?={UPPER}[a-z])")
    last = re.compile(
        rf"\s*(he|she|they|{NAME}|(?:the|an?) [\w’' -]{{2,80}}?)\s+"
        r"((?:shot|fired|hit|went|cut|cried|spoke|broke|screamed) (?:back|on|in|out|up)|[a-z]{2,}ed)"
        rf"(?=[.,;]|$|\s(?:in|on|at|after|with|to|by|as|of|when|while|during|{UPPER}))"
    )
    return first, last


@cache
def _as_put() -> re.Pattern[str]:
    return re.compile(r"\s*+,?\s*+as\s++([^.,;:!?\n“”\"]{2,80}?)\s+(puts? it|point(?:s|ed) out)\b")


@cache
def _dash(least_words: int) -> re.Pattern[str]:
    """A dash with a name of so many words or more, and a role or a handle after it."""
    word = rf"{UPPER}[\w{HIDDEN_STOP}’'-]+"
    return re.compile(
        rf"\s*+([{_DASHES}])\s*+({word}(?: {word}){{{least_words - 1},3}})"
        r"(?:\s*+(?:,\s*+([^.\n“\"]{3,60})|\(@\w+\)[^\n“\"]{0,40}))?[^\S\n]*+[.]?[^\S\n]*+(?=\n|$)"
    )


class Attribution(NamedTuple):
    """The words that give a stretch to a speaker: ``phrase`` names the speaker, ``cue`` says how."""

    phrase: Span
    cue: Span | None
    apposition: Span | None = None


def ends_strongly(text: str, stretch: Stretch) -> bool:
    """Does the stretch end like a sentence or a clause (or is it left open)?"""
    return not stretch.closed or _last_before_marks(text, stretch) in set(",.?!…—–-")


def _last_before_marks(text: str, stretch: Stretch) -> str:
    """The last character of the quoted words."""
    return text[max(stretch.start, stretch.end - 6) : stretch.end].rstrip(_AFTER_END)[-1:]


def attribution_after(source: Source, stretch: Stretch, limit: int, begins_sentence: bool) -> Attribution | None:
    """ "..., said Smith", "..., Smith said", "..., according to Smith"; looked for up to ``limit``."""
    text, at = source.text, stretch.end
    comma = text[at : min(limit, at + 3)].lstrip().startswith(",")
    limit = min(limit, at + 2 * REACH)
    if not ends_strongly(source.raw, stretch) and not comma:
        return _without_comma(source, stretch, limit) if begins_sentence else None
    according = _ACCORDING_AFTER.match(text, at, limit)
    if according:
        return attributed(text, according.span(2), according.span(1))
    put = _as_put().match(text, at, limit) if text[at : at + 6].lstrip(" ,").startswith("as ") else None
    if put:
        return attributed(text, put.span(1), put.span(2))
    found = _verb_speaker(text, at, limit)
    if found is None and _may_precede(source, stretch, limit, comma, begins_sentence):
        found = _speaker_verb(text, at, limit)
    if found and not begins_sentence and text[slice(*found.phrase)] in _SPEAKING_PRONOUNS:
        return None
    if found is None and begins_sentence and (comma or _last_before_marks(source.raw, stretch) == ","):
        found = _by_unlisted_verb(text, at, limit)
    return found


def _by_unlisted_verb(text: str, at: int, limit: int) -> Attribution | None:
    """ "...," riffed Smith; "...," Smith shot back: after a quoted comma any verb tells who speaks."""
    verb_first, verb_last = _unlisted()
    first = verb_first.match(text, at, limit)
    if first:
        return attributed(text, (first.end(), phrase_end(text, first.end(), limit)), first.span(1))
    last = verb_last.match(text, at, limit)
    return attributed(text, last.span(1), last.span(2)) if last else None


def _without_comma(source: Source, stretch: Stretch, limit: int) -> Attribution | None:
    """ "... a thing" Smith said. with the comma forgotten: only where a sentence is quoted and nothing else follows."""
    text, inner = source.text, stretch.inner(source.raw)
    if len(inner[:200].split()) < _SENTENCE_WORDS or not inner[:1].isupper():
        return None
    found = _verb_speaker(text, stretch.end, limit) or _speaker_verb(text, stretch.end, limit)
    if found is None or found.cue is None or not _NAME_OR_PRONOUN.match(text, found.phrase[0]):
        return None
    speaker_last = found.cue[0] < found.phrase[0]
    return found if speaker_last or _AFTER_CUE.match(text, found.cue[1], limit) else None


def _may_precede(source: Source, stretch: Stretch, limit: int, comma: bool, begins_sentence: bool) -> bool:
    """Can "Smith said" after the stretch belong to it, and not begin a sentence of its own?"""
    if source.text[stretch.end : limit].lstrip()[:1] == ".":
        return False
    if comma or _last_before_marks(source.raw, stretch) in set(",?!…—–-"):
        return True
    found = _SPEAKER_FIRST.match(source.text, stretch.end, limit)
    if not begins_sentence or found is None or found.group(1) not in VERBS:
        return False
    introduces = _INTRODUCES.match(source.text, found.end(), limit) and limit < len(source.text)
    return not (introduces or source.text.startswith(" that ", found.end()))


def _verb_speaker(text: str, at: int, limit: int) -> Attribution | None:
    found = _VERB_FIRST.match(text, at, limit)
    if not found or found.group(1) not in VERBS:
        return None
    start = found.end()
    end = phrase_end(text, start, limit)
    named = _NAME_APPOSED.match(text, end, limit) if text[start].islower() else None
    if named:
        return attributed(text, (start, named.end()), found.span(1))
    apposition = _APPOSITION.match(text, end, limit)
    return attributed(text, (start, end), found.span(1), apposition.span(1) if apposition else None)


def phrase_end(text: str, start: int, limit: int) -> int:
    """Where the noun phrase that begins there ends."""
    limit = min(limit, start + REACH)
    stop = _PHRASE_STOP.search(text, start + 1, limit)
    return start + len(text[start : stop.start() if stop else limit].rstrip())


def _speaker_verb(text: str, at: int, limit: int) -> Attribution | None:
    start, end = at, min(limit, at + REACH)
    while start < end and (text[start].isspace() or text[start] in ",—–-"):
        start += 1
    checked = start
    previous = ""
    for word in WORD.finditer(text, start, end):
        joins = word.group() == "and" and _joins_nouns(text, start, word, previous)
        if any(c in _STOPS for c in text[checked : word.start()]) or (word.group() in _CONJUNCTIONS and not joins):
            return None
        checked = word.end()
        if word.start() > start and is_verb(word.group(), previous):
            phrase_end = _before_adverbs(text, start, word.start())
            comma = text.find(",", start, phrase_end)
            if comma >= 0 and len(text[start:phrase_end].split()) > LONGEST_PHRASE:
                return attributed(text, (start, comma), word.span(), trimmed(text, comma, phrase_end))
            return attributed(text, (start, phrase_end), word.span())
        previous = word.group()
    return None


def _joins_nouns(text: str, start: int, word: re.Match[str], previous: str) -> bool:
    """Does an "and" stand between names ("Smith and Jones"), in an apposition, or in "the senator and candidate"?"""
    if previous[:1].isupper() and text[word.end() + 1 : word.end() + 2].isupper():
        return True
    within = _ARTICLE.match(text, start) is not None or text.find(",", start, word.start()) >= 0
    return within and _SUBJECT_PRONOUN.match(text, word.end()) is None


def _before_adverbs(text: str, start: int, end: int) -> int:
    """Drops an auxiliary and an adverb between speaker and verb; something always stays."""
    words = list(WORD.finditer(text, start, end))
    if len(words) > 2 and (words[-2].group(), words[-1].group()) == ("used", "to"):
        words = words[:-2]
    while len(words) > 1 and (words[-1].group() in AUXILIARIES or is_adverb(words[-1].group())):
        words.pop()
    return words[-1].end() if words else end


def attributed(text: str, phrase: Span, cue: Span | None, apposition: Span | None = None) -> Attribution | None:
    """The attribution to a phrase, or None where it could name nobody."""
    phrase = trimmed(text, *phrase)
    return Attribution(phrase, cue, apposition) if may_speak(text, phrase) else None


def may_speak(text: str, phrase: Span) -> bool:
    """Could the words name who speaks between marks? The writer and a report ("it") can, as they cannot elsewhere."""
    return text[phrase[0] : phrase[1]] in _SPEAKING_PRONOUNS or names_a_speaker(text, *phrase)


def attribution_by_agent(source: Source, start: int, stretch: Stretch, limit: int) -> Attribution | None:
    """ "branded “a disgrace” by Smith": a passive before the stretch and the one who says it after it."""
    passive = _PASSIVE.search(source.text, max(start, stretch.start - REACH), stretch.start)
    agent = _AGENT.match(source.text, stretch.end, limit) if passive else None
    return attributed(source.text, agent.span(1), passive.span(1)) if passive and agent else None


def attribution_by_dash(source: Source, stretch: Stretch, limit: int) -> Attribution | None:
    """A name after a dash and nothing more before the ``limit`` or the line's end: "..." — Jane Doe, president."""
    after = source.text[stretch.end : stretch.end + 8].lstrip()[:1]
    found = _dash(2).match(source.text, stretch.end, limit) if after and after in _DASHES else None
    found = found or _signature(source, stretch)
    if not found:
        return None
    return Attribution(found.span(2), found.span(1), found.span(3) if found.group(3) else None)


def _signature(source: Source, stretch: Stretch) -> re.Match[str] | None:
    """The name after a dash that is all of the block after the stretch's."""
    number = stretch.block + 1
    if number == len(source.blocks) or stretch.end < source.blocks[stretch.block].end:
        return None
    block = source.blocks[number]
    return _dash(1).fullmatch(source.text, block.start, block.end) if source.text[block.start] in _DASHES else None
