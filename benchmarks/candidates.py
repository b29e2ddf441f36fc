"""Articles with their editors' summaries as the ranker learns from them: the features of each sentence, and the
summaries of three sentences that can be read by themselves, each with its ROUGE."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
from rouge_score import rouge_scorer, tokenizers

from summarize import Document
from summarize.coherence import standings
from summarize.methods.features import Story, features

SIZE = 3
"""Sentences in a summary."""

DEPTH = 24
"""Candidates are made of the first so many sentences that a summary can show: 2,024 at most an article."""

FIGURES = ("rouge1", "rouge2", "rougeL")
SCORER = rouge_scorer.RougeScorer(list(FIGURES), use_stemmer=True)
TOKENIZER = tokenizers.DefaultTokenizer(use_stemmer=True)


class Article:
    """One article of the training data.

    ``x`` are the features of its sentences, ``candidates`` the numbers of the sentences of each candidate summary
    (count x 3), ``rouge`` the mean of ROUGE-1 and ROUGE-2 F1 of each in per cent, ``together`` what each
    has as a whole.
    """

    def __init__(self, row: dict[str, str]) -> None:
        self.id, self.reference = row["id"], row["summary"]
        self.document = Document.from_text(row["text"], row.get("title"))
        self.texts = [self.document.text[s.start : s.end] for s in self.document.sentences]
        self.x = np.array(features(self.document)).reshape(len(self.texts), -1)
        self.candidates = _candidates(self.document)
        self.rouge = self._rouge()
        self.together = self._together()

    def _rouge(self) -> np.ndarray:
        """Bigrams over the border of two sentences are left out, so that each sentence is counted once."""
        words = [TOKENIZER.tokenize(text) for text in self.texts]
        reference = TOKENIZER.tokenize(self.reference)
        found = np.zeros((2, len(self.candidates)), dtype=np.float32)
        for size in (1, 2):
            wanted = Counter(grams(reference, size))
            held = [Counter(grams(one, size)) for one in words]
            counts = np.array([[one[gram] for gram in wanted] for one in held])
            lengths = np.array([one.total() for one in held])
            hits = np.minimum(counts[self.candidates].sum(1), np.array(list(wanted.values()))).sum(1)
            found[size - 1] = 2 * hits / np.maximum(1, lengths[self.candidates].sum(1) + wanted.total())
        return 100 * found.mean(0)

    def _together(self) -> np.ndarray:
        """Of each candidate: words in fifties, how far they are from sixty, the highest and the summed overlap of two
        of its sentences, how many follow each other, and how far apart the first and the last are."""
        bags = [told.bag for told in Story(self.document).sentences]
        words = np.array([len(text.split()) for text in self.texts])
        rows = []
        for first, second, third in self.candidates:
            overlaps = [_overlap(bags[a], bags[b]) for a, b in combinations((first, second, third), 2)]
            size = words[[first, second, third]].sum() / 50
            follow = (second == first + 1) + (third == second + 1)
            rows.append((size, (size - 1.2) ** 2, max(overlaps), sum(overlaps), follow, np.log1p(third - first)))
        return np.array(rows)

    def scores(self, numbers: list[int]) -> list[float]:
        """ROUGE-1, 2 and L F1 of a summary, in per cent."""
        found = SCORER.score(self.reference, "\n".join(self.texts[number] for number in sorted(numbers)))
        return [100 * found[figure].fmeasure for figure in FIGURES]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)


def _candidates(document: Document) -> np.ndarray:
    """The triples that can be read by themselves; the first three sentences where there is none."""
    standing = standings(document)
    shown = [number for number, one in enumerate(standing) if not one.fault][:DEPTH]
    readable = []
    for triple in combinations(shown, SIZE):
        known: set[str] = set()
        for number in triple:
            if not known.issuperset(standing[number].names) or not set(standing[number].needs) <= set(triple):
                break
            known |= standing[number].introduces
        else:
            readable.append(triple)
    last = len(standing) - 1
    return np.array(readable or [[min(number, last) for number in range(SIZE)]], dtype=np.int32)


def grams(words: list[str], size: int) -> list[tuple[str, ...]]:
    """The runs of so many words."""
    return list(zip(*(words[start:] for start in range(size)), strict=False))


def load(path: Path) -> list[Article]:
    """The articles of a JSON Lines file that have a text and a reference of two words at least."""
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [Article(row) for row in rows if len(row["summary"].split()) > 1 and row["text"].strip()]
