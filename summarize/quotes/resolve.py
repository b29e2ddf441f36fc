"""From the words that mention a speaker to a person or organisation of the article, or to the words themselves."""

from __future__ import annotations

import re

from summarize.quotes.bodies import ANY_NAME, Bodies
from summarize.quotes.capitals import UPPER, capitalised_runs
from summarize.quotes.confidence import (
    FULL_NAME,
    NEUTER,
    ORGANISATION,
    ORGANISATION_NOUN,
    PRONOUN,
    PROPER,
    RIVALLED_PRONOUN,
    ROLE,
    SURNAME,
)
from summarize.quotes.cues import PRONOUNS
from summarize.quotes.lexicon import (
    DEMONYMS,
    DOCUMENT_NOUNS,
    DROPPED_NOUNS,
    OFFICES,
    ORGANISATION_FAMILIES,
    PEOPLE_OF,
    ROLE_NOUNS,
    TITLES,
    UNNAMED_ROLES,
)
from summarize.quotes.mentions import exact
from summarize.quotes.names import Naming, find_people
from summarize.quotes.phrases import names_a_speaker, plain
from summarize.quotes.roles import Roles, role_words
from summarize.quotes.source import HIDDEN_STOP, Source, Span
from summarize.quotes.speaker import ARTICLE, NOBODY, NOUN, Speaker, as_written, head_of, is_document
from summarize.quotes.stretches import Stretch, covering
from summarize.quotes.subjects import Subjects

_GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_HIS_WORDS = DOCUMENT_NOUNS | frozenset("speech note campaign".split())
_MOST_MODIFIERS = 6  # words between "the" and the role
_CAPITALISED = re.compile(rf"{UPPER}[\w-]*(?:[’'][A-Z]\w+)?{HIDDEN_STOP}?")
_HONORIFIC = re.compile(rf"(?:Mr|Mrs|Ms|Miss|Dr){HIDDEN_STOP}?[ \xa0]$")
_MODIFIED = re.compile(r"(?:[’']s?)? (?:[a-z-]+ )?([a-z]+)(?=,|$)")
_NOUN_AND_NAME = re.compile(r" ([a-z-]+) [A-Z]")
_OF_A_COUNTRY = frozenset("Scot Dane Swede Finn Spaniard Turk Pole Czech Serb Croat Greek".split())
_DEMONYM_ENDS = ("ian", "ean", "man", "ese")
_RIVALS_REACH = 800  # characters before a pronoun in which others are named whom it might mean
_ROLE_ARTICLE = re.compile(r"(?:of (?:the )?|the |an? )", re.IGNORECASE)
_DEPENDING = re.compile(rf"\b(?:for|of|from|with|to|by|against|at)\s+(?:(?:Mr|Mrs|Ms|Dr){HIDDEN_STOP}?\s+)?$")
_ROLE_AFTER = re.compile(r"\s*,\s*(?:\d+,\s*)?(.+)|\s+(of .+)")

_FINDINGS = frozenset("figures data research findings".split())


class Context:
    """Who spoke last, at the point that the reader has come to: anybody, the last person, the last organisation."""

    def __init__(self) -> None:
        self.person: str | None = None
        self.speaker: Speaker | None = None
        self.organisation: Speaker | None = None


