"""What the ranker looks at in a sentence: place, length, what it shares with the story, speech, wording, genre.

`GROUPS` is the table: a new feature is a name there and a column in the function beside it; its weight then comes from
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
        self.personal_ones = [not self.writer.isdisjoint(told.words) for told in self.sentences]
        self.personal = _share(self.personal_ones)
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


Columns = tuple[Sequence[float], ...]
"""Features of one group, each for all sentences in order."""


def _place(story: Story) -> Columns:
    numbers, count = range(len(story.sentences)), len(story.sentences)
    near = [1 / (1 + n) for n in numbers]
    return near, [math.log1p(n) for n in numbers], [n == 0 for n in numbers], [n / count for n in numbers]


def _genre(story: Story) -> Columns:
    """How much a place near the top counts in a dated report, in a story of much speech, in one told by its writer;
    and whether this opening only hints at what the story is about."""
    near = [1 / (1 + n) for n in range(len(story.sentences))]
    hints = [n == 0 and not story.pronouns.isdisjoint(told.words[:1]) for n, told in enumerate(story.sentences)]
    genres = (story.dated, story.speech, story.personal)
    return *([genre * part for part in near] for genre in genres), hints


def _length(story: Story) -> Columns:
    counts = [len(told.words) for told in story.sentences]
    return (
        [math.log1p(count) for count in counts],
        [count < SHORT for count in counts],
        [count > LONG for count in counts],
        [told.size / 10 for told in story.sentences],
        [told.size / (count or 1) for told, count in zip(story.sentences, counts, strict=True)],
    )


def _sharing(story: Story) -> Columns:
    """The top of the story is not compared with itself."""
    weight, spread, count = story.pair_weights.__getitem__, story.spread.__getitem__, len(story.sentences)
    sized = [(told, len(told.bag) or 1) for told in story.sentences]
    top = len(story.top) or 1
    return (
        story.central,
        [sum(map(weight, told.pairs & story.repeated)) / math.sqrt(size) for told, size in sized],
        [0.0] * len(sized[:1]) + [len(told.bag & story.top) / math.sqrt(size * top) for told, size in sized[1:]],
        [0.0] * len(sized[:NEAR_TOP]) + [len(told.bag & story.lead) / size for told, size in sized[NEAR_TOP:]],
        [sum(map(spread, told.bag)) / size / count for told, size in sized],
    )


def _title(story: Story) -> Columns:
    size = len(story.title) or 1
    return ([len(told.bag & story.title) / size for told in story.sentences],)


def _new(story: Story) -> Columns:
    return ([new / (len(told.bag) or 1) for new, told in zip(story.new, story.sentences, strict=True)],)


def _figure(story: Story) -> Columns:
    return ([FIGURE.search(told.text) is not None for told in story.sentences],)


def _speech(story: Story) -> Columns:
    return [told.text.startswith(OPENING_MARKS) for told in story.sentences], story.quoted


def _person(story: Story) -> Columns:
    by_writer = [
        min(3, sum([word in story.writer for word in told.words])) / 3 if own else 0.0
        for told, own in zip(story.sentences, story.personal_ones, strict=True)
    ]
    return by_writer, [told.text.rstrip("\"'”’").endswith("?") for told in story.sentences]


def _opening(story: Story) -> Columns:
    return ([not story.pronouns.isdisjoint(told.words[:1]) for told in story.sentences],)


def _names(story: Story) -> Columns:
    return ([len(CAPITAL.findall(told.text)) / 5 for told in story.sentences],)


def _day(story: Story) -> Columns:
    return ([not story.days.isdisjoint(told.words) for told in story.sentences],)


def _marks(story: Story) -> Columns:
    texts = [told.text for told in story.sentences]
    return ["(" in text for text in texts], [text.count(",") / 5 for text in texts], [":" in text for text in texts]


class Group(NamedTuple):
    """Features that say one thing together."""

    names: tuple[str, ...]
    values: Callable[[Story], Columns]


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
    columns = [column for group in GROUPS.values() for column in group.values(story)]
    return [list(map(float, row)) for row in zip(*columns, strict=True)]
