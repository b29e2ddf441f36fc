"""What do you want to know: a ranking bent towards words of the reader's, by a change of its scores alone.

Sentences that hold the words come before those that do not; among both the method's own scores go on to tell. No
method ranks again, and selection works on the new scores as on any.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.coherence import standings
from summarize.document import Document
from summarize.stop_words import of_language
from summarize.summary import Ranking
from summarize.words import WORD, stemmer, tokens, unelided

TOPIC, INTRODUCES, ALONE, OWN = 0.65, 0.1, 0.1, 0.15
"""Shares in the relevance of a sentence that holds some of the words: how much of their weight it holds, how much of
that it is the first to hold, whether it can be read without others, and the method's own score. They add up to 1."""

QUOTES = str.maketrans("“”„‟«»＂", '"' * 7)
ITEM = re.compile(r'"([^"]*)"|([^\s"]+)')
"""A phrase in double quotes, or a word."""

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
"""Letters of scripts that set no blanks between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese)."""

MOST_NAMED = 5
"""So many words are named in a notice or a reason, each cut at `LONGEST_NAMED` characters."""
LONGEST_NAMED = 40


class _Term(NamedTuple):
    """A word or phrase to look for: as it was typed, and the stems of its words."""

    typed: str
    stems: tuple[str, ...]


def focused(document: Document, ranking: Ranking, words: str) -> Ranking:
    """The ranking of any method bent towards these words; phrases stand in double quotes.

    Words are compared by stem, stop words passed over unless there is nothing else. Each word that the article holds
    is held by one of the best sentences, as far as one that can stand by itself holds it. Without a sentence that
    holds any of them, the scores stay; `Ranking.notices` tells of words that no sentence holds.
    """
    if not words.strip():
        return ranking
    terms = _terms(words, document.language)
    if not terms:
        notice = f"{_named([words.strip()], '')} has no word to look for; this is the summary of the whole article"
        return ranking._replace(notices=(*ranking.notices, notice), focus=(words.strip(),))
    held = _held(document, terms)
    found = {term for terms_here in held for term in terms_here}
    missing = [term.typed for number, term in enumerate(terms) if number not in found]
    whole = "" if found else "; this is the summary of the whole article"
    said = [f"no sentence speaks of {_named(missing, 'or')}{whole}"] if missing else []
    bent = ranking._replace(notices=(*ranking.notices, *said), focus=tuple(term.typed for term in terms))
    if not found:
        return bent
    reasons = [_reasons(terms, here, own) for here, own in zip(held, ranking.reasons, strict=True)]
    cover = None if ranking.cover is None else _scores(document, held, ranking.cover)
    return bent._replace(scores=_scores(document, held, ranking.scores), cover=cover, reasons=reasons, held=held)


def left_out(ranking: Ranking, chosen: Sequence[int]) -> tuple[str, ...]:
    """A notice of the words that the article holds and the sentences of these numbers do not, if there are any."""
    shown = {term for number in chosen for term in ranking.held[number]}
    hidden = sorted({term for here in ranking.held for term in here} - shown)
    if not hidden:
        return ()
    words = _named([ranking.focus[term] for term in hidden], "and")
    return (f"left out: what the article says of {words}; a longer summary may have it",)


# ------------------------------------------------------------------------------------------------ words


def _terms(words: str, language: str) -> list[_Term]:
    """What to look for, in the order in which it was typed, nothing twice."""
    stem, stop = stemmer(language), of_language(language)
    terms: dict[tuple[str, ...], _Term] = {}
    for phrase, word in ITEM.findall(words.translate(QUOTES)):
        item = phrase or word
        found = list(WORD.finditer(item))
        if found:
            stems = tuple(stem(token) for token in _tokens(item, language))
            terms.setdefault(stems, _Term(item[found[0].start() : found[-1].end()], stems))
    telling = [term for term in terms.values() if len(term.stems) > 1 or term.typed.lower() not in stop]
    return telling or list(terms.values())


