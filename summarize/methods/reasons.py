"""Why a sentence has its score, in words for readers: what raised it above the other sentences of its story."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from summarize.methods.features import NEAR_TOP, Story

MOST = 3
"""So many reasons are given at most."""

LEAST = 0.2
"""A reason counts for at least this part of the weightiest one."""

AMOUNT = re.compile(r"[$€£]?\d[\d,.]*(?:\s?(?:%|per cent|percent|million|billion))?")
YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
BEFORE_DAY = re.compile(rf"\b{_MONTH}\.? $", re.I)
AFTER_DAY = re.compile(rf"(?:st|nd|rd|th)? {_MONTH}\b", re.I)
"""What stands before or after the day of a date."""

NAME = re.compile(r"(?<=[\w,;:’'”\")] )[A-Z][\w’'-]*(?: (?:of |and |the |de |von |van )?[A-Z][\w’'-]*)*")
"""Words with capitals that do not open the sentence."""


class Facts:
    """What the phrases tell of a story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.amounts = [_amounts(told.text) for told in story.sentences]
        self._first: dict[str, int] = {}
        for number, amounts in enumerate(self.amounts):
            for amount in amounts:
                self._first.setdefault(amount, number)

    def place(self, number: int) -> str:
        """Where it stands; nothing in the lower half."""
        if not number:
            return "opens the story"
        if number <= NEAR_TOP:
            return "stands near the top"
        return "stands in the upper half" if number < len(self.story.sentences) / 2 else ""

    def sharing(self, number: int) -> str:
        """How much it shares with the rest."""
        return f"shares {'most' if self.story.central[number] == 1 else 'many'} words with the rest"

    def names(self, number: int) -> str:
        """Whom it names."""
        names = dict.fromkeys(NAME.findall(self.story.sentences[number].text))
        return f"names {', '.join(list(names)[:2])}" if names else ""

    def figure(self, number: int) -> str:
        """The first figure that no sentence before it gives."""
        new = next((amount for amount in self.amounts[number] if self._first[amount] == number), "")
        return f"new figure: {new}" if new else ""

    def day(self, number: int) -> str:
        """The day it tells of."""
        day = next((word for word in self.story.sentences[number].words if word in self.story.days), "")
        return f"says when: {day.title()}" if day else ""


def _amounts(text: str) -> list[str]:
    """The figures of a sentence; years and days of a month are none."""
    return [
        mark[0].rstrip(".,")
        for mark in AMOUNT.finditer(text)
        if not YEAR.fullmatch(mark[0].rstrip(".,"))
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
    "length": lambda facts, number: "is short and to the point",
    "speech": lambda facts, number: "tells it without a quotation",
    "person": lambda facts, number: "keeps to the matter",
    "marks": lambda facts, number: "reads straight on",
}
"""Group of features -> what it says to a reader when it raised a sentence, or nothing."""


def reasons(story: Story, given: Sequence[Mapping[str, float]]) -> list[tuple[str, ...]]:
    """For each sentence its reasons, the weightiest first; ``given`` is what each group of features gave to it.

    What counts is how far a group lifts the sentence above the mean of the story's sentences.
    """
    facts = Facts(story)
    means = {group: sum([one[group] for one in given]) / len(given) for group in (given[0] if given else ())}
    told = []
    for number, one in enumerate(given):
        lifts = sorted(((one[group] - means[group], group) for group in PHRASES), reverse=True)
        weighty = [group for lift, group in lifts if lift > 0 and lift >= LEAST * lifts[0][0]]
        phrases = dict.fromkeys(PHRASES[group](facts, number) for group in weighty)
        told.append(tuple(phrase for phrase in phrases if phrase)[:MOST])
    return told
