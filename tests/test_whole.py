"""An article printed whole."""

from __future__ import annotations

from articles.article import Article
from articles.store.whole import Marked
from summarize import Paragraph
from tui.output import Result
from tui.whole import as_markdown, as_text

WORDS = "We waited for the boat."
RESULT = Result(Article("a", "a.html", WORDS, (Paragraph("blockquote", 0, len(WORDS)),), "Boats"), (), None, ())


def test_a_block_quote_is_one_in_markdown() -> None:
    assert f"> {WORDS}" in list(as_markdown(RESULT, Marked()))


def test_a_block_quote_is_set_in_for_people() -> None:
    assert f"    {WORDS}" in list(as_text(RESULT, Marked(), 60, colour=False))
