"""Text that is no prose: style sheets, scripts and program code, told by their signs and never by a name.

The shares were set on pages of news copied as a whole and on the code of many libraries: no page has half of them.
"""

from __future__ import annotations

import re

SAMPLE = 50_000
"""Characters that are looked at."""

MIN_SIGNS = 0.035
"""Share of the characters that are brackets and the like."""

MIN_ENDS = 0.012
"""Share of the characters that end a statement or a block, or set a value."""

MIN_STATEMENTS = 0.15
"""Share of the lines that are statements of a language which has neither braces nor semicolons."""

MAX_PROSE = 0.4
"""Share of the characters that stand in lines of words: with more it is an article that shows code."""

LEAST = 8
"""Such characters of the shortest text that can be told to be code."""

_SIGNS = re.compile(r"[{};=()\[\]<>$_]")
_ENDS = re.compile(r"[{};=]")
_STATEMENT = re.compile(
    r"[ \t]*(?:def \w+\(|class \w+[(:]|import [\w.]+$|import [\w.]+ as \w+$|from [\w.]+ import |return\b[^.]{0,80}$"
    r"|(?:el)?if [^.]{1,80}:$|for \w+ in .{1,80}:$|else:$|try:$|except [\w.]+|with \w+\(|self\.\w|\w+ = "
    r"|\w+\(.{0,80}\)$)"
)
_RULE = re.compile(r"\{\s{0,20}[\w-]{2,40}\s?:[^{};=]{1,200}[;}]")


def kind_of(text: str) -> str | None:
    """What the text is where that is no prose: "a style sheet" or "a script or program code"; None for all else."""
    sample = text[:SAMPLE]
    lines = [line.rstrip() for line in sample.split("\n") if line.strip()]
    length = sum(map(len, lines))
    if len(_SIGNS.findall(sample)) < max(LEAST, MIN_SIGNS * length):
        return None
    if sum(len(line) for line in lines if _is_prose(line)) > MAX_PROSE * length:
        return None
    has_ends = len(_ENDS.findall(sample)) >= MIN_ENDS * length and ("{" in sample or ";" in sample)
    if not has_ends and sum(map(_is_statement, lines)) < MIN_STATEMENTS * len(lines):
        return None
    rules = len(_RULE.findall(sample))
    return "a style sheet" if rules and rules * 2 >= sample.count("{") else "a script or program code"


def _is_prose(line: str) -> bool:
    """Whether a line has several words and hardly a sign of code."""
    return len(line.split()) >= 6 and len(_SIGNS.findall(line)) < MIN_SIGNS * len(line)


def _is_statement(line: str) -> bool:
    return _STATEMENT.match(line) is not None