class Resolver:
    """Resolves mentions within one article."""

    def __init__(self, source: Source, stretches: dict[int, list[Stretch]]) -> None:
        self.source, self.text = source, source.text
        runs = capitalised_runs(self.text)
        self.people = find_people(source, runs)
        self.roles = Roles(self.text, self.people)
        self._quoted = [(s.start, s.end) for number in sorted(stretches) for s in stretches[number]]
        self._bodies = Bodies(source, runs, self.people, self._quoted)
        self._subjects = Subjects(source, self.people, self.roles, self._quoted)

    def resolve(self, mention: Span, at: int, context: Context, said: Span = (0, 0)) -> Speaker:
        """The speaker that the words mean in a quotation ``said`` at an offset, or beside it."""
        mention = exact(self.text, mention, self.people)
        words = plain(self.text[mention[0] : mention[1]])
        low = words.lower()
        if low in _GENDERS:
            return self._by_pronoun(low, mention, at, context, said)
        if low in PRONOUNS:
            return self._by_neuter(low, mention, context)
        if his := _whose(low):
            return self._by_name(mention) or self._by_possessive(his, words, mention, at, context, said)
        if is_document(words):
            return self._by_document(words, mention, at, context)
        return (
            self._by_name(mention)
            or self._by_role(words, mention, at, context, said)
            or self._by_surname(mention)
            or self._by_organisation(words, mention, at, context)
            or as_written(words, mention)
        )

    def person(self, name: str, mention: Span, form: str, role: str | None = None) -> Speaker:
        """A person of the article as speaker, with the role given here or anywhere in the text."""
        return Speaker(name, "person", role or self.people.roles.get(name), mention, form)

    def subject_before(self, at: int) -> Naming | None:
        """The person whom the nearest sentence before is about; see `Subjects`."""
        return self._subjects.before(at)

    def subject_of(self, start: int, end: int) -> Naming | None:
        """The person whom a sentence is about, of which only the words before ``end`` are looked at."""
        return self._subjects.opening(start, end)

    def subject_after(self, at: int, end: int) -> Naming | None:
        """The person who is the subject of the first sentence after an offset that is about a person."""
        return self._subjects.after(at, end)

    def _by_pronoun(self, pronoun: str, mention: Span, at: int, context: Context, said: Span) -> Speaker:
        """ "he": the nearer of the last speaker and the last subject that fit, and nobody named in the words said."""
        gender = _GENDERS[pronoun]
        others = frozenset([naming.person for naming in self.people.within(*said)])
        last = self._person_who_spoke(context.speaker, gender, others)
        since = last.mention[0] if last else 0
        opener = self._subjects.before(self._before_pronoun(mention[0], at, said), gender, others, since)
        if last and (opener is None or last.mention[0] >= opener.start):
            return last._replace(mention=mention, form=self._rivalled(last.name, gender, mention[0], others))
        name = opener.person if opener else None
        if name is None and context.person and self.people.fits(context.person, gender):
            name = context.person if context.person not in others else None
        name = name or self._last_named(at, gender, others)
        if name is None:
            return NOBODY._replace(kind="person", mention=mention)
        return self.person(name, mention, self._rivalled(name, gender, mention[0], others))

    def _person_who_spoke(self, last: Speaker | None, gender: str, others: frozenset[str]) -> Speaker | None:
        """The last speaker, if that is a person of a gender and none of some others."""
        if last is None or last.kind != "person" or not last.name or last.name in others:
            return None
        return last if self.people.fits(last.name, gender) else None

    def _by_possessive(self, his: str, words: str, mention: Span, at: int, context: Context, said: Span) -> Speaker:
        """ "his letter", "her campaign": he or she speaks in it."""
        speaker = self._by_pronoun(his, mention, at, context, said)
        return speaker._replace(kind="document") if is_document(words) else speaker

    def _last_named(self, at: int, gender: str | None, others: frozenset[str]) -> str | None:
        """The person named last before an offset by the writer, of that gender or of an unknown one."""
        for naming in self.people.last_before(at):
            fits = naming.person not in others and self.people.fits(naming.person, gender)
            if fits and covering(self._quoted, naming.start) is None:
                return naming.person
        return None

    def _rivalled(self, name: str | None, gender: str, at: int, others: frozenset[str]) -> str:
        """The form of a pronoun: whether somebody else of that gender is named not far before it."""
        rivals = self.people.named_between(max(0, at - _RIVALS_REACH), at) - others - {name}
        return RIVALLED_PRONOUN if any(self.people.fits(rival, gender) for rival in rivals) else PRONOUN

    def _before_pronoun(self, pronoun: int, at: int, said: Span) -> int:
        """Where to look back from: its own sentence may name whom a pronoun means, but not the words said before it."""
        follows = self.text[max(0, pronoun - 3) : pronoun].rstrip()[-1:] in (",", "”", '"', "’", "'", "")
        return min(at, pronoun) if follows or pronoun > said[0] else pronoun

    def _by_neuter(self, pronoun: str, mention: Span, context: Context) -> Speaker:
        """ "it" and "they" are no person who spoke, but the organisation that spoke or was written about last."""
        last = context.speaker or NOBODY
        if pronoun in ("it", "they") and last.kind in ("person", "group")[: 2 if pronoun == "it" else 1]:
            last = context.organisation or NOBODY
        if pronoun == "it" and (name := self._bodies.written_about(mention[0], last.mention[0])):
            return Speaker(plain(name), "organisation", None, mention, NEUTER)
        return last._replace(mention=mention, form=NEUTER)

    def _by_name(self, mention: Span) -> Speaker | None:
        """A name with no other words, or the first full name among them; what stands before or after it is the role."""
        namings = self.people.within(*mention)
        if not namings:
            return None
        if len(namings) == 1 and (namings[0].start, namings[0].end) == mention:
            return self.person(namings[0].person, mention, FULL_NAME if namings[0].full else SURNAME)
        full = next((n for n in namings if n.full and not self._before_role(n, mention)), None)
        if full is None or self._depends(full, mention):
            return None
        first = namings[0]
        if first is not full and first.start == mention[0] and self.text[first.end] not in "’'":
            return None
        role = self._role_beside(full, mention)
        if role:
            self.people.give_role(full.person, role)
        return self.person(full.person, self._with_honorific(full, mention), FULL_NAME, role)

    def _depends(self, naming: Naming, mention: Span) -> bool:
        """Does the name hang on the speaker ("a spokesman for Jane Doe")?"""
        return _DEPENDING.search(self.text, max(mention[0], naming.start - 20), naming.start) is not None

    def _before_role(self, naming: Naming, mention: Span) -> bool:
        """Is it the name of something whose "director Jane Doe" follows?"""
        noun = _NOUN_AND_NAME.match(self.text, naming.end, mention[1])
        return noun is not None and noun.group(1) in ROLE_NOUNS

    def _modifies(self, naming: Naming, mention: Span) -> bool:
        """Is the name only part of the speaker's ("the Smith campaign", "Smith's lawyers", "Smith employees")?"""
        after = _MODIFIED.match(self.text, naming.end, mention[1])
        if after is None:
            return False
        noun = after.group(1)
        return noun in ORGANISATION_FAMILIES or noun in ROLE_NOUNS or noun.removesuffix("s") in PEOPLE_OF

    def _role_beside(self, naming: Naming, mention: Span) -> str | None:
        role = plain(self.text[mention[0] : naming.start])
        after = _ROLE_AFTER.match(self.text, naming.end, mention[1])
        if not role and after:
            role = plain(after.group(1) or after.group(2))
        return (_ROLE_ARTICLE.sub("", role + " ", count=1) if _ROLE_ARTICLE.match(role + " ") else role).strip() or None

    def _with_honorific(self, naming: Naming, mention: Span) -> Span:
        honorific = _HONORIFIC.search(self.text, max(mention[0], naming.start - 6), naming.start)
        return (honorific.start() if honorific else naming.start), naming.end

    def _by_role(self, words: str, mention: Span, at: int, context: Context, said: Span) -> Speaker | None:
        """ "the president": the person who has that role, or else the one whom the text is about there."""
        noun, modifiers = _role_of(words)
        head, role = noun.lower(), role_words(modifiers + noun)
        somebody = head in ROLE_NOUNS or _is_of_a_country(noun)
        if not noun or (not somebody and (head in ORGANISATION_FAMILIES or not noun.islower())):
            return None
        name = self.roles.holder(head, role, at, context.person)
        if name is None and somebody and head not in UNNAMED_ROLES:
            name = self._somebody_as(head, role, at, context, said)
            if name:
                self.roles.bind(role, name)
        if name is None:
            return None
        return self.person(name, mention, ROLE, self.people.roles.get(name) or ARTICLE.sub("", words, count=1))

    def _somebody_as(self, head: str, role: frozenset[str], at: int, context: Context, said: Span) -> str | None:
        """The person meant by a role that nobody is given: the subject before, unless known to hold another office."""
        others = frozenset(naming.person for naming in self.people.within(*said))
        opener = self._subjects.before(at, None, others)
        last = context.speaker
        nearest = None
        if last and last.name and _is_called(last) and last.name not in others:
            nearest = last.name if opener is None or last.mention[0] >= opener.start else None
        far = head in OFFICES or len(role) > 1
        candidates = [nearest, opener.person if opener else None]
        if far:
            candidates += [self._last_named(at, None, others), self._first_named()]
        for name in candidates:
            if name and name not in others and not self.roles.another(name, head, role):
                return name
        return None

    def _first_named(self) -> str | None:
        """The first person whom the text names, in the order of the text."""
        return self.people.namings[0].person if self.people.namings else None

    def _by_surname(self, mention: Span) -> Speaker | None:
        """The surname (or the given name) that ends the words before their first comma."""
        comma = self.text.find(",", *mention)
        end = comma if comma >= 0 else mention[1]
        namings = self.people.within(mention[0], end)
        if not namings and comma >= 0:
            namings = [n for n in self.people.within(comma, mention[1]) if n.end == mention[1] and n.start == comma + 2]
        if namings and self._modifies(namings[-1], mention):
            return None
        if namings and not self._depends(namings[-1], mention):
            return self.person(namings[-1].person, self._with_honorific(namings[-1], mention), SURNAME)
        names = [
            f for f in _CAPITALISED.finditer(self.text, mention[0], end) if f.group().strip(HIDDEN_STOP) not in TITLES
        ]
        if len(names) != 1:
            return None
        name = self.people.by_given_name.get(names[0].group()) or self.people.misspelt(names[0].group())
        return self.person(name, names[0].span(), SURNAME) if name else None

    def _by_document(self, words: str, mention: Span, at: int, context: Context) -> Speaker:
        """A letter or report speaks for whoever issued it."""
        from summarize.quotes.documents import issued_before, issuer  # its patterns are seldom needed

        found = issuer(self.source, mention)
        if found is None or not names_a_speaker(self.text, *found):
            noun = head_of(words).rpartition(" ")[2].lower()
            found = issued_before(self.source, noun, mention[0])
        if found is None or not names_a_speaker(self.text, *found):
            return as_written(words, mention)
        return self.resolve(found, at, context)._replace(kind="document", mention=mention)

    def _by_organisation(self, words: str, mention: Span, at: int, context: Context) -> Speaker | None:
        if any(noun.removesuffix("s") in ROLE_NOUNS for noun in NOUN.findall(words.lower())):
            return None
        phrase = head_of(words)
        head = phrase.rpartition(" ")[2]
        if not head.islower() or head in ORGANISATION_FAMILIES or head in _FINDINGS:
            name = self._bodies.organisations.named_in(words)
            if name:
                return Speaker(plain(name), "organisation", None, mention, ORGANISATION)
        if head in ORGANISATION_FAMILIES and phrase.lower().startswith("the ") and self._is_description(phrase):
            name = self._bodies.meant_by(head, at, context.organisation, exact=phrase.count(" ") == 1)
            return Speaker(plain(name), "organisation", None, mention, ORGANISATION_NOUN) if name else None
        name = _name_before_noun(words)
        return Speaker(plain(name), "organisation", None, mention, ORGANISATION) if name else None

    def _is_description(self, words: str) -> bool:
        """Is "the <words>" no name itself ("the firm", "the High Street retailer", not "the Smith campaign")?"""
        noun = words.rpartition(" ")[2]
        any_name = ORGANISATION_FAMILIES.get(noun) in ANY_NAME
        return words[4:].islower() or (any_name and _name_before_noun(words) is None)


