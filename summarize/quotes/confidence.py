"""How sure a quotation's speaker is: by the rule that found it and the form of the words that mention it."""

from __future__ import annotations

# Forms of a mention
FULL_NAME = "full name"
SURNAME = "surname"
ORGANISATION = "organisation"
ORGANISATION_NOUN = "organisation noun"
PRONOUN = "pronoun"
RIVALLED_PRONOUN = "rivalled pronoun"
NEUTER = "it, they"
ROLE = "role"
GUESSED_ROLE = "guessed role"
PROPER = "other name"
WORDS = "other words"
LONG_WORDS = "many words"

TABLE: dict[str, dict[str, float]] = {}


def confidence(rule: str, form: str, kind: str) -> float:
    """The share of the speakers found so that are right, less its standard error."""
    row = TABLE.get(column(rule, kind), {})
    return row.get(form, row.get(WORDS, 0.0))


def column(rule: str, kind: str) -> str:
    """The part of the table for a rule; clauses are counted by themselves."""
    return "clause" if rule == "explicit" and kind in ("indirect", "mixed") else rule
