"""Who is said to have said a quoted stretch: the words before and after it that hold a speaker and a cue."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.cues import AUXILIARIES, OPENERS, TIME, VERBS, WORD, is_adverb, is_verb
from summarize.quotes.names import UPPER, People
from summarize.quotes.phrases import LONGEST_PHRASE, is_participle, main_subject, names_a_speaker, subject, trimmed
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
_ACCORDING_BEFORE = re.compile(r"\b([Aa]ccording to)\s+([^,.;:!?\n“”\"]{1,100})[,:]")
_ARTICLE = re.compile(r"(?:the|an?)\s")
_SUBJECT_PRONOUN = re.compile(r"\s(?:he|she|they|it|we|I|you|the|then)\b")
_HANGING = re.compile(r"[\s,]{0,3}(?:and |then |while )?[a-z]{2,20}ing\b[^“”\"]{0,40}$")
_COMMA_END = re.compile(r",[”“\"’'\s]*$")
_NAME = rf"{UPPER}[\w{HIDDEN_STOP}’'-]*(?: {UPPER}[\w{HIDDEN_STOP}’'-]*){{0,4}}"
_UNLISTED_FIRST = re.compile(rf"\s*([a-z]{{2,}}ed)\s+(?={UPPER}[a-z])")
_UNLISTED_LAST = re.compile(
    rf"\s*(he|she|they|{_NAME}|(?:the|an?) [\w’' -]{{2,80}}?)\s+"
    r"((?:shot|fired|hit|went|cut|cried|spoke|broke|screamed) (?:back|on|in|out|up)|[a-z]{2,}ed)"
    rf"(?=[.,;]|$|\s(?:in|on|at|after|with|to|by|as|of|when|while|during|{UPPER}))"
)
_AS_PUT_BEFORE = re.compile(r"\b[Aa]s\s+([^.;:!?\n“”\"]{2,80}?)\s+(puts? it|point(?:s|ed) out)\b")
_AS_PUT_AFTER = re.compile(r"\s*,?\s*as\s+([^.,;:!?\n“”\"]{2,80}?)\s+(puts? it|point(?:s|ed) out)\b")
_LABEL = re.compile(rf"\s*({_NAME})(:)\s*")
_CONTRACTION = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|I)[’'](?:s|re|ve|ll|d|m)")
_PUT = re.compile(r" (?:it|out)\b")
_INVERTED = re.compile(rf"\s*(Said|Says|Added|Adds|Wrote|Writes)\s+(?={UPPER}|(?:the|an?|one)\s)")
_UNLISTED_BEFORE = re.compile(
    rf"(?:^|(?<=[\s,]))(he|she|they|{_NAME})\s+"
    r"((?:shot|fired|hit|went|cut|cried|spoke|broke|screamed|wrote) (?:back|on|in|out|up)"
    r"|(?:issued|released|published|posted) (?:an?|the|this) (?:statement|letter|tweet|message))[,:]\s*$"
)
_DASH = re.compile(
    rf"\s*([―—–-])\s*({UPPER}[\w{HIDDEN_STOP}’'-]+(?: {UPPER}[\w{HIDDEN_STOP}’'-]+){{1,3}})\s*"
    r"(?:,\s*([^.\n“\"]{3,60})|\(@\w+\)[^\n“\"]{0,40})?[.]?\s*(?=\n|$)"
)
_DASHES = "―—–-"
_SIGNATURE = re.compile(
    rf"([{_DASHES}]) ?({UPPER}[\w{HIDDEN_STOP}’'-]+(?: {UPPER}[\w{HIDDEN_STOP}’'-]+){{0,3}})"
    r"(?:, ([^.\n“\"]{3,60}))?[.]?"
)
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
_THAT = re.compile(r"\bthat\b")
_STRONG_END = re.compile(r"[,.?!…—–-][”“\"’'\s]*$")
_OPEN_END = re.compile(r"[,?!…—–-][”“\"’'\s]*$")
_COLON = re.compile(r":\s*$")
_AFTER_COMMA = re.compile(r",\s+(?:[\w\u2024-]+ ){0,3}$")
_CLAUSE_PRONOUN = re.compile(r"(?:(?<=[,;.?!”\"] )|(?<=\bbut )|(?<=\n)|\A)([Hh]e|[Ss]he|[Tt]hey)\b")
_PREDICATE_JOINS = frozenset("and but to upon then by".split())
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
    limit = min(limit, at + 2 * REACH)
    if not ends_strongly(source.raw, stretch) and not comma:
        return _without_comma(source, stretch, limit) if begins_sentence else None
    according = _ACCORDING_AFTER.match(text, at, limit)
    if according:
        return _attribution(text, according.span(2), according.span(1))
    put = _AS_PUT_AFTER.match(text, at, limit)
    if put:
        return _attribution(text, put.span(1), put.span(2))
    found = _verb_speaker(text, at, limit)
    if found is None and _may_precede(source, stretch, limit, comma, begins_sentence):
        found = _speaker_verb(text, at, limit)
    if found and not begins_sentence and text[slice(*found.phrase)] in _SPEAKING_PRONOUNS:
        return None
    if (
        found is None
        and begins_sentence
        and (comma or _COMMA_END.search(source.raw, max(stretch.start, stretch.end - 6), stretch.end))
    ):
        found = _by_unlisted_verb(text, at, limit)
    return found


def _by_unlisted_verb(text: str, at: int, limit: int) -> Attribution | None:
    """ "...," riffed Smith; "...," Smith shot back: after a quoted comma any verb tells who speaks."""
    first = _UNLISTED_FIRST.match(text, at, limit)
    if first:
        return _attribution(text, (first.end(), _phrase_end(text, first.end(), limit)), first.span(1))
    last = _UNLISTED_LAST.match(text, at, limit)
    return _attribution(text, last.span(1), last.span(2)) if last else None


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
    if comma or _OPEN_END.search(source.raw, max(stretch.start, stretch.end - 6), stretch.end):
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
    end = _phrase_end(text, start, limit)
    named = _NAME_APPOSED.match(text, end, limit) if text[start].islower() else None
    if named:
        return _attribution(text, (start, named.end()), found.span(1))
    apposition = _APPOSITION.match(text, end, limit)
    return _attribution(text, (start, end), found.span(1), apposition.span(1) if apposition else None)


def _phrase_end(text: str, start: int, limit: int) -> int:
    """Where the noun phrase that begins there ends."""
    stop = _PHRASE_STOP.search(text, start + 1, min(limit, start + REACH))
    return stop.start() if stop else min(limit, start + REACH)


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
                return _attribution(text, (start, comma), word.span(), trimmed(text, comma, phrase_end))
            return _attribution(text, (start, phrase_end), word.span())
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


def _attribution(text: str, phrase: Span, cue: Span | None, apposition: Span | None = None) -> Attribution | None:
    phrase = trimmed(text, *phrase)
    return Attribution(phrase, cue, apposition) if _may_speak(text, phrase) else None


def _may_speak(text: str, phrase: Span) -> bool:
    """Could the words name who speaks between marks? The writer and a report ("it") can, as they cannot elsewhere."""
    return text[phrase[0] : phrase[1]] in _SPEAKING_PRONOUNS or names_a_speaker(text, *phrase)


def hangs(lead: str) -> bool:
    """Do the words between two stretches hang on what stands before the first one (", adding, ")?"""
    return _HANGING.match(lead) is not None


def resumes(text: str, cue: Span | None, floor: int, at: int) -> bool:
    """Does nothing but an attribution with its ``cue`` stand between two stretches, so that the second goes on?"""
    if cue is None or not floor <= cue[0] < at:
        return False
    after = text[cue[1] : at].rstrip()
    return (not after or after.endswith(",")) and _THAT.search(after) is None


def attribution_by_agent(source: Source, start: int, stretch: Stretch, limit: int) -> Attribution | None:
    """ "branded “a disgrace” by Smith": a passive before the stretch and the one who says it after it."""
    passive = _PASSIVE.search(source.text, max(start, stretch.start - REACH), stretch.start)
    agent = _AGENT.match(source.text, stretch.end, limit) if passive else None
    return _attribution(source.text, agent.span(1), passive.span(1)) if passive and agent else None


def attribution_by_dash(source: Source, stretch: Stretch, limit: int) -> Attribution | None:
    """A name after a dash and nothing more before the ``limit`` or the line's end: "..." — Jane Doe, president."""
    found = _DASH.match(source.text, stretch.end, limit) or _signature(source, stretch)
    if not found:
        return None
    return Attribution(found.span(2), found.span(1), found.span(3) if found.group(3) else None)


