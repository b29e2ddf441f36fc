"""Runs of capitalised words, found in one pass over the text: the names of people and organisations are in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.given_names import GIVEN_NAMES
from summarize.quotes.lexicon import HONORIFICS, NOT_NAMES, PARTICLES
from summarize.quotes.source import HIDDEN_STOP

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TOKEN = re.compile(rf"[A-ZÀ-ÖØ-ÞĀ-žΑ-ΩЀ-Я](?:[\w’'-]*\w)?[’']?{HIDDEN_STOP}?(?:[A-Z]{HIDDEN_STOP})*")
_BLANKS = frozenset(" \xa0")
COMPOUNDS = ("-based", "-born", "-led", "-backed", "-owned", "-listed", "-trained", "-run", "-style", "-wide", "-era")
_MONTHS = frozenset("April May June August Jan".split())
"""Months that are also names."""

_ARTICLES = ("al-", "el-")
_LONGEST_GAP = 12  # characters of particles between two parts of a name


class Token(NamedTuple):
    """A capitalised word without its possessive ending, or a particle ("van") within a name."""

    word: str
    start: int
    end: int


Run = list[Token]


def capitalised_runs(text: str) -> list[Run]:
    """Runs of capitalised words in the order of the text, ended by a possessive and by words that are no names."""
    runs: list[Run] = []
    run: Run = []  # the last one, empty where it has ended
    last = -1  # where the word before ended
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if text[start - 1 : start] not in _BLANKS:
            word, start = _whole_word(text, word, start)
            if not word:
                continue
        particles = _joined(text, last, start) if run and start - last <= _LONGEST_GAP else None
        if particles is None:
            run = []
        last = match.end()
        simple = word.isalpha()
        bare = word if simple else _without_possessive(word)
        if (bare in NOT_NAMES or not simple) and _is_no_name(bare, text, last):
            if bare in _MONTHS and run and _is_named(run[-1].word):  # "Theresa May"
                run.append(Token(bare, start, start + len(bare)))
            elif bare in _MONTHS:
                runs.append([Token(bare, start, start + len(bare))])
            run = []
            continue
        if run and text[start - 3 : start] in _ARTICLES:
            bare, start = text[start - 3 : start] + bare, start - 3
        if not run:
            runs.append(run)
        run += particles or ()
        end = start + len(bare)
        run.append(Token(bare, start, end))
        if last != end:
            run = []
    return runs


def _whole_word(text: str, word: str, start: int) -> tuple[str, int]:
    """The word with a figure before it ("4Cast"), and its start; empty where it is part of a word ("iPod")."""
    before = text[start - 1 : start]
    if before.isalnum() or before == "_":
        if not before.isdigit() or text[start - 2 : start - 1].isalnum() or not word[1:2].islower():
            return "", start
        return before + word, start - 1
    return word, start


def _is_no_name(bare: str, text: str, end: int) -> bool:
    """Is a capitalised word no part of a name? "Jan" before another such word is one."""
    if bare == "Jan" and text[end : end + 2].strip()[:1].isupper():
        return False
    return not bare or bare.rstrip(HIDDEN_STOP) in NOT_NAMES or bare.endswith(COMPOUNDS)


def _joined(text: str, last: int, start: int) -> Run | None:
    """The particles between two parts of a name, often none; None where it does not go on."""
    if start == last + 1:
        return [] if text[last] in _BLANKS else None
    if text[start - 3 : start] in _ARTICLES:
        return [] if start == last + 4 and text[last] in _BLANKS else None
    return _between(text, last, start)


def _between(text: str, start: int, end: int) -> Run | None:
    """The particles that stand between two parts of a name; None where something else does."""
    gap = text[start:end]
    if gap[:1] not in _BLANKS or gap[-1:] not in _BLANKS:
        return None
    words = gap.split()
    if not words or not PARTICLES.issuperset(words):
        return None
    found, at = [], start
    for word in words:
        at = text.index(word, at)
        found.append(Token(word, at, at + len(word)))
        at += len(word)
    return found


def _is_named(word: str) -> bool:
    """Does a surname follow the word?"""
    return word in GIVEN_NAMES or word.rstrip(HIDDEN_STOP) in HONORIFICS


def _without_possessive(word: str) -> str:
    if word[-1] in "’'":
        return word[:-1]
    return word[:-2] if word.endswith(("’s", "'s")) else word
