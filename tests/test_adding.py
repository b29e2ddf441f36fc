"""Files and folders into the library, in one process or several: what comes in, and that nothing is lost."""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from adds import TEXT, add, lines, only, outcomes
from stores import check, dump
from test_command import STORY, nutgraf

from articles.intake import Added, Reader
from articles.reading.stream import Stream
from articles.store import Store
from articles.store.marks import Marks


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store") / "library.db"))


class TestStream:
    def test_it_gives_what_a_file_gives(self) -> None:
        data = b"one\n\n" + b"x" * 50_000 + b"\nlast" * 2
        for most in (1, 3, 4, 40_000, 90_000):
            stream, file = stream_of(data), BytesIO(data)
            while line := file.readline(most):
                assert not stream.pauses(0, most)
                assert stream.readline(most) == line
            assert stream.readline(most) == b""
            stream, file = stream_of(data), BytesIO(data)
            assert [stream.readline(9), stream.read(most), stream.read(99_999), stream.read(1)] == [
                file.readline(9), file.read(most), file.read(), b"",
            ]  # fmt: skip

    def test_it_pauses_where_no_whole_line_is_there(self) -> None:
        reading, writing = os.pipe()
        stream = Stream(reading)
        assert stream.pauses(0, 9)
        os.write(writing, b"one\ntw")
        assert not stream.pauses(0, 9)
        assert stream.readline(9) == b"one\n"
        assert stream.pauses(0, 9)
        assert not stream.pauses(0, 2)
        os.write(writing, b"o\n")
        assert not stream.pauses(0, 9)
        os.close(writing)
        assert [stream.readline(9), stream.readline(9)] == [b"two\n", b""]
        os.close(reading)


