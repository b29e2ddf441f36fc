"""How long a text is in words, whatever script it is written in."""

from __future__ import annotations

_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\U00020000", "\U0003ffff"),
)
_FIRST_UNSPACED = min(_UNSPACED)[0]
"""First and last letters of scripts that set no blanks between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese)."""

LETTERS_PER_WORD = 2
"""A Chinese or Japanese word has about two letters."""

_MARKS = frozenset("« » ‹ › ! ? : ; , . … ... – — - & / \" ' “ ” „".split())


def count_words(text: str) -> int:
    """The number of words between blanks, marks that stand alone not counted; in scripts without blanks two letters
    make one."""
    words = text.split()
    count = len(words) - sum(map(_MARKS.__contains__, words))
    if text.isascii():
        return count
    letters = sum(text.count(letter) for letter in set(text) if letter >= _FIRST_UNSPACED and _is_unspaced(letter))
    return max(count, letters // LETTERS_PER_WORD)


def _is_unspaced(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)
