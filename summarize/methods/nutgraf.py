"""The default method: where a sentence stands, how much it shares with the whole story, and how it would read by
itself.

News is written from the top down, so place weighs most; what the rest of the story keeps coming back to, and the
words of the headline, lift a later sentence. Pure Python, linear in the length of the text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.document import Document
from summarize.words import content_stems, stemmer, tokens

PLACE, CENTRAL, HEADLINE, FIGURES = 1.0, 0.35, 0.15, 0.05
"""Weights of the parts of a score, each part between 0 and 1; tuned on CNN articles so that the lead stays the
prior."""

SPEECH, LEANING, UNEVEN = -0.12, -0.15, -0.25
"""What is taken off: opens with a quotation; opens with a word that leans on the sentence before; too short or too
long."""

FEW, MANY = 8, 45
"""Sentences with fewer or more words than this read badly in a summary."""

LEANS = frozenset(
    "he she they it this that these those his her their its but and or so yet also then however meanwhile still "
    "instead moreover furthermore therefore thus besides otherwise nevertheless such".split()
)
"""First words that lean on the sentence before."""

FIGURE = re.compile(r"[$€£]?\d[\d,.]*(?:\s?(?:%|per cent|percent|million|billion))?")
MARKS = "\"“„«‘'"


class Parts(NamedTuple):
    """The parts of one sentence's score, as they were added up, and its first figure."""

    place: float
    central: float
    headline: float
    figures: float
    taken_off: float
    first: bool
    figure: str

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return self.place + self.central + self.headline + self.figures + self.taken_off


class Nutgraf:
    """The default summarizer."""

    name = "nutgraf"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence, about 0 to 1.5."""
        return [parts.score for parts in score_parts(document)]

    def explain(self, document: Document) -> Sequence[Sequence[str]]:
        """Why each sentence has its score, from the parts that raised it, the weightiest first."""
        return [_reasons(parts) for parts in score_parts(document)]


@lru_cache(maxsize=1)  # ranking and explaining follow each other
def score_parts(document: Document) -> list[Parts]:
    """The parts of the score of every sentence."""
    texts = [document.text[s.start : s.end] for s in document.sentences]
    words = [tokens(text) for text in texts]
    stem = stemmer(document.language)
    bags = [set(content_stems(sentence, document.language, stem)) for sentence in words]
    title = set(content_stems(tokens(document.title or ""), document.language, stem))
    central = _centrality(bags)
    return [
        _parts(number, text, words[number], central[number], len(bags[number] & title) / len(title) if title else 0.0)
        for number, text in enumerate(texts)
    ]


def _centrality(bags: list[set[str]]) -> list[float]:
    """How much each sentence shares with the others, 0 to 1: the logarithm of in how many sentences each of its stems
    stands, summed and divided by the square root of their number, so that length alone does not win."""
    spread = Counter(stem for bag in bags for stem in bag)
    raw = [sum(math.log(spread[stem]) for stem in bag) / math.sqrt(len(bag)) if bag else 0.0 for bag in bags]
    most = max(raw, default=0.0)
    return [value / most for value in raw] if most else raw


def _parts(number: int, text: str, words: list[str], central: float, headline: float) -> Parts:
    figure = FIGURE.search(text)
    taken_off = 0.0
    if text.startswith(tuple(MARKS)):
        taken_off += SPEECH
    if number and words and words[0] in LEANS:
        taken_off += LEANING
    if not FEW <= len(words) <= MANY:
        taken_off += UNEVEN
    return Parts(
        place=PLACE / (1 + 0.25 * number),
        central=CENTRAL * central,
        headline=HEADLINE * headline,
        figures=FIGURES if figure else 0.0,
        taken_off=taken_off,
        first=not number,
        figure=figure.group().rstrip(".,") if figure else "",
    )


def _reasons(parts: Parts) -> tuple[str, ...]:
    said = [
        (parts.place, "opens the story" if parts.first else "stands near the top"),
        (parts.central, "shares many words with the rest"),
        (parts.headline, "says what the headline says"),
        (parts.figures, f"gives a figure: {parts.figure}"),
    ]
    least = {0: 0.3, 1: 0.6 * CENTRAL, 2: 0.3 * HEADLINE, 3: FIGURES}
    kept = [(value, words) for number, (value, words) in enumerate(said) if value >= least[number]]
    return tuple(words for _, words in sorted(kept, key=lambda reason: -reason[0]))
