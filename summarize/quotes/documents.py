"""Who speaks in a document: the one who issued it."""

from __future__ import annotations

import re

from summarize.quotes.capitals import UPPER
from summarize.quotes.phrases import subject
from summarize.quotes.source import HIDDEN_STOP, Source, Span

_ISSUER_REACH = 120  # characters before a document in which the one who sent it is named
_ISSUED_BY = re.compile(r"\s(?:by|from)\s+")
_ISSUERS = re.compile(r"[’']s?\s")
_ISSUES = re.compile(r"\s(?:sent|issued|released|published|wrote|filed|posted|circulated)\s+$")
_NAME_BEFORE = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:[a-z]+ ){0,2}(?!(?:The|An?) )"
    rf"({UPPER}[\w&{HIDDEN_STOP}-]+(?: {UPPER}[\w-]+){{0,4}}) [a-z]"
)
_NO_ISSUERS = frozenset(
    "Latest New Recent Early Official Previous Further Fresh Initial Preliminary Independent".split()
)
_KNOWN_REACH = 3000  # characters before "the report" in which its issuer is looked for
_KNOWN = re.compile(
    rf"\b({UPPER}[\w&-]+(?: {UPPER}[\w-]+){{0,4}})[’']s? (?:[a-z-]+ ){{0,2}}?([a-z]{{3,}})\b"
    rf"|\b([a-z]{{3,}}) (?:by|from) (?:the )?({UPPER}[\w&-]+(?: {UPPER}[\w-]+){{0,4}})"
)


def issuer(source: Source, document: Span) -> Span | None:
    """The words that name who issued a document: "by X", "X's report", "the X report", the subject of "released"."""
    text, (start, end) = source.text, document
    by = _ISSUED_BY.search(text, start, end)
    if by:
        return by.end(), end
    of = _ISSUERS.search(text, start, end)
    if of:
        return start, of.start()
    sent = _ISSUES.search(text, max(0, start - _ISSUER_REACH), start)
    if sent:
        low = source.sentence_start(start, max(0, start - _ISSUER_REACH))
        return subject(text, low, max(low, sent.start()))
    name = _NAME_BEFORE.match(text, start, end)
    return name.span(1) if name and name.group(1) not in _NO_ISSUERS else None


def issued_before(source: Source, noun: str, at: int) -> Span | None:
    """Who issued "the report": the last one who is said to, before an offset, in words like "a report by X"."""
    issued = None
    for found in _KNOWN.finditer(source.text, max(0, at - _KNOWN_REACH), at):
        if found.group(2) == noun:
            issued = found.span(1)
        elif found.group(3) == noun:
            issued = found.span(4)
    return issued
