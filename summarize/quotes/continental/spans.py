"""Quoted stretches of a language that has no grammar here: what is speech and what is a word or a title, by length."""

from __future__ import annotations

import re
from bisect import bisect_right

from summarize.document import Document
from summarize.quotes.continental.marks import find_stretches, single_stretches
from summarize.quotes.quote import Quote
from summarize.quotes.source import Source, Span

SCARE_WORDS = 4  # a stretch of fewer words is no utterance, unless it ends like a sentence
_SINGLES = ("nl", "sv", "da", "no", "af")
"""Languages that quote between single marks and elide few vowels."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LETTERS_A_WORD = 2  # in scripts without blanks
_ENDS = ".?!…。？！؟।"
_BEHIND_LAST = '”»“"’‘’›』」 \xa0\u202f\n'


def count_words(text: str) -> int:
    """The number of words, as far as it matters here; two letters count as one where there are no blanks."""
    part = text[:200]
    return max(len(part.split()), len(_UNSPACED.findall(part)) // _LETTERS_A_WORD)


def ends_like_a_sentence(text: str) -> bool:
    """Does the stretch end with a comma, a full stop, a question or an exclamation within its marks?"""
    return text.rstrip(_BEHIND_LAST)[-1:] in (*_ENDS, ",")


def is_title(inner: str) -> bool:
    """Are the words set like the title of a work: two to eight, all longer ones capitalised, no final stop?"""
    words = inner.split()
    if not 2 <= len(words) <= 8 or inner[-1] in _ENDS:
        return False
    longer = [word for word in words if len(word) > 3]
    return len(longer) >= 2 and all(word[0].isupper() for word in longer)


def _overlaps(spans: list[Span], start: int, end: int) -> bool:
    k = bisect_right(spans, (start, end))
    return (k > 0 and spans[k - 1][1] > start) or (k < len(spans) and spans[k][0] < end)


def read_spans(document: Document) -> tuple[Quote, ...]:
    """The stretches between marks, ``direct`` or ``scare``, without speakers."""
    source = Source(document)
    raw = source.raw
    stretches = [(s.start, s.end, s.continues) for s in find_stretches(raw, source.blocks, document.language)]
    if document.language in _SINGLES:
        covered = [(a, b) for a, b, _ in stretches]
        singles = ((a, b) for _, a, b in single_stretches(raw, source.blocks))
        stretches = sorted([*stretches, *((a, b, False) for a, b in singles if not _overlaps(covered, a, b))])
    quotes: list[Quote] = []
    group = 0
    for start, end, continues in stretches:
        group += not continues
        text = document.text[start:end]
        inner = text.strip(_BEHIND_LAST + "„«‚‹「『")
        spoken = count_words(inner) >= (2 if ends_like_a_sentence(text) else SCARE_WORDS)
        if any(map(str.isalnum, inner)):
            kind = "direct" if spoken and not is_title(inner) else "scare"
            quotes.append(Quote(kind, start, end, text, max(1, group)))
    return tuple(quotes)
