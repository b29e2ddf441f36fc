"""What the ranker looks at in a sentence: place, length, what it shares with the story, speech, wording, genre.

`GROUPS` is the table: a new feature is a name there and a value in the function beside it; its weight then comes from
``benchmarks/train_ranker.py``. Word lists are English: in other languages those features are alike for all sentences.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from summarize.document import Document
from summarize.stop_words import of_language
from summarize.words import stemmer, tokens, unelided

DATELINE = re.compile(r"^(?:[A-Z][\w .,'’-]{0,40})?\([A-Z][\w .]{1,25}\)(?: ?(?:--?|–|—) ?| |(?=[A-Z\"“]))")
"""Place and agency before the first words: "London (Reuters) - "."""

QUOTE_MARK = re.compile("[\"“”«»„]|``|''")
ASCII_QUOTE_MARKS = ('"', "``", "''")
OPENING_MARKS = ('"', "“", "'", "‘", "`", "«", "„")
CAPITAL = re.compile(r"[ (-][A-ZÀ-ÖØ-Þ]")
"""The first letter of a name that does not open the sentence."""

FIGURE = re.compile(r"\d")

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WRITER = frozenset("i i'm i've i'd i'll we we're we've we'd we'll my our me us".split())
PRONOUNS = frozenset("he she they it this that these those his her its their them there here".split())

NONE: frozenset[str] = frozenset()

NEAR_TOP = 3
"""So many sentences make the top of a story."""

LEAST_CENTRE = 2.0
"""A centrality below this makes no centre: the sentences of a story hardly share words. One news story in ten has no
higher one."""

SHORT, LONG = 8, 35
"""Fewer words make a short sentence, more a long one."""


class Told(NamedTuple):
    """One sentence: its text without dateline, its words in lower case, its content stems as a set and how many they
    are, and the pairs of stems that follow each other, with a blank between them."""

    text: str
    words: Sequence[str]
    bag: frozenset[str]
    size: int
    pairs: frozenset[str]


class _Stems(dict[str, str]):
    """Word -> its stem, or nothing for a stop word; each word is stemmed once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stem, self._stop = stemmer(language), of_language(language)

    def __missing__(self, word: str) -> str:
        stem = self[word] = "" if word in self._stop else self._stem(word.removesuffix("'s"))
        return stem

    def of(self, words: Sequence[str]) -> list[str]:
        """The stems of the words that are no stop words, in order."""
        return [stem for stem in map(self.__getitem__, words) if stem]


class Story:
    """A document as the features see it: its sentences, and what is counted over all of them once."""

    def __init__(self, document: Document) -> None:
        language = document.language
        english = language == "en"
        self.days, self.writer, self.pronouns = (words if english else NONE for words in (DAYS, WRITER, PRONOUNS))
        stems = _Stems(language)
        self.title = frozenset(stems.of(unelided(tokens(document.title or ""), language)))
        self.sentences: list[Told] = []
        for sentence in document.sentences:
            text = document.text[sentence.start : sentence.end]
            if not self.sentences:
                text = DATELINE.sub("", text) or text
            words = unelided(tokens(text), language)
            content = stems.of(words)
            self.sentences.append(
                Told(text, words, frozenset(content), len(content), frozenset(map(" ".join, pairwise(content))))
            )
        self._count()

    def _count(self) -> None:
        bags = [told.bag for told in self.sentences]
        self.spread = Counter(chain.from_iterable(bags))
        self.weights = {stem: math.log(count) for stem, count in self.spread.items()}
        pairs = Counter(chain.from_iterable(told.pairs for told in self.sentences))
        self.pair_weights = {pair: math.log(count) for pair, count in pairs.items() if count > 1}
        self.repeated = frozenset(self.pair_weights)
        self.top = bags[0] if bags else NONE
        self.lead = NONE.union(*bags[:NEAR_TOP])
        self.new = _first_mentions(bags)
        self.central = _relative([self._centrality(bag) for bag in bags])
        self.quoted = [_quoted(told.text) for told in self.sentences]
        self.speech = _share([bool(share) for share in self.quoted])
        self.personal = _share([not self.writer.isdisjoint(told.words) for told in self.sentences])
        self.dated = float(any(not self.days.isdisjoint(told.words) for told in self.sentences[:NEAR_TOP]))

    def _centrality(self, bag: frozenset[str]) -> float:
        """In how many sentences each stem stands, logarithms summed; divided so that length alone does not win."""
        return sum(map(self.weights.__getitem__, bag)) / math.sqrt(len(bag) or 1)


def _quoted(text: str) -> float:
    """The part of a sentence that lies between its first and its last quotation mark."""
    if text.isascii() and not any(mark in text for mark in ASCII_QUOTE_MARKS):
        return 0.0
    marks = [mark.start() for mark in QUOTE_MARK.finditer(text)]
    return (1 + marks[-1] - marks[0]) / len(text) if marks else 0.0


