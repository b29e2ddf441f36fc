"""Names as they are compared: folded, taken apart into given names and surname, told from words that are none."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from summarize.quotes.given_names import GIVEN_NAMES
from summarize.quotes.lexicon import HONORIFICS, ORGANISATION_NOUNS, PARTICLES

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof rev sir lord lady dame hon sen rep gov gen lt col sgt capt cpl const insp supt det"
    " mme mlle herr frau sr sra".split()
)
"""Titles that stand before a name and are no part of it, without their full stop."""

_SUFFIXES = frozenset("jr sr ii iii iv".split())

_GENDERS = {word.lower(): gender for word, gender in HONORIFICS.items()}

_SHORT_FORMS = {
    short: full
    for full, shorts in {
        "alexander": "alex",
        "andrew": "andy drew",
        "anthony": "tony",
        "barbara": "barb",
        "benjamin": "ben",
        "catherine": "cathy",
        "charles": "charlie chuck",
        "christopher": "chris",
        "daniel": "dan danny",
        "david": "dave",
        "deborah": "deb debbie",
        "donald": "don donnie",
        "douglas": "doug",
        "edward": "ed eddie",
        "elizabeth": "liz beth betty",
        "frederick": "fred",
        "gerald": "gerry",
        "gregory": "greg",
        "james": "jim jimmy",
        "jeffrey": "jeff",
        "jennifer": "jen jenny",
        "joseph": "joe",
        "joshua": "josh",
        "judith": "judy",
        "katherine": "kate kathy katie",
        "kenneth": "ken kenny",
        "lawrence": "larry",
        "margaret": "maggie peggy",
        "matthew": "matt",
        "michael": "mike",
        "nicholas": "nick",
        "pamela": "pam",
        "patricia": "pat patty tricia",
        "peter": "pete",
        "philip": "phil",
        "rebecca": "becky",
        "richard": "rick dick richie",
        "robert": "rob bob bobby",
        "ronald": "ron",
        "samuel": "sam",
        "stephen": "steve",
        "susan": "sue susie",
        "theodore": "ted",
        "thomas": "tom tommy",
        "timothy": "tim",
        "victoria": "vicky",
        "vincent": "vince",
        "william": "bill billy will",
    }.items()
    for short in shorts.split()
}
"""The full form of English given names that people shorten."""


class Name(NamedTuple):
    """A person's name, folded: "Mr. George W. Bush Jr." is ("george", "w"), "bush", "jr". ``given`` may be empty."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def first(self) -> str:
        """The first given name in its full form, or nothing."""
        return _SHORT_FORMS.get(self.given[0], self.given[0]) if self.given else ""

    @property
    def gender(self) -> str | None:
        """What the first given name tells: ``male``, ``female``, or None."""
        word = self.given[0].capitalize() if self.given else ""
        gender = GIVEN_NAMES.get(word)
        return gender if gender in ("male", "female") else None

    def is_part_of(self, other: Name) -> bool:
        """Whether the other is this name written out: "G. Bush" and "George Bush" are parts of "George W. Bush".

        Names may be left out at the end only: "George W. Bush" is no part of "George H. W. Bush".
        """
        if self == other or not self.given or not other.given:
            return False
        if self.surname != other.surname or (self.suffix and self.suffix != other.suffix):
            return False
        if bool(other.suffix) != bool(self.suffix) or not _same_or_initial(self.given[0], other.given[0]):
            return False
        middles, theirs = self.given[1:], other.given[1:]
        return len(middles) <= len(theirs) and all(map(_same_or_initial, middles, theirs))


def _same_or_initial(short: str, full: str) -> bool:
    return short == full or (len(short) == 1 and full.startswith(short))


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """The words as they are compared: without case, accents, full stops and apostrophes, blanks for hyphens."""
    if not words.isascii():
        words = "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    words = words.casefold().translate(_FOLDED)
    return " ".join(words.split())


_FOLDED = str.maketrans({**dict.fromkeys("-‐‑–_", " "), **dict.fromkeys(".'’‘`´“”\"", None)})


@lru_cache(maxsize=4096)
def parse(name: str) -> Name:
    """A person's name taken apart; a lone word is a surname, and so is what a particle opens ("de Blasio")."""
    words = fold(name).split() or [""]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    *given, surname = words
    while given and given[-1] in PARTICLES:
        given.pop()
    return Name(tuple(given), surname, suffix)


def gender_of(words: str) -> str | None:
    """The gender that an honorific among the words tells."""
    return next((_GENDERS[word] for word in fold(words).split() if word in _GENDERS), None)


@lru_cache(maxsize=4096)
def is_title_only(words: str) -> bool:
    """Whether a role is nothing but "Mr." or "Dr."."""
    return all(word in _TITLES for word in fold(words).split())


def is_name(words: str, kind: str | None) -> bool:
    """Whether a speaker is called by a name: "a spokeswoman for the mill", "police" and "some members" are none.

    No word of a person's name begins small unless it is a particle; an organisation or a document needs one such word
    that is no common noun ("Alberta government" is a name, "Government" and "the council" are none).
    """
    parts = words.split()
    if kind == "group" or not parts:
        return False
    if kind == "person":
        return all(not part[0].islower() or part in PARTICLES for part in parts)
    return any(not part[0].islower() and part.lower() not in _COMMON for part in parts)


_COMMON = ORGANISATION_NOUNS | {"the", "a", "an"}


def acronym(words: str) -> str:
    """What an organisation is kept under: "aupe" for AUPE and for "Alberta Union of Provincial Employees".

    Fewer than three capitalised words have no initials that would tell; such a name stands for itself.
    """
    folded = without_article(fold(words))
    initials = [part[0] for part in words.removeprefix("The ").replace("-", " ").split() if part[0].isupper()]
    return fold("".join(initials)) if len(initials) > 2 else folded


def without_article(folded: str) -> str:
    """Folded words without a leading "the"."""
    return folded.removeprefix("the ")
