"""Who said what in made-up sentences: the tables of cases in data/quotes, one behaviour each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from summarize.document import Document
from summarize.quotes import Quote, find_quotes


class Case(NamedTuple):
    title: str
    text: str
    expected: list[list[str]]


def read_cases() -> list[Case]:
    cases = []
    tables = sorted((Path(__file__).parent / "data" / "quotes").iterdir())
    for part in (part for table in tables for part in table.read_text(encoding="utf-8").split("\n== ")[1:]):
        title, _, body = part.partition("\n")
        lines = body.strip().split("\n")
        text = "\n".join(line for line in lines if not line.startswith("-> "))
        expected = [line[3:].split(" | ") for line in lines if line.startswith("-> ")]
        cases.append(Case(title, text.strip(), expected))
    return cases


def described(quote: Quote) -> list[str]:
    return [quote.kind, quote.attribution, quote.speaker or "nobody", quote.text]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert [described(quote) for quote in find_quotes(Document.from_text(case.text))] == case.expected
