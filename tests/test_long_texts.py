"""Texts far longer than any article: they are shown whole, summarized and looked through in part, and that is told."""

from __future__ import annotations

import pytest
from readings import read_bytes

from articles import limits
from articles.article import Article
from summarize import find_quotes
from tui.find import MOST_HITS, Search
from tui.safe_text import SafeText
from tui.typeset import Block

MOST = limits.Limits().summarized
SENTENCE = "The council said it would pay for the bridge. "


def article_of(body: str) -> Article:
    found = read_bytes(f"Council pays for bridge\n\n{body}\n".encode(), "story.txt")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("part", [SENTENCE, SENTENCE.strip() + "\n\n", "a"])
def test_the_beginning_of_a_long_text_is_summarized(part: str) -> None:
    article = article_of(part * (MOST * 2 // len(part)))
    document = article.document
    assert len(article.text) > MOST * 1.5
    assert MOST * 0.9 < len(document.text) <= MOST
    assert article.text.startswith(document.text)
    assert document.paragraphs[-1].end == len(document.text.rstrip())
    assert limits.partly_summarized() in article.notices


def test_it_ends_with_a_sentence() -> None:
    document = article_of(SENTENCE * (MOST * 2 // len(SENTENCE))).document
    assert document.text.endswith("bridge.")
    assert document.sentences[-1].end == len(document.text)


def test_quotations_stand_in_the_text() -> None:
    article = article_of("“It is so,” said Anna Brook. " * 12_000)
    quotes = find_quotes(article.document)
    assert len(quotes) > 1000
    assert all(quote.text == article.text[quote.start : quote.end] for quote in quotes[-50:])


def test_a_usual_text_is_summarized_whole() -> None:
    article = article_of(SENTENCE * 1000)
    assert article.document.text == article.text
    assert limits.partly_summarized() not in article.notices


def test_the_limit_can_be_set() -> None:
    limits.use(limits.Limits(summarized=1_000))
    article = article_of(SENTENCE * 100)
    assert len(article.document.text) <= 1_000 < len(article.text)
    assert article.notices == ("Summary and quotations are of the first 1,000 characters (limits.summarized).",)


def test_a_letter_is_not_looked_for_without_end() -> None:
    search = Search()
    search.look([Block("paragraph", SafeText("a" * (MOST_HITS + 1)))], "a")
    assert len(search.hits) == MOST_HITS
    assert str(search) == "“a” 1 of 100000 or more"


def test_marks_with_nothing_between_them_quote_nothing() -> None:
    quotes = find_quotes(article_of("“" * 50 + "\n\n“It is so,” said Anna Brook.").document)
    assert [quote.text for quote in quotes] == ["“It is so,”"]
