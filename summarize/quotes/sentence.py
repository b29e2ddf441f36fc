"""A sentence as the clause model sees it: its words, each by itself where it is a small one, else by its form."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from summarize.quotes.cues import CLAUSE_CUES, CLAUSE_VERBS, WORD
from summarize.quotes.source import HIDDEN_STOP, Span
from summarize.quotes.stretches import covering

_SMALL = frozenset(
    """
    that to if whether what why how who which where when while as after before because since until although though
    for of about on in with against from by at into over under during despite following unless than then so and but
    or nor not no the a an this these those his her their its our my your he it she they we you i him them us me is
    are was were will would can could should has have had may might must be been being do does did also just only
    still now even again yet there here more most some many all any one two both each every other another today
    yesterday monday tuesday wednesday thursday friday saturday sunday reporters
    """.split()
)
_ANY_CUES = CLAUSE_CUES | {cue.capitalize() for cue in CLAUSE_CUES}
LONGEST_CLAUSE = 150  # words in which the verb of a clause and its end are looked for
_SUBORDINATES = frozenset("that to whether if how why what who when where".split())
_REACH = 18  # words behind a verb that reports only with one of these, in which it stands
_HEADLINE = range(4, 26)  # words
_CAPITALS = 0.7  # share of the words from which a sentence is a headline
_NEGATED = ("n’t", "n't")
_CONTRACTED = ("’s", "’re", "’ll", "’ve", "’d", "’m", "'s", "'re", "'ll", "'ve", "'d", "'m")
_FORMS = ("ing", "ed", "ly", "s")
CUE = "CUE"
OUTSIDE = "#"
FINITE = frozenset(
    "is are was were will would can could should has have had may might must be does do did n't 's".split()
)
_MAYBE_FINITE = frozenset(("ed", "s"))
_PASTS = frozenset(
    """
    became began bent bought broke brought built came caught chose cut dealt drew drove fell felt fled flew forgot
    fought found froze gave got grew heard held hit hurt kept knew laid lay led left lent let lost made meant met paid
    put quit ran rang rose said sat saw sent set shook shot shut sold sought spent spoke split spread stole stood struck
    stuck swept taught thought threw told took understood went woke won wore wrote
    """.split()
)
_HONORIFICS = frozenset("Mr Mrs Ms Dr Sen Rep Gov Gen Sir Lord".split())


class Words:
    """All words of a text, with their places; ``cues`` are the numbers of those that may be verbs of saying."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(WORD.finditer(text))
        self.words: list[str] = [word.group() for word in found]
        self.starts: list[int] = [word.start() for word in found]
        self.cues = [number for number, word in enumerate(self.words) if word in _ANY_CUES]

    def may_report(self, start: int, end: int, quotes: bool) -> bool:
        """Does ``text[start:end]``, which quotes words or not, hold a verb that may report a clause there?"""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for k in range(bisect_left(self.cues, first), len(self.cues)):
            number = self.cues[k]
            if number >= last:
                break
            word = self.words[number]
            follows = self.words[number + 1 : min(last, number + _REACH)]
            if quotes or word in CLAUSE_VERBS or word[0].isupper() or not _SUBORDINATES.isdisjoint(follows):
                return True
        return False


class Sentence:
    """The words of ``text[start:end]`` with their places and classes; ``quoted`` are the stretches between marks.

    A class is the small word itself, ``CUE`` for a form of a verb of saying, or the word's form: "Cap" with a capital,
    "Mr" for an honorific, "9" with a digit first, the ending ("ing", "ed", "ly", "s"), or "w". The words of a headline
    are taken in small letters.
    """

    def __init__(self, words: Words, start: int, end: int, quoted: list[Span]) -> None:
        self.text, self.start, self.end = words.text, start, end
        self.quoted = [span for span in quoted if span[1] > start and span[0] < end]
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
        self.words, self.starts = words.words[first:last], words.starts[first:last]
        if _is_headline(self.words):
            self.words = [word.lower() for word in self.words]
        self.classes = list(map(word_class, self.words))

    def span(self, number: int) -> Span:
        """The place of a word."""
        start = self.starts[number]
        return start, start + len(self.words[number])

    def at(self, number: int) -> str:
        """The class of a word, `OUTSIDE` beyond the sentence."""
        return self.classes[number] if 0 <= number < len(self.classes) else OUTSIDE

    def is_quoted(self, at: int) -> bool:
        """Does the offset lie between quotation marks?"""
        return covering(self.quoted, at) is not None

    def first_from(self, at: int) -> int:
        """The number of the first word that begins at the offset or after it."""
        return bisect_left(self.starts, at)

    def finite(self, first: int, end: int) -> tuple[str, int]:
        """Where a clause from the word ``first`` has its finite verb, in words from there, and how sure that is one.

        "is" stands for any auxiliary, "ed" and "s" for words that end so after the first one, "" for none.
        """
        maybe = ("", 0)
        for number in range(first, min(end, first + LONGEST_CLAUSE)):
            kind = self.classes[number]
            if kind in FINITE:
                return maybe if maybe[0] and number - first > maybe[1] + 2 else ("is", number - first)
            if not maybe[0] and number > first and (kind in _MAYBE_FINITE or kind == CUE):
                maybe = ("s" if self.words[number].endswith("s") else "ed", number - first)
        return maybe


def _is_headline(words: list[str]) -> bool:
    if len(words) not in _HEADLINE or all(word[0].islower() for word in words[1:4]):
        return False
    return sum(word[0].isupper() for word in words) > _CAPITALS * len(words)


@lru_cache(16384)
def word_class(word: str) -> str:
    """The class of a word; see `Sentence`."""
    low = word.lower()
    if low in _SMALL:
        return low
    if word in CLAUSE_CUES:
        return CUE
    if low.endswith(_NEGATED):
        return "n't"
    if low.endswith(_CONTRACTED):
        return "'s"
    if word.rstrip(HIDDEN_STOP) in _HONORIFICS:
        return "Mr"
    if not word[0].islower():
        return "9" if word[0].isdigit() else "Cap"
    if low in _PASTS:
        return "ed"
    return next((form for form in _FORMS if word.endswith(form)), "w")
