"""Articles into the library file, changed in it and taken out of it: all that is written apart agrees."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stores import check, dump, indexed, new_store, quoted, record, varied

from articles import keys
from articles.store import Store, free_keys, writing
from articles.store.marks import Marks
from articles.store.record import Quoted


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path, 30)
    yield opened
    opened.close()


def key_of(store: Store, name: str) -> int:
    key = store.key(name)
    assert key is not None
    return key


def edit(store: Store, name: str, edits: dict[str, Any]) -> None:
    with store.transaction() as db:
        writing.edit(db, [writing.Edit(key_of(store, name), edits)])


def words_of(store: Store) -> list[str]:
    """Every word of the index as often as it is there."""
    return sorted(row[0] for row in indexed(store.db) if len(row) == 4)


class TestAdding:
    def test_an_article_is_written_whole(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        assert store.add([record("news", "2024-05-17", "ports", "health", speakers=("Ana Reyes", "Tom Hill"))]) == [
            "added"
        ]
        article, quotations = store.article("news"), store.quoted("news")
        assert article
        assert (article.id, article.source, article.title, article.raw) == ("news", "news.txt", "News", article.text)
        assert [sector.id for sector in article.sectors] == ["ports", "health"]
        assert quotations == quoted("Ana Reyes", "Tom Hill")
        assert (len(store), store.unread()) == (1, 1)
        check(store)
        store.close()

    def test_articles_of_every_kind_agree_with_what_is_counted(self, store: Store) -> None:
        assert (len(store), store.unread()) == (30, 30)
        check(store)

    def test_what_is_not_there_is_none(self, store: Store) -> None:
        assert (store.article("nowhere"), store.quoted("nowhere"), store.key("nowhere")) == (None, None, None)

    def test_adding_again_changes_nothing(self, store: Store) -> None:
        before = dump(store)
        assert store.add([varied(number) for number in range(30)]) == ["same"] * 30
        assert dump(store) == before

    def test_the_same_article_twice_in_a_batch_is_one(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        assert store.add([record("news"), record("other"), record("news")]) == ["added", "added", "same"]
        check(store)
        store.close()

    def test_articles_of_one_day_stand_as_they_were_added(self, store: Store) -> None:
        store.add([record("first", "2024-06-01"), record("second", "2024-06-01")])
        store.add([record("last", "2024-06-01")])
        rows = store.db.execute("SELECT id FROM article WHERE published = '2024-06-01' ORDER BY key DESC")
        assert [name for (name,) in rows] == ["first", "second", "last"]

    def test_quotations_are_added_to_an_article_that_had_none(self, store: Store) -> None:
        bare = record("news", speakers=None)
        store.add([bare])
        assert store.quoted("news") is None
        assert store.add([record("news", speakers=("Ana Reyes",))]) == ["same"]
        assert store.quoted("news") == quoted("Ana Reyes")
        check(store)
        with store.transaction() as db:
            writing.keep_quotes(db, {key_of(store, "article1"): Quoted((), ())})
        assert store.quoted("article1") == Quoted((), ())
        check(store)

    def test_quotations_of_a_text_are_not_kept_for_another_one(self, store: Store) -> None:
        names = ("text", "title", "gone", "kept")
        store.add([record(name, speakers=None) for name in names])
        read = [article for name in names if (article := store.article(name))]
        store.add([record("text", text="It is open again.", speakers=None)])
        edit(store, "title", {"title": "“Never,” says Ana Reyes"})
        Marks(store).remove(["gone"])
        store.keep_quotes([(article, quoted("Ana Reyes")) for article in read])
        assert [name for name in names if store.quoted(name)] == ["kept"]
        store.keep_quotes([(read[-1], quoted("Tom Hill"))])
        assert store.quoted("kept") == quoted("Ana Reyes")
        check(store)

    def test_more_articles_of_a_minute_than_there_are_numbers(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(free_keys, "NUMBERS", 4)
        monkeypatch.setattr(keys, "NUMBER_BITS", 2)
        store = new_store(tmp_path)
        minute, next_minute = "2024-05-17T08:30:00", "2024-05-17T08:31:00"
        store.add([record("taken", next_minute)])
        store.add([record(f"a{number}", minute) for number in range(3)])
        store.add([record(f"b{number}", one) for number, one in enumerate([minute, next_minute, minute, next_minute])])
        assert len(store) == 8
        check(store)
        store.close()

    def test_a_batch_that_breaks_off_leaves_nothing(self, store: Store) -> None:
        before = dump(store)
        broken = record("broken")._replace(texts=("title", "body", "quotes", object()))  # type: ignore[arg-type]
        with pytest.raises(sqlite3.Error):
            store.add([record("sound", "2011-11", "ports"), broken])
        assert dump(store) == before
        assert store.add([record("sound", "2011-11", "ports")]) == ["added"]
        check(store)

    def test_a_process_that_is_killed_in_a_batch_leaves_nothing(self, store: Store) -> None:
        before = dump(store)
        script = (
            "import os, sys; from articles.store import Store, writing; from stores import record\n"
            "with Store(sys.argv[1]).transaction() as db:\n"
            "    print([one.outcome for one in writing.add(db, [record('lost')])], flush=True)\n"
            "    os.kill(os.getpid(), 9)"
        )
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run([sys.executable, "-c", script, store.path], env=environment, stdout=subprocess.PIPE)
        assert (run.returncode, run.stdout) == (-9, b"['added']\n")
        assert dump(store) == before
        assert store.add([record("lost")]) == ["added"]
        check(store)


class TestChangedInput:
    def test_a_changed_file_keeps_its_id_and_what_was_marked(self, store: Store) -> None:
        marks = Marks(store)
        marks.mark("read", True, ["article3"])
        marks.tag("strike", True, ["article3"])
        marks.keep_place("article3", 9)
        changed = record("new-id", "2019-01-01", "schools", title="Changed", text="Other words.", speakers=("Lee Wu",))
        assert store.add([changed._replace(source="article3.txt")]) == ["changed"]
        article = store.article("article3")
        assert article
        assert (article.title, article.text, article.published) == ("Changed", "Other words.", "2019-01-01")
        assert store.key("new-id") is None
        assert (marks.has("read", "article3"), marks.tags_of("article3"), marks.place("article3")) == (
            True,
            ["strike"],
            9,
        )
        assert store.quoted("article3") == quoted("Lee Wu")
        check(store)

    def test_an_article_that_changes_twice_in_a_batch(self, store: Store) -> None:
        versions = [record("article3", "2019", title=f"Version {number}", digest=number) for number in range(3)]
        assert store.add([*versions, record("new", "2019")]) == ["changed", "changed", "changed", "added"]
        article = store.article("article3")
        assert article
        assert article.title == "Version 2"
        check(store)

    def test_articles_that_take_each_other_s_places_in_a_batch(self, store: Store) -> None:
        store.add([record("one", "2019"), record("other", "2020")])
        store.add([record("one", "2020", title="One"), record("other", "2019", title="Other"), record("new", "2019")])
        check(store)
        found = store.db.execute("SELECT headline, published FROM article WHERE id IN ('one', 'other') ORDER BY id")
        assert found.fetchall() == [("One", "2020"), ("Other", "2019")]

    def test_corrections_stand_over_a_changed_file(self, store: Store) -> None:
        edit(store, "article3", {"title": "By hand", "published": "2001-01-01"})
        store.add([record("article3", "2019-01-01", title="Changed", digest=7)])
        article = store.article("article3")
        assert article
        assert (article.title, article.published) == ("By hand", "2001-01-01")
        check(store)
        edit(store, "article3", {})
        article = store.article("article3")
        assert article
        assert (article.title, article.published) == ("Changed", "2019-01-01")
        check(store)

    def test_a_sample_that_the_reader_adds_is_one_no_longer(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        store.add([record("news", sample=True)])
        assert store.add([record("news", sample=True)]) == ["same"]
        assert store.add([record("news")]) == ["changed"]
        assert store.db.execute("SELECT sample FROM article").fetchall() == [(0,)]
        check(store)
        store.close()

    def test_what_is_known_by_its_id_alone_is_not_mixed_up_by_its_source(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        one, other = (record(name)._replace(source="export.jsonl", by_source=False) for name in ("one", "other"))
        assert store.add([one]) == ["added"]
        assert store.add([other]) == ["added"]
        assert store.add([one, other]) == ["same", "same"]
        check(store)
        store.close()


class TestCorrections:
    @pytest.mark.parametrize(
        "edits",
        [
            {"published": "2001-02-03"},
            {"published": None},
            {"published": "2024-05-17"},
            {"title": "Corrected words"},
            {"title": None},
            {"sectors": [["ports", "Ports", True, 1.0, []]]},
            {"sectors": [["new", "New one", True, 1.0, []], ["health", "Health care", False, 1.0, []]]},
            {"sectors": []},
        ],
        ids=str,
    )
    def test_everything_agrees_after_a_correction_and_after_it_is_taken_back(
        self, store: Store, edits: dict[str, Any]
    ) -> None:
        before = words_of(store)
        for number in range(10):
            edit(store, f"article{number}", edits)
            check(store)
        for number in range(10):
            edit(store, f"article{number}", {})
        check(store)
        assert words_of(store) == before

    def test_a_corrected_title_is_found_and_the_former_is_not(self, store: Store) -> None:
        edit(store, "article3", {"title": "Walrus"})
        found = "SELECT id FROM words JOIN article ON key = words.rowid WHERE words MATCH ?"
        assert store.db.execute(found, ("title: walrus",)).fetchall() == [("article3",)]
        assert store.db.execute(found, ("title: article3",)).fetchall() == []

    def test_a_bad_date_changes_nothing(self, store: Store) -> None:
        before = dump(store)
        with pytest.raises(ValueError, match="no date"):
            edit(store, "article3", {"published": "soon"})
        assert dump(store) == before

    def test_many_are_corrected_at_once(self, store: Store) -> None:
        with store.transaction() as db:
            edits = [
                writing.Edit(key_of(store, f"article{number}"), {"published": ("2019", "2024-05-17", None)[number % 3]})
                for number in range(30)
            ]
            writing.edit(db, edits)
        check(store)
        dates = "SELECT published, count(*) FROM article GROUP BY published ORDER BY published"
        assert store.db.execute(dates).fetchall() == [(None, 10), ("2019", 10), ("2024-05-17", 10)]


class TestRemoval:
    def test_nothing_is_left_of_a_removed_article(self, tmp_path: Path) -> None:
        store = new_store(tmp_path, 10)
        before = dump(store)
        store.add([record("news", "2011-11", "schools", "ports", speakers=("Ana Reyes", "Lee Wu"))])
        with store.transaction() as db:
            writing.remove(db, [key_of(store, "news")])
        assert dump(store) == before
        check(store)
        store.close()

    def test_all_articles_are_removed(self, store: Store) -> None:
        with store.transaction() as db:
            writing.remove(db, [key for (key,) in db.execute("SELECT key FROM article").fetchall()])
        assert (len(store), store.unread()) == (0, 0)
        check(store)


def test_random_changes_leave_everything_in_agreement(tmp_path: Path) -> None:
    source = random.Random(3)
    store = new_store(tmp_path, 12)
    store.db.execute("PRAGMA synchronous = OFF")
    for number in range(150):
        name = f"article{source.randrange(16)}"
        other = varied(source.randrange(40))
        action = source.choice(("add", "change", "edit", "remove", "read"))
        if action in ("add", "change"):
            store.add([other if action == "add" else other._replace(source=f"{name}.txt", digest=number)])
        elif action == "read":
            Marks(store).mark("read", source.random() < 0.7, [name, "article1", "article2"])
        elif store.key(name) is not None:
            with store.transaction() as db:
                if action == "remove":
                    writing.remove(db, [key_of(store, name)])
                else:
                    dates = (None, "2020", "2020-02", "2024-05-17T10:00:00Z")
                    fields = {"published": source.choice(dates), "title": "A hand"}
                    writing.edit(db, [writing.Edit(key_of(store, name), fields)])
        check(store)
    assert len(store) > 10
    store.close()
