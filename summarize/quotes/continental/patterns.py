"""The patterns that the words of a grammar make, compiled once for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from summarize.languages import rules_of
from summarize.quotes.continental.grammar import READ, grammar_of
from summarize.quotes.given_names import GIVEN_NAMES
from summarize.quotes.source import HIDDEN_STOP

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{UPPER}(?:[\w’'-]*\w)?(?:{HIDDEN_STOP}(?:-?{UPPER}{HIDDEN_STOP})*)?"
_OF = r"(?:d[eu]\s|de la\s|des\s|de l[’']|d[’']|del\s|der\s|von\s|für\s)"
_NOUN = r"\d*[-A-ZÄÖÜ][\w-]*"
_BLANK = r"[ \xa0\u202f\n]"
_ELIDED = r"(?!(?:[LDJSNMCT]|Qu)['’])"
_CLAUSE_END = r"[^.,;:!?()«»“”„\"—–]"


class Patterns(NamedTuple):
    """What the words of one grammar match."""

    run: re.Pattern[str]
    """Capitalised words in a row, with particles between them."""
    honorific: re.Pattern[str]
    article: re.Pattern[str]
    article_at_end: re.Pattern[str]
    aged: re.Pattern[str]
    apposition: re.Pattern[str]
    belonging: re.Pattern[str]
    """Where a person belongs: ", de l'Université de Nantes"."""
    age_at_start: re.Pattern[str]
    broken_role: re.Pattern[str]
    """Words behind a role noun that belong to the sentence, so that the name after them has no such role."""
    role_endings: tuple[tuple[str, re.Pattern[str]], ...]
    """Endings of nouns for people, with the gender that each tells."""
    function_word: re.Pattern[str]
    auxiliary: re.Pattern[str]
    clitic: re.Pattern[str]
    not_a_verb: re.Pattern[str]
    negation: re.Pattern[str]
    inverted: re.Pattern[str]
    pronoun_at_end: re.Pattern[str]
    pronoun: re.Pattern[str]
    adverb: re.Pattern[str]
    preposition: re.Pattern[str]
    according: re.Pattern[str]
    opinion: re.Pattern[str]
    own_opinion: re.Pattern[str]
    postposed: re.Pattern[str]
    conjunction: re.Pattern[str]
    aside: re.Pattern[str]
    relative: re.Pattern[str]
    that: re.Pattern[str]
    infinitive: re.Pattern[str]
    dependent: re.Pattern[str]
    stop: re.Pattern[str]
    """Where a noun phrase without a name ends."""
    office: re.Pattern[str]
    """An article with a noun and what hangs on it by "of": "la ministre des Finances"."""
    nouns: re.Pattern[str]
    """A noun phrase of a language that capitalises its nouns."""
    given: Mapping[str, str]
    """Given names of all the languages with their gender, "" where they disagree."""
    stop_words: frozenset[str]


@lru_cache(maxsize=4)
def patterns_of(code: str) -> Patterns:
    """The patterns of a language that has a grammar."""
    grammar = grammar_of(code)
    rules = rules_of(code)
    pronouns = _any_of(grammar.pronouns)
    word = r"[^\s.,:;«»“”„\"()]+"
    between = rf"(?:\s+(?:{grammar.adverbs}|{grammar.prepositions}(?:\s+{word}){{1,6}}?)){{0,2}}"
    never = r"(?!)"
    no_role = grammar.prepositions if grammar.nouns_are_capitalised else grammar.relative
    return Patterns(
        run=re.compile(
            rf"\b{_ELIDED}{_WORD}(?:{_BLANK}(?:{_WORD}|(?:{_any_of(grammar.particles)})(?={_BLANK}{UPPER}))){{0,40}}"
        ),
        honorific=_ignoring_case(rf"\b({_any_of(grammar.honorifics)})[{HIDDEN_STOP}.]?\s$"),
        article=_ignoring_case(grammar.determiners),
        article_at_end=_ignoring_case(rf"\b{grammar.determiners}$"),
        aged=_ignoring_case(grammar.age),
        apposition=re.compile(rf"\s?,\s+((?:{grammar.age},\s+)?{_CLAUSE_END}{{3,80}})"),
        belonging=_ignoring_case(rf"\s?,\s+(?:de\s|du\s|des\s|d['’]|del\s|von\s|vom\s){_CLAUSE_END}{{2,60}}(?=,)"),
        broken_role=_ignoring_case(rf"\b(?:{grammar.conjunctions}|{no_role})"),
        age_at_start=_ignoring_case(rf"^{grammar.age},\s+"),
        role_endings=tuple((gender, _ignoring_case(ending)) for gender, ending in grammar.role_endings.items()),
        function_word=_ignoring_case(
            rf"(?:{grammar.determiners}|(?:{grammar.prepositions}|{grammar.adverbs}|{grammar.conjunctions})\s"
            rf"|(?:{pronouns})\s|{grammar.according})"
        ),
        auxiliary=_ignoring_case(rf"(?:{grammar.auxiliary})$"),
        clitic=_ignoring_case(rf"(?:{grammar.clitic})$"),
        not_a_verb=_ignoring_case(rf"(?:{grammar.not_a_verb})$"),
        negation=_ignoring_case(grammar.negation),
        inverted=_ignoring_case(grammar.inverted)
        if not grammar.nouns_are_capitalised
        else re.compile(grammar.inverted),
        pronoun_at_end=_ignoring_case(rf"(?:^|[\s,'’])({pronouns})$"),
        pronoun=_ignoring_case(rf"({pronouns})\b(?!-)"),
        adverb=_ignoring_case(grammar.adverbs),
        preposition=_ignoring_case(grammar.prepositions),
        according=_ignoring_case(rf"\b(?:{grammar.according})"),
        own_opinion=_ignoring_case(grammar.own_opinion or never),
        opinion=_ignoring_case(grammar.opinion or never),
        postposed=_ignoring_case(grammar.postposed or never),
        conjunction=_ignoring_case(rf"(?:{grammar.conjunctions})\s+"),
        aside=_ignoring_case(grammar.asides),
        relative=_ignoring_case(grammar.relative),
        that=_ignoring_case(rf"{between}\s+{grammar.that}") if grammar.that else re.compile(never),
        infinitive=_ignoring_case(grammar.infinitive or never),
        dependent=_ignoring_case(r"(?:\bd[eu]|\bdes|\bd['’]|\bdel|\bvon|\bvom|\bpour|\bpara|\bfür)\s?$"),
        stop=_ignoring_case(
            rf"\s(?:{grammar.prepositions}|{grammar.adverbs}|{grammar.relative}|{grammar.conjunctions})"
        ),
        office=_ignoring_case(rf"{grammar.determiners}[\w-]+(?:\s+{_OF}[\w-]+)?"),
        nouns=re.compile(
            rf"(?:[^\W\d_A-ZÄÖÜ][\w-]*\s+){{0,4}}{_NOUN}(?:\s+(?:(?:der|des|von|vom|für)\s+)?{_NOUN}){{0,4}}"
        ),
        given=_given_names(code),
        stop_words=rules.stop_words if rules else frozenset(),
    )


def _given_names(code: str) -> dict[str, str]:
    """People in the news come from everywhere; where two languages disagree, the text's own one counts."""
    given = {name: gender for name, gender in GIVEN_NAMES.items() if gender != "either"}
    for other in (*READ, code):
        grammar = grammar_of(other)
        given |= dict.fromkeys(grammar.male, "male") | dict.fromkeys(grammar.female, "female")
        given |= dict.fromkeys(grammar.male & grammar.female, "")
    return given


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _ignoring_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
