"""Runs of capitalised words, found in one pass over the text: the names of people and organisations are in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.quotes.lexicon import NOT_NAMES, PARTICLES
from summarize.quotes.source import HIDDEN_STOP

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TOKEN = re.compile(rf"(?<!\w)(?:\d(?=[A-Z][a-z]))?{UPPER}(?:[\w’'-]*\w)?[’']?{HIDDEN_STOP}?(?:[A-Z]{HIDDEN_STOP})*")
_BLANKS = frozenset(" \xa0")
_COMPOUNDS = ("-based", "-born", "-led", "-backed", "-owned", "-listed", "-trained", "-run", "-style", "-wide", "-era")
_LONGEST_GAP = 12  # characters of particles between two parts of a name


class Token(NamedTuple):
    """A capitalised word without its possessive ending, or a particle ("van") within a name."""

    word: str
    start: int
    end: int


Run = list[Token]


def capitalised_runs(text: str) -> list[Run]:
    """Runs of capitalised words, ended by a possessive and by words that are no names."""
    runs: list[Run] = []
    run: Run = []
    last = -1  # where the word before ended, if it can go on
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        article = text[start - 3 : start] in ("al-", "el-")
        if start - 3 * article != last + 1 or text[last] not in _BLANKS:
            between = _between(text, last, start) if run and start - last <= _LONGEST_GAP else None
            if between is None:
                if run:
                    runs.append(run)
                run = []
            else:
                run += between
        last = match.end()
        bare = _without_possessive(word)
        if not bare or bare in NOT_NAMES or word in NOT_NAMES or bare.endswith(_COMPOUNDS):
            if run:
                runs.append(run)
            run = []
            continue
        if run and article:
            bare, start = text[start - 3 : start] + bare, start - 3
        run.append(Token(bare, start, start + len(bare)))
        if match.end() != start + len(bare):
            runs.append(run)
            run, last = [], -1
    if run:
        runs.append(run)
    return runs


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


def _without_possessive(word: str) -> str:
    if word[-1] in "’'":
        return word[:-1]
    return word[:-2] if word.endswith(("’s", "'s")) else word
