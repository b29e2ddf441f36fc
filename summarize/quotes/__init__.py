"""Who said what: every quotation of a text, typed, bounded and given to its speaker."""

from __future__ import annotations

from summarize.document import Document, Paragraph
from summarize.quotes.quote import Mention, Quote

__all__ = ["Mention", "Quote", "find_quotes", "find_title_quotes"]


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of ``document.text`` in text order; never raises, whatever the text.

    English has the whole reader; `summarize.quotes.continental` tells what other languages have.
    """
    if document.language != "en":
        from summarize.quotes.continental import read

        return read(document)
    from summarize.quotes.reader import Reader  # its patterns take longer to compile than the rest of the package

    return tuple(draft.quote(document.text) for draft in Reader(document).read())


def find_title_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of the headline, with offsets into ``document.title``; speakers are resolved from the text."""
    if document.language != "en":
        from summarize.quotes.continental import read_title

        return read_title(document, _under_title(document, document.title or ""))
    from summarize.quotes.cues import reports_speech
    from summarize.quotes.reader import Reader

    title = document.title or ""
    if not reports_speech(title):
        return ()
    drafts = Reader(_under_title(document, title)).read()
    return tuple(
        draft.quote(title)._replace(group=number)
        for number, draft in enumerate((d for d in drafts if d.end <= len(title)), start=1)
    )


def _under_title(document: Document, title: str) -> Document:
    """The document with its title as the first block of its text."""
    shift = len(title) + 2
    paragraphs = [Paragraph(p.kind, p.start + shift, p.end + shift) for p in document.paragraphs]
    text = f"{title}\n\n{document.text}"
    return Document(text, (Paragraph("subhead", 0, len(title)), *paragraphs), None, document.language)
