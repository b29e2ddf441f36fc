"""Quotations and sentences: which sentences hold one quotation together, and whether anybody is said to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summarize.coherence.counts import count_words
from summarize.document import Document
from summarize.languages import rules_of
from summarize.quotes.cues import VERBS
from summarize.quotes.marks import CLOSING, OPENING, side

LONGEST_RUN = 8
"""A quotation of more sentences than this is never shown whole in a summary, so none of it is."""

SPOKEN_WORDS = 4
"""A quotation of fewer words is an expression, which the sentence around it may use without a speaker."""

OUTSIDE = 0.7
"""Where more words than this share of the quoted ones stand outside, the sentence weaves the quotation in."""

LONGEST_AUXILIARY = 3
"""Letters of what stands beside a verb of saying: "ha detto"."""

LONGEST_SINGLE = 600
"""Characters between two single marks; beyond, the first was an apostrophe."""

_MARK = re.compile(f"[{OPENING}{CLOSING}\"‘’'「」]")
_SINGLE_CLOSES = re.compile(r"(?<=[.,!?…])[’'](?!\w)")
_WORD = re.compile(r"[a-z]{3,}")
_ALSO_SAY = frozenset(
    "recommends recommended commented assures assured points pointed expresses expressed thanked".split()
)
_SOURCE = re.compile(r":\s*[.!?]?$|\b[Aa]ccording to\b|\b(?:statement|spoke|words|puts? it|reali[sz]e[sd]?)\b")

_LETTERS = re.compile(r"[^\W\d_]+")
_PRONOUN_ALONE = re.compile(r"\b(?:he|she|they)\b")
"""Speakers that only the sentence before names: "..., he said"."""

Open = Literal["", "single", "double"]
Turn = Literal["", "single", "double", "close", "stray"]


class Quoted(NamedTuple):
    """How a sentence lies to quotations: it is read with the sentences ``first`` to ``last``, which hold them whole and
    somebody who says them; ``fault`` tells why no summary can show it."""

    first: int
    last: int
    fault: str | None = None


class _Lie(NamedTuple):
    """How one sentence lies to marks: open at its start, open at its end, a mark that closes nothing, the number of
    quoted words, and the words around them."""

    starts_open: bool
    ends_open: bool
    stray: bool
    within: int
    outside: str


def quotations(document: Document) -> list[Quoted]:
    """How every sentence lies to quotations."""
    lies = list(_lies(document))
    found: list[Quoted] = []
    for number, lie in enumerate(lies):
        if not any(lie[:4]) and len(found) == number:
            found.append(Quoted(number, number))
            continue
        goes_on = lie.ends_open and number + 1 < len(lies) and lies[number + 1].starts_open
        if not goes_on:
            run = lies[len(found) : number + 1]
            found += [_run(run, len(found), number, found, lies, document.language)] * len(run)
    return found


def _run(
    run: Sequence[_Lie], first: int, last: int, found: Sequence[Quoted], lies: Sequence[_Lie], language: str
) -> Quoted:
    """The run of sentences from ``first`` to ``last``; where nobody in it speaks, with the run before it."""
    fault = None
    if run[0].starts_open or run[-1].ends_open or any(lie.stray for lie in run):
        fault = "half a quotation"
    elif _is_spoken(run):
        outside = " ".join(lie.outside for lie in run)
        before = found[first - 1] if first else None
        if not says(outside, language):
            # the run before speaks, or goes on itself from one that does
            if before is None or not (before.first < first - 1 or says(lies[first - 1].outside, language)):
                fault = "nobody says it"
            else:
                first = before.first
        elif before is not None and outside.islower() and _speaks_unnamed(outside, language):
            first = before.first
    if last - first >= LONGEST_RUN:
        fault = "part of a long quotation"
    return Quoted(first, last, fault)


def _is_spoken(run: Sequence[_Lie]) -> bool:
    """Whether this is speech, and no expression that the sentence around it uses."""
    within = sum(lie.within for lie in run)
    return within >= SPOKEN_WORDS and sum(count_words(lie.outside) for lie in run) <= OUTSIDE * within


def says(words: str, language: str = "en") -> bool:
    """Whether these words give speech to somebody: a verb of saying, "according to", a colon before the marks. In a
    language without rules any word around a quotation may be one."""
    if language == "en":
        return any(word in VERBS or word in _ALSO_SAY for word in _WORD.findall(words)) or bool(_SOURCE.search(words))
    rules = rules_of(language)
    if rules is None:
        return bool(_LETTERS.search(words))
    return words.rstrip().endswith(":") or not rules.saying.isdisjoint(_LETTERS.findall(words.lower()))


def _speaks_unnamed(words: str, language: str) -> bool:
    """Whether the speaker of these words is a pronoun, or left out with nothing but the verb there ("añadió")."""
    if language == "en":
        return bool(_PRONOUN_ALONE.search(words))
    rules, letters = rules_of(language), set(_LETTERS.findall(words))
    if rules is None:
        return False
    return not letters.isdisjoint(rules.pronouns) or all(
        word in rules.saying or len(word) <= LONGEST_AUXILIARY for word in letters
    )


def _lies(document: Document) -> Iterator[_Lie]:
    text, is_open, paragraph = document.text, _NOT, -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            block = document.paragraphs[paragraph]
            if is_open and not _reopens(text, block.start, block.end):
                is_open = _NOT
        start, end, _ = sentence
        if is_open or _MARK.search(text, start, end):
            lie, is_open = _lie(text, start, end, (block.start, block.end), is_open)
            yield lie
        else:
            yield _Lie(False, False, False, 0, text[start:end])


_NOT: Open = ""


def _lie(text: str, start: int, end: int, block: tuple[int, int], is_open: Open) -> tuple[_Lie, Open]:
    """How ``text[start:end]`` lies to marks, and what is open behind it."""
    starts_open, stray, at = bool(is_open), False, start
    parts: tuple[list[str], list[str]] = ([], [])  # outside, within
    for mark in _MARK.finditer(text, start, end):
        turn = _turn(text, mark.start(), block, is_open)
        if turn == "stray":
            stray = True
        elif turn:
            parts[bool(is_open)].append(text[at : mark.start()])
            is_open = _NOT if turn == "close" else turn
            at = mark.end()
    if at == start and not is_open:
        return _Lie(starts_open, False, stray, 0, text[start:end]), is_open
    parts[bool(is_open)].append(text[at:end])
    within = sum(map(count_words, parts[True]))
    return _Lie(starts_open, bool(is_open), stray, within, " ".join(parts[False])), is_open


def _reopens(text: str, start: int, end: int) -> bool:
    """Whether the paragraph begins with an opening mark, so that a quotation goes on in it."""
    return text[start] in OPENING + "\"'‘" and start + 1 < end and not text[start + 1].isspace()


def _turn(text: str, at: int, block: tuple[int, int], is_open: Open) -> Turn:
    """What the mark at ``at`` does: opens a quotation in single or double marks, closes it, closes what was not open,
    or nothing. A quotation that is open may open again: scraped text has lost the paragraphs in which it goes on."""
    start, end = block
    if text[at] in "「」":
        return "close" if text[at] == "」" and is_open else "double" if text[at] == "「" else "stray"
    if text[at] not in "‘’'":
        which = "none" if is_open == "single" else side(text, at, start, end, bool(is_open))
        if which == "close":
            return "close" if is_open else "stray"
        return "double" if which == "open" else ""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if is_open == "double" or (before.isalnum() and (after.isalnum() or not is_open)):
        return ""
    if before in ".,!?…" and not after.isalnum():
        return "close" if is_open else ""
    if not (before.isspace() and after.isalnum() and (at <= start + 1 or text[at - 2] in ":,.!?’'\"”")):
        return ""
    closes = is_open or _SINGLE_CLOSES.search(text, at + 1, min(end, at + LONGEST_SINGLE))
    return "single" if closes else ""