def stream_of(data: bytes) -> Stream:
    """A stream of these bytes, fewer than a pipe holds, that has ended."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    return Stream(reading)


class TestFiles:
    def test_a_folder_is_added_once(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY.replace("Town", "City"))
        assert outcomes(add(store, tmp_path)) == ["added", "added"]
        before = dump(store)
        assert outcomes(add(store, tmp_path)) == ["same", "same"]
        assert dump(store) == before
        check(store)

    def test_what_is_there_is_not_read_again(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        lines(tmp_path, {"text": TEXT}, {"text": TEXT, "id": "b", "sectors": [{"id": "x"}]})
        add(store, tmp_path)
        monkeypatch.setattr(Reader, "_read", lambda *_: pytest.fail("was read"))
        assert outcomes(add(store, tmp_path)) == ["same"] * 3

    def test_a_changed_file_keeps_its_id_and_marks(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (first,) = add(store, tmp_path)
        assert isinstance(first, Added)
        store.db.execute("UPDATE article SET star = 1")
        (tmp_path / "a.txt").write_text(STORY.replace("keeps", "sells"))
        assert add(store, tmp_path) == [first._replace(outcome="changed")]
        assert only(store).title == "Town sells its library"
        assert store.db.execute("SELECT star FROM article").fetchone() == (1,)
        check(store)

    def test_the_same_bytes_elsewhere_are_the_same_article(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY)
        assert outcomes(add(store, tmp_path)) == ["added", "same"]
        assert outcomes(add(store, tmp_path)) == ["same", "same"]

    def test_a_path_is_the_file_it_names_from_wherever_it_is_added(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("north", "south"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "a.txt").write_text(STORY.replace("Town", name))
        monkeypatch.chdir(tmp_path / "north")
        assert outcomes(add(store, "a.txt", "../south")) == ["added", "added"]
        monkeypatch.chdir(tmp_path / "south")
        assert outcomes(add(store, "./a.txt")) == ["same"]
        (tmp_path / "south" / "a.txt").write_text(STORY.replace("Town", "West"))
        (changed,) = add(store, "a.txt")
        assert isinstance(changed, Added)
        assert (changed.source, changed.outcome) == (str(tmp_path / "south" / "a.txt"), "changed")
        assert len(store) == 2

    @pytest.mark.parametrize("first", ["a.txt", "b.txt"])
    def test_a_file_that_changes_leaves_the_text_to_another_that_holds_it_still(
        self, first: str, store: Store, tmp_path: Path
    ) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY)
        (known, _) = add(store, tmp_path / first, tmp_path)[:2]
        assert isinstance(known, Added)
        store.db.execute("UPDATE article SET star = 1")
        (tmp_path / first).write_text(STORY.replace("keeps", "sells"))
        assert {"changed", "added"} <= set(outcomes(add(store, tmp_path)))
        assert outcomes(add(store, tmp_path)) == ["same", "same"]
        titles = dict(store.db.execute("SELECT source, headline FROM article"))
        assert titles.pop(str(tmp_path / first)) == "Town sells its library"
        assert list(titles.values()) == ["Town keeps its library"]
        starred = store.db.execute("SELECT id, source FROM article WHERE star = 1").fetchall()
        assert starred == [(known.id, str(tmp_path / first))]
        (tmp_path / first).write_text(STORY.replace("keeps", "mends"))
        assert sorted(outcomes(add(store, tmp_path))) == ["changed", "same"]
        check(store)

    def test_what_was_added_as_json_is_the_file_that_it_was_printed_of(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        printed = nutgraf("--summary", "--format", "json", str(tmp_path / "a.txt")).stdout.decode()
        (known,) = add(store, lines(tmp_path, {**json.loads(printed), "source": "elsewhere/a.txt"}))
        assert isinstance(known, Added)
        assert add(store, tmp_path / "a.txt") == [Added(known.id, str(tmp_path / "a.txt"), "changed")]

    def test_a_file_that_was_taken_out_comes_back_as_the_article_that_it_was(
        self, store: Store, tmp_path: Path
    ) -> None:
        marks = Marks(store)
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY.replace("Town", "City"))
        first, _ = add(store, tmp_path)
        assert isinstance(first, Added)
        marks.mark("star", True, [first.id])
        marks.remove([first.id])
        (tmp_path / "a.txt").write_text(STORY.replace("keeps", "sells"))
        assert add(store, tmp_path / "a.txt") == [first]
        assert not marks.has("star", first.id)
        marks.undo()
        assert len(store) == 2
        assert marks.has("star", first.id)
        assert add(store, tmp_path / "a.txt") == [first._replace(outcome="changed")]
        assert [title for (title,) in store.db.execute("SELECT headline FROM article ORDER BY source")] == [
            "Town sells its library", "City keeps its library",
        ]  # fmt: skip
        check(store)

    def test_the_id_of_what_was_taken_out_may_be_another_ones_by_now(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (first,) = add(store, tmp_path)
        assert isinstance(first, Added)
        Marks(store).remove([first.id])
        (tmp_path / "a.txt").write_text(STORY.replace("keeps", "sells"))
        same_id = lines(tmp_path, {"id": first.id, "text": "Else."})
        assert outcomes(add(store, tmp_path / "a.txt", same_id)) == ["added", "changed"]
        assert only(store).text == "Else."
        other = Store(f"{store.path}-2")
        add(other, tmp_path / "a.txt")
        Marks(other).remove(other.ids_beginning("", 1))
        assert outcomes(add(other, same_id, tmp_path / "a.txt")) == ["added", "added"]
        check(other)

    def test_quotations_are_looked_for_or_not_and_later(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (one,) = add(store, tmp_path, quotes=False)
        assert isinstance(one, Added)
        assert store.quoted(one.id) is None
        assert add(store, tmp_path) == [one._replace(outcome="same")]
        found = store.quoted(one.id)
        assert found
        assert [quote.speaker for quote in found.quotes] == ["Jane Hill"]
        check(store)

    def test_it_is_told_by_the_id_that_it_has_in_the_library(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (first,) = add(store, tmp_path, quotes=False)
        assert isinstance(first, Added)
        (tmp_path / "a.txt").write_text(STORY.replace("keeps", "sells"))
        assert add(store, tmp_path, quotes=False) == [first._replace(outcome="changed")]
        assert add(store, tmp_path) == [first._replace(outcome="same")]
        assert store.quoted(first.id)

    def test_a_sector_that_is_asked_for(self, store: Store, tmp_path: Path) -> None:
        from articles.article import Sector

        (tmp_path / "a.txt").write_text(STORY)
        add(store, tmp_path, sectors=(Sector("towns", "Towns", True, 0.0),))
        assert [(sector.id, count) for sector, count in store.sectors()] == [("towns", 1)]

    def test_what_cannot_be_read_is_told_in_its_place(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.bin").write_bytes(bytes(range(256)))
        found = add(store, tmp_path / "none.txt", tmp_path)
        assert outcomes(found) == ["unreadable", "added", "unreadable"]
        assert str(found[0][0]).endswith("none.txt")

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
    def test_a_name_that_is_no_text(self, store: Store, tmp_path: Path) -> None:
        for name in (b"a\xff.txt", b"a\xfe.txt"):
            with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
                file.write(STORY.encode() + name)
        assert outcomes(add(store, tmp_path)) == ["added", "added"]
        assert outcomes(add(store, tmp_path)) == ["same", "same"]
        check(store)
