"""The query language: what a text asks for, where it is wrong, and how a query is written."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from articles.conditions import either
from articles.periods import Period
from articles.query import (
    EVERYTHING,
    MAX_CHARACTERS,
    MAX_CONDITIONS,
    MAX_DEPTH,
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
    every,
    narrowed,
    parse,
    write,
)

WEDNESDAY = date(2025, 7, 9)
A, B, C, D = (Words((letter,)) for letter in "abcd")


def read(text: str) -> Query:
    query = parse(text, WEDNESDAY)
    assert not isinstance(query, Wrong), query
    return query


def wrong(text: str) -> Wrong:
    query = parse(text, WEDNESDAY)
    assert isinstance(query, Wrong), query
    return query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYTHING),
        (" \t\n", EVERYTHING),
        ("Overtime", Words(("overtime",))),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a a", A),
        ("a or b", And((A, Words(("or",)), B))),
        ('"a B"', Words(("a", "b"))),
        ("“a b”", Words(("a", "b"))),
        ('"a" "OR" "b"', And((A, Words(("or",)), B))),
        ("Québec", Words(("quebec",))),
        ("don't", Words(("don", "t"))),
        ("Q&A", Words(("q", "a"))),
        ("12:30", Words(("12", "30"))),
        ("http://news.example/x", Words(("http", "news", "example", "x"))),
        ("strik*", Words(("strik",), prefix=True)),
        ('"general strik"*', Words(("general", "strik"), prefix=True)),
        ('"general strik*"', Words(("general", "strik"), prefix=True)),
    ],
)
def test_words_and_phrases(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a OR b", Or((A, B))),
        ("a OR b OR c", Or((A, B, C))),
        ("a b OR c", And((A, Or((B, C))))),
        ("a OR b c", And((Or((A, B)), C))),
        ("a OR (b c)", Or((A, And((B, C))))),
        ("(a OR b) OR c", Or((A, B, C))),
        ("((a) (b c))", And((A, B, C))),
        ("(a OR b) (c OR d)", And((Or((A, B)), Or((C, D))))),
        ("a OR a", A),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("--a", Not(A)),
        ("NOT -a", A),
        ("-(-a)", A),
        ("a -b", And((A, Not(B)))),
        ("a OR -b", Or((A, Not(B)))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("-(a OR b) c", And((Not(Or((A, B))), C))),
        ('-"a b"', Not(Words(("a", "b")))),
    ],
)
def test_operators_and_groups(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("title:a", Words(("a",), "title")),
        ("TITLE:a", Words(("a",), "title")),
        ("title: a", Words(("a",), "title")),
        ('body:"a b" c', And((Words(("a", "b"), "body"), C))),
        ("quote:wor*", Words(("wor",), "quote", prefix=True)),
        ('speaker:"Guy Smith"', Words(("guy", "smith"), "speaker")),
        ("-title:a", Not(Words(("a",), "title"))),
        ("title:-a", Not(Words(("a",), "title"))),
        ("title:OR", Words(("or",), "title")),
        ("title:body:a", Words(("body", "a"), "title")),
        ("title:(a OR b) c", And((Or((Words(("a",), "title"), Words(("b",), "title"))), C))),
        ("title:(a -b)", And((Words(("a",), "title"), Not(Words(("b",), "title"))))),
        ("title:(a body:b)", And((Words(("a",), "title"), Words(("b",), "body")))),
        ('sector:"Health care"', Sector(("health", "care"))),
        ("sector:health-care", Sector(("health", "care"))),
        ("sector:(health OR edu*)", Or((Sector(("health",)), Sector(("edu",), prefix=True)))),
        ("source:cbc.ca", Source("cbc.ca")),
        ("source:https://cbc.ca/a?b=c", Source("https://cbc.ca/a?b=c")),
        (r'source:"C:\My news"', Source(r"C:\My news")),
        ("source:-", Source("-")),
        ("tag:Strike", Tag("Strike")),
        ('tag:"to   do"', Tag("to do")),
        ('tag:"a ""b"""', Tag('a "b"')),
        ("tag:work*", Tag("work", prefix=True)),
        ("is:unread", Is("unread")),
        ("is:Star", Is("starred")),
        ('is:"read"', Is("read")),
        ("is:(unread OR starred)", Or((Is("unread"), Is("starred")))),
        ("-is:sample", Not(Is("sample"))),
        ("has:note", Is("noted")),
        ("has:tags", Is("tagged")),
    ],
)
def test_fields(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("on:2023-10", "2023-10-01", "2023-10-31"),
        ("on:2025-06..2025-07", "2025-06-01", "2025-07-31"),
        ("on:..2025-06", None, "2025-06-30"),
        ("on:yesterday", "2025-07-08", "2025-07-08"),
        ('on:"Last  Week"', "2025-06-30", "2025-07-06"),
        ("after:2023", "2023-01-01", None),
        ("after:2023-10-11", "2023-10-11", None),
        ("after:2023..2024", "2023-01-01", None),
        ("before:2023", None, "2022-12-31"),
        ("before:2024-03-01", None, "2024-02-29"),
        ('before:"last week"', None, "2025-06-29"),
    ],
)
def test_dates(text: str, since: str | None, until: str | None) -> None:
    query = read(text)
    assert isinstance(query, Dates)
    period = query.period
    assert (str(period.since) if period.since else None, str(period.until) if period.until else None) == (since, until)


