"""No text and no tree is too strange for the query language."""

from __future__ import annotations

import random
from datetime import date

import pytest
from test_query import WEDNESDAY, A, read, wrong

from articles.periods import Period
from articles.query import (
    MAX_CHARACTERS,
    And,
    Dates,
    Is,
    Not,
    Or,
    Query,
    Sector,
    Source,
    Tag,
    Words,
    Wrong,
    parse,
    write,
)

PIECES = (
    'a b Strike "two words" “curly” strik* "pre fix"* ( ) ( ) OR AND NOT - -a title: body: quote: speaker: sector:'
    " source: tag: on: after: before: is: has: 2023 2023-10-11 yesterday unread starred note café e\u0301 漢字 12:30 http://x"
    ' " & ** ( ( ) ) : . ..  xyz:'
).split(" ")


def test_any_pieces_in_any_order_are_a_query_that_can_be_written_or_wrong_at_a_place() -> None:
    draw = random.Random(5)
    outcomes = {"query": 0, "wrong": 0}
    for _ in range(4000):
        text = draw.choice(("", " ")).join(draw.choices(PIECES, k=draw.randint(1, 9)))
        query = parse(text, WEDNESDAY)
        if isinstance(query, Wrong):
            assert 0 <= query.start <= query.end <= len(text), text
            assert query.message, text
            outcomes["wrong"] += 1
        else:
            assert read(write(query)) == query, text
            outcomes["query"] += 1
    assert min(outcomes.values()) > 500


def test_trees_made_by_hand_can_be_written_and_read() -> None:
    draw = random.Random(6)

    def tree(depth: int) -> Query:
        kind = draw.choice(("and", "or", "not", "leaf")) if depth else "leaf"
        if kind == "leaf":
            return draw.choice(LEAVES)
        if kind == "not":
            part = tree(depth - 1)
            return part.part if isinstance(part, Not) else Not(part)
        parts = dict.fromkeys(tree(depth - 1) for _ in range(draw.randint(2, 4)))
        flat = [part for part in parts if not isinstance(part, And if kind == "and" else Or)]
        if len(flat) < 2:
            return draw.choice(LEAVES)
        return And(tuple(flat)) if kind == "and" else Or(tuple(flat))

    for _ in range(500):
        query = tree(4)
        assert read(write(query)) == query


LEAVES: tuple[Query, ...] = (
    A,
    Words(("guy", "smith"), "speaker"),
    Words(("漢字", "x"), "title", prefix=True),
    Words(("or",)),
    Sector(("health", "care")),
    Sector(("edu",), prefix=True),
    Source('a "b" (c) -d* “e”: OR'),
    Source("-"),
    Source("title:x"),
    Tag("OR"),
    Tag("to do*"),
    Tag("wo rk", prefix=True),
    Is("undated"),
    Dates("after", "last week", Period(date(2025, 6, 30), None)),
    Dates("on", "2023..", Period(date(2023, 1, 1), None)),
)


@pytest.mark.parametrize(
    "character", ["(", ")", '"', "“", "-", ":", "*", " ", "a", "\x00", "\ud800", "\u0301", "e:", "( ", "OR "]
)
def test_a_million_of_anything_raises_nothing(character: str) -> None:
    for count in (1, 2, 3, MAX_CHARACTERS // len(character), 1_000_000):
        for text in (character * count, "title:" + character * (count - 1), "a " + character * (count - 2) + " b"):
            query = parse(text, WEDNESDAY)
            if not isinstance(query, Wrong):
                assert read(write(query)) == query


def test_random_characters_raise_nothing() -> None:
    draw = random.Random(7)
    alphabet = 'ab:"“”()-* \tORisonté\u0301漢\ud800\x00\x1b.0'
    for _ in range(3000):
        query = parse("".join(draw.choices(alphabet, k=draw.randint(0, 30))), WEDNESDAY)
        if not isinstance(query, Wrong):
            assert read(write(query)) == query


def test_messages_repeat_little_of_a_long_text() -> None:
    for text in ("on:" + "x" * 9000, "x" * 9000 + ":", "is:" + "x" * 9000, "-" * 9000 + "OR"):
        assert len(wrong(text).message) < 400
