"""Who speaks, as far as the words tell that mention a speaker."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.capitals import COMPOUNDS
from summarize.quotes.confidence import LONG_WORDS, PROPER, WORDS
from summarize.quotes.given_names import GIVEN_NAMES
from summarize.quotes.lexicon import (
    DOCUMENT_NOUNS,
    GENDERED_NOUNS,
    HONORIFICS,
    ORGANISATION_FAMILIES,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    ROLE_NOUNS,
    TITLES,
)
from summarize.quotes.source import Span

_HEAD_END = re.compile(r",|(?<!\s)\s*+\(|\sall$|\sboth$|\s(?:who|that|which|is|are|was|were|has|have|had|said|says)\s")
_HEAD_ENDERS = frozenset("all both who that which is are was were has have had said says".split())
_PREPOSITIONS = frozenset("for with in at from to by on".split())
_DEPENDENT = re.compile(rf"\s(?:{'|'.join(sorted(_PREPOSITIONS))})\s")
ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
NOUN = re.compile(r"[a-z][\w-]*")
_SMALL_WORDS = frozenset(
    """
    of for in at from to by on with and or as that the a an within inside among behind some many several most other
    """.split()
)
_NOBODY = frozenset(
    """
    a an the this that these those there they it from in on at by for with to of but and or however meanwhile when where
    if as so then while
    """.split()
)
_PARTIES = frozenset("tories conservatives democrats dems liberals republicans greens nationalists industry".split())
_GROUPS = frozenset("some many others most several both all few team crowd public couple pair majority".split())
_PARTICIPLE_ENDS = ("ed", "sent", "written", "seen")
_LONGEST_NAME = 3  # words
_MOST_WORDS = 5  # of a speaker who is not named


class Speaker(NamedTuple):
    """Who speaks; ``mention`` are the words that say so, ``form`` (see `confidence`) tells how they say it.

    A ``name`` of None is a pronoun that nobody in the text can be given to.
    """

    name: str | None
    kind: str | None
    role: str | None
    mention: Span
    form: str


NOBODY = Speaker(None, None, None, (0, 0), WORDS)


def head_of(words: str) -> str:
    """The words of a noun phrase without what hangs on it: "sources" of "sources in the party, who ..."."""
    words = _without_clause(words)
    return words if _PREPOSITIONS.isdisjoint(words.split()) else _DEPENDENT.split(words, maxsplit=1)[0]


def _without_clause(words: str) -> str:
    """The words before a comma, a bracket or a verb; most phrases have none, which is told faster without a pattern."""
    if "," in words or "(" in words or not _HEAD_ENDERS.isdisjoint(words.split()):
        return _HEAD_END.split(words, maxsplit=1)[0]
    return words


def as_written(words: str, mention: Span) -> Speaker:
    """Nobody the article names otherwise: the words without their article, a person's without the title."""
    head = _without_clause(words).strip() or words
    if ARTICLE.match(head):
        name = ARTICLE.sub("", head, count=1)
        return Speaker(name, kind_of(words), None, mention, _form(name))
    if head.lower() in _NOBODY:
        return NOBODY._replace(mention=mention)
    first, _, rest = head.partition(" ")
    if first.endswith(COMPOUNDS) and rest:  # "London-based Acme"
        head, first = rest, rest.partition(" ")[0]
    if first not in TITLES and (first.lower() in ROLE_NOUNS or first.lower() in ORGANISATION_FAMILIES):
        head = head[0].lower() + head[1:]  # "Rapper Jay" at the start of a sentence
    noun, name = _noun_and_name(head)
    if noun:
        of_people = noun.rpartition(" ")[2] in ROLE_NOUNS or noun.rpartition(" ")[2] in GENDERED_NOUNS
        kind = "person" if of_people else kind_of(name)
        return Speaker(name, kind, noun if kind == "person" else None, mention, PROPER)
    untitled = head.split()
    while len(untitled) > 1 and untitled[0].strip(".") in TITLES and untitled[1][:1].isupper():
        untitled.pop(0)
    role = " ".join(head.split()[: -len(untitled)])
    named = untitled[0].strip(".") not in TITLES and ORGANISATION_WORDS.isdisjoint(untitled)
    if role and named and len(untitled) <= _LONGEST_NAME and not untitled[-1].endswith("s"):
        return Speaker(" ".join(untitled), "person", None if role in HONORIFICS else role, mention, PROPER)
    return Speaker(head, kind_of(words), None, mention, _form(head))


def _noun_and_name(words: str) -> tuple[str, str]:
    """A name and the noun before it for what it names: "consultancy Acme", "rapper Jay"; empty where there is none."""
    parts = words.split()
    k = len(parts)
    while k > 0 and not parts[k - 1][0].islower():
        k -= 1
    if not 0 < k < len(parts) or k > _MOST_WORDS or not _SMALL_WORDS.isdisjoint(parts[:k]):
        return "", ""
    return " ".join(parts[:k]), " ".join(parts[k:])


def _form(words: str) -> str:
    """Whether words are set like a name, and whether there are more of them than a speaker is called by."""
    parts = words.split()
    if len(parts) > _MOST_WORDS:
        return LONG_WORDS
    return PROPER if not any(part[0].islower() and part not in _SMALL_WORDS for part in parts) else WORDS


def is_role(words: str) -> bool:
    """Is somebody mentioned by a role in the singular, and by no name?"""
    return head_of(words).partition(" of ")[0].rpartition(" ")[2].lower() in ROLE_NOUNS


def is_document(words: str) -> bool:
    """Is the speaker something written ("a report by the council", "a letter sent to the council")?"""
    return _is_written(head_of(words))


def _is_written(phrase: str) -> bool:
    last = phrase.partition(" of ")[0].lower().split()[-2:]
    if not last or last[-1] in DOCUMENT_NOUNS:
        return bool(last)
    return last[0] in DOCUMENT_NOUNS and last[-1].endswith(_PARTICIPLE_ENDS)


def kind_of(words: str) -> str:
    """What kind of speaker the words name, where they name nobody who is known."""
    phrase = head_of(words)
    parts = phrase.split()
    nouns = NOUN.findall(phrase.lower())
    head = nouns[: nouns.index("of")] if "of" in nouns[1:] else nouns
    last = head[-1] if head else ""
    if _is_written(phrase):
        return "document"
    if nouns[:1] in (["one"], ["another"]):
        return "person"
    if last in _PARTIES or _singular(last) in ORGANISATION_FAMILIES or (parts[-1:] and parts[-1] in ORGANISATION_WORDS):
        return "organisation"
    if (
        last in _GROUPS
        or "people" in nouns
        or any(noun.endswith("s") and _singular(noun) in ROLE_NOUNS for noun in nouns)
    ):
        return "group"
    if last in ROLE_NOUNS or (nouns[-1:] and nouns[-1] in ROLE_NOUNS):
        return "person"
    if not ORGANISATION_NOUNS.isdisjoint(nouns) or not ORGANISATION_WORDS.isdisjoint(parts):
        return "organisation"
    if not GIVEN_NAMES.keys().isdisjoint(parts):
        return "person"
    if last in parts:  # a common noun
        return "group" if last.endswith("s") else "person"
    return "organisation"


def _singular(noun: str) -> str:
    """ "companies", "firms": the noun of which it is the plural, or itself."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
