"""Speakers whom the first sentences give by their role and a later one by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.quotes.draft import Draft
from summarize.quotes.lexicon import ROLE_NOUNS
from summarize.quotes.names import People
from summarize.quotes.resolve import Speaker
from summarize.quotes.source import Source

EARLY = 3  # quotations and blocks in which a role may stand for somebody named later
_NOUN = re.compile(r"[a-z][\w-]*")
_INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
_NEVER_NAMED = frozenset("spokesman spokeswoman spokesperson official officer resident member".split())


def name_early_roles(drafts: Sequence[Draft], source: Source, people: People) -> None:
    """ "The head of the union says": the role goes to the first speaker who is named soon after."""
    for k, draft in enumerate(drafts[:EARLY]):
        speaker = draft.speaker
        if draft.block > EARLY or speaker is None or not _may_be_named_later(source, draft, speaker):
            continue
        named = (d for d in drafts[k + 1 :] if d.speaker and d.speaker.name in people)
        following = next(named, None)
        if following and following.speaker and following.block <= draft.block + EARLY:
            role = speaker.role or speaker.name
            draft.speaker = speaker._replace(name=following.speaker.name, kind="person", role=role)


def _may_be_named_later(source: Source, draft: Draft, speaker: Speaker) -> bool:
    """A definite role may be, an indefinite one ("a backbencher") only in the very lede and where it hides nobody."""
    if not is_role(speaker.name or ""):
        return False
    mention = source.text[slice(*speaker.mention)]
    if not _INDEFINITE.match(mention):
        return True
    return draft.block == 0 and _NEVER_NAMED.isdisjoint(_NOUN.findall(mention.lower()))


def is_role(words: str) -> bool:
    """Is somebody mentioned by a role in the singular, and by no name?"""
    return any(word in ROLE_NOUNS for word in _NOUN.findall(words.lower()))
