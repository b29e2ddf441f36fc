"""The lines of a scrape and what can be seen of each by itself: the ground that furniture, head and paragraphs are told
by."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

OUTER = " \t\f\v\u00a0\u200b\u2060\ufeff\u3000\u2007\u202f"
"""Blanks that carry no meaning at the ends of a line."""

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』*]{0,4}$")
MIN_WRAPPED = 45
MAX_WRAPPED = 120
"""Characters: most lines of a text that is wrapped at a fixed width are longer than the one, none is longer than the
other."""

_HEADING = re.compile(r"^#{1,6}\s+(?=\S)")
"""The sign before a heading in Markdown."""

_OPENING = '"“„«‹「『'
_CLOSING = '"”“»›」』'


_DENSE = re.compile("[\u3040-\u9fff]")


class _Fields(NamedTuple):
    number: int
    text: str
    indent: int = 0
    after_blank: bool = True


class Line(_Fields):
    """One line that is not blank: ``number`` counts from 1 in the raw text, ``after_blank`` says that a blank line
    stands before it."""

    @cached_property
    def words(self) -> int:
        """How many words; in scripts that set no blanks two characters count as one."""
        return word_count(self.text)

    @cached_property
    def ends_sentence(self) -> bool:
        """Does the line end as a sentence does?"""
        return bool(SENTENCE_END.search(self.text[-8:]))

    @property
    def is_prose(self) -> bool:
        """Running text, as far as a line shows by itself."""
        return self.words >= 7 and (self.ends_sentence or self.words >= 25)

    @property
    def is_quotation(self) -> bool:
        """Is the whole line one quotation, from its opening to its closing mark?"""
        text = self.text
        return (
            len(text) > 2
            and text[0] in _OPENING
            and text[-1] in _CLOSING
            and not any(mark in text[1:-1] for mark in '"“”„«»')
        )


def word_count(text: str) -> int:
    """Words by blanks; Chinese and Japanese, which set none, by characters."""
    if text.isascii():
        return len(text.split())
    return len(text.split()) + len(_DENSE.findall(text)) // 2


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines, after_blank = [], True
    for number, row in enumerate(text.split("\n"), 1):
        inner = _HEADING.sub("", row.strip(OUTER))
        if inner:
            indent = len(row) - len(row.lstrip(" \t"))
            lines.append(Line(number, inner, indent, after_blank))
        after_blank = not inner
    return lines


def unwrap(lines: list[Line]) -> list[Line]:
    """Sets hard-wrapped paragraphs together again; a text that is not wrapped at a fixed width comes back as it is."""
    if not _is_wrapped(lines):
        return lines
    width = max(len(line.text) for line in lines)
    paragraphs = [lines[:1]]
    for above, line in pairwise(lines):
        if not line.after_blank and line.indent == above.indent and _runs_on(above, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [rows[0]._replace(text=" ".join(row.text for row in rows)) for rows in paragraphs]


def _runs_on(line: Line, width: int) -> bool:
    """A wrapped line that is not the last of its paragraph is nearly full."""
    return len(line.text) > (0.8 if line.ends_sentence else 0.6) * width


def _is_wrapped(lines: list[Line]) -> bool:
    followed = [line for line, following in pairwise(lines) if not following.after_blank]
    if len(followed) < 3 or max(len(line.text) for line in lines) > MAX_WRAPPED:
        return False
    unfinished = sum(not line.ends_sentence for line in followed)
    long = sum(len(line.text) > MIN_WRAPPED for line in followed)
    return unfinished > 0.6 * len(followed) and long > 0.5 * len(followed)