def _first_mentions(bags: Sequence[frozenset[str]]) -> list[int]:
    """How many stems of each sentence no earlier one has."""
    known: set[str] = set()
    new = []
    for bag in bags:
        new.append(len(bag - known))
        known |= bag
    return new


def _relative(values: list[float]) -> list[float]:
    """The values as parts of the highest, or of `LEAST_CENTRE` where that is more."""
    most = max([LEAST_CENTRE, *values])
    return [value / most for value in values]


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / (len(flags) or 1)


def _place(story: Story, number: int) -> tuple[float, ...]:
    return 1 / (1 + number), math.log1p(number), number == 0, number / len(story.sentences)


def _genre(story: Story, number: int) -> tuple[float, ...]:
    """How much a place near the top counts in a dated report, in a story of much speech, in one told by its writer;
    and whether this opening only hints at what the story is about."""
    near = 1 / (1 + number)
    hints = number == 0 and not story.pronouns.isdisjoint(story.sentences[0].words[:1])
    return story.dated * near, story.speech * near, story.personal * near, hints


def _length(story: Story, number: int) -> tuple[float, ...]:
    told = story.sentences[number]
    count = len(told.words)
    return (
        math.log1p(count),
        count < SHORT,
        count > LONG,
        told.size / 10,
        told.size / (count or 1),
    )


def _sharing(story: Story, number: int) -> tuple[float, ...]:
    told = story.sentences[number]
    size = len(told.bag) or 1
    pairs = sum(map(story.pair_weights.__getitem__, told.pairs & story.repeated)) / math.sqrt(size)
    with_first = len(told.bag & story.top) / math.sqrt(size * (len(story.top) or 1)) if number else 0.0
    with_lead = len(told.bag & story.lead) / size if number >= NEAR_TOP else 0.0
    spread = sum(map(story.spread.__getitem__, told.bag)) / size / len(story.sentences)
    return story.central[number], pairs, with_first, with_lead, spread


def _title(story: Story, number: int) -> tuple[float, ...]:
    return (len(story.sentences[number].bag & story.title) / (len(story.title) or 1),)


def _new(story: Story, number: int) -> tuple[float, ...]:
    return (story.new[number] / (len(story.sentences[number].bag) or 1),)


def _figure(story: Story, number: int) -> tuple[float, ...]:
    return (bool(FIGURE.search(story.sentences[number].text)),)


def _speech(story: Story, number: int) -> tuple[float, ...]:
    return story.sentences[number].text.startswith(OPENING_MARKS), story.quoted[number]


def _person(story: Story, number: int) -> tuple[float, ...]:
    told = story.sentences[number]
    by_writer = 0 if story.writer.isdisjoint(told.words) else sum([word in story.writer for word in told.words])
    return min(3, by_writer) / 3, told.text.rstrip("\"'”’").endswith("?")


def _opening(story: Story, number: int) -> tuple[float, ...]:
    return (not story.pronouns.isdisjoint(story.sentences[number].words[:1]),)


def _names(story: Story, number: int) -> tuple[float, ...]:
    return (len(CAPITAL.findall(story.sentences[number].text)) / 5,)


def _day(story: Story, number: int) -> tuple[float, ...]:
    return (not story.days.isdisjoint(story.sentences[number].words),)


def _marks(story: Story, number: int) -> tuple[float, ...]:
    text = story.sentences[number].text
    return "(" in text, text.count(",") / 5, ":" in text


class Group(NamedTuple):
    """Features that say one thing together."""

    names: tuple[str, ...]
    values: Callable[[Story, int], tuple[float, ...]]


GROUPS = {
    "place": Group(("near_top", "log_place", "first", "depth"), _place),
    "genre": Group(("top_if_dated", "top_if_speech", "top_if_personal", "hints"), _genre),
    "length": Group(("log_words", "short", "long", "content", "density"), _length),
    "sharing": Group(("centrality", "pairs", "with_first", "with_lead", "spread"), _sharing),
    "title": Group(("title",), _title),
    "new": Group(("new",), _new),
    "figure": Group(("figure",), _figure),
    "speech": Group(("opens_quotation", "quoted"), _speech),
    "person": Group(("writer", "question"), _person),
    "opening": Group(("pronoun",), _opening),
    "names": Group(("names",), _names),
    "day": Group(("day",), _day),
    "marks": Group(("bracket", "commas", "colon"), _marks),
}

NAMES = tuple(name for group in GROUPS.values() for name in group.names)


def features(document: Document) -> list[list[float]]:
    """The features of every sentence, in the order of `NAMES`; flags are 0 or 1, the others between 0 and about 5."""
    story = Story(document)
    return [
        [float(value) for group in GROUPS.values() for value in group.values(story, number)]
        for number in range(len(story.sentences))
    ]
