"""Function words by language: they carry no topic, so ranking passes them over."""

from __future__ import annotations

from functools import lru_cache

from summarize.languages import rules_of


@lru_cache(maxsize=16)
def of_language(language: str) -> frozenset[str]:
    """The stop words of the language with this ISO 639-1 code, lower case; empty where none are known."""
    if rules := rules_of(language):
        return rules.stop_words
    from summarize.languages.others import stop_words

    return stop_words(language)
