"""The first words of a sentence, to be looked up in sets of phrases: cheaper than a pattern of many branches."""

from __future__ import annotations

import re

LONGEST_PHRASE = 5  # words
_FIRST_WORDS = re.compile(rf"[\w'’-]+(?: [\w'’-]+){{0,{LONGEST_PHRASE - 1}}}")


def first_phrases(text: str) -> list[str]:
    """The first word, the first two and so on up to `LONGEST_PHRASE`, as far as single blanks part them."""
    words = _FIRST_WORDS.match(text)
    if words is None:
        return []
    phrases: list[str] = []
    phrase = ""
    for word in words[0].split(" "):
        phrase = f"{phrase} {word}" if phrase else word
        phrases.append(phrase)
    return phrases


def spelled(heads: str, tails: str) -> set[str]:
    """Every head before every tail; both are parted by "|"."""
    return {f"{head} {tail}" for head in heads.split("|") for tail in tails.split("|")}
