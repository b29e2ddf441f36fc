"""Pull quotes: set apart, captioned with a name, and repeated from the running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from summarize.quotes.confidence import FULL_NAME
from summarize.quotes.draft import Draft
from summarize.quotes.names import UPPER
from summarize.quotes.phrases import plain
from summarize.quotes.resolve import Resolver
from summarize.quotes.source import Block, Source
from summarize.quotes.speaker import Speaker

_MOST_CAPTIONS = 3
_LONGEST_CAPTION = 90  # characters
_MOST_WORDS = 9
_GRAM = 4  # words that two quotations share in a row
_WORD = re.compile(r"\w+")
_YEARS = re.compile(r"(?<![\s,\d])[\s,\d]++$")


@cache
def _caption() -> re.Pattern[str]:
    """A name with a role or a year behind it, or a role before it; few articles need it, and it compiles slowly."""
    return re.compile(
        rf"(?:{UPPER}[\w’'.-]+(?: {UPPER}[\w’'.-]+){{1,3}}(?:,\s*[^.!?]{{3,70}}|\s+(?:19|20)\d\d)?"
        rf"|{UPPER}[\w’'. -]{{2,60}}?\s+{UPPER}[\w’'-]+ {UPPER}[\w’'-]+)$"
    )


def caption_speaker(source: Source, resolver: Resolver, number: int) -> Speaker | None:
    """The person whom the caption lines after a block name, with the role that one of them gives."""
    name, role, mention = None, None, (0, 0)
    for block in source.blocks[number + 1 : number + 1 + _MOST_CAPTIONS]:
        namings = resolver.people.within(block.start, block.end) if _is_caption(source, block) else []
        if not namings:
            break
        name, mention = namings[0].person, (namings[0].start, namings[0].end)
        beside = source.text[block.start : mention[0]] + " " + source.text[mention[1] : block.end]
        role = _YEARS.sub("", plain(beside)) or role
    return resolver.person(name, mention, FULL_NAME, role) if name else None


def _is_caption(source: Source, block: Block) -> bool:
    if block.kind != "paragraph":
        return block.kind == "caption"
    line = source.raw[block.start : block.end]
    short = len(line) <= _LONGEST_CAPTION and len(line.split()) <= _MOST_WORDS
    return short and line[-1] not in '.?!”"' and _caption().match(line) is not None


def mark_duplicates(drafts: Sequence[Draft], text: str) -> None:
    """Notes for each pull quote the first running-text quotation that it repeats, and its speaker if it has none.

    A repeat shares half of the shorter one's runs of four words: a pull quote has lost "says Doe" and may be shortened.
    """
    if all(draft.kind != "pull" for draft in drafts):
        return
    holders: dict[tuple[str, ...], int] = {}
    sizes: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        if draft.kind == "direct":
            grams = _grams(draft, text)
            sizes[index] = len(grams)
            for gram in grams:
                holders.setdefault(gram, index)
    for draft in drafts:
        if draft.kind != "pull":
            continue
        grams = _grams(draft, text)
        shared = Counter(holders[gram] for gram in grams if gram in holders)
        repeated = [index for index, n in shared.items() if 2 * n >= min(len(grams), sizes[index])]
        if repeated:
            draft.duplicate_of = min(repeated)
            original = drafts[draft.duplicate_of]
            if draft.speaker is None and original.speaker:
                draft.give(original.speaker, "inherited")


def _grams(draft: Draft, text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text[draft.start : draft.end].lower())
    return {tuple(words[k : k + _GRAM]) for k in range(len(words) - _GRAM + 1)}
