"""The organisation that "the company" or "it" stands for: the one that spoke, or that is written about just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from summarize.quotes.capitals import Run
from summarize.quotes.lexicon import ORGANISATION_FAMILIES, ORGANISATION_NOUNS, PEOPLE_OF
from summarize.quotes.names import People
from summarize.quotes.organisations import Organisations
from summarize.quotes.phrases import plain
from summarize.quotes.source import Source, Span
from summarize.quotes.speaker import Speaker
from summarize.quotes.stretches import covering

_SENTENCES_BACK = 2
ANY_NAME = frozenset("company club paper".split())
"""Families whose members are often named without a noun that tells their kind."""

_AROUND = 10_000  # characters in which a word is looked for within sentences
_AFTER_SUBJECT = re.compile(
    r"[’']s\b|[,(]| \(| (?:is|was|has|had|will|would|said|saw|took|made|won|lost|met|gave|went|began|cut|put|hit|sold"
    r"|bought|rose|fell|are|were|have|also|later|[a-z]+ed|([a-z]+s))\b"
)
"""What stands after a name that is the subject of its sentence."""

_NEAR = 1500  # characters after which the organisation that spoke last is no longer meant


class Bodies:
    """Finds the organisations that the text means; ``quoted`` are its stretches between marks in text order."""

    def __init__(self, source: Source, runs: Sequence[Run], people: People, quoted: Sequence[Span]) -> None:
        self._source, self._text = source, source.text
        self._runs, self._people, self._quoted = runs, people, list(quoted)
        self._run_starts = [run[0].start for run in runs]

    @cached_property
    def organisations(self) -> Organisations:
        """The organisations of the article; not every article needs them."""
        return Organisations(self._text, self._runs, self._people)

    def meant_by(self, noun: str, at: int, last: Speaker | None, exact: bool) -> str | None:
        """The organisation that "the <noun>" stands for: the one that spoke last where it is called so or by no other
        noun, else one that is called so or by a noun of the same kind, or that a sentence just before is about."""
        family = ORGANISATION_FAMILIES[noun]
        spoke = last.name if last and last.kind == "organisation" and last.mention[0] > at - _NEAR else None
        if spoke and self.organisations.kind(spoke) == family:
            return spoke
        subject = self._before(at) if family in ANY_NAME else None
        if subject and self.organisations.kind(subject[0]) in (None, family):
            return subject[0]
        called = self.organisations.called(noun, at) if exact and noun in ORGANISATION_NOUNS else None
        if called:
            return called
        if spoke and family in ANY_NAME and self.organisations.kind(spoke) is None:
            return spoke if spoke[:1].isupper() or spoke[:1].isdigit() else None
        return self.organisations.of_family(noun, at)

    def written_about(self, at: int, spoke: int) -> str | None:
        """The organisation that a sentence begins with, or named before "it" in its own, after the last spoke."""
        subject = self._before(at)
        start = self._source.sentence_start(at, 0)
        named = self.organisations.first_between(max(start, spoke), at)
        if subject and subject[1] > spoke and (named is None or subject[1] >= start):
            return subject[0]
        return named

    def _before(self, at: int) -> tuple[str, int] | None:
        """The capitalised name, of nobody, that opens one of the two sentences before an offset, and its place."""
        for count, (start, _) in enumerate(self._source.sentences_before(at, max(0, at - _NEAR))):
            if count == _SENTENCES_BACK:
                break
            if covering(self._quoted, start):
                continue
            start += 4 if self._text.startswith("The ", start) else 0
            k = bisect_left(self._run_starts, start)
            if k == len(self._runs) or self._runs[k][0].start != start:
                continue
            run = self._runs[k]
            while k + 1 < len(self._runs) and self._text[run[-1].end : self._runs[k + 1][0].start] in (" of ", " & "):
                k += 1
                run = run + self._runs[k]
            name = plain(self._text[start : run[-1].end])
            if not self._people.within(start, run[-1].end) and self._is_a_name(name, run):
                return name, start
        return None

    def _is_a_name(self, name: str, run: Run) -> bool:
        """Is the opening of a sentence the name of its subject, and no other word ("Profits", "US officials")?"""
        after = _AFTER_SUBJECT.match(self._text, run[-1].end)
        if after is None or (after.group(1) or "").removesuffix("s") in PEOPLE_OF:
            return False
        around = self._text[max(0, run[0].start - _AROUND) : run[0].start + _AROUND]
        if len(run) > 1 or around.count(f" {name}") > around.count(f". {name}") + around.count(f"\n {name}"):
            return True
        return not name.endswith("s") and f" {name.lower()}" not in around
