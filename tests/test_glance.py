"""A first look at a library: the order and the rows of its lists, from the counters and by ranges of keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from room import article, shelf

from articles.article import Article
from articles.glance import SCHEMA, Glance
from articles.store import Store, schema
from articles.store.record import digest_of, packed, record_of
from articles.view import Group, Label, Level

JUNE, OCTOBER, UNDATED = Label("date", "2025-06"), Label("date", "2023-10"), Label("date", "")
HEALTH, PORTS = Label("sector", "health", "Health care"), Label("sector", "ports", "Ports")
SCHOOLS, NONE = Label("sector", "schools", "Schools"), Label("sector", "")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(str(tmp_path / "library.db"))
    made.add([record_of(one, digest_of(packed(one))) for one in shelf() if isinstance(one, Article)])
    yield made
    made.close()


def test_the_tables_are_those_of_the_library() -> None:
    assert SCHEMA == schema.VERSION


@pytest.mark.parametrize(
    ("grouping", "groups", "ids"),
    [
        (
            ("date", "sector"),
            [(JUNE, HEALTH), (JUNE, PORTS), (OCTOBER, PORTS), (OCTOBER, SCHOOLS), (UNDATED, NONE)],
            "nurses wall ferry quay pupils rumour",
        ),
        (
            ("sector", "date"),
            [(HEALTH, JUNE), (PORTS, JUNE), (PORTS, OCTOBER), (SCHOOLS, OCTOBER), (NONE, UNDATED)],
            "nurses wall ferry quay pupils rumour",
        ),
        (("date",), [(JUNE,), (OCTOBER,), (UNDATED,)], "wall ferry nurses pupils quay rumour"),
        (("sector",), [(HEALTH,), (PORTS,), (SCHOOLS,), (NONE,)], "nurses wall ferry quay pupils rumour"),
        ((), [()], "wall ferry nurses pupils quay rumour"),
    ],
)
def test_every_grouping(store: Store, grouping: tuple[Level, ...], groups: list[tuple[Label, ...]], ids: str) -> None:
    glance = Glance(store.db, grouping)
    assert [group.labels for group in glance.groups] == groups
    assert [row.id for row in glance.rows(0, 100)] == ids.split()
    assert [glance.position(one) for one in ids.split()] == list(range(len(glance)))
    assert glance.groups[0].start == 0
    assert sum(group.size for group in glance.groups) == len(glance) == 6


def test_a_window_is_cut_out_of_the_rows(store: Store) -> None:
    glance = Glance(store.db, ("date", "sector"))
    every = glance.rows(0, 6)
    assert all(glance.rows(start, count) == every[start : start + count] for start in range(7) for count in range(7))


def test_rows_and_counts(store: Store) -> None:
    glance = Glance(store.db, ())
    assert glance.groups == [Group((), 0, 6)]
    ferry, rumour = glance.rows(1, 1)[0], glance.rows(5, 1)[0]
    assert (ferry.headline, ferry.sector, ferry.others) == ("Ferry", ("ports", "Ports"), 1)
    assert (ferry.read, ferry.star, ferry.published) == (False, False, "2025-06-12T08:30:00+02:00")
    assert (rumour.sector, rumour.published) == (None, None)
    assert glance.unread == 6
    assert glance.sectors == ["health", "ports", "schools"]
    assert glance.position("gone") is None


def test_sectors_come_by_name_and_those_without_articles_not_at_all(store: Store) -> None:
    store.db.execute("INSERT INTO filing (sector, name, scope) VALUES ('empty', 'Empty', '')")
    late = article("late", "2025-07-01", "schools", "health")
    store.add([record_of(late, digest_of(packed(late)))])
    assert Glance(store.db, ()).sectors == [sector.id for sector, _ in store.sectors()]
    assert Glance(store.db, ()).rows(0, 1)[0].id == "late"


def test_an_empty_library(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "library.db"))
    glance = Glance(store.db, ("date", "sector"))
    assert (len(glance), glance.groups, glance.unread, glance.rows(0, 10)) == (0, [], 0, [])