def test_words_for_a_date_go_on_meaning_what_they_say() -> None:
    saved = write(read('on:"last week" strike'))
    later = parse(saved, date(2025, 7, 16))
    assert saved == 'on:"last week" strike'
    assert later == And(
        (Dates("on", "last week", Period(date(2025, 7, 7), date(2025, 7, 13))), Words(("strike",))),
    )


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ('"a b', Words(("a", "b"))),
        ('a title:"b', And((A, Words(("b",), "title")))),
        ("“a b", Words(("a", "b"))),
        ("(a OR (b c", Or((A, And((B, C))))),
        ("a - b", And((A, B))),
        ("a – b & c", And((A, B, C))),
        ("a -&", A),
        ("a OR & b", Or((A, B))),
        ("a(b)c", And((A, B, C))),
        ("\x00a\ud800 b", And((A, B))),
    ],
)
def test_what_is_left_open_or_says_nothing_is_no_mistake(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("a titel:b", "titel:", "did you mean title:?"),
        ("Breaking: b", "Breaking:", 'for the word itself, write "Breaking:"'),
        ("xyzzy:b", "xyzzy:", "expected title:, body:"),
        ("a is:unred", "unred", "did you mean is:unread?"),
        ("is:blue", "blue", "expected is:unread, is:read"),
        ("has:fun", "fun", "expected has:note"),
        ("a on:soon b", "soon", "“soon” is no date: expected"),
        ("on:2023-13", "2023-13", "2025-06..2025-07"),
        ("on:2024..2023", "2024..2023", "ends before it begins"),
        ("after:..2023", "..2023", "has no beginning"),
        ("before:0001", "0001", "has no beginning"),
        ("a OR", "OR", "expected a word, a phrase or a field after OR"),
        ("OR a", "OR", "expected a word, a phrase or a field before OR"),
        ("a OR OR b", "OR", "after OR"),
        ("a OR &", "OR", "after OR"),
        ("(a AND) b", "AND", "after AND"),
        ("NOT", "NOT", "after NOT"),
        ("-OR", "-", "after -"),
        ("title:", "title:", "expected words of the headline after title:"),
        ("title: OR", "title:", "expected words of the headline after title:"),
        ("title: body:a", "title:", "expected words of the headline after title:"),
        ("a title:… b", "…", "expected words of the headline after title:"),
        ('tag:"" b', '""', "expected a tag after tag:"),
        ("on: ", "on:", "2023-10"),
        ("a)", ")", "no parenthesis is open here"),
        ("a ()", "()", "nothing to look for within the parentheses"),
        ("(&)", "(&)", "nothing to look for within the parentheses"),
        ('"', '"', "no letter or digit"),
        ("&", "&", "no letter or digit"),
        ("a str*ke", "*", "end of a word alone"),
        ("title:*ike", "*", "end of a word alone"),
    ],
)
def test_a_mistake_is_pointed_at(text: str, place: str, told: str) -> None:
    found = wrong(text)
    assert text[found.start : found.end] == place
    assert told in found.message


