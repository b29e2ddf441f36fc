"""Coherence: what each sentence of a document needs to be read by itself, in a summary that leaves most out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarize.coherence.faults import NO_SENTENCE, fault
from summarize.coherence.names import NOTHING, known_names
from summarize.coherence.openings import bare_opening, leans
from summarize.coherence.quotations import quotations
from summarize.document import Document
from summarize.words import tokens


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


ALONE = Standing()


@lru_cache(maxsize=1)  # a selection and its reasons, a focus and its selection follow each other
def standings(document: Document) -> list[Standing]:
    """The standing of every sentence, in text order; linear in the length of the text."""
    text, language = document.text, document.language
    texts = [text[start:end] for start, end, _ in document.sentences]
    openings = list(map(bare_opening, texts))
    named = known_names(document.title or "", texts, openings) if language == "en" else [NOTHING] * len(openings)
    headline = frozenset(tokens(document.title or ""))
    found: list[Standing] = []
    before: int | None = None  # the last one that is no page furniture
    for number, (first, last, misquoted) in enumerate(quotations(document)):
        wrong = misquoted or fault(texts[number], headline, language)
        whole = first == last or misquoted
        needs = () if whole else (*range(first, number), *range(number + 1, last + 1))
        full, bare, nameless = named[number]
        if before is not None and (nameless or leans(openings[number], language)) and before not in needs:
            needs = (*needs, before)
        found.append(Standing(wrong, needs, bare, full) if wrong or needs or bare or full else ALONE)
        if wrong not in NO_SENTENCE:
            before = number
    return found


def leaned_on(document: Document, number: int, chosen: Sequence[int]) -> str:
    """Why a summary of the ``chosen`` sentences needs this one of them, in words; nothing where none needs it."""
    standing = standings(document)
    for other in chosen:
        if number in standing[other].needs:
            return "is read together with the sentence " + ("after it" if other > number else "before it")
        known = [name for name in standing[other].names if name in standing[number].introduces]
        if other > number and known:
            return f"introduces {known[0] if known[0][0].isupper() else 'the ' + known[0]}"
    return ""
