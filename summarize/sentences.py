"""Sentence boundaries with offsets: nupunkt's for English, mended where news needs it, and by rules for all others.

nupunkt's one model is English. It parts a quotation from its attribution where the quotation ends in a question or
exclamation mark (“Why?” Smith asked.), a rank or a month from what follows it (Lt. Hall, June 30-Aug. 23), and "U.S."
from an office, so those are joined again; before a word that only opens sentences they are parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
AFTER_QUOTATION = rf"(?:[\w.'’-]+ ){{0,5}}(?:{SAYS})(?=[.,:;]|$| (?:{GOES_ON})\b| [A-Z])"
"""How an attribution begins: a few words and a verb of saying, or the verb itself."""

CLOSED_QUOTATION = re.compile(r"[?!…]['’]?[\"”»]$")
LONGEST_ATTRIBUTION = 120

RANKS = "Mr|Mrs|Ms|Dr|Prof|Lt|Sgt|Capt|Col|Gen|Sen|Sens|Rep|Reps|Gov|e\\.g|i\\.e"
MONTHS = "Jan|Feb|Aug|Sept|Oct|Nov|Dec"
OFFICES = (
    "Secretary|Ambassador|President|Attorney|Senate|Senator|Sen|House|Rep|Representative|Congress|Army|Navy|Air|Marine"
    "|Marines|Coast|District|Supreme|Department|State|Treasury|Embassy|Security|General|Military|Special|Consulate|Gen"
    "|Geological|Central|Federal|Border|Customs|Justice|Food|Census|Open|Postal|Vice|High|Prime|Foreign|Defen[cs]e"
)
GOES_ON_AFTER = re.compile(
    rf"(?:^|[\s(“\"‘'-])(?:(?:{RANKS})\.(?P<rank>)|(?:{MONTHS})\.(?P<month>)|(?:U\.(?:S|K|N)|E\.U)\.(?P<country>))$"
    r"|(?:[A-Z]\.[A-Z]\.|[!?])(?P<name>)$"
)
GOES_ON_WITH = {
    "rank": re.compile(r"(?!(?:The|A|An|He|She|It|They|We|In|On|At|But|And)\b)[A-Z0-9]"),
    "month": re.compile(r"\d"),
    "country": re.compile(rf"(?:{OFFICES})\b|[a-z]"),
    "name": re.compile(r"[a-z]+ "),
}
"""What a sentence seems to end with, and what shows that it goes on: "Lt." and a name, "Aug." and a day, "U.S." and an
office, "Mamma Mia!" and a word in lower case."""

OPENERS = (
    "The|A|An|He|She|It|They|We|You|This|That|These|Those|There|But|And|In|On|At|For|His|Her|Their|Its|When|While|After"
    "|Before|If|As|Our|My|So|What|It['’]s|He['’]s|She['’]s|They['’]re|That['’]s|There['’]s"
)
MISSED = re.compile(rf"(?<=[A-Za-z][A-Za-z])[.!?](?:[\"”’')]{{0,2}}) (?=[\"“‘(]?(?:{OPENERS}) [^\W\d_]?[a-z])")
"""An end before a word that with a capital opens a sentence."""

NO_ABBREVIATIONS = (
    "accent acres ago aims alike all aloud an applause at axe backs bail bank barn bat bed bets biting black bleak "
    "blip bold bombed bond book brash broad bump bus call can cancer car century chaos chase chest chip climb closes "
    "coal code cold consume cow crazy day deserved dig disc divide drunk dumb elect enter enters equal faded fish "
    "flag flak flip flourish found free hacked hall hand hard highs holidays horse how human hunts ill ills in info "
    "joke just lab lack lazy lead leg life limp lock low luck mankind me mess met misplaced miss month mum "
    "nonsense nor okay or parade park penny pet pick port raw reporter reports rest resurrection rich roll rounds row "
    "ruined sand sane saw scam scandal sent series shrug sick sleep so stake stars stock story sum super tables tale "
    "talent tasks tax ten thanks victories vodka walk wave weave week wheel whites will win wings woes wool works "
    "yard"
).split()
"""Words that nupunkt's model, made for court reports too, takes for abbreviations; in the news they end sentences."""

SHORT = re.compile(rf"(?:\b(?:{RANKS}|{MONTHS}|vs|v|no|nos|St|Mt|Ft)|\.\w+)$", re.IGNORECASE)
"""A word after which a full stop need not end anything."""


def split(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end) offsets into ``text``, without outer blanks.

    A line that ends like a sentence ends one; other line breaks are blanks.
    """
    part = text[start:end]
    if not part.strip():
        return []
    if language == "en" and part == part.strip() and part.replace(" ", "").isalnum():  # only marks end a sentence
        return [(start, end)]
    spans: list[tuple[int, int]] = []
    for a, b in _rough_spans(part, language):
        inner = part[a:b]
        a += len(inner) - len(inner.lstrip())
        b = a + len(inner.strip())
        if a < b:
            spans.append((a, b))
    if language == "en":
        spans = _joined(part, _parted(part, spans))
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
    for word in NO_ABBREVIATIONS:
        tokenizer.remove_abbreviation(word)
    tokenizer.add_abbreviations([*RULES.abbreviations])
    return tokenizer


def _parted(part: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans parted where one holds the end of a sentence and a word that opens the next."""
    ends = MISSED.finditer(part)
    cuts = [end for end in ends if not SHORT.search(part, max(0, end.start() - 8), end.start())]
    if not cuts:
        return list(spans)
    parted: list[tuple[int, int]] = []
    waiting = iter(cuts)
    cut = next(waiting, None)
    for a, b in spans:
        while cut is not None and cut.end() < b:
            if cut.end() > a:
                parted.append((a, cut.end() - 1))
                a = cut.end()
            cut = next(waiting, None)
        parted.append((a, b))
    return parted


def _joined(part: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans joined where the second belongs to the first."""
    joined: list[tuple[int, int]] = []
    for a, b in spans:
        if not joined:
            joined.append((a, b))
        elif _goes_on(part, joined[-1][1], a) or _is_attribution(part, joined[-1], a, b):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _goes_on(part: str, end: int, start: int) -> bool:
    """Whether the sentence that seems to end at ``end`` goes on at ``start``."""
    if part[end:start] not in ("", " "):
        return False
    if part[start] in "),;":
        return True
    after = GOES_ON_AFTER.search(part, max(0, end - 8), end)
    return bool(after and after.lastgroup and GOES_ON_WITH[after.lastgroup].match(part, start))


def _is_attribution(part: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether this stretch says who spoke the quotation that ends the one before."""
    head = part[max(before[0], before[1] - 4) : before[1]]
    if not CLOSED_QUOTATION.search(head) or end - start > LONGEST_ATTRIBUTION:
        return False
    return bool(re.match(AFTER_QUOTATION, part[start : min(end, start + 60)]))
