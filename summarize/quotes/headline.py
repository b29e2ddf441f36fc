"""Headlines that give a statement to somebody with a colon: "Smith: no deal before Friday"."""

from __future__ import annotations

import re
from functools import cache

from summarize.quotes.indirect import LEAST_CLAUSE, Clause
from summarize.quotes.names import UPPER
from summarize.quotes.source import Source, Span

_LONGEST = 160  # characters


@cache  # few headlines need it, and it compiles slowly
def _label() -> re.Pattern[str]:
    return re.compile(rf"({UPPER}[^:;,.!?\n“”\"]{{1,40}})(:)\s+(?=\S)")


def headline_clause(source: Source, sentence: Span) -> Clause | None:
    """The statement after the colon of a headline; whether the words before it name a speaker is still to be asked."""
    start, end = sentence
    if end - start > _LONGEST or source.text.find(":", start, end) < 0:
        return None
    found = _label().match(source.text, start, end)
    while end > start and source.raw[end - 1] in ". \n":
        end -= 1
    if found is None or end - found.end() < LEAST_CLAUSE or " " not in source.raw[found.end() : end]:
        return None
    return Clause(found.span(1), found.span(2), found.end(), end)
