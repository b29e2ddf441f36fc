"""The commands on the library as users run them: list, search, show, mark, export and remove."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from stores import check
from test_command import HOSTILE, ROOT, nutgraf

from articles.store import Store

FERRY = {
    "id": "ferry", "title": "Ferry stays in port", "published": "2024-05-17", "publisher": "The Daily",
    "sectors": [{"id": "sea", "name": "Sea and ports"}], "source": "news/ferry.txt",
    "text": "The ferry stays in port. “Nobody asked us,” said Ana Reyes, a fisher.\n\nThe wall held in the night.",
}  # fmt: skip
WALL = {
    "id": "fe-wall", "title": "Harbour wall is mended", "published": "2023-02", "source": "news/wall.txt",
    "sectors": [{"id": "sea", "name": "Sea and ports"}, {"id": "towns", "name": "Towns"}],
    "text": "The wall in the port is mended. “It will hold,” said Tom Hill, the harbour master.",
}  # fmt: skip
SNOW: dict[str, Any] = {
    "id": "snow",
    "title": None,
    "sectors": [],
    "text": "Snow fell on the valley. Trains stood still.",
    "source": "x",
}

COMMANDS = ("list", "search", "show", "mark", "export", "remove")


@pytest.fixture
def library(own_library: str) -> Store:
    """A library of three articles, two of them dated."""
    add(FERRY, WALL, SNOW)
    store = Store(own_library)
    store.db.execute("DELETE FROM journal")  # that the samples were taken out is no step of these tests
    return store


def add(*objects: dict[str, Any]) -> None:
    done = nutgraf("add", "--drop-samples", "-", stdin="\n".join(map(json.dumps, objects)).encode())
    assert done.returncode == 0, done.stderr


def printed(*arguments: str, code: int = 0, stdin: bytes = b"", said: bytes = b"") -> str:
    """What a command prints; stderr says this and no more."""
    done = nutgraf(*arguments, stdin=stdin)
    assert (done.returncode, done.stderr) == (code, said)
    return done.stdout.decode()


def objects(*arguments: str, stdin: bytes = b"") -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed(*arguments, stdin=stdin).splitlines()]


def ids(*arguments: str) -> list[str]:
    return [line.partition("\t")[0] for line in printed("list", *arguments).splitlines()]


def on_a_terminal(*arguments: str, columns: int = 60) -> str:
    """What a command shows there."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "tui", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # the other end is closed by then
        while data := os.read(ours, 65536):
            shown += data
    process.wait()
    os.close(ours)
    return shown.decode()


class TestList:
    def test_columns_between_tabs_newest_first_undated_last(self, library: Store) -> None:
        assert printed("list").splitlines() == [
            "ferry\t2024-05-17\tSea and ports\t●\tFerry stays in port",
            "fe-wall\t2023-02\tSea and ports\t●\tHarbour wall is mended",
            "snow\t\t\t●\tSnow fell on the valley. Trains stood still.",
        ]

    def test_json_has_what_the_list_knows(self, library: Store) -> None:
        printed("mark", "--tag", "b", "--tag", "a", "--star", "--read", "--note", "Why?", "fe-wall")
        assert objects("list", "--format", "json")[1] == {
            "id": "fe-wall",
            "title": "Harbour wall is mended",
            "published": "2023-02",
            "sectors": [{"id": "sea", "name": "Sea and ports"}, {"id": "towns", "name": "Towns"}],
            "source": "news/wall.txt",
            "read": True,
            "starred": True,
            "tags": ["a", "b"],
            "notes": 1,
        }

    @pytest.mark.parametrize(
        ("arguments", "found"),
        [
            (["wall"], ["ferry", "fe-wall"]),
            (["wall", "port", "after:2024"], ["ferry"]),
            (["--sector", "towns"], ["fe-wall"]),
            (["--sector", "seaand"], ["ferry", "fe-wall"]),
            (["--since", "2024"], ["ferry"]),
            (["--until", "2023-12", "wall"], ["fe-wall"]),
            (["--limit", "1"], ["ferry"]),
            (["--limit", "99"], ["ferry", "fe-wall", "snow"]),
            (["--sort", "title"], ["ferry", "fe-wall", "snow"]),
            (["--sort", "title", "--oldest-first"], ["snow", "fe-wall", "ferry"]),
            (["--oldest-first"], ["fe-wall", "ferry", "snow"]),
            (["is:undated"], ["snow"]),
            (["NOT", "wall"], ["snow"]),
            (["--", "-wall"], ["snow"]),
        ],
    )
    def test_choosing_and_sorting(self, arguments: list[str], found: list[str], library: Store) -> None:
        assert ids(*arguments) == found

    def test_a_terminal_has_columns_that_fit(self, library: Store) -> None:
        lines = on_a_terminal("list", columns=70).splitlines()
        assert lines[0].startswith("\x1b[2mferry ")
        assert "\x1b[1mFerry stays in…\x1b[0m" in lines[0]

    def test_more_than_a_page_comes_whole(self, own_library: str) -> None:
        add(*({"id": f"a{n}", "text": f"Word {n}.", "sectors": [], "published": "2024"} for n in range(1203)))
        assert sorted(ids("word")) == sorted(ids()) == sorted(f"a{n}" for n in range(1203))

    def test_a_new_library_holds_the_samples(self) -> None:
        assert len(ids()) == 5


