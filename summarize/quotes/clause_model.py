"""How likely a verb of saying reports a clause, and where the clause ends: two logistic models in `clauses.tsv`.

`benchmarks/train_clauses.py` learns the weights from news annotated by hand. A feature is a string: its name, a colon,
and what it saw.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize.quotes.clauses import AFTER, BEFORE, INSERTED, THAT, VERB_FIRST, Candidate, quotes_words
from summarize.quotes.sentence import CUE, LONGEST_CLAUSE, OUTSIDE, Sentence

LEAST_CHANCE = 0.46
"""Clauses less likely than this are none; chosen on dev articles, by F on political news and precision on the BBC."""

_STEPS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45)
_SIZES = [next(step for step in _STEPS if count <= step) for count in range(_STEPS[-1] + 1)]
_STOPPING = frozenset(
    """
    and but as while after when because since before during in on at which who although though despite following with
    according amid until unless
    """.split()
)
_LEAST_WORDS = 2  # before a clause may end


class Model(NamedTuple):
    """The weights of both models by feature, and their intercepts."""

    clause: dict[str, float]
    clause_bias: float
    end: dict[str, float]
    end_bias: float


@cache
def shipped() -> Model:
    """The weights that come with the package."""
    weights: dict[str, dict[str, float]] = {"clause": {}, "end": {}}
    lines = Path(__file__).with_name("clauses.tsv").read_text(encoding="utf-8").splitlines()
    for which, feature, weight in (line.split("\t") for line in lines):
        weights[which][feature] = float(weight)
    return Model(weights["clause"], weights["clause"].pop(""), weights["end"], weights["end"].pop(""))


def chance(sentence: Sentence, candidate: Candidate) -> float:
    """How likely (0 to 1) the cue reports the clause."""
    weights, bias = shipped().clause, shipped().clause_bias
    return _logistic(bias + sum(weights.get(feature, 0.0) for feature in clause_features(sentence, candidate)))


def likely_end(model: Model, sentence: Sentence, candidate: Candidate) -> int:
    """Where a clause after its cue most likely ends: the chance of going on before it times that of stopping there.

    A clause that is likelier to stop nowhere ends with the sentence.
    """
    best, at, going_on = -math.inf, candidate.end, 0.0
    for offset, features in stops(sentence, candidate):
        stop = _logistic(model.end_bias + sum(model.end.get(feature, 0.0) for feature in features))
        if going_on + math.log(stop) > best:
            best, at = going_on + math.log(stop), offset
        going_on += math.log(1 - stop)
    return at if best > going_on else candidate.end


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def clause_features(sentence: Sentence, candidate: Candidate) -> list[str]:
    """What the first model sees of a clause and the words around its cue."""
    form, cue = candidate.form, candidate.cue
    word, before = sentence.words[cue].lower(), sentence.at(cue - 1)
    first, last = sentence.first_from(candidate.start), sentence.first_from(candidate.end)
    opening, second = sentence.at(first), sentence.at(first + 1) if first + 1 < last else OUTSIDE
    finite, _ = sentence.finite(first, last)
    said_by = sentence.first_from(candidate.phrase[0])
    speaker = sentence.at(said_by) if candidate.phrase[0] < candidate.phrase[1] else OUTSIDE
    features = [
        f"cue:{word}",
        f"both before:{sentence.at(cue - 2)} {before}",
        f"opening {form}:{opening}",
        f"opening 2:{opening} {second}",
        f"finite {form}:{finite}",
        f"speaker {form}:{speaker}",
        f"words:{_size(last - first)}",
        f"mark after:{sentence.text[sentence.span(cue)[1]]}" if sentence.span(cue)[1] < sentence.end else "last",
        f"addressee {form}:{first - cue > 1}",
        f"quotes:{quotes_words(sentence, candidate)}",
    ]
    if form in (BEFORE, INSERTED, VERB_FIRST):
        features += [f"tail {form}:{_size(len(sentence.words) - cue - 1)}", f"next {form}:{sentence.at(cue + 1)}"]
    return features


def stops(sentence: Sentence, candidate: Candidate) -> list[tuple[int, list[str]]]:
    """The places within a clause after its cue where it may end, with what the second model sees there."""
    if candidate.form not in (AFTER, THAT):
        return []
    found = []
    first = sentence.first_from(candidate.start)
    finite, place = sentence.finite(first, len(sentence.words))
    last = min(sentence.first_from(candidate.end), first + LONGEST_CLAUSE)
    for number in range(first + _LEAST_WORDS, last):
        kind, start = sentence.classes[number], sentence.starts[number]
        after = sentence.starts[number - 1] + len(sentence.words[number - 1])
        adds = kind == CUE and sentence.words[number].endswith("ing")  # ", adding"
        if kind not in _STOPPING and start - after == 1 and not adds:
            continue
        if sentence.quoted and sentence.is_quoted(start - 1) and sentence.is_quoted(after):
            continue
        gap = sentence.text[after:start].strip()
        at = after + len(gap) if gap[:1] in ("”", '"', "’") else after
        told = finite != "" and place < number - first
        found.append((at, _stop_features(sentence, candidate, number, gap, number - first, told)))
    return found


def _stop_features(
    sentence: Sentence, candidate: Candidate, number: int, gap: str, length: int, told: bool
) -> list[str]:
    mark, following, after = gap[-1:], sentence.classes[number], sentence.at(number + 1)
    word = sentence.words[number].lower() if following == CUE else following
    cue = sentence.words[candidate.cue].lower()
    return [
        f"next:{mark}{word}",
        f"next 2:{mark}{following} {after}",
        f"length:{mark}{_size(length)}",
        f"left:{_size(len(sentence.words) - number)}",
        f"cue:{mark}{cue}",
        f"told:{mark}{told}",
        f"cue near:{mark}{following} {CUE in sentence.classes[number + 1 : number + 5]}",
        f"opening:{mark}{sentence.at(number - length)}",
    ]


def _size(count: int) -> int:
    """A count of words rounded up to one of a few steps."""
    return _SIZES[count] if count < len(_SIZES) else 99
