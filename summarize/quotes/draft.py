"""A quotation while it is being read: what the reader fills in before it becomes a `Quote`."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.quotes.confidence import confidence
from summarize.quotes.phrases import plain
from summarize.quotes.quote import Mention, Quote
from summarize.quotes.source import Span
from summarize.quotes.speaker import Speaker


class Draft:
    """One stretch, or a reported ``clause``; ``block`` is the number of its block."""

    def __init__(self, kind: str, start: int, end: int, block: int, group: int) -> None:
        self.kind = kind
        self.start, self.end = start, end
        self.block = block
        self.group = group
        self.speaker: Speaker | None = None
        self.cue: Span | None = None
        self.attribution = "none"
        self.clause = False
        self.unmarked = False
        self.marked: list[Span] = []
        self.duplicate_of: int | None = None

    def give(self, speaker: Speaker | None, attribution: str, cue: Span | None = None) -> None:
        """Gives the stretch to a speaker (who may be None) by a rule."""
        self.speaker, self.cue = speaker, cue
        self.attribution = attribution if speaker else "none"

    def quote(self, text: str) -> Quote:
        """The finished value, with offsets into ``text``."""
        speaker = self.speaker
        kind = "direct" if self.unmarked else self.kind
        own = speaker is not None and self.attribution in ("explicit", "split")
        return Quote(
            kind=self.kind,
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            group=self.group,
            speaker=plain(speaker.name) if speaker and speaker.name else None,
            speaker_kind=speaker.kind if speaker else None,
            role=plain(speaker.role) if speaker and speaker.role else None,
            mention=_mention(text, speaker.mention) if speaker and own else None,
            cue=_mention(text, self.cue) if own else None,
            attribution=self.attribution,
            confidence=confidence(self.attribution, speaker.form, kind) if speaker and speaker.name else 0.0,
            duplicate_of=self.duplicate_of,
            marked=tuple(self.marked),
            unmarked=self.unmarked,
        )


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(text[span[0] : span[1]], *span) if span and span[0] < span[1] else None


def spent_cues(drafts: Sequence[Draft], fragments: Sequence[Span]) -> set[int]:
    """Where the cues in a sentence begin that report no clause.

    They are those of direct speech, if no fragment stands between, and those whose speaker stands behind the fragment
    ("branded “a retreat” by Smith").
    """
    spent = set()
    for draft in drafts:
        if draft.cue is None or draft.speaker is None:
            continue
        cue = draft.cue[0]
        direct = draft.kind == "direct" and not any(cue < start < draft.start for start, _ in fragments)
        if direct or (draft.kind == "mixed" and cue < draft.start < draft.speaker.mention[0]):
            spent.add(cue)
    return spent
