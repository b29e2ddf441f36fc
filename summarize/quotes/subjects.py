"""The people whom the sentences before a place are about: the subject of each, nearest sentence first."""

from __future__ import annotations

import re

from summarize.quotes.capitals import UPPER
from summarize.quotes.cues import OPENERS
from summarize.quotes.lexicon import GENDERED_NOUNS, ROLE_NOUNS
from summarize.quotes.names import Naming, People
from summarize.quotes.phrases import SUBJECT_REACH
from summarize.quotes.roles import Roles, role_words
from summarize.quotes.source import Source, Span
from summarize.quotes.stretches import covering

_SENTENCES_BACK = 8
_STRETCHES_SKIPPED = 8
_OPENING_REACH = 120  # characters in which the comma after an opening is looked for
_BETWEEN = re.compile(r"[\s,.]*")
_NO_SUBJECT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|he|she|they|it|we|that|which)\b"
    r"|\b(?:in|on|with|by|from|against|about|for|of|to|at|than|like|and)(?: the| an?)? $|\b[Tt]he $"
)
_NAMINGS_TRIED = 5
_JOINED = re.compile(r"\b(?:and|but|while|although|because|since)(?: (?:Mr|Mrs|Ms|Dr))? $")
_VERB = re.compile(r" (?:is|was|has|had|will|would|does|did|[a-z]+ed)\b")
_SKIPPED_LEAD = re.compile(r"(?:Asked|When asked|Told)\b")
_FIRST_WORD = re.compile(r"[\w’']+")
_A_ROLE = re.compile(
    rf"(The|the|An?|an?|One|Another) ((?:[\w’'-]+ ){{0,5}}?)([\w-]+)(?: (?:for|of)(?: the)?(?: {UPPER}\w+){{1,4}})?"
    r"(?=,? (?:who|is|was|has|had|will|would|also|then|[a-z]+(?:ed|s|d))\b)"
)
"""A role that opens a sentence, before its verb."""


class Subjects:
    """Finds the subjects of the sentences of one article; ``quoted`` are its stretches between marks in text order."""

    def __init__(self, source: Source, people: People, roles: Roles, quoted: list[Span]) -> None:
        self._source, self._text = source, source.text
        self._people, self._roles, self._quoted = people, roles, quoted
        self._leads: dict[int, int] = {}

    def before(
        self, at: int, gender: str | None = None, but: frozenset[str] = frozenset(), since: int = 0
    ) -> Naming | None:
        """The nearest subject of a gender in this block or the one before, quotations skipped and nobody of ``but``.

        Sentences that end before the offset ``since`` are not looked at.
        """
        number = self._source.block_at(at)
        floor = self._source.blocks[max(0, number - 1)].start if self._source.blocks else 0
        for count, (start, end) in enumerate(self._source.sentences_before(at, floor)):
            if count == _SENTENCES_BACK or end <= since:
                break
            lead = self._narrative_start(start)
            if lead >= end or _SKIPPED_LEAD.match(self._text, lead, end):
                continue
            naming = self._subject(lead, end, gender, but)
            if naming:
                return naming
        return None

    def opening(self, start: int, end: int) -> Naming | None:
        """The subject of the sentence that begins at an offset, as far as it is given."""
        return self._subject(start, end, None, frozenset())

    def after(self, at: int, end: int) -> Naming | None:
        """The first person named as a subject between two offsets."""
        for naming in self._people.within(at, end):
            lead = self._source.sentence_start(naming.start, 0)
            if lead >= at and naming.start < lead + SUBJECT_REACH and self._is_opening(lead, naming.start):
                return naming
        return None

    def _subject(self, lead: int, end: int, gender: str | None, but: frozenset[str]) -> Naming | None:
        """The person whose name or role opens a sentence, after an opening ("In a speech, ...")."""
        first = _FIRST_WORD.match(self._text, lead, end)
        if first and first.group() in OPENERS:
            comma = self._text.find(", ", lead, min(end, lead + _OPENING_REACH))
            found = self._opener(comma + 2, end, gender, but) if comma > 0 else None
            if found:
                return found
        return self._opener(lead, end, gender, but)

    def _opener(self, lead: int, end: int, gender: str | None, but: frozenset[str]) -> Naming | None:
        for naming in self._people.within(lead, min(end, lead + SUBJECT_REACH + 30)):
            if naming.start >= lead + SUBJECT_REACH:
                break
            possessive = self._text[naming.end : naming.end + 2] in ("’s", "'s")
            if possessive or naming.person in but or not self._people.fits(naming.person, gender):
                continue
            if self._is_opening(lead, naming.start):
                return naming
        role = _A_ROLE.match(self._text, lead, end)
        found = self._in_role(role, gender, but) if role else None
        return found or self._of_second_clause(lead, end, gender, but)

    def _of_second_clause(self, lead: int, end: int, gender: str | None, but: frozenset[str]) -> Naming | None:
        """The person who is the subject of a later clause: "..., and Smith is confident"."""
        for naming in self._people.within(lead, end)[:_NAMINGS_TRIED]:
            if naming.person in but or not self._people.fits(naming.person, gender):
                continue
            if _JOINED.search(self._text, max(lead, naming.start - 20), naming.start) and _VERB.match(
                self._text, naming.end, end
            ):
                return naming
        return None

    def _in_role(self, role: re.Match[str], gender: str | None, but: frozenset[str]) -> Naming | None:
        """The person who has the role that opens a sentence; the role itself where somebody is left unnamed."""
        head = role.group(3).lower()
        if head not in ROLE_NOUNS:
            return None
        name: str | None = None
        if role.group(1).lower() == "the":
            name = self._roles.holder(head, role_words(role.group(2) + head), role.start(), None)
        elif GENDERED_NOUNS.get(head, gender) == gender:
            name = self._text[role.start(2) : role.end()]
        if name is None or name in but or not self._people.fits(name, gender):
            return None
        return Naming(role.start(), role.end(), name, False)

    def _is_opening(self, lead: int, at: int) -> bool:
        """Do no words stand between that make the name something other than the subject?"""
        return _NO_SUBJECT.search(self._text, lead, at) is None

    def _narrative_start(self, start: int) -> int:
        """Where the sentence that begins there goes on outside quotation marks."""
        if start not in self._leads:
            self._leads[start] = self._after_quotations(start)
        return self._leads[start]

    def _after_quotations(self, at: int) -> int:
        for _ in range(_STRETCHES_SKIPPED):
            between = _BETWEEN.match(self._text, at)
            at = between.end() if between else at
            quoted = covering(self._quoted, at)
            if quoted is None:
                break
            at = quoted[1]
        return at
