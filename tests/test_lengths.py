"""Lengths as readers type them."""

import pytest

from summarize import Length
from tui.lengths import UnknownLengthError, parse_length


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("5", Length(sentences=5)),
        (" 5 Sentences ", Length(sentences=5)),
        ("1 sentence", Length(sentences=1)),
        ("100 words", Length(words=100)),
        ("100w", Length(words=100)),
        ("20%", Length(ratio=0.2)),
        ("12,5 %", Length(ratio=0.125)),
        ("0.2", Length(ratio=0.2)),
        ("1 ratio", Length(ratio=1.0)),
    ],
)
def test_lengths(typed: str, length: Length) -> None:
    assert parse_length(typed) == length


@pytest.mark.parametrize(
    "typed",
    ["", "some", "0", "0 words", "0%", "120%", "1.5", "2 ratio", "-3", "3 apples", "2.5 words", "٣", "1" * 5000],
)
def test_what_is_no_length_says_what_is(typed: str) -> None:
    with pytest.raises(UnknownLengthError, match=r"is no length: 3 \(sentences\), 100 words, or 20% of the text"):
        parse_length(typed)
