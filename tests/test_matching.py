"""Queries as SQL: what they find beside an oracle that reads the articles, how they are asked, and searches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from articles import conditions
from articles.article import Article, Sector
from articles.conditions import And, Dates, Is, Not, Or, Query, Source, Tag, TextField, Words
from articles.keys import LAST_KEY
from articles.periods import Period
from articles.query import Wrong, parse
from articles.store import Store, lists, ranking, search
from articles.store.matching import matching
from articles.store.record import Quoted, record_of
from articles.tokens import fold, tokens
from articles.view import Filter, Order, headline
from summarize import Document, Quote

COUNT = 600
WORDS = "strike wage nurse élan port and or near not title 2nd wages striker x".split()
SECTORS = {"ports": "Ports", "health-care": "Health care", "schools": "Schools"}
TODAY = date(2026, 1, 1)
FLAT = Order(())


def made(number: int, chance: random.Random) -> tuple[Article, Quoted]:
    """An article of random words that quotes some of them."""
    text = " ".join(chance.choices(WORDS, k=6)) + "."
    names = chance.sample(sorted(SECTORS), chance.choice((0, 1, 2)))
    article = Article(
        id=f"a{number}",
        source=chance.choice((f"https://News.example/{number}", f"/home/Émile/{number}_x%.txt")),
        text=text,
        paragraphs=Document.from_text(text).paragraphs,
        title=" ".join(chance.choices(WORDS, k=2)) if chance.random() < 0.9 else None,
        published=chance.choice((None, "2023", "2023-02", "2023-02-10", "2023-02-11T23:30:00-07:00", "2024-01-01")),
        sectors=tuple(Sector(name, SECTORS[name], n == 0, 1.0) for n, name in enumerate(names)),
    )
    speaker = chance.choice(("Ana Reyes", "Tom Port", None))
    quote = Quote("direct", 0, 1, chance.choice(WORDS), 0, speaker=speaker, role="port worker")
    return article, Quoted((quote,) if chance.random() < 0.5 else ())


@pytest.fixture(scope="module")
def shelf() -> list[tuple[Article, Quoted]]:
    """Newest added last."""
    chance = random.Random(7)
    return [made(number, chance) for number in range(COUNT)]


MARKED = {"starred": 7, "read": 3, "tagged": 11, "noted": 13, "sample": 17}
"""Every so manieth article is so marked."""


@pytest.fixture(scope="module")
def store(shelf: list[tuple[Article, Quoted]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(str(tmp_path_factory.mktemp("matching") / "library.db"), durable=False)
    store.add(
        [
            record_of(article, 0, quoted, by_source=False, sample=number % MARKED["sample"] == 0)
            for number, (article, quoted) in enumerate(shelf)
        ]
    )
    for number, (article, _) in enumerate(shelf):
        key = store.key(article.id)
        read, star = number % MARKED["read"] == 0, number % MARKED["starred"] == 0
        store.db.execute("UPDATE article SET read = ?, star = ? WHERE key = ?", (read, star, key))
        if number % MARKED["tagged"] == 0:
            store.db.execute("INSERT INTO tag VALUES (?, ?)", ("Work" if number % 2 else "to do", key))
        if number % MARKED["noted"] == 0:
            store.db.execute("INSERT INTO note VALUES (NULL, ?, NULL, NULL, NULL, 'words', '2026-01-01')", (key,))
    yield store
    store.close()


# the oracle


def holds(words: Words, text: str) -> bool:
    own, wanted = tokens(text), words.tokens
    last = str.startswith if words.prefix else str.__eq__
    return any(
        own[at : at + len(wanted) - 1] == wanted[:-1] and last(own[at + len(wanted) - 1], wanted[-1])
        for at in range(len(own) - len(wanted) + 1)
    )


def takes(query: Query, article: Article, quoted: Quoted, number: int) -> bool:
    match query:
        case And(parts):
            return all(takes(part, article, quoted, number) for part in parts)
        case Or(parts):
            return any(takes(part, article, quoted, number) for part in parts)
        case Not(part):
            return not takes(part, article, quoted, number)
        case Words():
            fields = {
                "title": headline(article),
                "body": article.text,
                "quote": " ".join(quote.text for quote in quoted.quotes),
                "speaker": " . ".join(f"{quote.speaker or ''} . {quote.role}" for quote in quoted.quotes),
            }
            return any(holds(query, text) for field, text in fields.items() if query.field in (None, field))
        case conditions.Sector():
            return bool(query.choose(SECTORS) & {sector.id for sector in article.sectors})
        case Source(text):
            return fold(text) in fold(article.source)
        case Tag(name, prefix):
            own = ("work" if number % 2 else "to do") if number % MARKED["tagged"] == 0 else ""
            return bool(own) and (own.startswith(name.casefold()) if prefix else own == name.casefold())
        case Dates(_, _, period):
            return period.covers(article.published)
        case Is("undated"):
            return article.published is None
        case Is("unread"):
            return number % MARKED["read"] != 0
        case Is(mark):
            return number % MARKED[mark] == 0
    raise AssertionError(query)


def random_query(chance: random.Random, depth: int) -> Query:
    if depth and chance.random() < 0.75:
        parts = tuple(random_query(chance, depth - 1) for _ in range(chance.choice((1, 2, 2, 3))))
        return chance.choice((And(parts), And(parts), Or(parts), Not(parts[0])))
    field: TextField | None = chance.choice((None, None, "title", "body", "quote", "speaker"))
    return chance.choice(
        (
            Words((fold(chance.choice(WORDS)),), field),
            Words((fold(chance.choice(WORDS)),), field),
            Words((fold(chance.choice(WORDS))[:2],), field, prefix=True),
            Words((fold(chance.choice(WORDS)), fold(chance.choice(WORDS))), field),
            conditions.Sector((chance.choice(("ports", "care", "health", "mines")),)),
            Source(chance.choice(("news.EXAMPLE", "émile", "_x%", "99"))),
            Tag(chance.choice(("WORK", "to do", "nothing"))),
            Tag("w", prefix=True),
            Dates("on", "", Period(date(2023, 2, 5), date(2023, 2, 10))),
            Dates("before", "", Period(None, date(2023, 6, 1))),
            Is(chance.choice(("unread", "read", "starred", "tagged", "noted", "undated", "sample"))),
        )
    )


def found(store: Store, query: Query) -> list[str]:
    view = lists.view(store, Filter(query=query), FLAT).completed(store)
    assert view is not None
    return sorted(view.ids(0, len(view)))


@pytest.mark.parametrize("seed", range(200))
def test_random_queries_find_what_an_oracle_takes(store: Store, shelf: list[tuple[Article, Quoted]], seed: int) -> None:
    query = random_query(random.Random(seed), depth=seed % 4)
    wanted = sorted(article.id for n, (article, quoted) in enumerate(shelf) if takes(query, article, quoted, n))
    assert found(store, query) == wanted
    hits = search.search(store, query, COUNT)
    assert sorted(hit.row.id for hit in hits.hits) == wanted
    assert sorted(hit.row.id for hit in search.search(store, query, COUNT, ranked=True).hits) == wanted


@pytest.mark.parametrize(
    "text",
    ["and", "NEAR", "title", '"or not"', "x*", '"col:x"', "élan", "ELAN", "a.b", "{title}", "^x", '"\' OR 1"'],
)
def test_no_words_are_syntax_of_the_index(store: Store, shelf: list[tuple[Article, Quoted]], text: str) -> None:
    query = parse(text, TODAY)
    assert not isinstance(query, Wrong)
    wanted = sorted(article.id for n, (article, quoted) in enumerate(shelf) if takes(query, article, quoted, n))
    assert found(store, query) == wanted


def test_a_filter_and_its_query_are_both_wanted(store: Store, shelf: list[tuple[Article, Quoted]]) -> None:
    filter = Filter(frozenset({"ports"}), Period(date(2023, 1, 1), None), "st", Is("unread"))
    view = lists.view(store, filter, FLAT).completed(store)
    assert view is not None
    same = And(
        (
            conditions.Sector(("ports",)),
            Dates("on", "", Period(date(2023, 1, 1), None)),
            Words(("st",), "title", prefix=True),
            Is("unread"),
        )
    )
    wanted = sorted(article.id for n, (article, quoted) in enumerate(shelf) if takes(same, article, quoted, n))
    assert sorted(view.ids(0, len(view))) == wanted
    assert wanted


# how it is asked


def plan(store: Store, text: str) -> str:
    query = parse(text, TODAY)
    assert not isinstance(query, Wrong)
    match = matching(store.db, Filter(query=query))
    sql = match.select()
    steps = store.db.execute(f"EXPLAIN QUERY PLAN {sql}", match.values((0, LAST_KEY)))
    return "\n".join(step[3] for step in steps)


@pytest.mark.parametrize(
    "text",
    [
        "strike", '"strike wage"', "strik*", "title:strike -wage", "strike OR wage", "strike after:2023",
        "strike sector:ports", "strike is:unread", "strike tag:work", "strike source:news", "is:unread", "-strike",
        "source:news", "after:2023-02", "strike OR is:starred",
    ],
)  # fmt: skip
def test_the_newest_come_without_sorting_or_reading_all(store: Store, text: str) -> None:
    asked = plan(store, text)
    assert "TEMP B-TREE" not in asked
    assert "SCAN article" not in asked


@pytest.mark.parametrize(
    ("text", "index"),
    [("is:starred", "article_starred"), ("sector:ports", "article_filing"), ("is:noted", "note_article")],
)
def test_what_is_rare_is_found_by_its_own_index(store: Store, text: str, index: str) -> None:
    asked = plan(store, text)
    assert index in asked
    assert "SCAN article" not in asked


def steps(store: Store, query: Query, count: int) -> int:
    """How many times ten steps of the database a search takes."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    store.db.set_progress_handler(step, 10)
    search.search(store, query, count)
    store.db.set_progress_handler(None, 0)
    return taken


