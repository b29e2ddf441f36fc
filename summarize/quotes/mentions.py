"""The words that mention a speaker, cut to the noun phrase that does so."""

from __future__ import annotations

import re
from functools import cache

from summarize.quotes.capitals import UPPER
from summarize.quotes.cues import TIME
from summarize.quotes.names import People
from summarize.quotes.source import Span

_PRONOUN_FIRST = re.compile(r"(?:(he|she)|(it|they)\s(?:is|was|has|had|are|were|have|all|both|also))\s", re.IGNORECASE)
_PRONOUN_LAST = re.compile(r"\s(he|she)$")
_ANTECEDENT_REACH = 60  # characters
_FIRST_PART_REACH = 60  # characters
_FIRST_WORDS = frozenset(
    """
    So And But Now Then Still Yet Also Again Thus Elsewhere Separately Meanwhile However Previously Additionally Finally
    Recently Initially
    """.split()
)
"""Words that may open a sentence before its subject."""

_ADVERBIALS = frozenset(
    "Earlier Later Last This On In At Ahead After Before During Despite Since For With".split()
) | frozenset(TIME[3:-1].split("|"))


@cache
def _opening() -> re.Pattern[str]:
    """Openings of more words; few mentions have one, and it compiles slowly."""
    return re.compile(
        rf"(?:Earlier|Later|Last|This|On|In|At)\b(?: (?:{TIME}|[a-z]+)){{0,5}}? (?=the |{UPPER}\w+$)"
        r"|(?:Ahead of|After|Before|During|Despite|Since|In|On|At|For|With)\b[^,]{0,80}, "
        rf"(?=(?:an?|the|his|her) |{UPPER})"
        rf"|[A-Z][a-z]+ing [a-z][^,]*, |(?:On |In |At )?{TIME}\b[^,]{{0,30}}, (?={UPPER}|the )"
    )


@cache
def _first_part() -> re.Pattern[str]:
    """The first part of a name with an "and" in it, at the end of the text before a mention."""
    return re.compile(
        rf"(?<![\w’'-])((?:[Tt]he|[Aa]n?) (?:[\w’'-]+ ){{1,6}}?(?:for|of)(?: the)?(?: {UPPER}\w+){{1,3}} and )$"
        rf"|(?:group|company|firm|charity) ({UPPER}\w+(?: {UPPER}\w+)? and )$"
    )


def exact(text: str, mention: Span, people: People) -> Span:
    """The mention with all of a name that has an "and" in it, and without an opening of the sentence."""
    return _narrowed(text, _widened(text, mention), people)


def _widened(text: str, mention: Span) -> Span:
    """The mention with the first part of a name that has an "and" in it: "the MP for Ash and | Elm"."""
    if not text.startswith("and ", mention[0] - 4):
        return mention
    first = _first_part().search(text, max(0, mention[0] - _FIRST_PART_REACH), mention[0])
    return (first.start(first.lastindex or 1), mention[1]) if first else mention


def _narrowed(text: str, mention: Span, people: People) -> Span:
    """The words without an opening before them: "in his letter | he", "earlier this week | the club"."""
    words = text[mention[0] : mention[1]]
    if words.isalpha() and words != "who":  # as most mentions are
        return mention
    pronoun = _PRONOUN_FIRST.match(text, *mention)
    if pronoun is None and words.endswith("he"):
        pronoun = _PRONOUN_LAST.search(text, *mention)
    if pronoun:
        return pronoun.span(pronoun.lastindex or 1)
    if text.startswith("who ", mention[0]):
        named = people.within(max(0, mention[0] - _ANTECEDENT_REACH), mention[0])
        if named and mention[0] - named[-1].end <= 2:
            return named[-1].start, named[-1].end
    first, _, rest = words.partition(" ")
    if rest and first.rstrip(",") in _FIRST_WORDS:
        return mention[1] - len(rest), mention[1]
    if first.endswith("ing") or first in _ADVERBIALS:
        opening = _opening().match(text, *mention)
        return (opening.end(), mention[1]) if opening else mention
    return mention
