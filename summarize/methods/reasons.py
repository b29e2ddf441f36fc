"""Why a sentence has its score, in words for readers: what raised it above the other sentences of its story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload

from summarize.methods.features import DAYS, NEAR_TOP, QUOTE_MARK, Story
from summarize.quotes.lexicon import NOT_NAMES, TITLES

MOST = 3
"""So many reasons are given at most."""

LEAST = 0.1
"""A reason counts for at least this part of the weightiest one."""

LONGEST = 60
"""Characters of a name or a figure; a longer run is neither."""

AMOUNT = re.compile(
    r"(?<![\w.,:/-])[$€£¥]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"(?:\s?(?:%|per cent\b|percent\b)|[^\W\d_]{1,2}\b)?(?![-:/\w])"
    r"(?: (?:[Mm]il(?:l?i[oó]n|l?iard|jo|ja|h[ãõ]|l[oó]n)|billion|trillion)\w*)?"
)
"""A figure with its currency and unit; no score, no clock, no part of a compound."""
NO_AMOUNT = re.compile(r"(?:1[5-9]|20)\d\d|\d+(?:[ap]m|s|st|nd|rd|th)|\d{1,2}")
"""Years, decades, places in a row, times of day and small bare numbers tell nothing by themselves."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
BEFORE_DAY = re.compile(rf"\b{_MONTH}\.? $", re.I)
AFTER_DAY = re.compile(rf"(?:st|nd|rd|th)? {_MONTH}\b", re.I)
"""What stands before or after the day of a date."""

_CAPITAL = r"(?:(?:[A-ZÀ-ÖØ-Þ]\.)+|[A-ZÀ-ÖØ-Þ][\w-]*+(?:['’](?!s\b)\w[\w-]*+){0,4})"
NAME = re.compile(rf"(?<![\w.'’-]){_CAPITAL}(?: (?:(?:of|of the|de|la|von|van) )?{_CAPITAL}){{0,40}}")
"""Words with capitals that follow each other; without the mark of the genitive."""
DAY = re.compile(rf"\b(?:{'|'.join(day.title() for day in sorted(DAYS))})\b(?! [A-Z])")
"""A day of the week that is no part of a name, as "Monday Night Football" is."""


class Facts:
    """What the phrases tell of a story, as little of it as they need: rankings are kept."""

    def __init__(self, story: Story) -> None:
        self._texts = [told.text for told in story.sentences]
        self._words = [len(told.words) for told in story.sentences]
        self._personal = story.personal_ones
        self._central = story.central
        self._english = bool(story.days)

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._texts)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(text) + 1 for text in self._texts)]

    @cached_property
    def _lower(self) -> set[str]:
        return set(filter(str.islower, self._text.split()))

    @cached_property
    def _mean_words(self) -> float:
        return sum(self._words) / len(self._words)

    @cached_property
    def _mean_central(self) -> float:
        return sum(self._central) / len(self._central)

    def place(self, number: int) -> str:
        """Where it stands; nothing in the second half."""
        if not number:
            return "opens the story"
        if number <= NEAR_TOP:
            return "stands near the top"
        return "stands in the first half" if number < len(self._texts) / 2 else ""

    def sharing(self, number: int) -> str:
        """How much it shares with the rest; nothing where that is no more than the mean."""
        central = self._central[number]
        if central <= self._mean_central:
            return ""
        return f"shares {'most' if central == 1 else 'many'} words with the rest"

    def names(self, number: int) -> str:
        """Whom it names."""
        names = dict.fromkeys(self._names(self._texts[number]))
        return f"names {', '.join(list(names)[:2])}" if names else ""

    def _names(self, text: str) -> Iterator[str]:
        """The names in a sentence. Outside English, where any noun may have a capital, only those of two words."""
        least = 1 if self._english else 2
        for run in NAME.finditer(text):
            words = run[0].split()
            if not run.start() and (len(words) == 1 or words[0].lower() in self._lower):
                del words[0]
            while words and (words[0] in NOT_NAMES or words[0].islower()):
                del words[0]
            while words and words[-1] in NOT_NAMES:
                del words[-1]
            name = " ".join(words)
            if len(words) >= least and len(name) <= LONGEST and not TITLES.issuperset(words):
                yield name

    def figure(self, number: int) -> str:
        """The first figure that no sentence before it gives."""
        start = self._starts[number]
        amounts = _amounts(self._texts[number])
        new = next((amount for amount in amounts if self._text.find(amount) >= start), "")
        return f"new figure: {new}" if new else ""

    def day(self, number: int) -> str:
        """The day of the week it tells of."""
        day = DAY.search(self._texts[number])
        return f"says when: {day[0]}" if day else ""

    def short(self, number: int) -> str:
        """Whether it has fewer words than the mean."""
        return "is short and to the point" if self._words[number] < self._mean_words else ""

    def speech(self, number: int) -> str:
        """Whether it is told without quoting."""
        return "" if QUOTE_MARK.search(self._texts[number]) else "reports rather than quotes"

    def person(self, number: int) -> str:
        """Whether it neither speaks of its writer nor asks."""
        return "" if "?" in self._texts[number] or self._personal[number] else "keeps to the matter"

    def plain(self, number: int) -> str:
        """Whether nothing interrupts it."""
        text = self._texts[number]
        return "" if text.count(",") > 1 or any(mark in text for mark in "(:;–—") else "reads straight on"


