"""The commands that read the library as users run them: list, search and show, and what all commands share."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import FERRY, add, ids, objects, printed, three_articles
from test_command import HOSTILE, ROOT, nutgraf

from articles.store import Store

COMMANDS = ("list", "search", "show", "mark", "export", "remove")


@pytest.fixture
def library(own_library: str) -> Store:
    return three_articles(own_library)


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

    def test_a_narrow_terminal_shows_no_sector(self, library: Store) -> None:
        shown = on_a_terminal("list", columns=50).splitlines()
        assert len(shown) == 3
        assert "Sea" not in shown[0]
        assert "Ferry st" in shown[0]
        assert "Sea" in on_a_terminal("list", columns=90)


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

    def test_another_library_can_be_named(self, library: Store, tmp_path: Path) -> None:
        other = str(tmp_path / "other.db")
        nutgraf("add", "--library", other, "--drop-samples", "-", stdin=b'{"id": "snow", "text": "Snow fell."}')
        assert [one["id"] for one in objects("--summary", "--library", other, "--format", "json")] == ["snow"]
        assert [one["speaker"] for one in objects("quotes", "--library", library.path, "--format", "json")] == [
            "Ana Reyes", "Tom Hill",
        ]  # fmt: skip
        for command in (["--summary"], ["quotes"]):
            done = nutgraf(*command, "--library", str(tmp_path / "none.db"))
            assert (done.returncode, done.stdout) == (2, b"")
            assert b"there is no such library" in done.stderr
            assert nutgraf(*command, "--library", other, "story.txt").returncode == 2

    def test_a_command_behind_an_option_is_told_to_go_first(self, library: Store) -> None:
        done = nutgraf("--library", library.path, "list")
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.startswith(b"nutgraf: the command goes first: nutgraf list --library FILE; ")

    def test_a_sector_that_is_no_name_is_refused(self, library: Store) -> None:
        done = nutgraf("list", "--sector", "&")
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr == b"nutgraf: --sector: '&' is no name of a sector\n"

    def test_kept_quotations_are_taken(self, library: Store) -> None:
        from articles.store.record import Quoted, pack_quotes

        library.db.execute("UPDATE body SET quotes = ?", (pack_quotes(Quoted(())),))
        assert [one["quotes"] for one in objects("--summary", "--format", "json")] == [[], [], []]

    def test_without_a_library_it_is_the_samples_and_none_is_made(self, own_library: str) -> None:
        assert len(objects("--summary", "--format", "json")) == 5
        assert objects("quotes", "--format", "json")
        assert not Path(own_library).exists()


class TestTheReader:
    def test_what_it_cannot_open_is_said(self, own_library: str) -> None:
        assert "did you mean nutgraf search?" in on_a_terminal("serach")
        assert "nutgraf add - or --summary - read articles there" in on_a_terminal("-")


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


class TestDamage:
    @pytest.mark.parametrize("command", [["list"], ["--summary"], ["quotes"], ["add", "seeds"]])
    def test_a_damaged_file_is_one_line(self, command: list[str], library: Store) -> None:
        root = library.db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'article'").fetchone()[0]
        library.close()
        with open(library.path, "r+b") as file:
            file.seek((root - 1) * 8192)
            file.write(b"\xaa" * 8192)
        done = nutgraf(*command)
        assert done.returncode in (1, 2)
        assert done.stdout == b""
        assert re.fullmatch(rf"nutgraf: {re.escape(library.path)}: the library .*\n", done.stderr.decode())

    @pytest.mark.parametrize(
        "command",
        [["search", "port"], ["show", "ferry"], ["export"], ["mark", "--title", "New", "ferry"], ["remove", "ferry"],
         ["--summary"], ["quotes"]],
    )  # fmt: skip
    def test_so_is_a_damaged_article(self, command: list[str], library: Store) -> None:
        library.db.execute("UPDATE body SET data = zeroblob(100)")
        done = nutgraf(*command)
        assert done.returncode in (1, 2)
        assert b"the library could not be used: it is damaged (what it holds of an article is damaged" in done.stderr
        assert done.stderr.count(b"\n") == 1