def test_there_are_limits_and_they_are_told() -> None:
    assert f"{MAX_DEPTH} deep" in wrong("(" * 100 + "a").message
    assert read("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH) == A
    assert f"{MAX_CONDITIONS} conditions" in wrong(" ".join(map(str, range(MAX_CONDITIONS + 1)))).message
    assert isinstance(read(" ".join(map(str, range(MAX_CONDITIONS)))), And)
    too_long = wrong("a" * (MAX_CHARACTERS + 5))
    assert "longer than 10,000 characters" in too_long.message
    assert (too_long.start, too_long.end) == (MAX_CHARACTERS, MAX_CHARACTERS + 5)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("  A   B ", "a b"),
        ("“Tentative Deal” OR (B C)", '"tentative deal" OR (b c)'),
        ("a OR b c", "(a OR b) c"),
        ("NOT (a OR b)", "-(a OR b)"),
        ("SPEAKER:'smith'", "speaker:smith"),
        ('"general strik"*', '"general strik"*'),
        ("title:(a b)", "title:a title:b"),
        ("has:note", "is:noted"),
        ("AFTER:Yesterday", "after:yesterday"),
        ('source:"/my news/a.txt"', 'source:"/my news/a.txt"'),
        ("", ""),
    ],
)
def test_the_canonical_text(text: str, written: str) -> None:
    query = read(text)
    assert str(query) == write(query) == written
    assert read(written) == query


def test_queries_are_combined() -> None:
    a_or_b = either(A, B)
    assert a_or_b == either(A, B, A) == Or((A, B))
    assert either(a_or_b, C) == Or((A, B, C))
    assert either(A, EVERYTHING) == EVERYTHING
    assert every() == EVERYTHING
    assert every(EVERYTHING, A) == A
    assert every(And((A, B)), C, A) == And((A, B, C))
    assert every(a_or_b, C) == And((a_or_b, C))
    assert every(A, every(B, C)) == And((A, B, C))


def test_parts_of_different_kinds_are_never_equal() -> None:
    parts: list[object] = [
        Source("a"),
        Is("read"),
        ("read",),
        Tag("a"),
        ("a", False),
        And((A,)),
        Or((A,)),
        Not(A),
        (A,),
    ]
    for one, other in combinations(parts, 2):
        assert one != other
        assert not one == other  # noqa: SIM201
    assert every(Sector(("a",)), Words(("a",)), Source("a"), Sector(("a",))) == And(
        (Sector(("a",)), Words(("a",)), Source("a"))
    )


def test_the_filters_of_a_list_narrow_a_query() -> None:
    june = Period(date(2025, 6, 1), date(2025, 6, 30))
    query = narrowed(A, ["health-care", "education"], june, "Tent deal")
    assert write(query) == (
        'a (sector:"health care" OR sector:education) on:2025-06-01..2025-06-30 title:tent* title:deal*'
    )
    assert read(write(query)) == query
    assert narrowed(A) == A
    assert write(narrowed(EVERYTHING, period=Period(since=date(2025, 6, 1)))) == "on:2025-06-01.."


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("health", {"health"}),
        ("mental", {"mental-health"}),
        ("Health*", {"health", "mental-health"}),
        ('"local government"', {"boards"}),
        ("government", {"boards"}),
        ("boards", {"boards"}),
        ("heal", set()),
    ],
)
def test_which_sectors_are_meant(text: str, chosen: set[str]) -> None:
    known = {"health": "Health", "mental-health": "Mental health", "boards": "Boards & local government"}
    query = read(f"sector:{text}")
    assert isinstance(query, Sector)
    assert query.choose(known) == chosen
