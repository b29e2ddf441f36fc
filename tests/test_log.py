"""The log: everything that comes is an article, a known one, or a line that says what was wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from adds import TEXT, add, lines, outcomes
from commands import objects, printed
from stores import new_store
from test_command import nutgraf

from articles.store import Store, arrivals
from articles.store.arrivals import Arriving, Refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, a file without words, and JSON Lines of one article, one line that is none, and one cut short."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TEXT)
    (news / "b.txt").write_text(f"Another day.\n\n{TEXT}")
    (news / "empty.txt").write_text("")
    lines(news, {"id": "x", "text": TEXT}, {"text": 3}, '{"text": "cut')
    return news


def sums(store: Store) -> list[tuple[int, ...]]:
    """Added, changed, same, folded and unreadable of each arrival, latest first."""
    return [(one.added, one.changed, one.same, one.folded, one.unreadable) for one in arrivals.arrivals(store.db)]


class TestArrivals:
    def test_names_that_are_no_text_are_written_out(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        arriving = Arriving("add b\udcffd")
        arriving.refuse("b\udcffd", "no \ud800")
        with store.transaction() as db:
            arriving.write(db)
        (arrival,) = arrivals.arrivals(store.db)
        assert arrival.what == "add b\\udcffd"
        assert list(arrivals.refused(store.db, arrival.num)) == [Refused("b\\udcffd", "no \\ud800")]

    def test_everything_that_came_is_counted_with_what_became_of_it(self, tmp_path: Path, folder: Path) -> None:
        store = new_store(tmp_path)
        found = add(store, folder)
        assert sorted(outcomes(found)) == ["added"] * 3 + ["unreadable"] * 3
        assert sums(store) == [(3, 0, 0, 0, 3)]
        assert len(store) == 3

    def test_what_could_not_be_read_is_told_with_its_place_and_reason(self, tmp_path: Path, folder: Path) -> None:
        store = new_store(tmp_path)
        add(store, folder)
        (arrival,) = arrivals.arrivals(store.db)
        told = list(arrivals.refused(store.db, arrival.num))
        assert [Path(one.source).name for one in told] == ["empty.txt", "news.jsonl, line 2", "news.jsonl, line 3"]
        assert told[0].reason == "the file is empty"

    def test_the_second_time_tells_what_changed_since(self, tmp_path: Path, folder: Path) -> None:
        store = new_store(tmp_path)
        add(store, folder)
        (folder / "a.txt").write_text(f"{TEXT} More.")
        add(store, folder)
        assert sums(store)[0] == (0, 1, 2, 0, 3)

    def test_a_time_when_all_was_as_before_is_not_kept(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        (tmp_path / "a.txt").write_text(TEXT)
        for _ in range(3):
            add(store, tmp_path / "a.txt")
        assert sums(store) == [(1, 0, 0, 0, 0)]

    def test_in_many_batches_and_processes_the_numbers_add_up(self, tmp_path: Path) -> None:
        store = new_store(tmp_path)
        rows = [{"id": str(n), "text": f"{TEXT} {n}"} if n % 7 else {"text": n} for n in range(1, 1501)]
        found = add(store, lines(tmp_path, *rows), workers=2, quotes=False)
        assert sums(store) == [(len(store), 0, 0, 0, 1500 - len(store))]
        assert len(found) == 1500

    def test_old_ones_make_room(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(arrivals, "KEPT", 2)
        monkeypatch.setattr(arrivals, "KEPT_LINES", 1)
        store = new_store(tmp_path)
        for number in range(4):
            arriving = Arriving(f"time {number}")
            arriving.refuse("a", "first")
            arriving.refuse("b", "second")
            with store.transaction() as db:
                arriving.write(db)
        kept = arrivals.arrivals(store.db)
        assert [arrival.what for arrival in kept] == ["time 3", "time 2"]
        assert list(arrivals.refused(store.db, kept[0].num)) == [Refused("a", "first"), Refused("b", "second")]
        assert list(arrivals.refused(store.db, kept[1].num)) == [Refused("b", "second")]


class TestCommand:
    def test_for_people_and_programs(self, own_library: str, folder: Path) -> None:
        assert nutgraf("add", "--drop-samples", str(folder)).returncode == 1
        (sums, line, *others) = printed("log").splitlines()
        assert sums.split("\t")[1:] == [f"add {folder}", "3 added, 3 could not be read"]
        assert line.split("\t")[1:] == [str(folder / "empty.txt"), "the file is empty"]
        assert len(others) == 2
        (arrival,) = objects("log", "--format", "json")
        assert arrival["what"] == f"add {folder}"
        assert (arrival["added"], arrival["unreadable"], len(arrival["refused"])) == (3, 3, 3)

    def test_many_paths_are_named_in_short(self, own_library: str, tmp_path: Path) -> None:
        paths = [tmp_path / f"{number}.txt" for number in range(5)]
        for path in paths:
            path.write_text(f"{TEXT} {path.name}")
        nutgraf("add", *map(str, paths))
        (arrival,) = objects("log", "--format", "json")
        assert arrival["what"] == f"add {paths[0]} {paths[1]} {paths[2]} and 2 more"

    def test_foreign_text_in_names_is_made_safe(self, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a\x1b[2Jb.txt").write_text("")
        nutgraf("add", str(tmp_path))
        told = nutgraf("log").stdout + nutgraf("log", "--format", "json").stdout
        assert b"\x1b" not in told
        assert json.loads(told.splitlines()[-1])["refused"][0]["source"].endswith("a\x1b[2Jb.txt")

    def test_before_anything_came_it_says_so(self, own_library: str) -> None:
        assert b"nothing came into this library yet" in nutgraf("log").stderr
