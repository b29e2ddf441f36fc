"""Which quotations count as said."""

from __future__ import annotations

from collections.abc import Iterable

from summarize import Quote


def spoken(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotations that someone says: no scare quote, and no pull quote that repeats the text."""
    return [quote for quote in quotes if quote.kind != "scare" and quote.duplicate_of is None]