class TestSearch:
    def test_hits_with_the_words_in_their_context(self, library: Store) -> None:
        first, second, third = printed("search", "wall", "night").splitlines()
        assert (first, second) == ("Ferry stays in port", "● · 17 May 2024 · Sea and ports · ferry")
        assert third.startswith("  …")
        assert third.endswith("The wall held in the night.")

    def test_json_has_the_places(self, library: Store) -> None:
        (one,) = objects("search", "--format", "json", "port", "asked")
        assert (one["id"], one["notes"]) == ("ferry", 0)
        assert [one["title"][start:end] for start, end in one["title_spans"]] == ["port"]
        snippet = one["snippet"]
        assert [snippet["text"][start:end] for start, end in snippet["spans"]] == ["port", "asked"]

    def test_ranked_has_the_headline_before_the_text(self, library: Store) -> None:
        assert [one["id"] for one in objects("search", "--format", "json", "wall")] == ["ferry", "fe-wall"]
        assert [one["id"] for one in objects("search", "--format", "json", "--ranked", "wall")] == ["fe-wall", "ferry"]
        assert len(objects("search", "--format", "json", "--ranked", "--limit", "1", "wall")) == 1
        assert len(objects("search", "--format", "json", "--ranked", "is:unread")) == 3

    def test_words_are_lit_on_a_terminal(self, library: Store) -> None:
        assert "\x1b[1;33mwall\x1b[0m" in on_a_terminal("search", "wall")
        assert "\x1b" not in printed("search", "wall")

    def test_nothing_found_is_a_line(self, library: Store) -> None:
        assert printed("search", "xyzzy", code=1, said="nutgraf: nothing found for “xyzzy”\n".encode()) == ""

    @pytest.mark.parametrize("command", ["search", "list", "export"])
    def test_a_wrong_query_points_at_the_place(self, command: str, library: Store) -> None:
        done = nutgraf(command, "wall", "is:unraed", "port")
        assert (done.returncode, done.stdout) == (2, b"")
        lines = done.stderr.decode().splitlines()
        assert lines[0].startswith("nutgraf: “is:unraed” is no condition: did you mean is:unread?")
        assert lines[1] == "  wall is:unraed port"
        assert lines[1][lines[2].index("^") : lines[2].rindex("^") + 1] == "unraed"

    @pytest.mark.parametrize("query", ['"', "(((", "source:", "\x1b]0;x\x07:", "a" * 20_000, "日本 is:x", "\t\tis:x"])
    def test_any_query_is_answered_with_few_lines(self, query: str, library: Store) -> None:
        done = nutgraf("search", query)
        assert done.returncode in (0, 1, 2)
        assert done.stderr.count(b"\n") <= 3
        assert len(done.stderr) < 1000 + len(query.encode()) * (len(query) < 100)
        assert b"Traceback" not in done.stderr
        assert not {0x1B, 0x07} & set(done.stderr)


class TestShow:
    def test_the_whole_article_with_marks_and_notes(self, library: Store) -> None:
        printed("mark", "--star", "--tag", "sea", "--note", "Ask the fishers.", "ferry")
        text = printed("show", "ferry")
        assert text.startswith(
            "Ferry stays in port\n17 May 2024 · Sea and ports · The Daily\n● unread · ★ starred · tags: sea"
        )
        for words in ("The wall held in the night.", "Summary by nutgraf", "Ana Reyes", "Notes", "Ask the fishers. ("):
            assert words in text

    def test_markdown_and_json(self, library: Store) -> None:
        text = printed("show", "--format", "markdown", "ferry")
        assert text.startswith("# Ferry stays in port\n\n*17 May 2024")
        assert "\nThe wall held in the night.\n" in text
        (one,) = objects("show", "--format", "json", "ferry")
        assert (one["text"], one["read"], one["tags"]) == (FERRY["text"], False, [])
        assert [quote["speaker"] for quote in one["quotes"]] == ["Ana Reyes"]
        assert one["summary"]["sentences"]

    def test_the_beginning_of_an_id_will_do_if_it_is_one(self, library: Store) -> None:
        assert objects("show", "--format", "json", "fer")[0]["id"] == "ferry"
        done = nutgraf("show", "fe", "nothing", "snow")
        assert done.returncode == 1
        assert done.stderr.decode().splitlines() == [
            "nutgraf: several articles have ids that begin with “fe”: fe-wall, ferry",
            "nutgraf: no article has the id “nothing”; nutgraf list shows all ids",
        ]
        assert b"Snow fell" in done.stdout

    def test_ids_come_through_a_pipe(self, library: Store) -> None:
        listed = printed("list", "wall").encode()
        assert [one["id"] for one in objects("show", "--format", "json", "-", stdin=listed)] == ["ferry", "fe-wall"]
        assert len(objects("show", "--format", "json", "-", stdin=b"ferry\n\nsnow\n")) == 2

    @pytest.mark.parametrize("style", ["text", "markdown", "json"])
    def test_foreign_text_is_disarmed(self, style: str, own_library: str) -> None:
        add({**FERRY, "title": HOSTILE, "text": f"Words {HOSTILE} words.", "byline": HOSTILE, "source": HOSTILE})
        for command in (["show", "ferry"], ["list"], ["search", "words"], ["export"]):
            if command[0] in ("show", "export") or style != "markdown":
                style_of = "json" if command == ["export"] and style == "text" else style
                done = nutgraf(*command, "--format", style_of)
                assert done.returncode == 0, done.stderr
                assert not {0x1B, 0x07} & set(done.stdout)
                assert not set("\u202e\x9b") & set(done.stdout.decode())


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
        assert printed("mark", *corrections, "ferry") == "1 corrected\n"
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
         ["--date", "2024-99", "ferry"]],
    )  # fmt: skip
    def test_wrong_use_changes_nothing(self, wrong: list[str], library: Store) -> None:
        done = nutgraf("mark", *wrong)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"Traceback" not in done.stderr
        printed("mark", "--undo", code=1, said=b"nutgraf: there is nothing to undo\n")

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