def _is_called(speaker: Speaker) -> bool:
    """Is the speaker a person with a name, or may be one: "Ronaldinho"?"""
    name = speaker.name or ""
    one_word = speaker.form == PROPER and name.isalpha() and name.istitle()
    return one_word or (speaker.kind == "person" and name[:1].isupper())


def _whose(low: str) -> str | None:
    """The pronoun of "his letter", whose speaker is he."""
    if not low.startswith(("his ", "her ")):
        return None
    words = low.split()
    return None if _HIS_WORDS.isdisjoint(words[1:4]) else words[0]


def _role_of(words: str) -> tuple[str, str]:
    """The noun of "the foreign secretary of Ruritania", and the words before it; empty where there is none."""
    article, _, rest = words.partition(" ")
    if article not in ("the", "The"):
        return "", ""
    modifiers, _, noun = head_of(rest).partition(" of ")[0].rpartition(" ")
    if modifiers.count(" ") >= _MOST_MODIFIERS or not noun.replace("-", "").isalnum():
        return "", ""
    return noun, modifiers + " " if modifiers else ""


def _is_of_a_country(noun: str) -> bool:
    """Is somebody called by age or country: "the 22-year-old", "the Dane", "the Brazilian"?"""
    return noun.endswith("-year-old") or noun in _OF_A_COUNTRY or (noun.istitle() and noun.endswith(_DEMONYM_ENDS))


def _name_before_noun(words: str) -> str | None:
    """The name in "the Oakham Bugle newspaper"."""
    name, _, noun = words.removeprefix("the ").removeprefix("The ").rpartition(" ")
    if noun not in DROPPED_NOUNS or not name or name in DEMONYMS:
        return None
    return name if all(not word[0].islower() for word in name.split()) else None
