"""Tokens, stems and content words: what sentences are compared by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from summarize.languages import rules_of
from summarize.stop_words import of_language

Stem = Callable[[str], str]

WORD = re.compile(r"[^\W_]++(?:['’.,-][^\W_][^\W_]*+)*+")
"""A word with its inner apostrophes, points, commas and hyphens: "won't", "U.S", "81,000", "front-line"."""

FIRST_UNSPACED, UNSPACED = "\u3040", "\u3040-\u30ff\u3400-\u9fff"
"""Japanese and Chinese letters, the first of them and all as a class: no blanks part their words."""

SNOWBALL = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish",
}  # fmt: skip
"""Languages with a Snowball stemmer, by ISO 639-1 code."""


def tokens(text: str) -> list[str]:
    """The words of a text in order, lower case, curly apostrophes straight; each Japanese or Chinese letter for
    itself."""
    word = _word_or_letter() if max(text, default="") >= FIRST_UNSPACED else WORD
    found = word.findall(text)
    return " ".join(found).replace("’", "'").lower().split(" ") if found else found


@lru_cache(maxsize=1)
def _word_or_letter() -> re.Pattern[str]:
    """`WORD` and the letters of scripts without blanks; its compilation takes milliseconds that most texts can save."""
    return re.compile(rf"[^\W_{UNSPACED}]++(?:['’.,-][^\W_{UNSPACED}][^\W_{UNSPACED}]*+)*+|(?!\W)[{UNSPACED}]")


@lru_cache(maxsize=4)
def stemmer(language: str) -> Stem:
    """Word -> stem by PyStemmer; the word itself in a language without one."""
    if language not in SNOWBALL:
        return str
    import Stemmer

    found = Stemmer.Stemmer(SNOWBALL[language])
    found.maxCacheSize = 0  # who stems much keeps the stems, and emptying a full cache takes longer than stemming
    stem: Stem = found.stemWord
    return stem


@lru_cache(maxsize=4)
def nltk_stemmer(language: str) -> Stem:
    """Word -> stem by nltk's Snowball stemmer, as sumy's methods use it; importing nltk takes a third of a second."""
    if language not in SNOWBALL:
        return str
    from nltk.stem.snowball import SnowballStemmer

    return lru_cache(maxsize=None)(SnowballStemmer(SNOWBALL[language]).stem)


def unelided(words: Sequence[str], language: str) -> Sequence[str]:
    """The words without the shrunken ones before their apostrophes: "école" for "l'école" in French."""
    rules = rules_of(language)
    if not rules or not rules.elisions:
        return words
    parted = [word.partition("'") for word in words]
    return [rest if mark and first in rules.elisions else first + mark + rest for first, mark, rest in parted]


def content_stems(words: Sequence[str], language: str, stem: Stem) -> list[str]:
    """The stems of the words that are no stop words, in order."""
    stop = of_language(language)
    return [stem(word) for word in unelided(words, language) if word not in stop]
