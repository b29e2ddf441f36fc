"""Quoted stretches that are no utterance by themselves: parts of the writer's sentence, titles, single words."""

from __future__ import annotations

import re

from summarize.quotes.attribution import Attribution, ends_strongly
from summarize.quotes.cues import VERBS
from summarize.quotes.source import Source
from summarize.quotes.stretches import Stretch

SCARE_WORDS = 4  # a fragment of so many words that nobody is said to have said is no quotation
_TITLE_WORDS = 8
_JOINS = re.compile(r"[:,]\s*$")
_VERB_BEFORE = re.compile(r"(?<![a-z])([a-z]+)\s*+(?:that\s*+)?(?:,\s*)?$")
_ENDS_SENTENCE = re.compile(r"[.?!][”\"]?$")
_LETTERS = re.compile(r"[A-Za-z’'-]+")
_SMALL = frozenset("of the and a in on to for with".split())


def is_fragment(source: Source, stretch: Stretch, lead: str, rest: str, attribution: Attribution | None) -> bool:
    """Is the stretch a part of the writer's sentence? ``lead`` stands before it in the sentence, ``rest`` after it."""
    inner = stretch.inner(source.raw)
    if begins_sentence(lead):
        goes_on = rest.lstrip()[:1].isalpha()
        return attribution is None and goes_on and not ends_strongly(source.raw, stretch)
    verb = _VERB_BEFORE.search(lead[-40:])
    said = verb is not None and verb.group(1) in VERBS
    if _JOINS.search(lead[-5:]) and not inner[:1].islower():
        return not said and lead.rstrip()[-1] == "," and _is_name(inner)
    if attribution is None or verb is None or not said:
        return True
    words = count_words(inner)
    if is_title(inner):
        return True
    begins = not inner[:1].islower()
    if not begins and verb.group().rstrip().endswith("that"):
        return True
    whole = begins and (words >= SCARE_WORDS or inner.endswith(("!", "?")))
    ends = words >= 3 and not rest.strip() and _ENDS_SENTENCE.search(source.raw[stretch.end - 2 : stretch.end])
    return not (whole or ends)


def begins_sentence(lead: str) -> bool:
    """Does nothing stand before the stretch in its sentence but an opening bracket?"""
    return not lead.strip(" \n\t\xa0([")


def fragment_kind(source: Source, stretch: Stretch, lead: str, explicit: bool) -> str:
    """``mixed`` for words that somebody is quoted with, ``scare`` for titles, terms and single words."""
    inner = stretch.inner(source.raw)
    words = count_words(inner)
    if is_title(inner) or (lead.rstrip().endswith(",") and _is_name(inner)):
        return "scare"
    if explicit:
        return "mixed" if words > 1 else "scare"
    return "scare" if words <= SCARE_WORDS else "mixed"


def is_title(inner: str) -> bool:
    """Are the words set like the title of a work: two to eight, all but the small ones capitalised, no final stop?"""
    if not 2 <= count_words(inner) <= _TITLE_WORDS or inner[-1] in ".?!":
        return False
    return all(w[:1].isupper() or w.lower() in _SMALL for w in _LETTERS.findall(inner))


def _is_name(inner: str) -> bool:
    """Are the words set like a title, with the writer's comma or full stop inside the marks: a film, a slogan?"""
    return is_title(inner.rstrip(".,")) or inner.isupper()


def is_single_expression(source: Source, stretch: Stretch, lead: str) -> bool:
    """Is a stretch without a speaker of its own too short to be an utterance?"""
    words = count_words(stretch.inner(source.raw))
    if words <= 2 and not any(c in ".?!" for c in source.raw[stretch.start : stretch.end]):
        return True
    return words <= 3 and lead.strip() in {",", "and", "or"}


def count_words(text: str) -> int:
    """The number of words, as far as it matters here."""
    return len(text[:400].split())
