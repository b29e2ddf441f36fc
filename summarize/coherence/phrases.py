"""The first words of a sentence, to be looked up in sets of phrases: cheaper than a pattern of many branches."""

from __future__ import annotations

import re

LONGEST_PHRASE = 5  # words
_FIRST_WORD = re.compile(r"[\w'’-]+")
_MORE_WORDS = re.compile(rf"(?: [\w'’-]+){{0,{LONGEST_PHRASE - 1}}}")


def first_word(text: str) -> str:
    """The first word; none where the text begins with a mark."""
    word = _FIRST_WORD.match(text)
    return word[0] if word else ""


def first_phrases(text: str, first: str) -> list[str]:
    """The ``first`` word, the first two and so on up to `LONGEST_PHRASE`, as far as single blanks part them."""
    more = _MORE_WORDS.match(text, len(first))
    phrases = [first]
    for word in more[0].split(" ")[1:] if more else ():
        phrases.append(f"{phrases[-1]} {word}")
    return phrases


def first_words(phrases: frozenset[str]) -> frozenset[str]:
    """The words that the phrases begin with."""
    return frozenset(map(first_word, phrases))


def spelled(heads: str, tails: str) -> set[str]:
    """Every head before every tail; both are parted by "|"."""
    return {f"{head} {tail}" for head in heads.split("|") for tail in tails.split("|")}
