"""What is known of each language: one small module a language, named by its ISO 639-1 code and holding ``RULES``.

A new language is a new module here and its code in `RULED`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

RULED = ("en", "fr", "de", "es", "it", "pt", "nl")
"""The languages with a module."""


class Language(NamedTuple):
    """The rules of a language; every word in lower case and without its full stop.

    ``leading`` abbreviations lead to a name, a number or an example and never end a sentence; the other
    ``abbreviations`` end one only where a function word with a capital follows. ``stop_words`` carry no topic.
    ``elisions`` are words that shrink before a vowel ("l" in "l'école"). With ``ordinals`` a full stop after a number
    can make it "third". ``saying`` are the words that give speech to somebody, verbs mostly; ``pronouns`` are those
    that speak in place of a name ("said she"). English has both in `summarize.quotes.cues`.
    """

    name: str
    stop_words: frozenset[str]
    leading: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    ordinals: bool = False
    saying: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()


@lru_cache(maxsize=16)
def rules_of(code: str) -> Language | None:
    """The rules of the language with this ISO 639-1 code, or None where there are none."""
    if code not in RULED:
        return None
    rules: Language = import_module(f"summarize.languages.{code}").RULES
    return rules


def notices_for(code: str) -> tuple[str, ...]:
    """What a reader should know of summaries in this language; nothing where there are rules for it."""
    if code in RULED:
        return ()
    from summarize.languages.others import NAMES

    name = NAMES.get(code, f"the language {code!r}")
    return (f"no rules for {name}: sentences and words are taken as they come",)


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())
