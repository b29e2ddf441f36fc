"""Headlines give their words to somebody before a colon, with marks or without."""

from __future__ import annotations

import pytest

from summarize.document import Document
from summarize.quotes import find_title_quotes

BODY = "Mary Walker built the bridge over the river. It took Walker three years."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Walker: bridge will open in May", ("indirect", "Mary Walker", ":", "bridge will open in May")),
        ("Walker: ‘I am happy with it’", ("direct", "Mary Walker", ":", "‘I am happy with it’")),
        ("Mary Walker: ‘Big day’ for the town", ("mixed", "Mary Walker", ":", "‘Big day’ for the town")),
        ("Walker: “I am happy with it”", ("direct", "Mary Walker", None, "“I am happy with it”")),
    ],
)
def test_a_person_before_a_colon_speaks(title: str, expected: tuple[str, ...]) -> None:
    (quote,) = find_title_quotes(Document.from_text(BODY, title=title))
    assert (quote.kind, quote.speaker, quote.cue and quote.cue.text, quote.text) == expected
    assert quote.marked == (() if quote.kind != "mixed" else ((13, 22),))


@pytest.mark.parametrize("title", ["The Latest: bridge will open in May", "Live updates: all bridges closed"])
def test_what_is_nobody_does_not_speak(title: str) -> None:
    assert find_title_quotes(Document.from_text(BODY, title=title)) == ()
