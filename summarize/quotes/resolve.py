"""From the words that mention a speaker to a person or organisation of the article, or to the words themselves."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.cues import PRONOUNS
from summarize.quotes.capitals import capitalised_runs
from summarize.quotes.given_names import GIVEN_NAMES
from summarize.quotes.lexicon import (
    DOCUMENT_NOUNS,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    ROLE_NOUNS,
    TITLES,
)
from summarize.quotes.names import UPPER, Naming, find_people
from summarize.quotes.organisations import find_organisations
from summarize.quotes.phrases import SUBJECT_REACH, names_a_speaker, plain, subject
from summarize.quotes.source import HIDDEN_STOP, Source, Span
from summarize.quotes.stretches import Stretch, covering

# How sure a speaker is by the words that mention it.
FULL_NAME = 0.95
SURNAME = 0.9
ORGANISATION = 0.85
PRONOUN = 0.7
ROLE = 0.7
WORDS = 0.6  # nothing but the words themselves

_SENTENCES_BACK = 8
_STRETCHES_SKIPPED = 8
_ISSUER_REACH = 120  # characters before a document in which the one who sent it is named
_ISSUED_BY = re.compile(r"\s(?:by|from)\s+")
_ISSUERS = re.compile(r"[’']s\s")
_ISSUES = re.compile(r"\s(?:sent|issued|released|published|wrote|filed|posted|circulated)\s+$")
_HEAD_END = re.compile(r",|\s(?:who|that|which)\s")
_DEPENDENT = re.compile(r"\s(?:for|with|in|at|from|to|by|on)\s")
_BETWEEN = re.compile(r"[\s,.]*")
_GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_HIS_WORDS = re.compile(
    r"(his|her)\s+(?:\w+ ){0,2}(?:statement|email|letter|tweet|post|release|report|speech|lawyer|note|message)\b"
)
_THE_ROLE = re.compile(r"the (?:[a-z][\w-]+ ){0,4}?([a-z][\w-]+)$")
_CAPITALISED = re.compile(rf"{UPPER}[\w-]*(?:[’'][A-Z]\w+)?{HIDDEN_STOP}?")
_HONORIFIC = re.compile(rf"(?:Mr|Mrs|Ms|Miss|Dr){HIDDEN_STOP}?[ \xa0]$")
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_ROLE_ARTICLE = re.compile(r"(?:of (?:the )?|the |an? )", re.IGNORECASE)
_DEPENDING = re.compile(rf"\b(?:for|of|from|with|to|by|against|at)\s+(?:(?:Mr|Mrs|Ms|Dr){HIDDEN_STOP}?\s+)?$")
_ROLE_AFTER = re.compile(r"\s*,\s*(?:\d+,\s*)?(.+)|\s+(of .+)")
_WORD = re.compile(r"[a-z][\w-]*")
_SKIPPED_LEAD = re.compile(r"(?:Asked|When asked|Speaking|Told)\b")
_PRONOUN_LEAD = re.compile(r"(?:he|she)\b", re.IGNORECASE)


class Speaker(NamedTuple):
    """Who speaks; ``mention`` are the words that say so, ``certainty`` (0 to 1) goes by their form.

    A ``name`` of None is a pronoun that nobody in the text can be given to.
    """

    name: str | None
    kind: str | None
    role: str | None
    mention: Span
    certainty: float


NOBODY = Speaker(None, None, None, (0, 0), 0.0)


class Context:
    """Who spoke last, at the point that the reader has come to."""

    def __init__(self) -> None:
        self.person: str | None = None
        self.speaker: Speaker | None = None


class Resolver:
    """Resolves mentions within one article."""

    def __init__(self, source: Source, stretches: dict[int, list[Stretch]]) -> None:
        self.source, self.text = source, source.text
        self.runs = capitalised_runs(self.text)
        self.people = find_people(source, self.runs)
        self.organisations = find_organisations(source)
        self._leads: dict[int, int] = {}
        self._quoted = [(s.start, s.end) for number in sorted(stretches) for s in stretches[number]]

    def resolve(self, mention: Span, at: int, context: Context) -> Speaker:
        """The speaker that the words mean in a quotation at an offset."""
        words = plain(self.text[mention[0] : mention[1]])
        low = words.lower()
        his = _HIS_WORDS.match(low)
        if his and (named := self._by_name(mention)):
            return named
        if low in _GENDERS or his:
            return self._by_pronoun(his.group(1) if his else low, mention, at, context)
        if low in PRONOUNS:
            return (context.speaker or NOBODY)._replace(mention=mention, certainty=PRONOUN)
        if kind_of(words) == "document":
            return self._by_document(mention, at, context)
        return (
            self._by_name(mention)
            or self._by_role(low, mention, context)
            or self._by_surname(mention)
            or self._by_organisation(words, mention, at)
            or self._as_written(words, mention)
        )

    def person(self, name: str, mention: Span, certainty: float, role: str | None = None) -> Speaker:
        """A person of the article as speaker, with the role given here or anywhere in the text."""
        return Speaker(name, "person", role or self.people.roles.get(name), mention, certainty)

    def _by_pronoun(self, pronoun: str, mention: Span, at: int, context: Context) -> Speaker:
        gender = _GENDERS[pronoun]
        opener = self.subject_before(at, gender)
        last = context.speaker
        spoke = last and last.kind == "person" and last.name and self.people.fits(last.name, gender)
        if last and spoke and (opener is None or last.mention[0] >= opener.start):
            return last._replace(mention=mention, certainty=PRONOUN)
        if opener:
            return self.person(opener.person, mention, PRONOUN)
        name = context.person if context.person and self.people.fits(context.person, gender) else None
        name = name or self.people.last_before(at, gender)
        return self.person(name, mention, PRONOUN) if name else NOBODY._replace(kind="person", mention=mention)

    def subject_before(self, at: int, gender: str | None = None) -> Naming | None:
        """The person who opens the nearest sentence before, in this block or the one before, quotations skipped."""
        number = self.source.block_at(at)
        floor = self.source.blocks[max(0, number - 1)].start if self.source.blocks else 0
        for count, (start, end) in enumerate(self.source.sentences_before(at, floor)):
            if count == _SENTENCES_BACK:
                break
            lead = self._narrative_start(start)
            if lead >= end or _SKIPPED_LEAD.match(self.text, lead, end):
                continue
            for naming in self.people.within(lead, min(end, lead + SUBJECT_REACH + 30)):
                possessive = self.text[naming.end : naming.end + 2] in ("’s", "'s")
                if naming.start < lead + SUBJECT_REACH and not possessive and self.people.fits(naming.person, gender):
                    return naming
            if _PRONOUN_LEAD.match(self.text, lead, end):
                return None
        return None

    def _narrative_start(self, start: int) -> int:
        """Where the sentence that begins there goes on outside quotation marks."""
        if start not in self._leads:
            self._leads[start] = self._after_quotations(start)
        return self._leads[start]

    def _after_quotations(self, at: int) -> int:
        for _ in range(_STRETCHES_SKIPPED):
            between = _BETWEEN.match(self.text, at)
            at = between.end() if between else at
            quoted = covering(self._quoted, at)
            if quoted is None:
                break
            at = quoted[1]
        return at

    def _by_name(self, mention: Span) -> Speaker | None:
        """The first full name among the words; what stands before or after it is the role."""
        namings = self.people.within(*mention)
        full = next((n for n in namings if n.full), None)
        if full is None or (namings[0] is not full and namings[0].start == mention[0]) or self._depends(full, mention):
            return None
        role = self._role_beside(full, mention)
        if role:
            self.people.give_role(full.person, role)
        return self.person(full.person, self._with_honorific(full, mention), FULL_NAME, role)

    def _depends(self, naming: Naming, mention: Span) -> bool:
        """Does the name hang on the speaker ("a spokesman for Jane Doe")?"""
        return _DEPENDING.search(self.text, max(mention[0], naming.start - 20), naming.start) is not None

    def _role_beside(self, naming: Naming, mention: Span) -> str | None:
        role = plain(self.text[mention[0] : naming.start])
        after = _ROLE_AFTER.match(self.text, naming.end, mention[1])
        if not role and after:
            role = plain(after.group(1) or after.group(2))
        return _ROLE_ARTICLE.sub("", role, count=1) if _ROLE_ARTICLE.match(role) else role or None

    def _with_honorific(self, naming: Naming, mention: Span) -> Span:
        honorific = _HONORIFIC.search(self.text, max(mention[0], naming.start - 6), naming.start)
        return (honorific.start() if honorific else naming.start), naming.end

    def _by_role(self, low: str, mention: Span, context: Context) -> Speaker | None:
        """ "the president": the person who has that role, the last speaker where several do."""
        the_role = _THE_ROLE.match(low)
        if the_role is None or the_role.group(1) in ORGANISATION_NOUNS:
            return None
        holders = self.people.with_role(the_role.group(1))
        if not holders:
            return None
        name = context.person if context.person in holders else holders[0]
        return self.person(name or holders[0], mention, ROLE)

    def _by_surname(self, mention: Span) -> Speaker | None:
        """The surname (or the given name) that ends the words before their first comma."""
        comma = self.text.find(",", *mention)
        end = comma if comma >= 0 else mention[1]
        namings = self.people.within(mention[0], end)
        if namings and not self._depends(namings[-1], mention):
            return self.person(namings[-1].person, self._with_honorific(namings[-1], mention), SURNAME)
        names = [
            f for f in _CAPITALISED.finditer(self.text, mention[0], end) if f.group().strip(HIDDEN_STOP) not in TITLES
        ]
        if len(names) == 1 and names[0].group() in self.people.by_given_name:
            return self.person(self.people.by_given_name[names[0].group()], names[0].span(), SURNAME)
        return None

    def _by_document(self, mention: Span, at: int, context: Context) -> Speaker:
        """A letter or report speaks for whoever issued it: "by X", "X's", or the subject of "sent", "released"."""
        start, end = mention
        by = _ISSUED_BY.search(self.text, start, end)
        of = _ISSUERS.search(self.text, start, end)
        sent = _ISSUES.search(self.text, max(0, start - _ISSUER_REACH), start)
        if by:
            issuer = (by.end(), end)
        elif of:
            issuer = (start, of.start())
        elif sent:
            low = self.source.sentence_start(start, max(0, start - _ISSUER_REACH))
            issuer = subject(self.text, low, max(low, sent.start()))
        else:
            issuer = (start, start)
        if not names_a_speaker(self.text, *issuer):
            return self._as_written(plain(self.text[start:end]), mention)
        return self.resolve(issuer, at, context)._replace(kind="document", mention=mention)

    def _by_organisation(self, words: str, mention: Span, at: int) -> Speaker | None:
        nouns = _WORD.findall(words.lower())
        if any(noun.removesuffix("s") in ROLE_NOUNS for noun in nouns):
            return None
        name = self.organisations.named_in(words)
        if name is None and len(nouns) == 2 and nouns[0] == "the" and nouns[1] in ORGANISATION_NOUNS:
            name = self.organisations.called(nouns[1], at)
        return Speaker(plain(name), "organisation", None, mention, ORGANISATION) if name else None

    def _as_written(self, words: str, mention: Span) -> Speaker:
        head = _HEAD_END.split(words, maxsplit=1)[0].strip() or words
        name = _ARTICLE.sub("", head, count=1) if _ARTICLE.match(head) else head
        untitled = name.split()
        while len(untitled) > 1 and untitled[0].strip(".") in TITLES and untitled[1][:1].isupper():
            untitled.pop(0)
        organisation = any(word in ORGANISATION_WORDS for word in untitled)
        if (
            not organisation
            and untitled[0].strip(".") not in TITLES
            and len(untitled) <= 3
            and len(untitled) < len(name.split())
        ):
            role = " ".join(name.split()[: -len(untitled)])
            return Speaker(" ".join(untitled), "person", role, mention, WORDS)
        return Speaker(name, kind_of(words), None, mention, WORDS)


def kind_of(words: str) -> str:
    """What kind of speaker the words name, where they name nobody who is known."""
    phrase = _DEPENDENT.split(_HEAD_END.split(words, maxsplit=1)[0], maxsplit=1)[0]
    nouns = _WORD.findall(phrase.lower())
    head = nouns[: nouns.index("of")] if "of" in nouns[1:] else nouns
    last = head[-1] if head else ""
    if last in DOCUMENT_NOUNS:
        return "document"
    if "people" in nouns or any(noun.endswith("s") and noun.removesuffix("s") in ROLE_NOUNS for noun in nouns):
        return "group"
    if last in ROLE_NOUNS or nouns[:1] in (["one"], ["another"]) or any(w in GIVEN_NAMES for w in phrase.split()):
        return "person"
    if any(noun in ORGANISATION_NOUNS for noun in nouns) or any(w in ORGANISATION_WORDS for w in phrase.split()):
        return "organisation"
    if last in phrase.split():  # a common noun
        return "group" if last.endswith("s") else "person"
    return "organisation"