class TestWithoutAPath:
    def test_summary_and_quotes_take_the_library(self, library: Store) -> None:
        found = objects("--summary", "--format", "json")
        assert [one["id"] for one in found] == ["ferry", "fe-wall", "snow"]
        assert [quote["speaker"] for quote in found[0]["quotes"]] == ["Ana Reyes"]
        chosen = objects("--summary", "--sector", "towns", "--since", "2023", "--format", "json")
        assert [one["id"] for one in chosen] == ["fe-wall"]
        assert [one["speaker"] for one in objects("quotes", "--format", "json")] == ["Ana Reyes", "Tom Hill"]
        done = nutgraf("--summary", "--sector", "mining")
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"are about: sea, towns" in done.stderr

    def test_kept_quotations_are_taken(self, library: Store) -> None:
        from articles.store.record import Quoted, pack_quotes

        library.db.execute("UPDATE body SET quotes = ?", (pack_quotes(Quoted(())),))
        assert [one["quotes"] for one in objects("--summary", "--format", "json")] == [[], [], []]

    def test_without_a_library_it_is_the_samples_and_none_is_made(self, own_library: str) -> None:
        assert len(objects("--summary", "--format", "json")) == 5
        assert objects("quotes", "--format", "json")
        assert not Path(own_library).exists()


class TestEveryCommand:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_an_empty_library(self, command: str, own_library: str) -> None:
        nutgraf("remove", "--samples")
        arguments = {"search": ["x"], "show": ["x"], "mark": ["--read", "x"], "remove": ["x"]}.get(command, [])
        done = nutgraf(command, *arguments)
        assert done.returncode == 1
        assert done.stderr.startswith(b"nutgraf: ")
        assert done.stderr.count(b"\n") == 1

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_library_that_is_not_there(self, command: str, tmp_path: Path) -> None:
        arguments = {"search": ["x"], "show": ["x"], "mark": ["--read", "x"], "remove": ["x"]}.get(command, [])
        done = nutgraf(command, "--library", str(tmp_path / "none.db"), *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"there is no such library" in done.stderr
        assert not (tmp_path / "none.db").exists()

    @pytest.mark.parametrize("command", [*COMMANDS, "add"])
    def test_help_reads_like_a_manual(self, command: str) -> None:
        text = printed(command, "--help")
        for words in (f"usage: nutgraf {command} ", "examples:", "--library FILE", "exit codes:", "NUTGRAF_LIBRARY"):
            assert words in text
        assert max(map(len, text.splitlines())) <= 120

    @pytest.mark.parametrize("command", ["list", "list --format json", "export", "search word", "show -"])
    def test_a_closed_pipe_is_no_trouble(self, command: str, own_library: str) -> None:
        add(*({"id": f"a{n}", "text": f"Word {n}. " * 40, "sectors": []} for n in range(600)))
        feed = f"{sys.executable} -m tui list | " if command == "show -" else ""
        line = f"set -o pipefail; {feed}{sys.executable} -m tui {command} | head -c 20"
        done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=ROOT)
        assert done.stderr == b""
        assert done.returncode in (0, 141)

    @pytest.mark.parametrize(
        "command", [["list"], ["search", "port"], ["show", "ferry"], ["export"], ["mark", "--star", "ferry"]]
    )
    def test_nothing_heavy_is_imported(self, command: list[str], library: Store) -> None:
        code = f"from tui.cli import main; main({command!r}); import sys; print(*sys.modules, file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
        assert not {"textual", "rich", "nltk", "numpy", "sumy"} & set(done.stderr.split())
