"""From the words that name a speaker to a person of the text, or to the words themselves."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.continental.grammar import Grammar
from summarize.quotes.continental.patterns import Patterns
from summarize.quotes.continental.people import Naming, People
from summarize.quotes.source import HIDDEN_STOP, Source, Span

# How sure a speaker is by the words that mention it; below those of English, which are measured.
FULL_NAME = 0.85
SURNAME = 0.8
ORGANISATION = 0.75
PRONOUN = 0.6
ROLE = 0.65
EPITHET = 0.5  # "le chercheur" for a person who was not called so
WORDS = 0.5
COMING = 0.45  # a pronoun before the name that it stands for

_SENTENCE = 600  # characters that a sentence may have
_WORD = re.compile(r"[\w-]+")
_NAME = re.compile(r"[^\W\d_][\w’'-]*")


class Speaker(NamedTuple):
    """Who speaks; ``mention`` are the words that say so. A ``name`` of None is a pronoun that fits nobody."""

    name: str | None
    kind: str | None
    role: str | None
    mention: Span
    certainty: float


class Speakers:
    """Resolves mentions; `last` is who spoke last where the reader has come to."""

    def __init__(self, source: Source, grammar: Grammar, patterns: Patterns, people: People) -> None:
        self.source, self.text = source, source.text
        self.grammar, self.patterns, self.people = grammar, patterns, people
        self.last: Speaker | None = None

    def resolve(self, mention: Span) -> Speaker:
        """The speaker whom these words name."""
        words = self.plain(*mention)
        low = words.lower()
        if low in self.grammar.pronouns:
            plural = low in self.grammar.plural
            return self._by_plural(mention) if plural else self._by_pronoun(self.grammar.pronouns[low], mention)
        namings = [n for n in self.people.within(*mention) if n.start == mention[0] or not self._depends(n)]
        if namings:
            best = next((n for n in namings if n.full), namings[-1])
            return self.person(best.name, mention, FULL_NAME if best.full else SURNAME)
        return self._by_role(words, mention) or self._as_written(words, mention)

    def implied(self, at: int) -> Speaker | None:
        """The subject that a verb shares with what comes before it."""
        naming = self.people.last_before(at, "")
        if self.last and self.last.name and (naming is None or naming.start < self.last.mention[1]):
            return self.last
        return self.person(naming.name, (naming.start, naming.end), PRONOUN) if naming else self.last

    def person(self, name: str, mention: Span, certainty: float) -> Speaker:
        """A person of the text."""
        return Speaker(name, "person", self.people.roles.get(name), mention, certainty)

    def named(self, naming: Naming) -> Speaker:
        """The person of a naming, as one who is thought to speak without being said to."""
        return self.person(naming.name, (naming.start, naming.end), FULL_NAME)

    def plain(self, start: int, end: int) -> str:
        """The words of a span on one line."""
        return " ".join(self.text[start:end].replace(HIDDEN_STOP, ".").split())

    def _by_pronoun(self, gender: str, mention: Span) -> Speaker:
        """The last speaker, or somebody named after that one, of the gender."""
        naming = self._subject_before(mention[0], gender)
        last = self.last
        if office := self._organisation_before(mention[0], naming.end if naming else 0, gender):
            return office._replace(mention=mention)
        fits = last is not None and last.name and last.kind == "person" and self.people.fits(last.name, gender)
        if last and fits and (naming is None or naming.start < last.mention[1] or self._depends(naming)):
            return last._replace(mention=mention, certainty=PRONOUN)
        if naming:
            return self.person(naming.name, mention, PRONOUN)
        coming = self.people.first_after(mention[1], mention[1] + _SENTENCE, gender)
        if coming:
            return self.person(coming.name, mention, COMING)
        return Speaker(None, None, None, mention, 0.0)

    def _organisation_before(self, at: int, floor: int, gender: str) -> Speaker | None:
        """An organisation that is the subject of a sentence since the last naming: "la direction ... assure-t-elle"."""
        floor = max(floor, at - _SENTENCE // 2, self.last.mention[1] if self.last else 0)
        for office in self.patterns.office.finditer(self.text, floor, at):
            article = self.patterns.article.match(office.group())
            noun = _WORD.match(office.group(), article.end() if article else 0)
            lead = self.text[max(0, office.start() - 3) : office.start()].rstrip()
            if article is None or noun is None or (lead and lead[-1] not in '.,!?»“”"'):
                continue
            fits = self.grammar.determiner_gender.get(article.group().strip().lower(), gender) == gender
            if fits and noun.group().lower() in self.grammar.organisations:
                return self._as_written(self.plain(*office.span()), office.span())
        return None

    def _by_plural(self, mention: Span) -> Speaker:
        """ "ils": those who spoke last, where those are several."""
        if self.last and self.last.kind == "group":
            return self.last._replace(mention=mention, certainty=PRONOUN)
        return Speaker(None, None, None, mention, 0.0)

    def _subject_before(self, at: int, gender: str) -> Naming | None:
        """The person named first in the last sentence that names anybody of the gender."""
        nearest = self.people.last_before(at, gender)
        if nearest is None:
            return None
        start = self.source.sentence_start(nearest.start, max(0, nearest.start - _SENTENCE))
        namings = self.people.within(start, nearest.end)
        return next((n for n in namings if self.people.fits(n.name, gender) and not self._depends(n)), nearest)

    def _depends(self, naming: Naming) -> bool:
        lead = self.text[max(0, naming.start - 12) : naming.start]
        return self.patterns.dependent.search(lead) is not None

    def _by_role(self, words: str, mention: Span) -> Speaker | None:
        """ "la ministre": the person who has that role, the last speaker where several do."""
        article = self.patterns.article.match(words)
        nouns = [w.lower() for w in _WORD.findall(words[article.end() :] if article else words)]
        if not nouns or not (article or self.grammar.nouns_are_capitalised):
            return None
        aged = self.patterns.aged.search(words) is not None
        head = next(
            (n for n in nouns[:2] if self.people.is_role(n) or n in self.people.holders), nouns[0] if aged else ""
        )
        if not head:
            return None
        determiner = article.group().strip().lower() if article else ""
        if determiner in self.grammar.indefinite:
            return None
        gender = self.grammar.determiner_gender.get(determiner, "")
        holders = [name for name in self.people.holders.get(head, []) if self.people.fits(name, gender)]
        if holders:
            last = self.last.name if self.last else None
            return self.person(last if last in holders else holders[-1], mention, ROLE)
        return self._by_epithet(nouns, head, gender, mention)

    def _by_epithet(self, nouns: list[str], head: str, gender: str, mention: Span) -> Speaker | None:
        """ "le chercheur" alone means the person named last, where the gender allows it."""
        gender = self.people.role_gender(head) or gender
        short = len(nouns) <= 2 or self.patterns.aged.search(" ".join(nouns)) is not None
        naming = self.people.last_before(mention[0], gender) if short else None
        return self.person(naming.name, mention, EPITHET) if naming else None

    def _as_written(self, words: str, mention: Span) -> Speaker:
        article = self.patterns.article.match(words)
        possessive = article and article.group().strip().lower() in _POSSESSIVES
        name = words if article is None or possessive else words[article.end() :]
        nouns = [noun.lower() for noun in _NAME.findall(name)]
        if nouns and self.people.is_role(nouns[0]) and not self._is_plural(article):
            return Speaker(name, "person", None, mention, WORDS)
        if any(noun in self.grammar.documents for noun in nouns[:2]):
            return Speaker(name, "document", None, mention, WORDS)
        if any(noun in self.grammar.organisations for noun in nouns[:3]):
            return Speaker(name, "organisation", None, mention, ORGANISATION)
        if self._is_plural(article) or (nouns and nouns[0].endswith("s") and name[0].islower()):
            return Speaker(name, "group", None, mention, WORDS)
        capitals = [word for word in name.split() if word[0].isupper()]
        person = article is None and 1 <= len(capitals) <= 3 and len(capitals) == len(name.split())
        aged = self.patterns.aged.search(name) is not None
        return Speaker(name or words, "person" if person or aged else "organisation", None, mention, WORDS)

    def _is_plural(self, article: re.Match[str] | None) -> bool:
        return article is not None and article.group().strip().lower() in _PLURALS


_POSSESSIVES = frozenset("son sa ses leur leurs notre nos sein seine ihr ihre su sus".split())
_PLURALS = frozenset(
    "les des plusieurs certains certaines mehrere einige viele los las varios varias algunos algunas".split()
)