def _amounts(text: str) -> list[str]:
    """The figures of a sentence that tell something by themselves; the days of a month do not."""
    return [
        mark[0]
        for mark in AMOUNT.finditer(text)
        if len(mark[0]) <= LONGEST
        and not NO_AMOUNT.fullmatch(mark[0])
        and not BEFORE_DAY.search(text, max(0, mark.start() - 12), mark.start())
        and not AFTER_DAY.match(text, mark.end())
    ]


PHRASES: dict[str, Callable[[Facts, int], str]] = {
    "place": Facts.place,
    "genre": Facts.place,
    "sharing": Facts.sharing,
    "title": lambda facts, number: "takes up the headline",
    "new": lambda facts, number: "brings something new",
    "names": Facts.names,
    "figure": Facts.figure,
    "day": Facts.day,
    "length": Facts.short,
    "speech": Facts.speech,
    "person": Facts.person,
    "marks": Facts.plain,
}
"""Group of features -> what it says to a reader when it raised a sentence, or nothing."""

MANNER = frozenset(("length", "speech", "person", "marks"))
"""The groups that say how a sentence tells it: a reader wants to know first what it tells, and where."""


class Reasons(Sequence[tuple[str, ...]]):
    """For each sentence its reasons, found when they are asked for: a summary shows those of a few.

    ``given`` is what each group of features gave to the sentences, in their order. What counts is how far a group lifts
    a sentence above the mean of the story's sentences. The weightiest comes first, those of `MANNER` last.
    """

    def __init__(self, story: Story, given: Mapping[str, Sequence[float]]) -> None:
        self._facts, self._given, self._count = Facts(story), given, len(story.sentences)

    @cached_property
    def _means(self) -> dict[str, float]:
        return {group: sum(self._given[group]) / self._count for group in PHRASES}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> tuple[str, ...]: ...

    @overload
    def __getitem__(self, number: slice) -> list[tuple[str, ...]]: ...

    def __getitem__(self, number: int | slice) -> tuple[str, ...] | list[tuple[str, ...]]:
        numbers = range(self._count)[number]
        return self._of(numbers) if isinstance(numbers, int) else [self._of(one) for one in numbers]

    def _of(self, number: int) -> tuple[str, ...]:
        lifts = sorted(
            ((self._given[group][number] - mean, group) for group, mean in self._means.items()), reverse=True
        )
        weighty = [group for lift, group in lifts if lift > 0 and lift >= LEAST * lifts[0][0]]
        weighty.sort(key=MANNER.__contains__)
        phrases = dict.fromkeys(PHRASES[group](self._facts, number) for group in weighty)
        return tuple(phrase for phrase in phrases if phrase)[:MOST]
