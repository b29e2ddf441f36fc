"""The value that the quotation reader gives: one contiguous stretch of reported speech and who said it."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("direct", "indirect", "mixed", "pull", "scare")
ATTRIBUTIONS = ("explicit", "split", "continued", "inherited", "caption", "none")
SPEAKER_KINDS = ("person", "organisation", "document", "group")


class Mention(NamedTuple):
    """Words of the text, with their offsets: those that name the speaker, or the cue verb."""

    text: str
    start: int
    end: int


class Quote(NamedTuple):
    """One stretch of reported speech; offsets are code points into the text it was found in, the end exclusive.

    ``kind`` is one of `KINDS`, told by quotation marks. Direct, pull and scare stretches include theirs; indirect and
    mixed ones are the reported clause without its cue, a leading "that" and the final full stop. Words between no such
    marks that are the speaker's own all the same are indirect and ``unmarked``: the turns of a transcript, and what
    stands between doubled apostrophes (italics in wiki text, inches elsewhere). Stretches of one utterance share
    ``group``. ``speaker`` is the resolved name and ``speaker_kind`` one of `SPEAKER_KINDS`, both None where nobody is
    named; a pronoun that nobody fits has a ``mention`` without a ``speaker``. ``role`` is as the text gives it.
    ``attribution`` (one of `ATTRIBUTIONS`) is the rule that found the speaker, ``confidence`` runs from 0 to 1.
    ``duplicate_of`` is the index, in the same result, of the running-text quote that a pull quote repeats. ``marked``
    holds the quoted fragments inside a mixed clause.
    """

    kind: str
    start: int
    end: int
    text: str
    group: int
    speaker: str | None = None
    speaker_kind: str | None = None
    role: str | None = None
    mention: Mention | None = None
    cue: Mention | None = None
    attribution: str = "none"
    confidence: float = 0.0
    duplicate_of: int | None = None
    marked: tuple[tuple[int, int], ...] = ()
    unmarked: bool = False

    @property
    def verbatim(self) -> bool:
        """Are these the speaker's own words, all of them?"""
        return self.kind in ("direct", "pull") or self.unmarked
