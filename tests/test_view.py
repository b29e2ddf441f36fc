"""Views of the library, beside an oracle that sorts and groups the articles themselves."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from articles.article import Article, Sector
from articles.keys import base_key, month_of, month_of_key
from articles.periods import Period
from articles.store import Store, gathered, lists
from articles.store.record import record_of
from articles.store.writing import Filings
from articles.tokens import fold, tokens
from articles.view import Filter, Label, Level, Order, Sort, View, headline
from summarize import Document

COUNT = 1500
SECTORS = {"ports": "Ports", "health": "Health care", "schools": "Schools", "mines": "Mines", "arts": "Arts"}
TITLES = "Ferry port Harbour nurses Élan strike's wall état quay-side Pupils rumour ÉTAT _under 2nd Ångström".split()
GROUPINGS: tuple[tuple[Level, ...], ...] = (("date", "sector"), ("sector", "date"), ("date",), ("sector",), ())
SORTS: tuple[tuple[Sort, bool], ...] = tuple(
    (sort, reverse) for sort in ("date", "title", "sector") for reverse in (False, True)
)
ORDERS = tuple(Order(grouping, *sort) for grouping in GROUPINGS for sort in SORTS)
FILTERS = (
    Filter(words="p"),
    Filter(words="ELAN nur"),
    Filter(words="zebra"),
    Filter(frozenset({"ports"})),
    Filter(frozenset({"ports", "arts", "mines"}), words="qu"),
    Filter(frozenset({"unknown"})),
    Filter(period=Period(date(2023, 2, 10), date(2023, 4, 2))),
    Filter(period=Period(None, date(2022, 12, 31))),
    Filter(frozenset({"health"}), Period(date(2023, 1, 1), None), "wall"),
)


def random_date(chance: random.Random) -> str | None:
    year, month, day = chance.choice((2021, 2022, 2023)), chance.randint(1, 12), chance.choice((1, 2, 28))
    clock = f"T{chance.randint(0, 23):02}:{chance.choice((0, 30)):02}:00{chance.choice(('+00:00', '-07:00', '+13:00'))}"
    full = f"{year}-{month:02}-{day:02}"
    return chance.choice((None, f"{year}", f"{year}-{month:02}", full, full, full + clock, full + clock))


def random_article(number: int, chance: random.Random) -> Article:
    names = chance.sample(sorted(SECTORS), chance.choice((0, 1, 1, 2, 3)))
    text = f"{chance.choice(TITLES)} opens the text."
    return Article(
        id=f"a{number}",
        source=f"{number}.txt",
        text=text,
        paragraphs=Document.from_text(text).paragraphs,
        title=" ".join(chance.choices(TITLES, k=3)) if chance.random() < 0.9 else None,
        published=random_date(chance),
        sectors=tuple(Sector(name, SECTORS[name], n == 0, 1.0) for n, name in enumerate(names)),
        scope=chance.choice((None, "union-wide")),
    )


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """In the order in which they are added: so those stand that agree in all else."""
    chance = random.Random(5)
    return [random_article(number, chance) for number in range(COUNT)]


@pytest.fixture(scope="module")
def store(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(str(tmp_path_factory.mktemp("view") / "library.db"), durable=False)
    with store.transaction() as db:
        Filings(db).of(tuple(SECTORS.items()), "")
    for article in articles:
        store.add([record_of(article, 0)])
    yield store
    store.close()


# the oracle


def takes(filter: Filter, article: Article) -> bool:
    if filter.sectors and not any(sector.id in filter.sectors for sector in article.sectors):
        return False
    if filter.period and not filter.period.covers(article.published):
        return False
    return all(any(word.startswith(one) for word in tokens(headline(article))) for one in tokens(filter.words))


def filed_under(article: Article, filter: Filter) -> Sector | None:
    """Its first sector, unless that is not asked for: then, of those that are, the one the library knew first."""
    if not filter.sectors or (article.sector and article.sector.id in filter.sectors):
        return article.sector
    wanted = {sector.id: sector for sector in article.sectors if sector.id in filter.sectors}
    return next(wanted[id] for id in SECTORS if id in wanted)


def by(found: list[Article], value: Callable[[Article], str | int | None], reverse: bool) -> list[Article]:
    """Sorted, equal ones as they stand; those that do not tell the value come last either way."""
    telling = [article for article in found if value(article) is not None]
    telling.sort(key=lambda article: value(article) or 0, reverse=reverse)
    return telling + [article for article in found if value(article) is None]


def expected(articles: Sequence[Article], filter: Filter, order: Order) -> list[Article]:
    """Sorted by what matters least first."""
    newest_first = not (order.sort == "date" and order.reverse)
    found = [article for article in articles if takes(filter, article)]
    if not newest_first:
        found.reverse()
    found = by(found, lambda article: base_key(article.published) or None, newest_first)
    if order.sort == "title":
        found = by(found, lambda article: fold(headline(article)), order.reverse)
    levels = order.grouping
    if order.sort == "sector" and "sector" not in levels:
        levels = (*levels, "sector")
    for level in reversed(levels):
        if level == "date":
            found = by(found, lambda article: article.published and article.published[:7], newest_first)
        else:
            found = by(found, lambda article: None if filed_under(article, filter) else article.scope, False)
            found = by(found, lambda article: sector_name(article, filter), order.reverse and order.sort == "sector")
    return found


def sector_name(article: Article, filter: Filter) -> str | None:
    sector = filed_under(article, filter)
    return sector.name if sector else None


def labels(article: Article, filter: Filter, order: Order) -> tuple[Label, ...]:
    sector = filed_under(article, filter)
    by_sector = Label("sector", sector.id, sector.name) if sector else Label("sector", article.scope or "")
    by_date = Label("date", (article.published or "")[:7])
    return tuple(by_date if level == "date" else by_sector for level in order.grouping)


def check(view: View, wanted: Sequence[Article], filter: Filter, order: Order) -> None:
    """The view holds these articles in this order, under the right headings."""
    assert len(view) == len(wanted)
    assert view.ids(0, len(view)) == [article.id for article in wanted]
    rows = view.rows(0, len(view))
    assert [(row.id, row.headline, row.published) for row in rows] == [
        (article.id, headline(article), article.published) for article in wanted
    ]
    assert [row.sector and row.sector.name for row in rows] == [sector_name(article, filter) for article in wanted]
    assert [row.others for row in rows] == [max(0, len(article.sectors) - 1) for article in wanted]
    groups = [(own, len(list(members))) for own, members in groupby(labels(one, filter, order) for one in wanted)]
    assert [(group.labels, group.size) for group in view.groups] == groups
    assert all(before.start + before.size == after.start for before, after in pairwise(view.groups))
    assert not view.groups or view.groups[0].start == 0


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_everything_in_any_order(store: Store, articles: list[Article], order: Order) -> None:
    view = lists.view(store, Filter(), order).completed(store)
    assert view is not None
    assert view.complete
    check(view, expected(articles, Filter(), order), Filter(), order)


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("filter", FILTERS, ids=lambda filter: str(FILTERS.index(filter)))
def test_what_a_filter_takes_in_any_order(store: Store, articles: list[Article], filter: Filter, order: Order) -> None:
    wanted = expected(articles, filter, order)
    whole = gathered.gathered(store, filter, order, lambda: True)
    assert whole is not None
    check(whole, wanted, filter, order)
    view = lists.view(store, filter, order).completed(store)
    assert view is not None
    check(view, wanted, filter, order)


@pytest.mark.parametrize(
    "order", [Order(), Order((), reverse=True), Order(("sector", "date"), "sector", True)], ids=str
)
def test_windows_agree_wherever_they_are_asked_for(store: Store, order: Order) -> None:
    view = lists.view(store, Filter(), order)
    ids = [row.id for row in view.rows(0, COUNT)]
    again = lists.view(store, Filter(), order)
    chance = random.Random(1)
    for _ in range(300):
        start, count = chance.randrange(COUNT), chance.choice((1, 40, 64))
        assert [row.id for row in again.rows(start, count)] == ids[start : start + count]
        place = chance.randrange(COUNT)
        assert again.position(ids[place]) == place
    assert again.rows(COUNT, 40) == []


def test_the_place_of_what_is_not_there(store: Store) -> None:
    for filter in (Filter(), Filter(words="ferry")):
        assert lists.view(store, filter, Order()).position("nobody") is None


def test_an_article_that_was_added_since_has_no_place_until_the_next_view(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "library.db"))
    empty = lists.view(store, Filter(), Order())
    assert (len(empty), empty.groups, empty.rows(0, 10), empty.ids(0, 10)) == (0, [], [], [])
    added = random_article(1, random.Random(1))
    store.add([record_of(added, 0)])
    assert empty.position(added.id) is None
    assert empty.step_unread(-1, 1) is None
    assert lists.view(store, Filter(), Order()).position(added.id) == 0
    store.close()


def test_the_month_of_a_key_is_that_of_its_date(articles: Sequence[Article]) -> None:
    for article in articles:
        assert month_of_key(base_key(article.published)) == month_of(article.published)


class TestUnread:
    @pytest.fixture(params=[Filter(), Filter(words="p")], ids=["all", "filtered"])
    def half_read(self, request: pytest.FixtureRequest, store: Store) -> Iterator[View]:
        """All but a few articles of one month are read."""
        store.db.execute("UPDATE article SET read = 1 WHERE published IS NULL OR published NOT LIKE '2022-03%'")
        store.db.execute("UPDATE counter SET unread = 0 WHERE month <> ?", (2022 * 13 + 3,))
        view = lists.view(store, request.param, Order()).completed(store)
        assert view
        yield view
        store.db.execute("UPDATE article SET read = 0")
        store.db.execute("UPDATE counter SET unread = articles")

    @pytest.mark.parametrize("step", [1, -1])
    def test_every_unread_article_comes_in_turn(self, half_read: View, step: int) -> None:
        unread = [place for place, row in enumerate(half_read.rows(0, COUNT)) if not row.read]
        assert 3 < len(unread) < 200
        found: list[int] = []
        place = -1 if step > 0 else len(half_read)
        while (following := half_read.step_unread(place, step)) is not None:
            found.append(place := following)
        assert found == unread[::step]


def test_rows_show_the_marks_of_the_moment(store: Store) -> None:
    views = [lists.view(store, Filter(), Order()), lists.view(store, Filter(words="ferry"), Order())]
    for view in views:
        (row,) = view.rows(5, 1)
        store.db.execute("UPDATE article SET star = 1, read = 1 WHERE id = ?", (row.id,))
        assert view.rows(5, 1) == [row._replace(star=True, read=True)]
        store.db.execute("UPDATE article SET star = 0, read = 0")


def test_an_article_that_was_taken_out_leaves_its_row_empty_until_the_next_view(store: Store) -> None:
    views = [lists.view(store, Filter(), Order()), lists.view(store, Filter(words="ferry"), Order())]
    store.db.execute("PRAGMA foreign_keys = OFF")
    store.db.execute("BEGIN")
    store.db.execute("DELETE FROM article")
    for view in views:
        assert [row.id for row in view.rows(0, 3)] == ["", "", ""]
        assert view.ids(0, 3) == []
    store.db.execute("ROLLBACK")
    store.db.execute("PRAGMA foreign_keys = ON")


def asked(store: Store, questions: Callable[[], object]) -> list[str]:
    """How the database answers these questions, a plan for each statement."""
    statements: list[str] = []
    store.db.set_trace_callback(statements.append)
    questions()
    store.db.set_trace_callback(None)
    plans = [store.db.execute(f"EXPLAIN QUERY PLAN {one}").fetchall() for one in statements]
    return ["\n".join(step[3] for step in plan) for plan in plans]


@pytest.mark.parametrize("order", [order for order in ORDERS if order.sort != "title"], ids=str)
def test_all_articles_are_laid_out_and_read_without_going_through_them(store: Store, order: Order) -> None:
    def questions() -> None:
        view = lists.view(store, Filter(), order)
        view.rows(COUNT // 2, 40)
        view.rows(COUNT - 40, 40)
        view.position("a7")
        view.step_unread(COUNT // 3, 1)

    plans = asked(store, questions)
    assert len(plans) > 5
    for plan in plans:
        assert "SCAN article" not in plan
        assert "TEMP B-TREE" not in plan


def test_the_next_unread_is_found_without_going_through_what_is_read(store: Store, articles: list[Article]) -> None:
    view = lists.view(store, Filter(), Order())
    (last,) = view.ids(COUNT - 1, 1)
    published = next(article.published for article in articles if article.id == last)
    store.db.execute("UPDATE article SET read = 1 WHERE id <> ?", (last,))
    store.db.execute("UPDATE counter SET unread = (month = ?)", (month_of(published),))
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    store.db.set_progress_handler(step, 1)
    assert view.step_unread(0, 1) == COUNT - 1
    store.db.set_progress_handler(None, 0)
    store.db.execute("UPDATE article SET read = 0")
    store.db.execute("UPDATE counter SET unread = articles")
    assert steps < 5 * COUNT


class TestNewest:
    def test_the_newest_matches_come_at_once_and_all_when_they_are_gathered(
        self, store: Store, articles: list[Article], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gathered, "CHUNK", 20)
        monkeypatch.setattr(gathered, "FIRST_SLICE", 16)
        filter, order = Filter(words="p"), Order(())
        view = lists.view(store, filter, order)
        assert not view.complete
        assert view.ids(0, 99) == [article.id for article in expected(articles, filter, order)][:20]
        whole = view.completed(store)
        assert whole
        assert whole.complete
        check(whole, expected(articles, filter, order), filter, order)

    def test_looking_ends_when_its_moment_is_over(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(gathered, "MOMENT", 0.0)
        monkeypatch.setattr(gathered, "FIRST_SLICE", 16)
        view = lists.view(store, Filter(words="zebra"), Order())
        assert (len(view), view.complete) == (0, False)

    def test_few_matches_are_all_there_at_once(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(gathered, "MOMENT", 60.0)
        view = lists.view(store, Filter(period=Period(date(2022, 5, 1), date(2022, 5, 2))), Order())
        assert view.complete
        assert view.completed(store) is view

    @pytest.mark.parametrize("order", [Order(), Order(sort="title")], ids=["date", "title"])
    def test_what_is_no_longer_wanted_is_not_gathered(
        self, store: Store, order: Order, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gathered, "CHUNK", 20)
        monkeypatch.setattr(gathered, "STEPS", 100)
        view = lists.view(store, Filter(words="p"), order)
        assert view.completed(store, lambda: False) is None
        assert store.db.execute("SELECT count(*) FROM article").fetchone() == (COUNT,)

    def test_slices_hold_every_key_once(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(gathered, "FIRST_SLICE", 5)
        monkeypatch.setattr(gathered, "LAST_SLICE", 40)
        keys = [key for (key,) in store.db.execute("SELECT key FROM article ORDER BY key DESC")]
        parts = list(gathered.slices(store.db, [(keys[700], keys[3]), (keys[1400], keys[900])]))
        held = [[key for key in keys if low <= key <= high] for low, high in parts]
        assert [key for part in held for key in part] == [*keys[3:701], *keys[900:1401]]
        assert max(map(len, held)) <= 2 * 40
        assert len(held[0]) <= 10
