"""Articles into the library file, changed in it and out of it; and the file itself: its version, what is none."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from stores import check, dump, indexed, new_store, quoted, record, varied

from articles.store import Store, StoreError, keys, schema, writing
from articles.store.marks import Marks
from articles.store.record import Quoted
from articles.store.schema import wal_is_safe


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
        writing.edit(db, key_of(store, name), edits)


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

    def test_of_one_day_those_added_last_stand_first_and_those_added_together_as_they_came(self, store: Store) -> None:
        store.add([record("first"), record("second")])
        store.add([record("last")])
        rows = store.db.execute("SELECT id FROM article WHERE published = '2024-05-17' ORDER BY key DESC LIMIT 3")
        assert [name for (name,) in rows] == ["last", "first", "second"]

    def test_quotations_are_added_to_an_article_that_had_none(self, store: Store) -> None:
        bare = record("news", speakers=None)
        store.add([bare])
        assert store.quoted("news") is None
        assert store.add([record("news", speakers=("Ana Reyes",))]) == ["same"]
        assert store.quoted("news") == quoted("Ana Reyes")
        check(store)
        with store.transaction() as db:
            writing.keep_quotes(db, key_of(store, "article1"), Quoted((), ()))
        assert store.quoted("article1") == Quoted((), ())
        check(store)

    def test_more_articles_of_a_minute_than_there_are_numbers(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writing, "NUMBERS", 4)
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
        child = os.fork()
        if not child:
            other = store.again()
            with other.transaction() as db:
                writing.add(db, [record("lost")])
                os._exit(0)
        os.waitpid(child, 0)
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
                    writing.edit(db, key_of(store, name), {"published": source.choice(dates), "title": "A hand"})
        check(store)
    store.close()


class TestTheFile:
    def test_a_new_library_is_made_with_its_folder(self, tmp_path: Path) -> None:
        store = Store(str(tmp_path / "deep" / "er" / "library.db"))
        assert store.db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert (tmp_path / "deep" / "er").stat().st_mode & 0o077 == 0
        check(store)
        store.close()

    def test_what_is_written_counts_as_written_only_when_it_is_on_the_disk(self, store: Store) -> None:
        found = {name: store.db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")}
        assert found == {"synchronous": 2, "foreign_keys": 1}
        safe = wal_is_safe(sqlite3.sqlite_version_info)
        assert store.db.execute("PRAGMA journal_mode").fetchone()[0] == ("wal" if safe else "truncate")

    @pytest.mark.parametrize(
        ("version", "safe"),
        [
            ((3, 40, 1), False),
            ((3, 44, 5), False),
            ((3, 44, 6), True),
            ((3, 45, 0), False),
            ((3, 50, 6), False),
            ((3, 50, 7), True),
            ((3, 51, 2), False),
            ((3, 51, 3), True),
            ((3, 52, 0), True),
            ((4, 0, 0), True),
        ],
    )
    def test_the_write_ahead_log_is_used_only_where_it_loses_nothing(
        self, version: tuple[int, int, int], safe: bool
    ) -> None:
        assert wal_is_safe(version) == safe

    def test_a_newer_library_is_refused(self, store: Store) -> None:
        store.db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        with pytest.raises(StoreError, match=r"library\.db: this library was written by a newer nutgraf"):
            store.again()

    def test_a_database_of_another_program_is_refused_and_left_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE songs (title TEXT)")
        content = path.read_bytes()
        with pytest.raises(StoreError, match="another program"):
            Store(str(path))
        assert path.read_bytes() == content

    def test_another_program_with_a_version_of_its_own_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE songs (title TEXT)")
            other.execute(f"PRAGMA user_version = {schema.VERSION}")
        content = path.read_bytes()
        with pytest.raises(StoreError, match="another program"):
            Store(str(path))
        assert path.read_bytes() == content

    def test_another_program_s_journal_mode_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA journal_mode = WAL")
            other.execute("CREATE TABLE songs (title TEXT)")
        with pytest.raises(StoreError, match="another program"):
            Store(str(path))
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)

    def test_what_is_no_database_is_refused_and_left_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.txt"
        path.write_text("Dear all, " * 500)
        with pytest.raises(StoreError, match=r"letter\.txt: the library cannot be opened: .*not a database"):
            Store(str(path))
        assert path.read_text() == "Dear all, " * 500

    def test_a_folder_in_place_of_the_file(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="cannot be opened"):
            Store(str(tmp_path))

    def test_a_file_where_a_folder_should_be(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(StoreError, match="cannot be opened"):
            Store(str(tmp_path / "file" / "library.db"))


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[sqlite3.Connection], object]], None]:
    """Makes the program one version newer, with this step to it."""

    def make(step: Callable[[sqlite3.Connection], object]) -> None:
        monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION: step})
        monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    return make


Newer = Callable[[Callable[[sqlite3.Connection], object]], None]


class TestMigration:
    def test_an_older_library_is_brought_up_to_date_after_a_copy(self, store: Store, newer: Newer) -> None:
        before, old = dump(store), schema.VERSION
        store.close()
        newer(lambda db: db.execute("ALTER TABLE article ADD COLUMN mood TEXT"))
        again = Store(store.path)
        assert again.db.execute("PRAGMA user_version").fetchone() == (old + 1,)
        assert again.db.execute("SELECT count(mood) FROM article").fetchone() == (0,)
        assert dump(again) == before
        check(again)
        again.close()
        with closing(sqlite3.connect(f"{store.path}.schema-{old}")) as copy:
            assert copy.execute("SELECT count(*) FROM article").fetchone() == (30,)
            assert copy.execute("PRAGMA user_version").fetchone() == (old,)
            assert "mood" not in [row[1] for row in copy.execute("PRAGMA table_info (article)")]

    def test_a_step_that_fails_leaves_the_library_as_it_was(
        self, store: Store, newer: Newer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before, old = dump(store), schema.VERSION
        store.close()

        def fail(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM tag")
            db.execute("ALTER TABLE article ADD COLUMN mood TEXT")
            db.execute("UPDATE nowhere SET one = 1")

        newer(fail)
        with pytest.raises(StoreError, match="no such table"):
            Store(store.path)
        monkeypatch.setattr(schema, "VERSION", old)
        again = Store(store.path)
        assert dump(again) == before
        check(again)
        again.close()
        with closing(sqlite3.connect(f"{store.path}.schema-{old}")) as copy:
            assert copy.execute("SELECT count(*) FROM article").fetchone() == (30,)

    def test_a_library_that_is_up_to_date_is_not_copied(self, store: Store) -> None:
        store.again().close()
        assert sorted(os.listdir(os.path.dirname(store.path))) in (
            ["library.db"],
            ["library.db", "library.db-journal"],
        )
