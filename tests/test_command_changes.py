"""The commands that change the library, or take it elsewhere, as users run them: mark, export and remove."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commands import ids, objects, printed, three_articles
from stores import check
from test_command import STORY, nutgraf

from articles.store import Store


@pytest.fixture
def library(own_library: str) -> Store:
    return three_articles(own_library)


class TestMark:
    def test_how_many_changed(self, library: Store) -> None:
        assert printed("mark", "--read", "ferry", "snow") == "2 marked read\n"
        assert printed("mark", "--read", "ferry") == "0 marked read\n"
        assert ids("is:unread") == ["fe-wall"]
        assert printed("mark", "--unread", "ferry") == "1 marked unread\n"
        check(library)

    def test_many_things_at_once_on_all_that_a_query_takes(self, library: Store) -> None:
        assert printed("mark", "--query", "is:unread wall", "--read", "--tag", "t", "--note", "n", "--star") == (
            "2 marked read\n2 starred\n2 tagged “t”\n2 noted\n"
        )
        assert sorted(ids("tag:t is:starred is:noted is:read")) == ["fe-wall", "ferry"]
        assert printed("mark", "--untag", "T", "--unstar", "--query", "tag:t").endswith("2 no longer tagged “T”\n")
        assert [printed("mark", "--undo") for _ in range(2)] == [
            "tag “t” given to 2 articles\n", "2 starred\n",
        ]  # fmt: skip
        check(library)

    def test_undo_and_redo(self, library: Store) -> None:
        printed("mark", "--read", "ferry")
        assert printed("mark", "--undo") == "1 marked unread\n"
        assert len(ids("is:unread")) == 3
        assert printed("mark", "--redo") == "1 marked read\n"
        assert ids("is:read") == ["ferry"]
        printed("mark", "--redo", code=1, said=b"nutgraf: there is nothing to do again\n")

    def test_corrections(self, library: Store) -> None:
        corrections = ["--title", "New words", "--date", "2020-01", "--sectors", "Health care,Harbour"]
        told = "nutgraf: “Harbour” is a new sector\n".encode()
        assert printed("mark", *corrections, "ferry", said=told) == "1 corrected\n"
        (one,) = objects("list", "--format", "json", "before:2021")
        assert (one["title"], one["published"]) == ("New words", "2020-01")
        assert [sector["id"] for sector in one["sectors"]] == ["health-care", "harbour"]
        printed("mark", "--date", "none", "ferry")
        assert sorted(ids("is:undated")) == ["ferry", "snow"]
        printed("mark", "--undo")
        printed("mark", "--undo")
        assert ids() == ["ferry", "fe-wall", "snow"]
        check(library)

    @pytest.mark.parametrize(
        "wrong",
        [["--date", "soon", "ferry"], ["--sectors", " , ", "ferry"], ["--note", " ", "ferry"], ["--tag", "", "ferry"],
         ["ferry"], ["--read"], ["--read", "--query", "wall", "ferry"], ["--read", "--unread", "ferry"],
         ["--date", "2024-99", "ferry"], ["--date", "", "ferry"], ["--date", "2023-10-11\x1b08:30", "ferry"],
         ["--query", " ", "--read"], ["--star", "--tag", "a\nb", "ferry"], ["--star", "--note", " ", "ferry"],
         ["--undo", "ferry"], ["--undo", "--star"], ["--undo", "--redo"], ["--redo", "--query", "wall"],
         ["--sectors", "&", "ferry"]],
    )  # fmt: skip
    def test_wrong_use_changes_nothing(self, wrong: list[str], library: Store) -> None:
        done = nutgraf("mark", *wrong)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"Traceback" not in done.stderr
        printed("mark", "--undo", code=1, said=b"nutgraf: there is nothing to undo\n")

    def test_sectors_are_those_there_are_and_a_new_one_is_told(self, library: Store) -> None:
        printed("mark", "--sectors", "health,TOWN", "ferry")
        (one,) = objects("list", "--format", "json", "ferry")
        assert [sector["name"] for sector in one["sectors"]] == ["Health care", "Towns"]
        printed("mark", "--sectors", "Helth", "ferry", said="nutgraf: “Helth” is a new sector\n".encode())
        printed("mark", "--sectors", "none", "ferry")
        (one,) = objects("list", "--format", "json", "ferry")
        assert one["sectors"] == []
        printed("mark", "--sectors", "Toys", "snow", said="nutgraf: “Toys” is a new sector\n".encode())
        done = nutgraf("mark", "--sectors", "to", "ferry")
        assert done.returncode == 2
        assert b"may be" in done.stderr
        check(library)

    def test_a_wrong_id_does_not_stop_the_others(self, library: Store) -> None:
        done = nutgraf("mark", "--star", "nothing", "ferry")
        assert (done.returncode, done.stdout) == (1, b"1 starred\n")
        assert "no article has the id “nothing”" in done.stderr.decode()


class TestExport:
    def test_it_comes_back_whole(self, library: Store, tmp_path: Path) -> None:
        printed("mark", "--star", "--read", "--tag", "sea", "--note", "Ask.", "ferry")
        printed("mark", "--title", "Corrected", "--date", "2021-03-04", "fe-wall")
        first = printed("export")
        other = ["--library", str(tmp_path / "other.db")]
        assert printed("add", "--drop-samples", *other, "-", stdin=first.encode(), said=b"nutgraf: 5 sample articles "
                       b"taken out; nutgraf mark --undo puts them back\n") == "3 added\n"  # fmt: skip
        assert printed("export", *other) == first
        check(Store(other[1]))

    def test_corrections_come_back_as_such(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        file, other = str(tmp_path / "a.txt"), ["--library", str(tmp_path / "other.db")]
        nutgraf("add", "--drop-samples", file)
        (read,) = objects("export")
        nutgraf("mark", "--title", "New", "--date", "2021-03", "--sectors", "Harbour", "--query", "library")
        (told,) = objects("export")
        before = {name: read[name] for name in ("title", "published", "sectors")}
        assert (told["title"], told["published"], told["as_read"]) == ("New", "2021-03", before)
        printed("export", "--output", str(tmp_path / "e.jsonl"))
        nutgraf("add", "--drop-samples", *other, str(tmp_path / "e.jsonl"))
        assert objects("export", *other) == [told]
        check(Store(other[1]))
        assert printed("add", *other, file) == "1 changed\n"
        assert objects("export", *other) == [told]
        printed("mark", *other, "--title", "Mine", "--query", "library")
        assert printed("add", *other, str(tmp_path / "e.jsonl")) == "1 changed\n"
        assert [one["title"] for one in objects("export", *other)] == ["Mine"]
        check(Store(other[1]))

    def test_the_samples_too(self, tmp_path: Path) -> None:
        first = printed("export")
        assert len(first.splitlines()) == 5
        other = ["--library", str(tmp_path / "other.db")]
        assert printed("add", "--no-quotes", *other, "-", stdin=first.encode()) == "5 changed\n"
        assert printed("export", *other) == first

    def test_a_file_is_replaced_when_all_is_written(self, library: Store, tmp_path: Path) -> None:
        target = tmp_path / "out.jsonl"
        target.write_text("old")
        done = nutgraf("export", "is:unraed", "--output", str(target))
        assert (done.returncode, target.read_text()) == (2, "old")
        assert printed("export", "--output", str(target)) == ""
        assert target.read_text() == printed("export")
        assert list(tmp_path.iterdir()) == [target]
        done = nutgraf("export", "--output", str(tmp_path / "none" / "out.jsonl"))
        assert done.returncode == 2
        assert b"cannot be written: no such file or directory" in done.stderr

    def test_only_what_a_query_takes_as_markdown(self, library: Store) -> None:
        text = printed("export", "--format", "markdown", "wall")
        assert [line for line in text.splitlines() if line.startswith("# ")] == [
            "# Ferry stays in port", "# Harbour wall is mended",
        ]  # fmt: skip

    def test_notes_with_their_citations(self, library: Store) -> None:
        from articles.store.marks import Marks

        printed("export", "--notes", code=1, said=b"nutgraf: nothing is noted in these articles\n")
        Marks(library).add_note("ferry", "Which one?", 4, 9)
        Marks(library).add_note("snow", "Cold.")
        text = printed("export", "--notes", "--format", "markdown")
        assert text.startswith(
            "## 17 May 2024 · Ferry stays in port · The Daily\n\n*news/ferry.txt*\n\n> ferry\n\nWhich one?"
        )
        first, second = objects("export", "--notes")
        assert (first["id"], first["passage"], first["words"], first["start"]) == ("ferry", "ferry", "Which one?", 4)
        assert (second["id"], second["passage"], second["published"]) == ("snow", None, None)
        assert len(objects("export", "--notes", "wall")) == 1

    def test_a_file_stays_as_it_was_where_nothing_is_written(self, library: Store, tmp_path: Path) -> None:
        kept = tmp_path / "kept.jsonl"
        printed("export", "--output", str(kept))
        before = kept.read_bytes()
        said = f"nutgraf: no article matches; {kept} is left as it was\n".encode()
        printed("export", "--output", str(kept), "tag:none", code=1, said=said)
        assert kept.read_bytes() == before
        assert os.listdir(tmp_path) == ["kept.jsonl"]


class TestRemove:
    def test_it_can_be_undone(self, library: Store) -> None:
        printed("mark", "--star", "ferry")
        assert printed("remove", "ferry") == "1 article taken out; nutgraf mark --undo puts it back\n"
        assert ids() == ["fe-wall", "snow"]
        assert printed("mark", "--undo") == "1 article put back\n"
        assert ids("is:starred") == ["ferry"]
        check(library)

    def test_all_that_a_query_takes(self, library: Store) -> None:
        assert printed("remove", "--query", "wall").startswith("2 articles taken out")
        assert printed("remove", "--query", "wall", code=1) == "nothing taken out\n"
        assert ids() == ["snow"]
        check(library)

    @pytest.mark.parametrize("wrong", [[], ["--query", ""], ["--samples", "ferry"], ["--query", "wall", "ferry"]])
    def test_what_to_take_out_has_to_be_said(self, wrong: list[str], library: Store) -> None:
        assert nutgraf("remove", *wrong).returncode == 2
        assert len(library) == 3
