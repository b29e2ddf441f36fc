"""Reported speech without quotation marks: the clause that a sentence gives to a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.quotes.cues import CLAUSE_VERBS, TIME, WORD, is_verb
from summarize.quotes.names import UPPER, People, is_headline
from summarize.quotes.phrases import is_participle, main_subject, names_a_speaker, subject, trimmed
from summarize.quotes.source import HIDDEN_STOP, Source, Span

LEAST_CLAUSE = 8  # characters
_LEAST_WORDS = 4  # words of a clause that no "that" announces
_TAIL = 170  # characters at the end of a sentence in which "..., he said" stands
_VERBS_TRIED = 12
_QUOTES = '“”"'

_ACCORDING_FIRST = re.compile(r"\s*(?:[A-Z][\w ]{0,20}?,\s*)?([Aa]ccording to)\s+([^,.;:!?\n]{2,100}),\s*")
_ACCORDING_LAST = re.compile(r",?\s+(according to)\s+([^.;!?\n]{2,120}?)(?=[.;]|$)")
_NAME_WORD = rf"{UPPER}[\w’'{HIDDEN_STOP}-]+"
_SPEAKER_LAST = re.compile(
    rf",\s+(he|she|they|{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}|(?:the|an?|another) [\w -]{{2,40}}?)"
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:also|later|[a-z]+ly)\s+)?"
)
_AFTER_VERB_LAST = re.compile(r"(?:\s+[\w ]{0,40})?[.!]?\s*")
_VERB_SPEAKER_LAST = re.compile(rf",\s+(said|says|added|adds)\s+([^.;!?\n{_QUOTES}]{{2,120}})[.!]?\s*$")
_NOT_A_VERB_AFTER = frozenset(
    """the a an his her their its this to of not by and or in no my our your any being be been more was were are
    is""".split()
)
_GERUND_AFTER = frozenset("for of to by without despite in on from than not never no".split())
_ALWAYS_CLAUSE = frozenset("say says said saying".split())
_RELATIVE = re.compile(r"\b(?:that|which|who)\s*$")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+", re.IGNORECASE)
_TO_THE_END = re.compile(r"(?!an?\b)[\w’'-]+(?: (?!an?\b)[\w’'-]+){0,5},?\s*$")
_ANTECEDENT_NAME = re.compile(rf"{UPPER}\w+(?: {UPPER}\w+){{0,4}},?$")
_SECOND_VERB = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+)?$")
_FIRST_SUBJECT = re.compile(r"\s*(?:He|She|They|It|The [\w ]{2,30}?)(?=\s)")
_ADDRESSEE = (
    rf"(?:{TIME}|today|yesterday|later|recently|earlier|this|last|next|in|on|at|during|to|of|after|when|before|while|as|from|via|"
    rf"through|following|with|by|outside|about|and)\b[^,.;:“”\"]{{0,50}}?"
)
_THAT = re.compile(
    rf"(?:\s+(?:{_ADDRESSEE}|reporters|{UPPER}\w+(?: {UPPER}\w+){{0,4}}(?: {_ADDRESSEE})?|him|her|them|us|me|"
    rf"the {UPPER}\w+(?: {UPPER}\w+){{0,4}}|the \w+))?\s+that\s+"
)
_WHERE = re.compile(r"\s*(?:(?:in|on|at|during)\s[^,.;“”\"]{2,40},\s+)?")
_WHOM = re.compile(rf"(?:(?:{TIME}|reporters|[A-Z]+ News|him|her|them|us|me)\s+){{1,3}}")
_TELL = frozenset("tell tells told".split())
_TOLD = re.compile(r"\s*(?:the|his|her|their|its|our|my) [\w-]+ (?=(?:I|we|you|he|she|it|they|there|the)\b)")
_NO_CLAUSE = re.compile(r"(?:to|about|for|of|on|in|at|with|by|from|into|as|out|up)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had|may|might|must|be|does|do|did|[a-z]+ed|[a-z]{3,}s|"
    r"[a-z]+n[’']t)\b"
)
_CLAUSE = re.compile(
    r"^(?:that|it|he|she|they|there|we)\b|\s(?:is|are|was|were|will|would|has|have|had|could|should)\s"
)
_MEDIUM = re.compile(
    r"\s+in (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,2}"
    r"(?:statement|interview|email|e-mail|release|letter|tweet|speech|post|report|memo|filing)\b"
)
_NEW_CLAUSE = re.compile(rf",\s+(?:but|and)\s+(?:the|he|she|they|it|{UPPER})")


class Clause(NamedTuple):
    """A reported clause; ``phrase`` names the speaker, None where the cue leaves that to the speaker before."""

    phrase: Span | None
    cue: Span
    start: int
    end: int


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


def _narrative_end(source: Source, at: int, end: int, quoted: list[Span], k: int) -> int:
    stop = source.sentence_end(at, end)
    while k < len(quoted) and quoted[k][0] < stop:
        last = quoted[k][1]
        k += 1
        if stop < last:
            ends_there = source.raw[last - 2 : last - 1] in (".", "!", "?")
            stop = last if ends_there else source.sentence_end(last - 1, end)
    return stop


def reported_clause(source: Source, sentence: Span, quoted: list[Span], people: People) -> Clause | None:
    """The clause that the sentence reports, with its cue; the stretches ``quoted`` in it hold no cue."""
    start, end = sentence
    while end > start and source.raw[end - 1].isspace():
        end -= 1
    found = _according(source.text, start, end) or _cue_last(source.text, start, end)
    found = found or _CueFirst(source, start, end, quoted, people).find()
    return found and _bounded(source, found)


def _according(text: str, start: int, end: int) -> Clause | None:
    found = _ACCORDING_FIRST.match(text, start, end)
    if found and found.end() < end:
        return Clause(trimmed(text, *found.span(2)), found.span(1), found.end(), end)
    at = text.find("according to", start, end)
    found = _ACCORDING_LAST.search(text, max(start, at - 3), end) if at >= 0 else None
    if found and found.start() > start + 20:
        return Clause(trimmed(text, *found.span(2)), found.span(1), start, found.start())
    return None


def _cue_last(text: str, start: int, end: int) -> Clause | None:
    """ "..., Klisch said." and "..., said Smith, who was there." """
    low = max(start, end - _TAIL)
    last = _speaker_verb_last(text, low, end)
    if last and last[0] > start + 15 and _FINITE.search(text, start, last[0]) and not _RELATIVE.search(text, *last[1]):
        return Clause(trimmed(text, *last[1]), last[2], start, last[0])
    found = _VERB_SPEAKER_LAST.search(text, low, end)
    if found and found.start() > start + 15 and _FINITE.search(text, start, found.start()):
        phrase = trimmed(text, *found.span(2))
        return None if _CLAUSE.search(text, *phrase) else Clause(phrase, found.span(1), start, found.start())
    return None


def _speaker_verb_last(text: str, start: int, end: int) -> tuple[int, Span, Span] | None:
    """Where ", Smith said" begins at the end of a sentence, with its speaker and its verb."""
    comma = text.rfind(",", start, end)
    if comma < 0:
        return None
    for word in WORD.finditer(text, comma, end):
        if word.group() in CLAUSE_VERBS and _AFTER_VERB_LAST.fullmatch(text, word.end(), end):
            speaker = _SPEAKER_LAST.fullmatch(text, comma, word.start())
            if speaker:
                return comma, speaker.span(1), word.span()
    return None


class _CueFirst:
    """ "Smith said (that) ...": the first verb of saying with a speaker before it and a clause after it."""

    def __init__(self, source: Source, start: int, end: int, quoted: list[Span], people: People) -> None:
        self.text, self.start, self.end = source.text, start, end
        self.quoted, self.people = quoted, people
        self.capitals = end - start < 140 and is_headline(source.text[start:end])

    def find(self) -> Clause | None:
        tried, k, previous = 0, 0, ""
        for word in WORD.finditer(self.text, self.start, self.end):
            verb = word.group().lower() if self.capitals else word.group()
            while k < len(self.quoted) and self.quoted[k][1] <= word.start():
                k += 1
            inside = k < len(self.quoted) and self.quoted[k][0] <= word.start()
            if verb in CLAUSE_VERBS and not inside and self._is_verb(word.start(), verb, previous):
                tried += 1
                clause = self._clause(word.start(), word.end(), verb)
                if clause or tried == _VERBS_TRIED:
                    return clause
            previous = "not" if verb.endswith(("n’t", "n't")) else verb
        return None

    def _is_verb(self, at: int, verb: str, previous: str) -> bool:
        if verb.endswith("ing"):
            return is_participle(self.text, self.start, at, verb) or self._that_follows(at + len(verb), previous)
        return previous not in _NOT_A_VERB_AFTER and is_verb(verb, previous)

    def _that_follows(self, after: int, previous: str) -> bool:
        """ "is saying that": more than a gerund ("for admitting")."""
        return previous not in _GERUND_AFTER and self.text.startswith(" that ", after)

    def _clause(self, at: int, after: int, verb: str) -> Clause | None:
        if not self.text[after : self.end].strip() or self.text[after : after + 3].lstrip()[:1] in (".", ";", ":", ")"):
            return None
        phrase = self._phrase(at, verb)
        if phrase is not None and not names_a_speaker(self.text, *phrase):
            return None
        start = self._clause_start(after, verb)
        return Clause(phrase, (at, after), start, self.end) if start is not None else None

    def _phrase(self, at: int, verb: str) -> Span | None:
        """The words that name the speaker of the verb at an offset; None for "the one who spoke before"."""
        text, start = self.text, self._after_quoted(max(self.start, at - 300), at)
        if is_participle(text, start, at, verb):
            phrase = main_subject(text, start, at, self.people)
            return phrase if phrase[0] < phrase[1] else None
        relative = _RELATIVE.search(text, start, at)
        if relative:
            return self._antecedent(start, relative.start())
        phrase = subject(text, start, at)
        if not names_a_speaker(text, *phrase) and _SECOND_VERB.search(text, start, at):
            namings = self.people.within(start, at)
            first = _FIRST_SUBJECT.match(text, start, at)
            return subject(text, start, namings[0].end) if namings else first.span() if first else (at, at)
        return phrase

    def _after_quoted(self, start: int, at: int) -> int:
        """The end of a quoted stretch before the verb that ends like a clause: the subject stands after it."""
        ends = [b for _, b in self.quoted if start < b <= at and self.text[b - 2] in ",.?!"]
        return ends[-1] if ends else start

    def _antecedent(self, start: int, end: int) -> Span:
        """What "that" or "which" stands for: the noun phrase right before it, from its first article."""
        start, end = trimmed(self.text, start, end)
        low = max(start, end - 80)
        for article in _ARTICLE.finditer(self.text, low, end):
            if _TO_THE_END.match(self.text, article.end(), end):
                return trimmed(self.text, article.start(), end)
        found = _ANTECEDENT_NAME.search(self.text, low, end)
        return trimmed(self.text, *found.span()) if found else (end, end)

    def _clause_start(self, after: int, verb: str) -> int | None:
        """Where the clause begins after the verb; None where no clause follows."""
        that = _THAT.match(self.text, after, self.end)
        if that:
            return that.end()
        at = after
        for pattern in (_WHERE, _WHOM, _TOLD) if verb in _TELL else (_WHERE, _WHOM):
            found = pattern.match(self.text, at, self.end)
            at = found.end() if found else at
        clause = self.text[at : self.end]
        if len(clause[:400].split()) < _LEAST_WORDS or _NO_CLAUSE.match(clause):
            return None
        return at if verb in _ALWAYS_CLAUSE or _FINITE.search(clause) else None


def _bounded(source: Source, clause: Clause) -> Clause | None:
    """The clause without its final punctuation and without what no longer belongs to it."""
    raw, start, end = source.raw, clause.start, clause.end
    while end > start and (raw[end - 1].isspace() or raw[end - 1] in ".,;!"):
        end -= 1
    while start < end and (raw[start].isspace() or raw[start] == ","):
        start += 1
    cue = source.text[clause.cue[0] : clause.cue[1]].lower()
    medium = _MEDIUM.search(source.text, start, end) if cue.startswith("sa") else None
    if medium and medium.start() > start + 15:
        end = medium.start()
    following = _NEW_CLAUSE.search(source.text, start, end) if cue.endswith("ing") else None
    if following and following.start() > start + LEAST_CLAUSE:
        end = following.start()
    if end - start < LEAST_CLAUSE:
        return None
    return Clause(clause.phrase, clause.cue, start, end)
