"""Speakers whom the first sentences give by their role and a later one by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.quotes.draft import Draft
from summarize.quotes.lexicon import ROLE_NOUNS, UNNAMED_ROLES
from summarize.quotes.resolve import Resolver
from summarize.quotes.roles import role_words
from summarize.quotes.source import Source
from summarize.quotes.speaker import Speaker, is_role

EARLY = 3  # quotations and blocks in which a role may stand for somebody named later
_NOUN = re.compile(r"[a-z][\w-]*")
_INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)


def name_early_roles(drafts: Sequence[Draft], source: Source, resolver: Resolver) -> None:
    """ "The head of the union says": the role goes to the first subject or speaker who is named soon after."""
    for k, draft in enumerate(drafts[:EARLY]):
        speaker = draft.speaker
        if draft.block > EARLY or speaker is None or not _may_be_named_later(source, draft, speaker):
            continue
        words = role_words(speaker.name or "")
        head = next((word for word in _NOUN.findall((speaker.name or "").lower()) if word in ROLE_NOUNS), "")
        for name in _named_soon(drafts[k + 1 :], draft, source, resolver):
            if not resolver.roles.another(name, head, words):
                draft.speaker = speaker._replace(name=name, kind="person", role=speaker.role or speaker.name)
                break


def _named_soon(following: Sequence[Draft], draft: Draft, source: Source, resolver: Resolver) -> Iterator[str]:
    """The first subject and the first speaker who are named in the blocks after a quotation."""
    last = min(len(source.blocks) - 1, draft.block + EARLY)
    named = resolver.subject_after(draft.end, source.blocks[last].end)
    if named:
        yield named.person
    speakers = (d.speaker.name for d in following if d.block <= last and d.speaker and d.speaker.name)
    yield from (name for name in speakers if name in resolver.people)


def _may_be_named_later(source: Source, draft: Draft, speaker: Speaker) -> bool:
    """A definite role may be, an indefinite one ("a backbencher") only in the very lede."""
    if not is_role(speaker.name or "") or speaker.mention == (0, 0):
        return False
    mention = source.text[slice(*speaker.mention)]
    if not UNNAMED_ROLES.isdisjoint(_NOUN.findall(mention.lower())):
        return False
    return draft.block == 0 or not _INDEFINITE.match(mention)
