"""Capitalised words that may be a person's name, and how much in the text speaks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from summarize.quotes.capitals import Run
from summarize.quotes.cues import VERBS
from summarize.quotes.given_names import GIVEN_NAMES
from summarize.quotes.lexicon import GENDERED_NOUNS, HONORIFICS, ORGANISATION_WORDS, PARTICLES, ROLE_NOUNS, TITLES
from summarize.quotes.source import HIDDEN_STOP, Source

ENOUGH = 2  # evidence from which a capitalised pair is a person
_FIRST_USES = 20  # uses of a bare surname that are looked at for evidence
_SECOND_NAMES = frozenset("Abu Abdul Abdel Abd Al Ali Mohammed Muhammad Ahmed Hassan Hussein Maria Jose".split())
"""Given names that stand after another one as often as not."""

LONGEST_NAME = 4  # words
_SUFFIXES = frozenset("Jr Sr II III IV QC KC MP MPs MSP MEP TD MLA MPP MBE OBE CBE PhD MD SC".split())
_CONTRACTIONS = tuple(mark + verb for mark in "’'" for verb in ("re", "ve", "ll", "d", "m", "t"))
_LETTERS = re.compile(r"[^\W\d_]+")

Candidate = tuple[str, Run, str]


def candidate(run: Run) -> Candidate | None:
    """The person's name that ends a run of some words, as (name, its tokens, the role before it)."""
    while len(run) > 2 and run[-1].word.replace(HIDDEN_STOP, "") in _SUFFIXES:
        run = run[:-1]
    words = [token.word for token in run]
    first = len(words)  # the name begins after the last title
    while first and words[first - 1].strip(HIDDEN_STOP) not in TITLES:
        first -= 1
    first += _words_before_given_name(words[first:])
    name = words[first:]
    if not 2 <= len(name) <= LONGEST_NAME or not ORGANISATION_WORDS.isdisjoint(name):
        return None
    if [word for word in name if len(word) > 2 and word.isupper()]:
        return None
    if name[-1] in PARTICLES or name[0].endswith(_CONTRACTIONS):
        return None
    if name[0].lower() in PARTICLES and name[0] not in GIVEN_NAMES:
        return None
    return " ".join(name), run[first:], " ".join(words[:first])


def _words_before_given_name(words: list[str]) -> int:
    """How many words of a run stand before a person's given name: an acronym, or a role ("Harbour Master Jane Doe")."""
    if len(words) < 3 or words[0] in GIVEN_NAMES:
        return 0
    between = enumerate(words[1:-1], start=1)
    given = next((k for k, word in between if word in GIVEN_NAMES and word not in _SECOND_NAMES), 0)
    return given or (1 if words[0].isupper() and len(words[0]) > 2 else 0)


def gender_of(given: str, role: str, text: str, start: int) -> str | None:
    """The gender that the role, the noun before the name, or the given name tells."""
    for word in role.split():
        gender = HONORIFICS.get(word.rstrip(HIDDEN_STOP)) or GENDERED_NOUNS.get(word.lower())
        if gender:
            return gender
    noun = _last_word(text[max(0, start - 25) : start])
    if noun and noun.group(1) in GENDERED_NOUNS:
        return GENDERED_NOUNS[noun.group(1)]
    gender = GIVEN_NAMES.get(given.partition("-")[0])
    return None if gender == "either" else gender


_SAYS_AFTER = re.compile(r"\s*+(?:(?:,[^,.\n]{2,38},|,)\s*+)?(?:(?:also|has|later) )?([a-z]+)\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|according to|asked)\s+(?:[\w-]+ ){0,3}$")
_SAID_BESIDE = re.compile(r"\b(?:said|says|told|added|adds|explained|wrote|noted|asked|replied|argued|according to)\b")
_LAST_WORD = re.compile(rf"(?<![\w-])([\w-]+{HIDDEN_STOP}?),?\s+$")
_APPOSITION = re.compile(r",\s+((?:\d\d\b|who\b|[a-z])[^,.\n“”\"]{2,70})")
_NOUN_AND_NAME = re.compile(r" ([a-z-]+) [A-Z]")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|across|the|of|for)\s+$")


def evidence_for(source: Source, candidates: list[Candidate], runs: list[Run]) -> dict[str, int]:
    """How much speaks for each candidate being a person (see `ENOUGH`); a given name is enough by itself."""
    points: dict[str, int] = defaultdict(int)
    surnames: dict[str, str] = {}
    pairs = pairwise(source.blocks)
    signed = {number for number, (a, b) in enumerate(pairs, start=1) if (a.kind, b.kind) == ("pullquote", "caption")}
    for name, tokens, role in candidates:
        if tokens[0].word in GIVEN_NAMES:
            points[name] = ENOUGH
            continue
        points[name] += _evidence_here(source.text, tokens, role)
        if signed and source.block_at(tokens[0].start) in signed:
            points[name] += ENOUGH
        surnames.setdefault(name, tokens[-1].word)
    alone = _evidence_of_surnames(source.text, set(surnames.values()), runs) if surnames else {}
    for name, surname in surnames.items():
        points[name] += alone.get(surname, 0)
    return points


def _last_word(before: str) -> re.Match[str] | None:
    """The word that ends the text before a name, with a blank after it."""
    return _LAST_WORD.search(before, before.rstrip().rfind(" ") + 1)


def _evidence_here(text: str, tokens: Run, role: str) -> int:
    before = text[max(0, tokens[0].start - 25) : tokens[0].start]
    after = text[tokens[-1].end : tokens[-1].end + 80]
    points = 0
    last = _last_word(before)
    if role or (last and last.group(1).lower() in ROLE_NOUNS):
        points += 2
    noun = _NOUN_AND_NAME.match(after)
    if noun and noun.group(1) in ROLE_NOUNS:  # "Acme Film director Jane Doe"
        return points - ENOUGH
    says = _SAYS_AFTER.match(after)
    if says and says.group(1) in VERBS:
        points += 3
    if last and _SAID_BEFORE.search(before):
        points += 2
    apposition = _APPOSITION.match(after)
    if apposition and not ROLE_NOUNS.isdisjoint(_LETTERS.findall(apposition.group(1))):
        points += 2
    elif apposition and apposition.group(1).startswith(("who ", "the ", "a ", "an ")):
        points += 1
    if last and _PLACE_BEFORE.search(before):
        points -= 2
    return points


def _evidence_of_surnames(text: str, surnames: set[str], runs: list[Run]) -> dict[str, int]:
    """A surname that stands alone later: 3 where it stands by a verb of saying, 1 where it is used twice."""
    uses: dict[str, Run] = defaultdict(list)
    for run in runs:
        last = run[-1]
        if last.word not in surnames or len(uses[last.word]) == _FIRST_USES:
            continue
        if len(run) == 1 or run[-2].word.strip(HIDDEN_STOP) in TITLES:
            uses[last.word].append(last)
    points = {}
    for surname, tokens in uses.items():
        said = any(_SAID_BESIDE.search(text, max(0, t.start - 12), t.end + 18) for t in tokens)
        points[surname] = 3 if said else 1 if len(tokens) > 1 else 0
    return points
