"""Body lines -> the clean text and its paragraphs, each with its kind."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.byline import credit_of
from articles.lines import Line
from summarize import Paragraph

MAX_SUBHEAD_WORDS = 16
MAX_CAPTION_WORDS = 9
MIN_REPEATED_WORDS = 8
"""A pull quote repeats at least so many words of the running text."""

_BULLET = re.compile(r"[•‣◦▪●·*]\s+")
_CAPTION = re.compile(
    r"(?:photo|image|picture|photograph|foto|file photo|file)\s?(?:[:—–-]|by\b|credit\b).{2,200}|\(?(?:photo|image"
    r"|foto) (?:by|credit|courtesy)\b.{2,120}"
    r"|.{0,250}(?:/|via |\()\s?(?:getty(?: images)?|ap photo|reuters|afp|epa|shutterstock|istock"
    r"|the canadian press)\)?\.?",
    re.I,
)


class Block(NamedTuple):
    """One paragraph to be: its kind and text."""

    kind: str
    text: str


def build(lines: list[Line]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text, paragraphs joined by one blank line, and the paragraphs with their offsets into it."""
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    at = 0
    for block in blocks(lines):
        paragraphs.append(Paragraph(block.kind, at, at + len(block.text)))
        parts.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(paragraphs)


def blocks(lines: list[Line]) -> list[Block]:
    """Every line as a block with its kind; the lines of one list item together."""
    prose = _running_text(lines)
    result: list[Block] = []
    n = 0
    while n < len(lines):
        if bullet := _BULLET.match(lines[n].text):
            item = [lines[n].text[bullet.end() :]]
            while n + 1 < len(lines) and _continues_item(lines[n + 1], lines[n - len(item) + 1]):
                n += 1
                item.append(lines[n].text)
            result.append(Block("list_item", "\n".join(item)))
        else:
            result.append(Block(_kind(lines, n, result, prose), lines[n].text))
        n += 1
    return result


def _continues_item(line: Line, first: Line) -> bool:
    return not line.after_blank and line.indent > first.indent and not _BULLET.match(line.text)


def _kind(lines: list[Line], n: int, before: list[Block], prose: str) -> str:
    """The kind of line ``n``, by its own look and its neighbours."""
    line = lines[n]
    following = lines[n + 1] if n + 1 < len(lines) else None
    if credit_of(line):
        return "credit"
    if _is_pull_quote(line, following, prose):
        return "pullquote"
    if _looks_like_caption(line, before):
        return "caption"
    if _is_subhead(line, following):
        return "subhead"
    return "paragraph"


def _running_text(lines: list[Line]) -> str:
    """The words of the longer lines, for finding what a pull quote repeats."""
    return "\n".join(_words_of(line.text) for line in lines if line.words >= MIN_REPEATED_WORDS)


def _words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _is_pull_quote(line: Line, following: Line | None, prose: str) -> bool:
    """A quotation that stands alone, with a name under it, or that repeats the running text."""
    if not line.is_quotation or line.words < 4:
        return False
    if following and _is_name(following) and not following.after_blank:
        return True
    first = _words_of(line.text.split(". ")[0])
    repeated = first.count(" ") + 1 >= MIN_REPEATED_WORDS and prose.count(first) > 1
    return repeated and following is not None and _is_name(following)


def _is_name(line: Line) -> bool:
    """A name, perhaps with a role or a year: short, no sentence, most words with a capital."""
    if line.words > MAX_CAPTION_WORDS or line.ends_sentence or not line.text[0].isalpha():
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", line.text)
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _looks_like_caption(line: Line, before: list[Block]) -> bool:
    if before and before[-1].kind == "pullquote" and _is_name(line):
        return True
    if len(before) > 1 and before[-1].kind == "caption" and before[-2].kind == "pullquote" and _is_name(line):
        return True
    return len(line.text) < 300 and bool(_CAPTION.fullmatch(line.text))


def _is_subhead(line: Line, following: Line | None) -> bool:
    """A short line that is no sentence and has running text under it."""
    if following is None or line.words > MAX_SUBHEAD_WORDS or line.text[-1] in ".:,;…-–—。：":
        return False
    if line.text[0] in "\"“„«'‘(–—-" or (line.ends_sentence and line.words > 10):
        return False
    return (
        not line.text[0].islower() and following.words > 4 and (following.is_prose or following.text[-1] in ':：,;"”')
    )
