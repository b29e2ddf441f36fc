"""Sentence boundaries with offsets: nupunkt's, mended where news needs it.

nupunkt's one model is English; abbreviations of other languages are added here. It parts a quotation from its
attribution where the quotation ends in a question or exclamation mark (“Why?” Smith asked.), so those are joined
again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

ABBREVIATIONS = {
    "en": "alta ont que sask man n.b n.s p.e.i b.c n.l const insp supt coun cst sgt cpl det approx est dept".split(),
    "fr": "m mm mme mmes mlle dr pr st ste av bd env cf p.ex éd janv févr avr juil sept oct nov déc no art".split(),
    "de": "z.b d.h u.a bzw ca dr prof nr str abs bd evtl ggf inkl jh mio mrd s.o sog st tel usw vgl jan feb "
    "mär apr jun jul aug sept okt nov dez hr fr".split(),
    "es": "sr sra srta dr dra ud uds av núm pág etc ee.uu d.f gral prof ing lic ene feb mar abr ago sept oct nov "
    "dic".split(),
}
"""Words before a full stop that end no sentence, lower case, by ISO 639-1 code; "en" goes with every language."""

SAYS = (
    "said|says|asked|asks|added|adds|replied|wrote|writes|told|tells|explained|explains|responded|responds|continued|"
    "cried|shouted|joked|wondered|noted|recalled|insisted|warned|tweeted|remarked|exclaimed|demanded"
)
GOES_ON = "on|in|at|to|that|when|as|after|of|with|during|from|last|this|yesterday|the|a|an|reporters|him|her|them"
AFTER_QUOTATION = re.compile(rf"(?:[\w.'’-]+ ){{0,5}}(?:{SAYS})(?=[.,:;]|$| (?:{GOES_ON})\b| [A-Z])")
"""How an attribution begins: a few words and a verb of saying, or the verb itself."""

CLOSED_QUOTATION = re.compile(r"[?!…]['’]?[\"”»]$")
LONGEST_ATTRIBUTION = 120
GERMAN_DAY = re.compile(r"(?<!\d)\d{1,2}\.$")
GERMAN_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sept|Okt|Nov|Dez)")


def split(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end) offsets into ``text``, without outer blanks.

    A line that ends like a sentence ends one; other line breaks are blanks.
    """
    part = text[start:end]
    if not part.strip():
        return []
    spans: list[tuple[int, int]] = []
    for _, (a, b) in _tokenizer(language).tokenize_with_spans(part):
        inner = part[a:b]
        a += len(inner) - len(inner.lstrip())
        b = a + len(inner.strip())
        if a >= b:
            continue
        if spans and _belongs_to(part, spans[-1], a, b, language):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return [(start + a, start + b) for a, b in spans]


@lru_cache(maxsize=8)
def _tokenizer(language: str) -> PunktSentenceTokenizer:
    from nupunkt import load_default_model

    tokenizer = load_default_model()
    tokenizer.add_abbreviations([*ABBREVIATIONS["en"], *ABBREVIATIONS.get(language, ())])
    return tokenizer


def _belongs_to(part: str, before: tuple[int, int], start: int, end: int, language: str) -> bool:
    """Whether this stretch goes on with the one before: its attribution, or the month of a German date."""
    head = part[max(before[0], before[1] - 4) : before[1]]
    if language == "de" and GERMAN_DAY.search(head) and GERMAN_MONTH.match(part, start):
        return True
    if not CLOSED_QUOTATION.search(head) or end - start > LONGEST_ATTRIBUTION:
        return False
    return bool(AFTER_QUOTATION.match(part, start, min(end, start + 60)))
