"""Queries in the language of the full-text index (https://sqlite.org/fts5.html#full_text_query_syntax), as far as they
ask for words.

Every word stands in quotation marks, so that none is syntax.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.conditions import And, Not, Or, Query, Words

COLUMNS = {"title": "title", "body": "body", "quote": "quotes", "speaker": "speaker"}
"""The columns of the index by the fields of a query."""


def is_text(query: Query) -> bool:
    """Whether the index alone can tell what the query takes."""
    return expression(query) is not None


def expression(query: Query) -> str | None:
    """The query in the language of the index, or None if it asks for something else, or for nothing that must occur."""
    match query:
        case Words(words, field, prefix):
            column = f"{COLUMNS[field]} : " if field else ""
            phrase = " ".join(words).replace('"', '""')
            return f'{column}"{phrase}"{" *" if prefix else ""}'
        case And(parts):
            wanted = [expression(part) for part in parts if not isinstance(part, Not)]
            unwanted = [expression(part.part) for part in parts if isinstance(part, Not)]
            return _without(_combined(wanted, "AND"), unwanted)
        case Or(parts):
            return _combined([expression(part) for part in parts], "OR")
    return None


def is_slow(query: Query) -> bool:
    """Whether a phrase or the beginning of a word is among these words."""
    match query:
        case Words():
            return query.prefix or len(query.tokens) > 1
        case And(parts) | Or(parts):
            return any(map(is_slow, parts))
        case Not(part):
            return is_slow(part)
    return False


def _without(wanted: str | None, unwanted: Sequence[str | None]) -> str | None:
    if wanted is None or not unwanted:
        return wanted
    without = _combined(unwanted, "OR")
    return f"({wanted} NOT {without})" if without else None


def _combined(parts: Sequence[str | None], word: str) -> str | None:
    """The parts joined, if there are any and all are expressions."""
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    return known[0] if len(known) == 1 else f"({f' {word} '.join(known)})"