def test_a_page_costs_no_more_for_what_is_behind_it(store: Store) -> None:
    for query in (Words(("strike",)), Is("unread"), And((Words(("wage",)), Is("unread")))):
        assert 10 * steps(store, query, 3) < steps(store, query, COUNT)


# searches


def test_hits_show_the_words_in_the_field_that_has_them(store: Store) -> None:
    for text, field in (
        ("body:strike", "body"),
        ("quote:strike", "quote"),
        ("speaker:reyes", "speaker"),
        ("title:wages", "title"),
    ):
        query = parse(text, TODAY)
        assert isinstance(query, Words)
        hits, more = search.search(store, query, 5)
        assert more
        assert len(hits) == 5
        for hit in hits:
            assert hit.field == field
            shown = [hit.snippet.text[start:end] for start, end in hit.snippet.spans]
            assert shown
            assert {tokens(words) for words in shown} == {query.tokens}


def test_the_newest_hits_come_first_and_the_best_when_they_are_ranked(store: Store) -> None:
    query = Words(("striker",))
    newest = [hit.row.id for hit in search.search(store, query, 50).hits]
    keys = [store.key(id) or 0 for id in newest]
    assert keys == sorted(keys, reverse=True)
    best = search.search(store, query, 10, ranked=True).hits
    assert all("striker" in hit.row.headline for hit in best)


def test_only_the_newest_are_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = Words(("striker",))
    newest = {hit.row.id for hit in search.search(store, query, 20).hits}
    monkeypatch.setattr(ranking, "CANDIDATES", 20)
    ranked = search.search(store, query, 50, ranked=True)
    assert {hit.row.id for hit in ranked.hits} == newest
