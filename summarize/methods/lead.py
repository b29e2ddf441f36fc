"""The lead: news puts what matters first, so the earlier sentence is the better one."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.document import Document


class Lead:
    """Scores fall with the place in the text: 1, 1/2, 1/3 ..."""

    name = "lead"

    def rank(self, document: Document) -> Sequence[float]:
        """One score a sentence, the first the highest."""
        return [1 / (place + 1) for place in range(len(document.sentences))]

    def explain(self, document: Document) -> Sequence[Sequence[str]]:
        """The place of each sentence, in words."""
        count = len(document.sentences)
        return [("opens the story",) if not place else (f"sentence {place + 1} of {count}",) for place in range(count)]