def _tokens(text: str, language: str) -> Sequence[str]:
    """The words of a text, the parts of a compound each for itself and shrunken words left out: "front-line" is found
    by "front", "l'école" by "école"."""
    return unelided(tokens(text.replace("-", " ")), language)


def _held(document: Document, terms: Sequence[_Term]) -> list[tuple[int, ...]]:
    """For each sentence the numbers of the terms that it holds."""
    unspaced = [number for number, term in enumerate(terms) if UNSPACED.search(term.typed)]
    by_first: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        by_first.setdefault(term.stems[0], []).append(number)
    stem = stemmer(document.language)
    held = []
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        stems = [stem(token) for token in _tokens(text, document.language)]
        here = {number for number in unspaced if terms[number].typed in text}
        for at, first in enumerate(stems):
            for number in by_first.get(first, ()):
                wanted = terms[number].stems
                if tuple(stems[at : at + len(wanted)]) == wanted:
                    here.add(number)
        held.append(tuple(sorted(here)))
    return held


def _named(words: Sequence[str], last: str) -> str:
    """ "‘wages’, ‘inflation’ or ‘rent’", the first few by name."""
    names = [f"‘{word[:LONGEST_NAMED]}{'…' if len(word) > LONGEST_NAMED else ''}’" for word in words[:MOST_NAMED]]
    if len(words) > MOST_NAMED:
        names.append(f"{len(words) - MOST_NAMED:,} more")
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _reasons(terms: Sequence[_Term], here: Sequence[int], own: Sequence[str]) -> tuple[str, ...]:
    """The words that the sentence speaks of, then the method's own reasons."""
    if not here:
        return tuple(own)
    return f"speaks of {', '.join(terms[number].typed[:LONGEST_NAMED] for number in here[:MOST_NAMED])}", *own


# ------------------------------------------------------------------------------------------------ scores


def _scores(document: Document, held: Sequence[Sequence[int]], own: Sequence[float]) -> list[float]:
    """Below 1 without any of the words, from 1 to 2 with some, above 2 for the sentences that cover them all."""
    own = _scaled(own)
    weights = _weights(held)
    total = sum(weights.values())
    standing = standings(document)
    known: set[int] = set()
    relevance = []
    for here, stands, score in zip(held, standing, own, strict=True):
        holds = sum(weights[term] for term in here)
        introduces = sum(weights[term] for term in here if term not in known)
        known.update(here)
        relevance.append((TOPIC * holds + INTRODUCES * introduces) / total + ALONE * stands.alone + OWN * score)
    covering = _covering([() if stands.fault else here for here, stands in zip(held, standing, strict=True)], relevance)
    return [
        score if not here else relevance[number] + (2.0 if number in covering else 1.0)
        for number, (here, score) in enumerate(zip(held, own, strict=True))
    ]


def _scaled(scores: Sequence[float]) -> list[float]:
    """The scores between 0 and almost 1, in the same proportion."""
    least, most = min(scores), max(scores)
    return [0.99 * (score - least) / (most - least) if most > least else 0.0 for score in scores]


def _weights(held: Sequence[Sequence[int]]) -> dict[int, float]:
    """The weight of each term that stands in the article: the rarer the heavier."""
    spread: dict[int, int] = {}
    for here in held:
        for term in here:
            spread[term] = spread.get(term, 0) + 1
    return {term: math.log(1 + len(held) / count) for term, count in spread.items()}


def _covering(held: Sequence[Sequence[int]], relevance: Sequence[float]) -> set[int]:
    """A few sentences that hold every term: for each that none of them holds yet, the rarest first, the most relevant
    that holds it."""
    holders: dict[int, list[int]] = {}
    for number, here in enumerate(held):
        for term in here:
            holders.setdefault(term, []).append(number)
    chosen: set[int] = set()
    covered: set[int] = set()
    for term in sorted(holders, key=lambda term: len(holders[term])):
        if term not in covered:
            best = max(holders[term], key=lambda number: relevance[number])
            chosen.add(best)
            covered.update(held[best])
    return chosen