def _signature(source: Source, stretch: Stretch) -> re.Match[str] | None:
    """The name after a dash that is all of the block after the stretch's."""
    number = stretch.block + 1
    if number == len(source.blocks) or stretch.end < source.blocks[stretch.block].end:
        return None
    block = source.blocks[number]
    return _SIGNATURE.fullmatch(source.text, block.start, block.end) if source.text[block.start] in _DASHES else None


def attribution_before(source: Source, start: int, at: int, people: People) -> Attribution | None:
    """ "Smith said: ...", "According to Smith, ..." between the sentence's ``start`` and the stretch ``at``."""
    text = source.text
    start = max(start, at - _REACH_BEFORE)
    found = _ACCORDING_BEFORE.search(text, start, at)
    if found:
        return _attribution(text, found.span(2), found.span(1))
    put = _AS_PUT_BEFORE.search(text, start, at) if _PUT.search(text, start, at) else None
    if put:
        return _attribution(text, put.span(1), put.span(2))
    inverted = _INVERTED.match(text, start, at)
    if inverted:
        return _attribution(text, (inverted.end(), _phrase_end(text, inverted.end(), at)), inverted.span(1))
    words = list(WORD.finditer(text, start, at))
    verbs = [k for k, w in enumerate(words) if is_verb(w.group(), words[k - 1].group() if k else "")]
    for k in verbs[: -_VERBS_TRIED - 1 : -1]:
        phrase = _subject_of(text, start, words, k, people)
        nearest = k == verbs[-1] or text[words[k].end() : words[verbs[-1]].start()] == " and "
        if _may_speak(text, phrase) if nearest else names_a_speaker(text, *phrase):
            return Attribution(phrase, words[k].span())
    unlisted = _UNLISTED_BEFORE.search(text, max(start, at - REACH), at)
    if unlisted:
        return _attribution(text, unlisted.span(1), unlisted.span(2))
    if _COLON.search(text, max(start, at - 3), at):
        return attribution_by_colon(source, start, at, people)
    return None


