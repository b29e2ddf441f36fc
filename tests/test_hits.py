"""Where the words of a query stand in a text, and the snippet that shows them."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from articles.conditions import TextField
from articles.hits import Span, snippet, spans
from articles.query import Query, Words, Wrong, parse
from articles.tokens import fold, tokens


def read(text: str) -> Query:
    query = parse(text, date(2025, 7, 9))
    assert not isinstance(query, Wrong), query
    return query


def found(query: str, text: str, field: TextField = "body") -> list[str]:
    return [text[start:end] for start, end in spans(read(query), text, field)]


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("strike", "A STRIKE; the Strike, strikes.", ["STRIKE", "Strike"]),
        ("strik*", "A strike, strikes, a restrike", ["strike", "strikes"]),
        ("negotiating", "Negotiating negotiations; renegotiating", ["Negotiating"]),
        ("negotiatio*", "Negotiating negotiations; renegotiations", ["negotiations"]),
        ("a b", "b c a", ["b", "a"]),
        ("a OR zzz", "b a", ["a"]),
        ("a -b", "a b", ["a"]),
        ("-(a b) c", "a b c", ["c"]),
        ('"the deal"', "the -- deal, the\n\ndeal, deal the", ["the -- deal", "the\n\ndeal"]),
        ('"the dea"*', "the dealer's", ["the dealer"]),
        ('"a a"', "a a a b a", ["a a a"]),
        ("deal “a deal”", "a deal", ["a deal"]),
        ("don't", "don’t do", ["don’t"]),
        ("quebec", "Québec, Que\u0301bec!", ["Québec", "Que\u0301bec"]),
        ("cafe", "cafe\u0301\u0301 x cafe", ["cafe\u0301\u0301", "cafe"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
        ("ΟΔΟΣ", "οδός οδοσ ΟΔΟΣ οδος", ["οδοσ", "ΟΔΟΣ", "οδος"]),
        ("strasse", "Straße", []),
        ("漢字", "漢字 漢字です", ["漢字"]),
        ("漢字*", "漢字 漢字です", ["漢字", "漢字です"]),
        ("snake", "snake_case", ["snake"]),
        ("2023", "2023-10 x2023", ["2023"]),
        ("", "anything", []),
        ("is:unread sector:health", "health unread", []),
    ],
)
def test_where_words_stand(query: str, text: str, hits: list[str]) -> None:
    assert found(query, text) == hits


def test_words_of_a_field_are_found_in_it_alone() -> None:
    query = "a title:b quote:(c OR d)"
    assert found(query, "a b c d", "title") == ["a", "b"]
    assert found(query, "a b c d", "quote") == ["a", "c", "d"]
    assert found(query, "a b c d", "body") == ["a"]


# beside the full-text index

ALPHABET = (
    "negotiating negotiations "
    "ab aB cé É e\u0301 o\u0308 x_y ß ẞ İ ı ſ ø Å ế Σσς ώ Я я ё 漢 字 12 ٣ ½ ² ’ ' - – … “ ” . , "
    "\n \t \u00a0 \u200b \ue000 \U0001f600 \x00 \u0345 \u0300 \u0305 नि ก็ ﬁ Ⅷ & a b c"
).split(" ")


def _texts() -> Iterator[str]:
    draw = random.Random(11)
    for _ in range(600):
        yield "".join(draw.choice(ALPHABET) + draw.choice(("", "", " ")) for _ in range(draw.randint(1, 14)))


def _queries(texts: list[str]) -> Iterator[Words]:
    draw = random.Random(12)
    for text in texts:
        words = tokens(text)
        if words:
            first = draw.randrange(len(words))
            run = words[first : first + draw.randint(1, 3)]
            prefix = draw.random() < 0.4
            yield Words((*run[:-1], run[-1][: draw.randint(1, len(run[-1]))] if prefix else run[-1]), prefix=prefix)


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(body, tokenize='unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO words(body) VALUES (?)", ((text,) for text in _texts()))
    return connection


def test_tokens_are_those_of_the_index(index: sqlite3.Connection) -> None:
    index.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab(words, instance)")
    rows = index.execute("SELECT doc, term FROM tokens ORDER BY doc, offset")
    of: dict[int, list[str]] = {}
    for doc, term in rows:
        of.setdefault(doc, []).append(term)
    for number, text in enumerate(_texts(), 1):
        assert list(tokens(text)) == of.get(number, []), ascii(text)


def test_hits_are_those_of_the_index(index: sqlite3.Connection) -> None:
    texts = {row: text for row, text in enumerate(_texts(), 1) if "\0" not in text}  # highlight() drops NULs
    for query in list(_queries(list(texts.values())))[:300]:
        match = '"' + " ".join(query.tokens) + '"' + " *" * query.prefix
        statement = "SELECT rowid, highlight(words, 0, char(1), char(2)) FROM words WHERE words MATCH ?"
        expected = {row: _marked(text) for row, text in index.execute(statement, (match,)) if row in texts}
        actual = {row: hits for row, text in texts.items() if (hits := spans(query, text, "body"))}
        assert actual == expected, query


def _marked(text: str) -> list[Span]:
    """The spans between the characters 1 and 2, without counting these."""
    places = [at - n for n, at in enumerate(at for at, character in enumerate(text) if character in "\x01\x02")]
    return list(zip(places[::2], places[1::2], strict=True))


def test_folding_keeps_the_places_of_characters() -> None:
    for code in range(0x30000):
        assert len(fold(chr(code))) == 1
    assert fold("“It’s” ÉTÉ").endswith(" ete")


# snippets

TEXT = (
    "The council met on Monday to hear from residents. Nobody spoke of a strike until the evening, when drivers said "
    "that talks had failed.\n\nThe drivers want a raise; the city offers a committee. A strike of the drivers would "
    "begin on Friday at noon, and schools would close."
)


def test_a_snippet_shows_the_most_different_words_and_the_earliest_of_these() -> None:
    shown = snippet(read("strike drivers friday"), TEXT, 80)
    assert [shown.text[a:b] for a, b in shown.spans] == ["strike", "drivers", "Friday"]
    assert shown.text in TEXT
    assert len(shown.text) <= 80
    assert shown.cut_left
    assert shown.cut_right
    one = snippet(read("strike"), TEXT, 40)
    assert one.text == "spoke of a strike until the"


def test_a_snippet_is_one_line_cut_between_words() -> None:
    shown = snippet(read("failed raise"), TEXT, 70)
    assert "failed. The drivers want a raise" in shown.text
    assert [shown.text[a:b] for a, b in shown.spans] == ["failed", "raise"]
    words = TEXT.split()
    assert all(word in words for word in shown.text.split())


@pytest.mark.parametrize(
    ("query", "text", "width", "shown", "cut"),
    [
        ("zzz", "one two three", 8, "one two", (False, True)),
        ("is:read", "one two", 80, "one two", (False, False)),
        ("two", "  one two\n", 80, "one two", (False, False)),
        ("three", "one two three", 9, "two three", (True, False)),
        ("one", "one two three", 7, "one two", (False, True)),
        ("漢字*", "漢字" * 10, 6, "漢字" * 3, (False, True)),
        ('"one two three"', "one two three", 6, "one", (False, True)),
        ("a", "", 10, "", (False, False)),
        ("two", "one two three", 0, "", (True, True)),
    ],
)
def test_what_a_snippet_cuts(query: str, text: str, width: int, shown: str, cut: tuple[bool, bool]) -> None:
    found = snippet(read(query), text, width)
    assert (found.text, (found.cut_left, found.cut_right)) == (shown, cut)


def test_snippets_of_any_text_keep_to_their_width_and_their_spans() -> None:
    draw = random.Random(13)
    texts = list(_texts())
    for query in _queries(texts):
        text = " ".join(draw.choices(texts, k=4))
        width = draw.randint(1, 60)
        shown = snippet(query, text, width)
        assert len(shown.text) <= width
        assert "\n" not in shown.text
        assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)
        assert all(one[1] <= other[0] for one, other in pairwise(shown.spans))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("a" * 5000, "a" * 300_000),
        ('"a a a a a a b"', "a " * 150_000),
        ('"a a"', "a" + "." * 300_000),
        ("e", "e\u0301 " * 100_000),
        ("e", "\u0301" * 300_000),
        ("x*", "“x” " * 75_000),
    ],
)
def test_long_monotonous_texts_are_read_in_one_go(query: str, text: str) -> None:
    assert len(snippet(read(query), text, 100).text) <= 100
