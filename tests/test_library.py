"""The library: what it holds, its marks and their undoing, its sources read again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from room import article, library, shelf
from test_command import STORY

from articles.article import Article
from articles.library import AT_ONCE, Library, samples
from articles.reading import Unreadable
from articles.sectors import load
from articles.view import Filter


def test_the_samples_are_the_library_of_a_new_reader() -> None:
    kept = Library.of_paths([str(samples())])
    assert len(kept) == len(list(samples().glob("*.txt"))) == 5
    assert not kept.problems


def test_files_and_folders_are_read_in_place(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text(
        "A quiet day\n\nNothing happened in the village on Tuesday, people said.\n"
    )
    (tmp_path / "empty.txt").write_text("")
    kept = Library.of_paths([str(tmp_path)])
    assert len(kept) == 1
    assert [Path(problem.source).name for problem in kept.problems] == ["empty.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"a\xfe.txt"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(STORY.encode() + name)
    kept = Library.of_paths([str(tmp_path)])
    assert len(kept) == 2
    kept.reload()
    assert len(kept) == 2
    names = [os.path.basename(source) for (source,) in kept.store.db.execute("SELECT source FROM article")]
    assert sorted(names) == ["a\\udcfe.txt", "a\\udcff.txt"]
    kept.close()


def test_the_same_bytes_twice_are_one_article() -> None:
    assert len(library([article("one", None), article("one", None)])) == 1


def test_problems_are_kept_apart() -> None:
    kept = library([*shelf(), Unreadable("x.bin", "the file is binary")])
    assert len(kept) == 6
    assert kept.problems == (Unreadable("x.bin", "the file is binary"),)


def test_a_large_folder_opens_with_its_first_articles_and_the_rest_comes_with_a_reload() -> None:
    many = [article(f"story {n}", None) for n in range(AT_ONCE + 20)]
    kept = Library.of(lambda: many)
    assert len(kept) == AT_ONCE
    assert not kept.complete
    kept.reload()
    assert len(kept) == kept.inputs == AT_ONCE + 20
    assert kept.complete


class TestMarks:
    def test_a_mark_counts_what_it_changed(self) -> None:
        kept = library()
        assert kept.mark("read", True, ["wall", "ferry"]) == 2
        assert kept.mark("read", True, ["wall", "quay"]) == 1
        assert kept.unread() == 3

    def test_undo_and_redo_by_step(self) -> None:
        kept = library()
        kept.mark("read", True, ["wall"])
        kept.mark("read", True, ["wall", "ferry"])
        undone = kept.undo()
        assert undone
        assert (undone.ids, undone.after) == (["ferry"], False)
        assert kept.has("read", "wall")
        assert not kept.has("read", "ferry")
        assert kept.redo()
        assert kept.has("read", "ferry")
        assert kept.redo() is None

    def test_a_new_mark_forgets_what_was_undone(self) -> None:
        kept = library()
        kept.mark("star", True, ["wall"])
        kept.undo()
        kept.mark("star", True, ["quay"])
        assert kept.redo() is None
        assert not kept.has("star", "wall")

    def test_opening_is_no_step_that_is_undone(self) -> None:
        kept = library()
        kept.opened("wall")
        assert kept.has("read", "wall")
        assert kept.undo() is None

    def test_rows_show_the_marks_of_the_moment(self) -> None:
        kept = library()
        view = kept.view()
        kept.mark("star", True, ["wall"])
        assert [row.id for row in view.rows(0, 6) if row.star] == ["wall"]


def test_reload_keeps_marks_and_takes_what_came() -> None:
    sources = shelf()[:2]
    kept = Library.of(lambda: list(sources))
    kept.mark("star", True, ["wall"])
    sources.append(article("new", "2025-07-01"))
    kept.reload()
    assert kept.has("star", "wall")
    assert len(kept.view()) == 3


def test_sectors_by_name_with_every_article_that_is_about_them() -> None:
    assert [(sector.id, count) for sector, count in library().sectors()] == [
        ("health", 2),
        ("ports", 3),
        ("schools", 1),
    ]


def test_a_sector_that_no_article_is_about_is_none_of_the_librarys() -> None:
    kept = library()
    kept.remove(["wall", "quay", "pupils"])
    assert [(sector.id, count) for sector, count in kept.sectors()] == [("health", 2), ("ports", 1)]


def test_a_view_knows_where_an_article_stands() -> None:
    view = library().view(Filter(frozenset({"ports"})))
    assert (len(view), view.position("ferry"), view.position("nurses")) == (3, 1, None)


def test_a_sectors_file_of_the_readers_own_files_the_articles(tmp_path: Path) -> None:
    sectors = tmp_path / "sectors.toml"
    sectors.write_text('[[sector]]\nid = "village"\nname = "Village life"\nphrases = ["village", "people"]\n')
    (tmp_path / "one.txt").write_text("A quiet village\n\nNothing happened in the village, people said.\n")
    kept = Library.of_paths([str(tmp_path / "one.txt")], load(sectors))
    assert [sector.name for sector, _ in kept.sectors()] == ["Village life"]


def test_a_reload_that_is_no_longer_wanted_ends_at_once_and_takes_nothing_out() -> None:
    read: list[str] = []

    def one_by_one() -> Iterator[Article]:
        for number in range(300):
            read.append(f"a{number}")
            yield article(f"a{number}", "2025-06-03")

    kept = Library.of(one_by_one)
    read.clear()
    kept.reload(wanted=lambda: len(read) <= 20)
    assert len(read) == 21
    assert len(kept) == 100
    assert not kept.complete
    kept.reload()
    assert len(kept) == 300
    assert kept.complete