def _subject_of(text: str, start: int, words: list[re.Match[str]], k: int, people: People) -> Span:
    """The words that name who does what the verb of saying ``words[k]`` tells."""
    at = words[k].start()
    if not is_participle(text, start, at, words[k].group()):
        phrase = subject(text, start, at)
        last = text[slice(*phrase)].rpartition(" ")[2]
        if last in _PREDICATE_JOINS:  # "Smith leaned in and said"
            return _clause_subject(text, start, at, people) or phrase
        if len(text[slice(*phrase)].split()) > LONGEST_PHRASE:
            return _clause_subject(text, start, at, people) or phrase
    elif k and words[k - 1].group() in VERBS and text[words[k - 1].end() : at].strip() == ",":
        phrase = subject(text, start, words[k - 1].start())  # "Smith said, adding"
    else:
        phrase = main_subject(text, start, at, people)
    contraction = _CONTRACTION.fullmatch(text, *phrase)
    if contraction:
        return contraction.span(1)
    return _past_opening(text, phrase, at, people)


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
        label = _LABEL.fullmatch(text, start, end)
        return Attribution(label.span(1), label.span(2)) if label else None
    words = list(WORD.finditer(text, naming_end, end))
    verb = next((w for k, w in enumerate(words) if is_verb(w.group(), words[k - 1].group() if k else "")), None)
    if verb:
        return Attribution((start, naming_end), verb.span())
    stop = _PREDICATE_STOP.search(text, naming_end + 1, end)
    cue = trimmed(text, naming_end, stop.start() if stop else end)
    return Attribution((start, naming_end), cue if cue[0] < cue[1] else None)
