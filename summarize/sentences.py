"""Sentence boundaries with offsets: nupunkt's for English, mended where news needs it, and by rules for all others.

nupunkt's one model is English. It parts a quotation from its attribution where the quotation ends in a question or
exclamation mark (“Why?” Smith asked.), so those are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from summarize.languages.en import RULES

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

SAYS = (
    "said|says|asked|asks|added|adds|replied|wrote|writes|told|tells|explained|explains|responded|responds|continued|"
    "cried|shouted|joked|wondered|noted|recalled|insisted|warned|tweeted|remarked|exclaimed|demanded"
)
GOES_ON = "on|in|at|to|that|when|as|after|of|with|during|from|last|this|yesterday|the|a|an|reporters|him|her|them"
AFTER_QUOTATION = re.compile(rf"(?:[\w.'’-]+ ){{0,5}}(?:{SAYS})(?=[.,:;]|$| (?:{GOES_ON})\b| [A-Z])")
"""How an attribution begins: a few words and a verb of saying, or the verb itself."""

CLOSED_QUOTATION = re.compile(r"[?!…]['’]?[\"”»]$")
LONGEST_ATTRIBUTION = 120


def split(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end) offsets into ``text``, without outer blanks.

    A line that ends like a sentence ends one; other line breaks are blanks.
    """
    part = text[start:end]
    if not part.strip():
        return []
    spans: list[tuple[int, int]] = []
    for a, b in _rough_spans(part, language):
        inner = part[a:b]
        a += len(inner) - len(inner.lstrip())
        b = a + len(inner.strip())
        if a >= b:
            continue
        if language == "en" and spans and _is_attribution(part, spans[-1], a, b):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return [(start + a, start + b) for a, b in spans]


def _rough_spans(part: str, language: str) -> Iterator[tuple[int, int]]:
    if language == "en":
        return (span for _, span in _tokenizer().tokenize_with_spans(part))
    from summarize.boundaries import rough_spans

    return rough_spans(part, language)


@lru_cache(maxsize=1)
def _tokenizer() -> PunktSentenceTokenizer:
    from nupunkt import load_default_model

    tokenizer = load_default_model()
    tokenizer.add_abbreviations([*RULES.abbreviations])
    return tokenizer


def _is_attribution(part: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether this stretch says who spoke the quotation that ends the one before."""
    head = part[max(before[0], before[1] - 4) : before[1]]
    if not CLOSED_QUOTATION.search(head) or end - start > LONGEST_ATTRIBUTION:
        return False
    return bool(AFTER_QUOTATION.match(part, start, min(end, start + 60)))
