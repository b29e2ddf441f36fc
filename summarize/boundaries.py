"""Sentence boundaries by rules, for every language but English: a mark that ends sentences, a blank, and a beginning.

What a full stop means is told by the word before it and the one after it, from the lists in `summarize.languages`; in
a language without rules by initials alone. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.languages import Language, rules_of
from summarize.stop_words import of_language

_CLOSING = r"[\"'”’“»«›‹)\]]*+"
END = re.compile(
    rf"[.!?…؟۔।]++{_CLOSING}(?:\s»(?=[\s,;:.!?)]|$){_CLOSING}){{0,3}}"  # « Non ! » has a blank before its mark
    r"|[。！？｡]++[\"'”’」』）》】]*+"
)
"""Marks that end sentences, with the closing marks after them."""

START = re.compile(r"[\s«»‹›\"“”„‚'‘’(\[¿¡「『（《【—–-]*+")
"""What may stand between the end of a sentence and the first letter of the next."""

WIDE = "。！？｡"
"""Marks that end sentences without a blank after them."""

LONGEST_ABBREVIATION = 24
WORD_BEFORE = re.compile(rf"[^\W_][\w.-]{{0,{LONGEST_ABBREVIATION}}}\Z")
WORD_AFTER = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"(?:\d{1,2}|[IVXLC]+)\Z")
NUMBERING = re.compile(r"\W*(?:\d+|\w|[IVXLC]+)\.\Z")
"""All of a "sentence" that only numbers the next: "1.", "b.", "IV."."""

DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,9}[^\W\d_]{1,2}\Z")
"""Letters with full stops between them: "EE.UU", "P.-V"."""

LEADING = frozenset("mr mrs ms dr prof st".split())
ABBREVIATIONS = frozenset("jr sr vs inc ltd corp".split())
"""Abbreviations that stand in news of any language, as in `summarize.languages.Language`."""

NO_RULES = Language("", frozenset())


def rough_spans(part: str, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets, in order; together they cover it."""
    start = 0
    for end in END.finditer(part):
        if ends_sentence(part, start, end, language):
            yield start, end.end()
            start = end.end()
    if start < len(part):
        yield start, len(part)


def ends_sentence(part: str, start: int, end: re.Match[str], language: str) -> bool:
    """Whether the sentence that began at ``start`` is over after this end mark."""
    after = START.match(part, end.end())
    at = after.end() if after else end.end()
    if at >= len(part):
        return True
    if end[0][0] in WIDE:  # after a closing mark what follows is mostly who said it
        return end[0][-1] in WIDE or at > end.end()
    if at == end.end() or not part[end.end()].isspace() or part[at] in ",;:.!?…)]":
        return False
    clipped = part[at - 1] in "'’" and part[at + 1 : at + 2].isspace()  # Dutch "'s Avonds"
    if part[at].islower() and not clipped:
        return False
    return end[0] != "." or not _belongs_to_word(part, start, end.start(), at, language)


def _belongs_to_word(part: str, start: int, stop: int, at: int, language: str) -> bool:
    """Whether the full stop at ``stop`` marks an abbreviation, an initial or an ordinal that goes on at ``at``."""
    found = WORD_BEFORE.search(part, max(start, stop - LONGEST_ABBREVIATION), stop)
    if not found:
        return False
    if stop - start <= LONGEST_ABBREVIATION and NUMBERING.match(part, start, stop + 1):
        return True
    rules = rules_of(language) or NO_RULES
    word = found[0].lower()
    if word in LEADING or word in rules.leading or (len(word) == 1 and found[0].isupper()):
        return True
    following = WORD_AFTER.match(part, at)
    goes_on = not following or following[0].lower() not in of_language(language)
    return goes_on and _may_be_short(found[0], rules)


def _may_be_short(word: str, rules: Language) -> bool:
    """Whether a word before a full stop can be an abbreviation, a letter or an ordinal."""
    if len(word) == 1 and word.isalpha():
        return True
    if rules.ordinals and ORDINAL.match(word):
        return True
    short = word.lower() in ABBREVIATIONS or word.lower() in rules.abbreviations
    return short or DOTTED.match(word) is not None
