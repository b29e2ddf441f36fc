"""The library file: how it is opened, its version and how it is brought up to date, and what is no library."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stores import check, dump, new_store

from articles.store import Store, StoreError, schema
from articles.store.schema import wal_is_safe


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path, 30)
    yield opened
    opened.close()


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

    def test_a_newer_library_names_the_copy_that_this_version_can_read(self, store: Store) -> None:
        store.db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        for version in (schema.VERSION - 1, schema.VERSION, schema.VERSION + 1):
            Path(f"{store.path}.schema-{version}").touch()
        with pytest.raises(StoreError) as refused:
            store.again()
        assert str(refused.value).endswith(f"NUTGRAF_LIBRARY={store.path}.schema-{schema.VERSION}")

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


NEW_IN_2 = ("entry", "teaser", "feed", "refused", "arrival", "copy", "apart", "sketch", "example", "model")


class TestMigration:
    def test_the_first_version(self, store: Store) -> None:
        before = dump(store)
        for table in NEW_IN_2:
            store.db.execute(f"DROP TABLE {table}")
        store.db.execute("DROP INDEX body_edited")
        store.db.execute("UPDATE body SET data = x'00' WHERE article = (SELECT min(article) FROM body)")
        (damaged,) = store.db.execute("SELECT min(article) FROM body").fetchone()
        store.db.execute("PRAGMA user_version = 1")
        store.close()
        again = Store(store.path)
        assert again.db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        sketches = [row for row in before["sketch"] if row[1] != damaged]
        assert sketches
        assert again.db.execute("SELECT * FROM sketch ORDER BY run, article").fetchall() == sorted(sketches)
        again.close()

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

    def test_an_earlier_copy_is_not_overwritten(self, store: Store, newer: Newer) -> None:
        old = schema.VERSION
        Path(f"{store.path}.schema-{old}").write_text("an earlier copy")
        store.close()
        newer(lambda db: db.execute("ALTER TABLE article ADD COLUMN mood TEXT"))
        Store(store.path).close()
        assert Path(f"{store.path}.schema-{old}.earlier").read_text() == "an earlier copy"
        with closing(sqlite3.connect(f"{store.path}.schema-{old}")) as copy:
            assert copy.execute("SELECT count(*) FROM article").fetchone() == (30,)

    def test_a_copy_that_fails_leaves_the_library_as_it_was_and_no_part_of_a_copy(
        self, store: Store, newer: Newer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before, old = dump(store), schema.VERSION
        store.close()

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as during:
            newer(lambda db: db.execute("ALTER TABLE article ADD COLUMN mood TEXT"))
            during.setattr("articles.store.schema.os.replace", full)
            with pytest.raises(StoreError, match=r"could not be brought up to date, and stays as it was: .*No space"):
                Store(store.path)
        monkeypatch.setattr(schema, "VERSION", old)
        again = Store(store.path)
        assert dump(again) == before
        again.close()
        assert not [name for name in os.listdir(os.path.dirname(store.path)) if "schema" in name]

    def test_a_step_for_which_there_is_no_room_fails_whole(
        self, store: Store, newer: Newer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before, old = dump(store), schema.VERSION
        store.close()

        def fill(db: sqlite3.Connection) -> None:
            db.execute("PRAGMA max_page_count = 1")
            db.execute("INSERT INTO state VALUES ('long', zeroblob(1000000))")

        newer(fill)
        with pytest.raises(StoreError, match=r"stays as it was: database or disk is full"):
            Store(store.path)
        monkeypatch.setattr(schema, "VERSION", old)
        again = Store(store.path)
        assert dump(again) == before
        again.close()

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


@pytest.mark.parametrize("statement", ["INSERT INTO state VALUES ('long', zeroblob(1000000))", "INSERT INTO nowhere"])
def test_a_change_that_fails_says_why_and_the_next_one_can_be_made(tmp_path: Path, statement: str) -> None:
    """A disk that is full ends the transaction, another error does not."""
    store = new_store(tmp_path, 3)
    store.db.execute("PRAGMA max_page_count = 1")  # no more than there are
    with pytest.raises(sqlite3.OperationalError, match=r"full|syntax|incomplete"), store.transaction() as db:
        db.execute(statement)
    with store.transaction() as db:
        db.execute("INSERT INTO state VALUES ('short', '1')")
    store.close()
