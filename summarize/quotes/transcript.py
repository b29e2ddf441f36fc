"""Transcripts and interviews: paragraphs that begin with who speaks and a colon ("SMITH: ...", "Q: ...")."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from summarize.quotes.confidence import SURNAME, WORDS
from summarize.quotes.marks import CLOSING, OPENING, STRAIGHT
from summarize.quotes.names import UPPER, People
from summarize.quotes.source import HIDDEN_STOP, Block, Source, Span
from summarize.quotes.speaker import NOBODY, Speaker
from summarize.quotes.stretches import ASIDE

LEAST_TURNS = 3
_LEAST_WORDS = 3  # words of a turn; less is an entry of a list
_MOST_CONTINUED = 4  # paragraphs without a label that still belong to a turn
_LONGEST_LABEL = 60  # characters
_QUESTION_ANSWER = ("Q", "A")
_STAGE = re.compile(rf"[{OPENING}{STRAIGHT}]?[(\[][^()\[\]]*[)\]][.{CLOSING}{STRAIGHT}]*")


@cache  # few articles need it, and it compiles slowly
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"[{OPENING}{STRAIGHT}]?([QA]|{UPPER}[\w’'{HIDDEN_STOP}-]+(?: {UPPER}[\w’'{HIDDEN_STOP}-]*){{0,3}})"
        rf"(?: ?\([^()\n]{{1,30}}\))?(:|(?<=\b[QA])[.{HIDDEN_STOP}])[ \xa0]+(?=\S)"
    )


class Turn(NamedTuple):
    """What one person says in one paragraph; ``continues`` the turn of a paragraph before. A stage direction is empty.

    ``label`` are the words that name the speaker, ``cue`` the colon after them.
    """

    label: Span
    cue: Span
    start: int
    end: int
    continues: bool = False


def find_turns(source: Source) -> dict[int, Turn]:
    """The turns of a transcript by the number of their block; empty where the text holds no transcript."""
    candidates = [number for number, block in enumerate(source.blocks) if _may_be_labelled(source, block)]
    if len(candidates) < LEAST_TURNS:
        return {}
    labelled = {}
    for number in candidates:
        turn = _labelled(source, source.blocks[number])
        if turn and (number or source.raw[slice(*turn.label)].isupper()):
            labelled[number] = turn
    if len(labelled) < LEAST_TURNS:
        return {}
    uses = Counter(_key(source, turn) for turn in labelled.values())
    if max(uses.values()) == 1 or (len(uses) == 1 and uses.keys().isdisjoint(("q", "a"))):
        return {}
    turns = {
        number: turn
        for number, turn in labelled.items()
        if uses[_key(source, turn)] > 1 or source.raw[slice(*turn.label)].isupper()
    }
    return _with_continuations(source, turns)


def _may_be_labelled(source: Source, block: Block) -> bool:
    head = source.raw[block.start : min(block.end, block.start + _LONGEST_LABEL)]
    return (":" in head or head.startswith(_QUESTION_ANSWER)) and block.kind not in ASIDE


def _labelled(source: Source, block: Block) -> Turn | None:
    found = _label().match(source.text, block.start, min(block.end, block.start + _LONGEST_LABEL))
    if found is None or len(source.raw[found.end() : block.end].split(None, _LEAST_WORDS)) < _LEAST_WORDS:
        return None
    return Turn(found.span(1), found.span(2), found.end(), _end(source, block))


def _end(source: Source, block: Block) -> int:
    """The end of a block without a closing mark."""
    return block.end - (source.raw[block.end - 1] in CLOSING + STRAIGHT)


def _key(source: Source, turn: Turn) -> str:
    """What the labels of one speaker share: "JANE DOE" and "DOE" are one."""
    return source.raw[slice(*turn.label)].rpartition(" ")[2].lower()


def _with_continuations(source: Source, turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns with the unlabelled paragraphs between them, where the labels are in capitals or the text is marked."""
    found = dict(turns)
    for number, following in pairwise(sorted(turns)):
        turn, between = turns[number], range(number + 1, following)
        marked = source.raw[source.blocks[number].start] in OPENING + STRAIGHT
        if len(between) > _MOST_CONTINUED or not (marked or source.raw[slice(*turn.label)].isupper()):
            continue
        for k in between:
            block = source.blocks[k]
            opens = source.raw[block.start] in OPENING + STRAIGHT
            if block.kind in ASIDE or opens != marked:
                break
            stage = _STAGE.fullmatch(source.raw, block.start, block.end) is not None
            end = block.start if stage else _end(source, block)
            found[k] = Turn(turn.label, turn.cue, block.start + (opens and not stage), end, True)
    return found


def turn_speaker(source: Source, people: People, turn: Turn) -> Speaker:
    """The person of the article whom the label names; the asker and the answerer of an interview have no name."""
    label = source.raw[slice(*turn.label)]
    if label in _QUESTION_ANSWER:
        return NOBODY._replace(kind="person", mention=turn.label)
    words = [word.capitalize() if word.isupper() else word for word in label.split()]
    names = next((n for s, n in people.by_surname.items() if s.lower() == words[-1].lower()), {})
    name = next((n for n in names if n.startswith(words[0])), next(iter(names), None))
    if name:
        return Speaker(name, "person", people.roles.get(name), turn.label, SURNAME)
    return Speaker(" ".join(words), "person", None, turn.label, WORDS)
