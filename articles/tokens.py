"""Words as the full-text index tells them apart: the rules of SQLite FTS5's `unicode61 remove_diacritics 2`.

Letters, numbers and private-use characters make up tokens, everything else stands between them. Case makes no
difference, nor do the diacritics of Latin letters, written in one character or as combining marks behind the letter.
Source: https://sqlite.org/fts5.html#unicode61_tokenizer. SQLite's tables end with Unicode 6.1: it takes symbols that
are newer for letters, which is left out here.
"""

from __future__ import annotations

import re

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
TOKEN = rf"(?:[^\W_]|[{_PRIVATE}])"
"""A character of a token, as a regular expression for folded text."""
BETWEEN = rf"(?:[^\w{_PRIVATE}]|_)"
"""A character between tokens."""

_MARKS = "\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331"
"""Combining marks that vanish from tokens; other ones stand between tokens."""
_FOLDABLE = "\xb5\xc0-\u024f\u0370-\u03ff\u13f8-\u13fd\u1e00-\u1fff\u212b\uab70-\uabbf"
"""The small letters that may be folded further, by blocks."""

_other = re.compile("[^\x00-\xa0\u2000-\u206f]")
"""Anything but ASCII, blanks and the typographic punctuation that nearly every article has."""
_token = re.compile(TOKEN + "++")
_mark = re.compile(f"[{_MARKS}]")
_foldable = re.compile(f"[{_FOLDABLE}]+")


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text, folded."""
    return tuple(_token.findall(_mark.sub("", fold(text))))


def fold(text: str) -> str:
    """The text in small letters without diacritics, character by character; combining marks are left in place.

    What stands between tokens may become another such character.
    """
    if text.isascii():
        return text.lower()
    if not _other.search(text):  # many times faster than what follows
        return text.encode("ascii", "replace").decode("ascii").lower()
    return _foldable.sub(lambda run: run[0].translate(_FOLDED), text.replace("İ", "i").lower())


def without_marks(folded: str) -> tuple[str, list[int]] | None:
    """The text without the marks that vanish, and where each character of it and its end stood; None if it has none."""
    if folded.isascii() or not _mark.search(folded):
        return None
    places = [at for at, character in enumerate(folded) if not _mark.match(character)]
    return "".join(folded[at] for at in places), [*places, len(folded)]


class _Folding(dict[int, str]):
    """The folded form of characters, worked out when one is first met."""

    def __missing__(self, code: int) -> str:
        import unicodedata  # most texts do without

        character = chr(code)
        folded = character.casefold()
        if len(folded) != 1:
            folded = character
        letter = unicodedata.normalize("NFD", folded)[0]
        self[code] = letter if letter.isascii() else folded
        return self[code]


_FOLDED = _Folding()
