"""Quote marks: which side they are on, single marks and apostrophes, and stretches that are nested or left open."""

from __future__ import annotations

import pytest

from summarize.document import Document
from summarize.quotes.marks import side, single_quoted
from summarize.quotes.source import Source
from summarize.quotes.stretches import find_stretches


def side_of(text: str, inside: bool) -> str:
    """The side of the mark in a text that holds one double mark."""
    at = next(k for k, c in enumerate(text) if c in '“”"„«»')
    return side(text, at, 0, len(text), inside)


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        ('He said "yes', False, "open"),
        ('yes" he said', True, "close"),
        ('("yes', False, "open"),
        ('yes.")', True, "close"),
        ("yes“ he said", True, "close"),  # curled the wrong way
        ("said ”yes", False, "open"),  # curled the wrong way
        ('a 12" record', False, "none"),  # inches
        ('in 1912" he said', True, "close"),  # a year that ends a quotation
        ('word"word', False, "open"),
        ('word"word', True, "close"),
        ("„Ja", False, "open"),
        ("Oui »", True, "close"),
    ],
)
def test_side(text: str, inside: bool, expected: str) -> None:
    assert side_of(text, inside) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it a 'bad deal' twice.", ["'bad deal'"]),
        ("He called it a ‘bad deal’ twice.", ["‘bad deal’"]),
        ("the workers' hall and the bosses' club", []),
        ("it isn't and won't be", []),
        ("rock ‘n’ roll in the '90s, 'til dawn", []),
        ("'Til we meet again,' he sang.", ["'Til we meet again,'"]),
        ("the ‘workers’ rights’ bill", ["‘workers’ rights’"]),
        ("an opening ' and nothing more", []),
    ],
)
def test_single_marks(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in single_quoted(text, 0, len(text))] == expected


def stretches(text: str) -> list[str]:
    found = find_stretches(Source(Document.from_text(text)))
    return [text[s.start : s.end] for number in sorted(found) for s in found[number]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a” b “c”", ["“a”", "“c”"]),
        ("“a “b” c” d", ["“a “b” c”"]),
        ("“a b “c” d", ["“a b", "“c”"]),  # the first closing mark is lost
        ("a ” b “c”", ["“c”"]),  # a stray closing mark
        ("Say “it is late. Then they left.", ["“it is late."]),
        (
            "“It is late. Then they left.",
            ["“It is late. Then they left."],
        ),  # a paragraph that opens with a mark is quoted whole
        ("“a b.\n\n“c d.”", ["“a b.", "“c d.”"]),
        ("Say “a b.\n\nc d.” Then e.", ["“a b.", "c d.”"]),  # closed in the next paragraph without being opened there
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected
