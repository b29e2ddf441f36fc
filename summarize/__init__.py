"""Extractive summaries and quotations of one text: no file, clock, network, database or screen.

from summarize import Document, find_quotes, summarize

document = Document.from_text(text, title="A headline")
summary = summarize(document)
quotes = find_quotes(document)
"""

from __future__ import annotations

from summarize.document import Document, Paragraph, Sentence
from summarize.quotes import Mention, Quote, find_quotes, find_title_quotes
from summarize.summary import (
    DEFAULT_METHOD,
    SUMY_SENTENCES,
    Length,
    Ranking,
    Summary,
    SummarySentence,
    rank,
    select,
    summarize,
)

__all__ = [
    "DEFAULT_METHOD",
    "SUMY_SENTENCES",
    "Document",
    "Length",
    "Mention",
    "Paragraph",
    "Quote",
    "Ranking",
    "Sentence",
    "Summary",
    "SummarySentence",
    "find_quotes",
    "find_title_quotes",
    "rank",
    "select",
    "summarize",
]
