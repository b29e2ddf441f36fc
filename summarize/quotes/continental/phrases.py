"""Verbs of saying with their subjects: the words that give a quotation to its speaker."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from summarize.quotes.continental.grammar import Grammar
from summarize.quotes.continental.patterns import Patterns
from summarize.quotes.continental.people import Naming, People
from summarize.quotes.source import Span

REACH = 220  # characters that an attribution may take
_VERB_REACH = 90  # characters of auxiliaries before a participle
_PHRASE_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORDS = re.compile(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_BLANK = re.compile(r"\s*")
_LEAD_IN = re.compile(r"\s*[,–—-]?\s*")
_BREAK = re.compile(r"[.,;:!?()«»“”„\"—–]")
_STRONG_BREAK = re.compile(r"[.;:!?()«»“”„\"—–]")
_AS = re.compile(r"(?:comme|wie|como|tal y como)\s+(?:l['’])?", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*,\s[^,.:;«»“”„\"]{1,60},\s+")
_TOKEN = re.compile(r"[^\s]+")


class Cue(NamedTuple):
    """A verb of saying with its auxiliaries, and the pronoun that is joined to it."""

    start: int
    end: int
    verb: Span
    pronoun: Span | None


class Phrase(NamedTuple):
    """The words that name a speaker, and where what belongs to them ends (", the mayor of the town")."""

    start: int
    end: int
    after: int


class Attribution(NamedTuple):
    """Who is said to speak: the ``subject`` is None where the verb has none of its own; ``end`` is behind all of it."""

    subject: Span | None
    cue: Span | None
    end: int


class Lead(NamedTuple):
    """An attribution before a quotation: ``joined`` where its verb stands just before the marks, ``by_source`` where it
    is "according to"."""

    attribution: Attribution
    joined: bool
    by_source: bool


class Phraser:
    """Finds cues, subjects and attributions in one text."""

    def __init__(self, text: str, grammar: Grammar, patterns: Patterns, people: People) -> None:
        self.text, self.grammar, self.patterns, self.people = text, grammar, patterns, people

    # --- verbs

    def cues(self, start: int, end: int) -> Iterator[Cue]:
        """The verbs of saying in a span, in text order."""
        for word in _WORD.finditer(self.text, start, end):
            first = self.text[word.start()]
            if first.isupper() and not self.grammar.drops_subject:
                continue
            cue = self._cue(word, start)
            if cue and not self.patterns.negation.search(self.text, max(start, cue.start - 4), cue.start):
                yield cue

    def _cue(self, word: re.Match[str], floor: int) -> Cue | None:
        low = word.group().lower()
        more = _NEXT_WORDS.match(self.text, word.end(), word.end() + 40)
        longer = [(f"{low} {more[1].lower()}", more.end(1))] if more else []
        for form, end in (*longer, (low, word.end())):
            if form in self.grammar.participles:
                helped = self.patterns.auxiliary.search(self.text, max(floor, word.start() - _VERB_REACH), word.start())
                if helped:
                    groups = [name for name in helped.groupdict() if helped[name]]
                    pronoun = helped.span(groups[0]) if groups else None
                    return Cue(helped.start(), end, (word.start(), end), pronoun)
            if form in self.grammar.finite:
                return self._finite(word.start(), end, floor)
        return None

    def _finite(self, start: int, end: int, floor: int) -> Cue | None:
        before = max(floor, start - 12)
        if self.patterns.not_a_verb.search(self.text, before, start):
            return None
        clitic = self.patterns.clitic.search(self.text, before, start)
        inverted = self.patterns.inverted.match(self.text, end)
        pronoun = inverted.span(1) if inverted else None
        return Cue(clitic.start() if clitic else start, inverted.end() if inverted else end, (start, end), pronoun)

    def cue_at(self, at: int, limit: int) -> Cue | None:
        """The verb of saying that begins exactly there."""
        cue = next(self.cues(at, min(limit, at + _VERB_REACH)), None)
        return cue if cue and cue.start == at else None

    # --- attributions

    def after(self, at: int, limit: int) -> Attribution | None:
        """An attribution that follows a quotation: ", dit Mme Roy", ", selon le maire", ", so der Minister"."""
        limit = min(limit, at + REACH)
        lead = _LEAD_IN.match(self.text, at, limit)
        at = lead.end() if lead else at
        if at >= limit or self.text[at].isupper():
            return None
        return self.attribution_at(at, limit)

    def attribution_at(self, at: int, limit: int) -> Attribution | None:
        """The attribution that begins exactly there."""
        source = self.patterns.according.match(self.text, at, limit)
        if source:
            phrase = self._phrase_at(source.end(), limit, bare=True)
            return Attribution((phrase.start, phrase.end), (at, source.end() - 1), phrase.after) if phrase else None
        comparison = _AS.match(self.text, at, limit)
        if comparison:
            return self._as_said(comparison.end(), limit)
        adverb = self.patterns.adverb.match(self.text, at, limit)
        cue = self.cue_at(at, limit) or (self.cue_at(self._blank(adverb.end()), limit) if adverb else None)
        return self._with_subject_after(cue, limit) if cue else None

    def incise_at(self, at: int, limit: int, with_source: bool = False, sure: bool = True) -> Attribution | None:
        """An attribution among words that are not marked off from it: a verb with a (``sure``) speaker behind it."""
        if with_source and self.patterns.according.match(self.text, at, limit):
            return self.attribution_at(at, limit)
        cue = self.cue_at(at, min(limit, at + REACH))
        if cue is None:
            return None
        found = self._with_subject_after(cue, min(limit, at + REACH))
        if found is None or found.subject is None or cue.pronoun:
            return found if cue.pronoun else None
        return found if not sure or self._is_sure(*found.subject) else None

    def _as_said(self, at: int, limit: int) -> Attribution | None:
        stop = _STRONG_BREAK.search(self.text, at, limit)
        cue = next(self.cues(at, stop.start() if stop else limit), None)
        if cue is None:
            return None
        if cue.start <= at:
            return self._with_subject_after(cue, limit)
        subject = self.subject_before(at, cue.start)
        return Attribution(subject, cue.verb, cue.end) if subject else None

    def _with_subject_after(self, cue: Cue, limit: int) -> Attribution | None:
        if cue.pronoun and self._is_impersonal(cue):
            phrase = self._behind_any_preposition(cue.end, limit)
            return Attribution((phrase.start, phrase.end), cue.verb, phrase.after) if phrase else None
        if cue.pronoun:
            return Attribution(cue.pronoun, cue.verb, cue.end)
        phrase = self.phrase_after(cue.end, limit)
        if phrase:
            return Attribution((phrase.start, phrase.end), cue.verb, phrase.after)
        return Attribution(None, cue.verb, cue.end) if self.grammar.drops_subject else None

    def before(self, start: int, at: int) -> Lead | None:
        """The attribution in the words that lead to a quotation."""
        start = max(start, at - 2 * REACH)
        source = self.patterns.according.match(self.text, start, at)
        source = source or self.patterns.opinion.match(self.text, start, at)
        phrase = self._phrase_at(source.end(), at, bare=True) if source else None
        if source and phrase:
            joined = not self.text[phrase.after : at].strip(" \n\xa0\u202f,")
            told = self.patterns.according.match(self.text, start, at) or self._speaker_in(phrase.start, phrase.end)
            if joined or told:
                cue = (source.start(), source.end() - 1)
                return Lead(Attribution((phrase.start, phrase.end), cue, at), joined, joined)
        last = deque(self.cues(start, at), maxlen=1)
        if not last:
            own = self.patterns.own_opinion.match(self.text, start, at)
            return Lead(Attribution(None, own.span(), at), False, False) if own else self._postposed(start, at)
        cue_before = last[0]
        subject = self._subject_around(start, cue_before, at)
        joined = not self.text[cue_before.end : at].strip(" \n\xa0\u202f,:")
        return Lead(Attribution(subject, cue_before.verb, at), joined, False)

    def _subject_around(self, start: int, cue: Cue, at: int) -> Span | None:
        """The subject of a verb before a quotation, behind the verb where that is the order of the language."""
        if cue.pronoun and self._is_impersonal(cue):
            return self._issuer(start, cue.start)
        if cue.pronoun:
            return cue.pronoun
        found = self.phrase_after(cue.end, at)
        behind = (found.start, found.end) if found else None
        after_clause = self.grammar.verb_second and self.text[start : cue.start].rstrip().endswith(",")
        if behind and after_clause and self._is_sure(*behind):
            return behind
        return self.subject_before(start, cue.start) or behind

    def _is_impersonal(self, cue: Cue) -> bool:
        return cue.pronoun is not None and self.text[slice(*cue.pronoun)].lower() in self.grammar.impersonal

    def _issuer(self, start: int, end: int) -> Span | None:
        """What an impersonal verb behind it speaks for: "In der Mitteilung hieß es", "dans le rapport, on lit"."""
        place = self.patterns.preposition.match(self.text, start, end)
        begins = self._blank(place.end()) if place else end
        ends = begins + len(self.text[begins:end].rstrip())
        return (begins, ends) if begins < ends <= start + REACH else None

    def _is_sure(self, start: int, end: int) -> bool:
        """Do the words surely name somebody: a pronoun, a person of the text, an office?"""
        pronoun = self.text[start:end].lower() in self.grammar.pronouns
        return pronoun or self._speaker_in(start, end) is not None or self._is_office(start, end)

    def _postposed(self, start: int, at: int) -> Lead | None:
        found = self.patterns.postposed.search(self.text, start, at)
        subject = self.subject_before(start, found.start()) if found else None
        return Lead(Attribution(subject, found.span(), at), False, True) if found and subject else None

    def office_at(self, start: int, end: int) -> Span | None:
        """The words "the minister of finance" where the span begins with them and names nobody in them."""
        office = self.patterns.office.match(self.text, start, end) if self._is_office(start, end) else None
        return office.span() if office and not self.people.within(*office.span()) else None

    def first_named(self, start: int, end: int) -> Naming | None:
        """The first naming in a span on which nothing else depends."""
        return self._speaker_in(start, end)

    # --- subjects

    def phrase_after(self, at: int, limit: int) -> Phrase | None:
        """The subject behind a verb, over adverbs and phrases of time and place."""
        aside = _PARENTHESIS.match(self.text, at, limit)
        if aside and (phrase := self._phrase_at(aside.end(), limit)):
            return phrase
        at = self._blank(at)
        for _ in range(4):
            if adverb := self.patterns.adverb.match(self.text, at, limit):
                at = self._blank(adverb.end())
            elif self.patterns.preposition.match(self.text, at, limit):
                return self._behind_preposition(at, limit)
            else:
                break
        return self._phrase_at(at, limit)

    def _behind_preposition(self, at: int, limit: int) -> Phrase | None:
        """The first name or office behind a phrase like "à la presse", on this side of any punctuation."""
        stop = _BREAK.search(self.text, at, limit)
        end = stop.start() if stop else limit
        tokens = list(_TOKEN.finditer(self.text, at, min(end, at + 120)))
        first = 2 if len(tokens) > 1 and self.patterns.article.match(self.text, tokens[1].start()) else 1
        for before, token in pairwise(tokens[first - 1 :]):
            if self.patterns.preposition.fullmatch(before.group()):
                continue
            if self._naming_at(token.start(), full=True) or self._is_office(token.start(), end):
                return self._phrase_at(token.start(), limit)
        if stop and stop.group() == "," and self._naming_at(self._blank(stop.end())):
            return self._phrase_at(self._blank(stop.end()), limit)
        return None

    def _behind_any_preposition(self, at: int, limit: int) -> Phrase | None:
        """What an impersonal verb speaks for: "lit-on dans le rapport", "hieß es aus dem Ministerium"."""
        stop = _BREAK.search(self.text, at, limit)
        end = stop.start() if stop else limit
        for token in list(_TOKEN.finditer(self.text, at, end))[:4]:
            if self.patterns.preposition.match(self.text, token.start(), end):
                start = self._blank(token.end())
                while self.patterns.preposition.match(self.text, start, end) and " " in self.text[start:end]:
                    start = self._blank(self.text.index(" ", start))
                return Phrase(start, end, end) if start < end else None
        return None

    def _is_office(self, at: int, end: int) -> bool:
        """Does "the president", "the union" begin there?"""
        article = self.patterns.article.match(self.text, at, end)
        noun = _WORD.match(self.text, article.end(), end) if article else None
        low = noun.group().lower() if noun else ""
        return bool(low) and (self.people.is_role(low) or low in self.grammar.organisations)

    def _phrase_at(self, at: int, limit: int, bare: bool = False) -> Phrase | None:
        """The noun phrase that begins exactly there: a pronoun, a name, or a noun with its article or ``bare``."""
        at = self._blank(at)
        pronoun = self.patterns.pronoun.match(self.text, at, limit)
        if pronoun and not self.patterns.article.match(self.text, at, limit):
            return Phrase(at, pronoun.end(), pronoun.end())
        if at >= limit:
            return None
        naming = self._naming_at(at)
        if not (bare or naming or self.text[at].isupper() or self.patterns.article.match(self.text, at, limit)):
            return None
        stop = _BREAK.search(self.text, at, limit)
        end = stop.start() if stop else limit
        named = self._speaker_in(at, end)
        if named:
            return Phrase(at, named.end, self.behind_apposition(named.end, limit))
        if stop and stop.group() == "," and (apposed := self._name_behind(stop.end(), limit)):
            return Phrase(at, apposed.end, self.behind_apposition(apposed.end, limit))
        end = self._cut(at, end)
        return Phrase(at, end, end)

    def _speaker_in(self, start: int, end: int) -> Naming | None:
        """The first naming in a span on which nothing else depends."""
        return next((n for n in self.people.within(start, end) if not self._depends(n.start, start)), None)

    def _depends(self, at: int, floor: int) -> bool:
        """Does the name that begins there hang on another noun ("le porte-parole de Mme Roy")?"""
        return self.patterns.dependent.search(self.text, max(floor, at - 8), at) is not None

    def _name_behind(self, at: int, limit: int) -> Naming | None:
        at = self._blank(at)
        article = self.patterns.article.match(self.text, at, limit)
        for start in (at, self._blank(article.end()) if article else at):
            if naming := self._naming_at(start):
                return naming
        return None

    def behind_apposition(self, at: int, limit: int) -> int:
        """Where the role that follows a name behind a comma ends."""
        role = self.people.role_after(at) or self.patterns.belonging.match(self.text, at)
        return min(limit, role.end()) if role else at

    def _cut(self, start: int, end: int) -> int:
        """The end of a noun phrase without a name: before adverbs and phrases of place, after ten words at most."""
        if self.grammar.nouns_are_capitalised and (nouns := self.patterns.nouns.match(self.text, start, end)):
            return nouns.end()
        tokens = list(_TOKEN.finditer(self.text, start, end))[:_PHRASE_WORDS]
        if not tokens:
            return end
        first = min(len(tokens) - 1, 1)
        stop = self.patterns.stop.search(self.text, tokens[first].end(), end)
        return min(stop.start() if stop else end, tokens[-1].end())

    def _naming_at(self, at: int, full: bool = False) -> Naming | None:
        naming = self.people.starting_at(at)
        return naming if naming and (naming.full or not full) else None

    def subject_before(self, start: int, at: int) -> Span | None:
        """The subject that stands before a verb at ``at``; None where it has none of its own there."""
        start = max(start, at - REACH)
        for mark in _STRONG_BREAK.finditer(self.text, start, at):
            start = mark.end()
        parts = list(_parts(self.text, start, at))
        while len(parts) > 1 and self._is_aside(*parts[-1]):
            parts.pop()
        if parts[-1][1] >= at - 1 and self.text[slice(*parts[-1])].strip():
            return self._subject_in(*parts[-1])
        nearest = None
        for part in reversed(parts[-3:]):
            if self.patterns.relative.match(self.text, self._blank(part[0])):
                continue
            if named := self._speaker_in(*part):
                return named.start, named.end
            nearest = nearest or self._subject_in(*part)
        return nearest

    def _is_aside(self, start: int, end: int) -> bool:
        words = self.text[start:end].strip()
        return not words or self.patterns.aside.fullmatch(words) is not None

    def _subject_in(self, start: int, end: int) -> Span | None:
        start = self._blank(start)
        while start < end and (word := self.patterns.conjunction.match(self.text, start, end)):
            start = word.end()
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end or self.patterns.conjunction.fullmatch(self.text[start:end] + " "):
            return None
        pronoun = self.patterns.pronoun_at_end.search(self.text, start, end)
        if pronoun:
            return pronoun.span(1)
        free = [n for n in self.people.within(start, end) if not self._depends(n.start, start)]
        if free:
            return free[-1].start, free[-1].end
        if self.patterns.relative.match(self.text, start, end) and not self.patterns.article.match(
            self.text, start, end
        ):
            return None
        if self.patterns.preposition.match(self.text, start, end):
            return None
        article = self.patterns.article.match(self.text, start, end)
        if article or self.text[start].isupper():
            return start, self._cut(start, end)
        return None

    def _blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts between commas."""
    while (comma := text.find(",", start, end)) >= 0:
        yield start, comma
        start = comma + 1
    yield start, end
