"""What is known of a language for giving speech to its speakers: one small module a language, holding ``GRAMMAR``.

A new language is a new module here and its code in `READ`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

READ = ("fr", "de", "es")
"""The languages whose speakers are found; of all others only the stretches between marks are."""


class Grammar(NamedTuple):
    """The words that give speech to somebody. Words are in lower case, names as written, patterns match any case.

    A verb of saying is ``finite``, or one of ``participles`` where ``auxiliary`` matches just before it; ``clitic``
    may stand before a finite one, and ``not_a_verb`` matches what makes a noun of it ("une note"). ``inverted`` is a
    pronoun just after the verb, ``pronouns`` tells their gender; ``plural`` ones mean no one person, ``impersonal``
    ones ("on", "es") speak for what the phrase after them names. ``according`` leads to a source; ``postposed``
    follows it ("zufolge"), ``opinion`` leads to one before a quotation only ("pour"); ``own_opinion`` is the last
    speaker's ("à son avis").

    ``roles`` are nouns for people with their gender ("" for either), ``role_endings`` match more of them, by gender.
    ``adverbs`` and ``prepositions`` begin what may stand between a verb and its subject; ``asides`` and ``relative``
    clauses stand between a subject and its verb. ``that`` opens a reported clause, ``infinitive`` one without it;
    where ``that`` is empty, only what stands in marks is read. In a language with ``verb_second`` the subject follows
    the verb where a clause stands before it; with ``drops_subject`` a verb may have none.
    """

    finite: frozenset[str]
    participles: frozenset[str]
    clitic: str
    auxiliary: str
    not_a_verb: str
    negation: str
    inverted: str
    pronouns: Mapping[str, str]
    impersonal: frozenset[str]
    plural: frozenset[str]
    according: str
    postposed: str
    honorifics: Mapping[str, str]
    determiners: str
    determiner_gender: Mapping[str, str]
    indefinite: frozenset[str]
    roles: Mapping[str, str]
    role_endings: Mapping[str, str]
    organisations: frozenset[str]
    documents: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    particles: frozenset[str]
    adverbs: str
    prepositions: str
    conjunctions: str
    asides: str
    relative: str
    age: str
    opinion: str = ""
    own_opinion: str = ""
    that: str = ""
    infinitive: str = ""
    drops_subject: bool = False
    nouns_are_capitalised: bool = False
    verb_second: bool = False


@lru_cache(maxsize=len(READ))
def grammar_of(code: str) -> Grammar:
    """The grammar of one of the languages that are `READ`, by its ISO 639-1 code."""
    grammar: Grammar = import_module(f"summarize.quotes.continental.{code}").GRAMMAR
    return grammar


def words(text: str) -> frozenset[str]:
    """The words of a list written as text; "_" stands for the blank within one ("fait_valoir")."""
    return frozenset(word.replace("_", " ") for word in text.split())


def inflected(stems: str, endings: str) -> frozenset[str]:
    """Every stem with every ending; "-" is the empty ending."""
    return frozenset(stem + ending.replace("-", "") for stem in stems.split() for ending in endings.split())


def gendered(male: str = "", female: str = "", either: str = "") -> dict[str, str]:
    """Words with the gender of the person they stand for, "" for either."""
    lists: Iterable[tuple[str, str]] = ((either, ""), (female, "female"), (male, "male"))
    return {word: gender for text, gender in lists for word in text.split()}
