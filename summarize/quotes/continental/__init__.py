"""Quotations in all languages but English.

French, German and Spanish have a grammar: utterances between marks, lines of dialogue and, but for German, reported
clauses are given to their speakers. Of any other language the stretches between marks are found, without speakers.
"""

from __future__ import annotations

from summarize.document import Document
from summarize.quotes.continental.grammar import READ
from summarize.quotes.quote import Quote


def read(document: Document) -> tuple[Quote, ...]:
    """The quotations of a document that is not in English, in text order."""
    if document.language in READ:
        from summarize.quotes.continental.reader import Reader

        return Reader(document).read()
    from summarize.quotes.continental.spans import read_spans

    return read_spans(document)


def read_title(document: Document, under_title: Document) -> tuple[Quote, ...]:
    """The quotations of the headline; ``under_title`` is the document with the headline as its first block."""
    title = document.title or ""
    if not title.strip():
        return ()
    found = (quote for quote in read(under_title) if quote.end <= len(title))
    return tuple(quote._replace(group=number) for number, quote in enumerate(found, start=1))
