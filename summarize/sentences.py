"""Sentence boundaries with offsets, by nupunkt."""

from __future__ import annotations


def split(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end) offsets into ``text``, without outer blanks."""
    import nupunkt

    spans = []
    part = text[start:end]
    for a, b in nupunkt.sent_spans(part):
        inner = part[a:b]
        a += len(inner) - len(inner.lstrip())
        b -= len(inner) - len(inner.rstrip())
        if a < b:
            spans.append((start + a, start + b))
    return spans
