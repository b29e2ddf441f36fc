"""Body lines -> the clean text and its paragraphs, each with its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from articles.byline import credit_of
from articles.lines import Line
from summarize import Paragraph

MAX_SUBHEAD_WORDS = 16
MAX_CAPTION_WORDS = 9
MIN_REPEATED_WORDS = 8
"""A pull quote repeats at least so many words of the running text."""

MAX_WORDS = 50_000
"""Pull quotes are not looked for beyond."""

_BULLET = re.compile(r"[•‣◦▪●·*]\s+(?=\S)")
_DASH = re.compile(r"[-–]\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+\S")
_COLUMN = re.compile(r"\S(?:\t\s*| {2,}| \| )(?=\S)")
_CAPTION = re.compile(
    r"(?:photos?|images?|pictures?|photographs?|photography|fotos?|illustrations?|graphics?|video|file photo|file)\s?"
    r"(?:[:—–-]|by\b|credit\b|courtesy\b).{2,200}|\((?:photo|image|foto) (?:by|credit|courtesy)\b.{2,120}"
    r"|(?:image|media) (?:source|caption),.{2,200}"
    r"|.{0,250}[(\[](?:photo|image|picture|photograph|foto|credit|file)(?:\s?[:/—–-]|\s(?:by|credit|courtesy)\b).{2,80}[)\]]\.?"
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
    return joined(blocks(lines))


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The blocks as one text, with a blank line between two of them, and as paragraphs with their offsets into it."""
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    at = 0
    for block in blocks:
        paragraphs.append(Paragraph(block.kind, at, at + len(block.text)))
        parts.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(paragraphs)


def blocks(lines: list[Line]) -> list[Block]:
    """Every line as a block with its kind; the lines of one list item together."""
    runs = _word_runs(lines)
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
            result.append(Block(_kind(lines, n, result, runs), lines[n].text))
        n += 1
    return result


def _continues_item(line: Line, first: Line) -> bool:
    return not line.after_blank and line.indent > first.indent and not _BULLET.match(line.text)


def _kind(lines: list[Line], n: int, before: list[Block], runs: Counter[str]) -> str:
    """The kind of line ``n``, by its own look and its neighbours."""
    line = lines[n]
    following = lines[n + 1] if n + 1 < len(lines) else None
    if credit_of(line):
        return "credit"
    if _is_numbered(lines, n) or _is_dashed(lines, n) or _is_table_row(line):
        return "list_item"
    if _is_pull_quote(line, following, runs):
        return "pullquote"
    if _looks_like_caption(line, before):
        return "caption"
    if _is_subhead(line, following) or (following and _heads_list(line, lines, n + 1)):
        return "subhead"
    return "paragraph"


def _is_numbered(lines: list[Line], n: int) -> bool:
    """One of several lines that are numbered one after the other; the number is the author's and stays."""
    number = _number(lines[n])
    return number is not None and any(
        0 <= k < len(lines) and _number(lines[k]) == number + k - n for k in (n - 1, n + 1)
    )


def _is_dashed(lines: list[Line], n: int) -> bool:
    """One of several lines that begin with a dash and are no sentences, as those of a dialogue are; the dash stays."""

    def dash(k: int) -> bool:
        return 0 <= k < len(lines) and not lines[k].ends_sentence and bool(_DASH.match(lines[k].text))

    return dash(n) and (dash(n - 1) or dash(n + 1))


def _number(line: Line) -> int | None:
    found = _NUMBERED.match(line.text)
    return int(found[1]) if found else None


def _is_table_row(line: Line) -> bool:
    """At least three cells set apart by tabs, wide gaps or upright strokes, and no sentence."""
    return not line.ends_sentence and len(line.text) < 200 and len(_COLUMN.findall(line.text)) > 1


def _word_runs(lines: list[Line]) -> Counter[str]:
    """Every run of so many words of a text with quotations, counted: for finding what a pull quote repeats."""
    if not any(line.is_quotation for line in lines):
        return Counter()
    words = [w for line in lines for w in _words_of(line.text)][:MAX_WORDS]
    return Counter(" ".join(words[n : n + MIN_REPEATED_WORDS]) for n in range(len(words) - MIN_REPEATED_WORDS + 1))


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _is_pull_quote(line: Line, following: Line | None, runs: Counter[str]) -> bool:
    """A quotation with a name right under it, or with one after a blank line if it repeats the running text."""
    if not line.is_quotation or line.words < 4 or following is None or not _is_name(following):
        return False
    return not following.after_blank or runs[" ".join(_words_of(line.text)[:MIN_REPEATED_WORDS])] > 1


def _is_name(line: Line) -> bool:
    """A name, perhaps after a dash, with a role or a year: short, no sentence, most words with a capital."""
    text = line.text.lstrip("—–-~ ")
    if line.words > MAX_CAPTION_WORDS or line.ends_sentence or not text[:1].isalpha():
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", text.partition(",")[0] if text != line.text else text)
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _looks_like_caption(line: Line, before: list[Block]) -> bool:
    if before and before[-1].kind == "pullquote" and _is_name(line):
        return True
    if len(before) > 1 and before[-1].kind == "caption" and before[-2].kind == "pullquote" and _is_name(line):
        return True
    return len(line.text) < 300 and bool(_CAPTION.fullmatch(line.text))


def _heads_list(line: Line, lines: list[Line], n: int) -> bool:
    """A short line that is no sentence and has a list under it."""
    in_list = _BULLET.match(lines[n].text) or _is_dashed(lines, n) or _is_numbered(lines, n)
    return bool(in_list) and 1 < line.words <= MAX_SUBHEAD_WORDS and line.text[0].isupper() and line.text[-1].isalnum()


def _is_subhead(line: Line, following: Line | None) -> bool:
    """A short line that is no sentence and has running text under it."""
    if following is None or line.words > MAX_SUBHEAD_WORDS or line.text[-1] in ".:,;…-–—。：":
        return False
    if line.text[0] in "\"“„«'‘(–—-" or (line.ends_sentence and line.words > 10):
        return False
    return (
        not line.text[0].islower() and following.words > 4 and (following.is_prose or following.text[-1] in ':：,;"”')
    )
