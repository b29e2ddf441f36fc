"""Coherence: what each sentence of a document needs to be read by itself, in a summary that leaves most out."""

from __future__ import annotations

from typing import NamedTuple

from summarize.coherence.faults import NO_SENTENCE, fault
from summarize.coherence.names import NOTHING, known_names
from summarize.coherence.openings import bare_opening, leans
from summarize.coherence.quotations import quotations
from summarize.document import Document


class Standing(NamedTuple):
    """How a sentence stands alone.

    ``fault`` says why no summary can show it, None where one can. ``needs`` are the numbers of the sentences that it
    cannot be read without. ``names`` are the names that it takes for known, and ``introduces`` those that it gives in
    full: each name needs a sentence that introduces it, before it in the summary.
    """

    fault: str | None = None
    needs: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    introduces: frozenset[str] = frozenset()

    @property
    def alone(self) -> bool:
        """Whether it can be read by itself."""
        return self.fault is None and not self.needs and not self.names


def standings(document: Document) -> list[Standing]:
    """The standing of every sentence, in text order; linear in the length of the text."""
    text, language = document.text, document.language
    openings = [bare_opening(text[sentence.start : sentence.end]) for sentence in document.sentences]
    named = known_names(document, openings) if language == "en" else [NOTHING] * len(openings)
    found: list[Standing] = []
    before: int | None = None  # the last one that is no page furniture
    for number, (sentence, quoted) in enumerate(zip(document.sentences, quotations(document), strict=True)):
        wrong = quoted.fault or fault(text[sentence.start : sentence.end], document.title, language)
        needs = () if quoted.fault else (*range(quoted.first, number), *range(number + 1, quoted.last + 1))
        points_back = named[number].nameless or leans(openings[number], language)
        if points_back and before is not None and before not in needs:
            needs = (*needs, before)
        found.append(Standing(wrong, needs, named[number].bare, named[number].full))
        if wrong not in NO_SENTENCE:
            before = number
    return found
