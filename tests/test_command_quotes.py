"""`nutgraf quotes` as users run it: who is printed with what, in every format, and what is said when it fails."""

from __future__ import annotations

import csv
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_command import HOSTILE, ROOT, SEEDS, nutgraf

from tui import report
from tui.citations import CSV_FIELDS

COUNCIL = (
    "Town keeps its library\n\nMarch 3, 2024\n\n"
    "The town council voted on Monday to keep the old library open for another year. "
    "“We heard the readers,” said Mayor Jane Hill. The decision costs 20,000 dollars a year.\n\n"
    "“Nobody had asked us before,” said Paul Peña, a teacher. Readers had protested for weeks.\n"
)
LATER = (
    "Harbour wall is mended\n\nJune 9, 2025\n\n"
    "“The wall will hold,” said Harbour Master Jane Hill on Monday. The work took most of the winter and the spring. "
    "“Boats can come in again tonight,” Hill said.\n\n"
    "A spokesperson for the builders said the last stone was set on Friday.\n"
)


@pytest.fixture
def news(tmp_path: Path) -> str:
    """A folder of two articles."""
    (tmp_path / "council.txt").write_text(COUNCIL)
    (tmp_path / "later.txt").write_text(LATER)
    return str(tmp_path)


def printed(*arguments: str, code: int = 0, **environment: str) -> str:
    """What the command prints; stderr stays empty unless it fails."""
    done = nutgraf("quotes", *arguments, stdin=b"", **environment)
    assert (done.returncode, done.stderr) == (code, b"")
    return done.stdout.decode()


def objects(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed("--format", "json", *arguments).splitlines()]


class TestText:
    def test_speakers_with_their_articles_newest_first(self, news: str) -> None:
        lines = printed(news).splitlines()
        names = [line for line in lines if line in ("Jane Hill", "Paul Peña")]
        assert names == ["Jane Hill", "Paul Peña"]
        assert [line for line in lines if "· Harbour wall" in line or "· Town keeps" in line][:2] == [
            "  9 June 2025 · Harbour wall is mended",
            "  3 March 2024 · Town keeps its library",
        ]

    def test_the_whole_page_of_one_speaker(self) -> None:
        done = nutgraf("quotes", "--speaker", "hill", "-", stdin=LATER.encode())
        assert done.stdout.decode() == (
            "Jane Hill\n"
            "2 quotations in 1 article · Harbour Master (9 June 2025)\n"
            "\n"
            "  9 June 2025 · Harbour wall is mended\n"
            "  as Harbour Master · -\n"
            "   “ The wall will hold [0-21]\n"
            "   “ Boats can come in again tonight [112-146]\n"
        )

    def test_it_fits_the_width_and_has_no_colour_off_a_terminal(self) -> None:
        for columns in (40, 72):
            text = printed(COLUMNS=str(columns))
            assert max(map(len, text.splitlines())) <= columns
            assert "\x1b" not in text

    @pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
    def test_colour_on_a_terminal_unless_it_is_not_wanted(self, environment: dict[str, str], coloured: bool) -> None:
        ours, theirs = pty.openpty()
        clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
        command = [sys.executable, "-m", "tui", "quotes", "--speaker", "redford", str(SEEDS[0])]
        subprocess.run(command, stdout=theirs, env={**clean, **environment}, cwd=ROOT, check=True)
        os.close(theirs)
        assert (b"\x1b[1;36mAlison Redford\x1b[0m" in os.read(ours, 100_000)) == coloured
        os.close(ours)

    def test_without_a_path_it_reads_the_samples(self) -> None:
        assert printed("--speaker", "smith").startswith("Guy Smith\n21 quotations in 3 articles · AUPE President (")

    def test_the_locale_does_not_matter(self, news: str) -> None:
        assert printed(news, LANG="C", LC_ALL="C", PYTHONUTF8="0") == printed(news)

    def test_the_same_bytes_every_time(self) -> None:
        assert printed(PYTHONHASHSEED="1") == printed(PYTHONHASHSEED="2")


class TestMarkdown:
    def test_headings_for_speakers_and_articles(self, news: str) -> None:
        lines = printed("--format", "markdown", "--speaker", "Peña", news).splitlines()
        assert lines[0] == "# Paul Peña"
        assert lines[4] == "## 3 March 2024 · Town keeps its library"
        assert lines[8].startswith("- “Nobody had asked us before” (")


class TestJson:
    def test_the_place_is_in_the_text_of_the_summary_command(self) -> None:
        texts = {
            one["id"]: one["text"]
            for line in nutgraf("--summary", "--format", "json").stdout.decode().splitlines()
            for one in [json.loads(line)]
        }
        found = objects()
        assert len(found) > 40
        assert all(texts[one["id"]][one["start"] : one["end"]] == one["text"] for one in found)

    def test_the_fields(self, news: str) -> None:
        one = objects("--speaker", "pena", news)[0]
        assert list(one) == [
            *("schema", "id", "source", "title", "publisher", "published", "kind", "start", "end", "text", "group"),
            *("speaker", "speaker_kind", "role", "mention", "cue", "attribution", "confidence", "duplicate_of"),
        ]
        assert (one["speaker"], one["role"], one["title"]) == ("Paul Peña", "teacher", "Town keeps its library")
        assert one["published"] == "2024-03-03"

    def test_newest_first_and_in_text_order(self, news: str) -> None:
        places = [(one["published"], one["start"]) for one in objects(news)]
        assert [date for date, _ in places] == sorted((date for date, _ in places), reverse=True)
        for date in {date for date, _ in places}:
            starts = [start for other, start in places if other == date]
            assert starts == sorted(starts)

    def test_each_quotation_once_and_no_scare_quotes(self) -> None:
        found = objects(*map(str, SEEDS), str(SEEDS[0]))
        assert len({(one["id"], one["start"]) for one in found}) == len(found)
        assert all(one["kind"] != "scare" and one["duplicate_of"] is None for one in found)

    def test_quotations_of_nobody_are_there_unless_someone_is_asked_for(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(COUNCIL + "\n“Nothing is as it was here.”\n")
        speakers = {one["speaker"] for one in objects(str(tmp_path))}
        assert {"Jane Hill", "Paul Peña"} <= speakers


class TestCsv:
    def test_a_heading_and_a_row_each(self, news: str) -> None:
        rows = list(csv.DictReader(printed("--format", "csv", news).splitlines()))
        assert tuple(rows[0]) == CSV_FIELDS
        assert [row["text"] for row in rows] == [one["text"] for one in objects(news)]
        assert [(int(row["start"]), int(row["end"])) for row in rows] == [
            (one["start"], one["end"]) for one in objects(news)
        ]

    @pytest.mark.parametrize("sign", "=+-@＝")
    def test_no_cell_is_a_formula(self, sign: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(COUNCIL.replace("Town keeps", f'{sign}HYPERLINK("x") keeps'))
        rows = list(csv.DictReader(printed("--format", "csv", str(tmp_path)).splitlines()))
        titles = {row["title"] for row in rows}
        assert titles == {f'\'{sign}HYPERLINK("x") keeps its library'}

    def test_a_cell_has_no_line_breaks(self) -> None:
        text = printed("--format", "csv")
        assert len(text.splitlines()) == len(objects()) + 1


class TestChoosing:
    @pytest.mark.parametrize("name", ["Guy Smith", "smith", "SMITH", "Mr. Smith", "guy"])
    def test_by_any_words_of_a_name(self, name: str) -> None:
        assert {one["speaker"] for one in objects("--speaker", name)} == {"Guy Smith"}

    def test_by_the_name_of_an_acronym(self) -> None:
        assert {one["speaker"] for one in objects("--speaker", "Alberta Union of Provincial Employees")} == {"AUPE"}

    def test_an_ambiguous_name_prints_all_each_under_a_heading(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(COUNCIL)
        (tmp_path / "b.txt").write_text(LATER.replace("Jane Hill", "Susan Hill"))
        lines = printed("--speaker", "hill", str(tmp_path)).splitlines()
        assert [line for line in lines if line.endswith(" Hill")] == ["Susan Hill", "Jane Hill"]

    def test_dates_and_sectors(self) -> None:
        assert {one["published"][:4] for one in objects("--since", "2014", "--until", "2023")} == {"2014", "2023"}
        assert 0 < len(objects("--sector", "health")) < len(objects())

    def test_a_folder_called_like_the_command(self, tmp_path: Path) -> None:
        (tmp_path / "quotes").mkdir()
        (tmp_path / "quotes" / "a.txt").write_text(COUNCIL)
        command = [sys.executable, "-m", "tui", "--summary", "./quotes"]
        done = subprocess.run(
            command, capture_output=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
        )
        assert done.stdout.decode().startswith("Town keeps its library")


class TestTrouble:
    def test_an_unknown_name_is_one_line_with_the_nearest(self) -> None:
        done = nutgraf("quotes", "--speaker", "Gai Smitth")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode() == "nutgraf: nobody called “Gai Smitth” is quoted; known: Guy Smith\n"

    def test_a_name_near_to_none_is_answered_with_the_most_quoted(self) -> None:
        said = nutgraf("quotes", "--speaker", "xyzzy").stderr.decode()
        assert said.startswith("nutgraf: nobody called “xyzzy” is quoted; known: Guy Smith, Sandra Azocar")
        assert said.count("\n") == 1

    def test_articles_in_which_nobody_is_quoted(self) -> None:
        done = nutgraf("quotes", "-", stdin=b"Snow fell on the valley for three days. Trains stood still.\n")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode() == "nutgraf: nobody is quoted in these articles\n"

    def test_no_article_matches(self) -> None:
        done = nutgraf("quotes", "--sector", "mining")
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"no article matches" in done.stderr

    def test_unreadable_inputs_get_a_line_and_the_rest_goes_on(self, news: str) -> None:
        done = nutgraf("quotes", news, f"{news}/missing.txt")
        assert done.returncode == 1
        assert done.stderr.decode().count("\n") == 1
        assert b"missing.txt: cannot be read" in done.stderr
        assert "Jane Hill" in done.stdout.decode()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--speaker", " "], "--speaker: the name is missing"),
            (["--since", "soonish"], "--since: “soonish” is no date"),
            (["--format", "xml"], "invalid choice: 'xml'"),
            (["--summary"], "unrecognized arguments: --summary"),
        ],
    )
    def test_wrong_use_says_what_is_wrong(self, arguments: list[str], said: str) -> None:
        done = nutgraf("quotes", *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert said in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()

    def test_a_closed_pipe_is_no_trouble(self) -> None:
        command = f"{sys.executable} -m tui quotes --format json | head -c 20"
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, cwd=ROOT)
        assert done.stderr == b""
        assert done.returncode in (0, 141)

    @pytest.mark.parametrize("style", ["text", "markdown", "json", "csv"])
    def test_foreign_text_is_disarmed(self, style: str) -> None:
        story = COUNCIL.replace("We heard", f"We {HOSTILE} heard").replace("Town keeps", f"{HOSTILE} keeps")
        done = nutgraf("quotes", "--format", style, "-", stdin=story.encode())
        assert done.returncode == 0
        assert not {0x1B, 0x07} & set(done.stdout)
        assert not set("\u202e\x9b") & set(done.stdout.decode())
        assert "@click=app.quit" in done.stdout.decode()

    def test_a_foreign_name_in_a_message_is_disarmed(self) -> None:
        done = nutgraf("quotes", "--speaker", "\x1b]0;owned\x07")
        assert not {0x1B, 0x07} & set(done.stderr)


class TestHelp:
    def test_it_reads_like_a_manual(self) -> None:
        text = printed("--help")
        for words in ("usage: nutgraf quotes", "--speaker NAME", "./quotes", "exit codes:", "NO_COLOR", "= + - @"):
            assert words in text

    def test_the_main_help_names_the_command(self) -> None:
        text = nutgraf("--help").stdout.decode()
        assert "nutgraf COMMAND" in text
        assert "  quotes   print who said what" in text


class TestCounting:
    @pytest.mark.parametrize(
        ("terminal", "kind", "shown"), [(True, "xterm", True), (True, "dumb", False), (False, "", False)]
    )
    def test_what_takes_long_is_counted_on_a_terminal(
        self,
        terminal: bool,
        kind: str,
        shown: bool,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        monkeypatch.setenv("TERM", kind)
        monkeypatch.setattr(report, "PATIENCE", 0.0)
        monkeypatch.setattr(report, "TELL", 0.0)
        assert list(report.counting("abc", "articles read")) == ["a", "b", "c"]
        said = capsys.readouterr().err
        assert ("2 articles read …" in said) == shown
        assert said.endswith(report.CLEAR) == shown

    def test_a_warning_takes_its_line(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(report, "PATIENCE", 0.0)
        for _ in report.counting("a", "articles read"):
            report.warn("one.txt: cannot be read")
        assert capsys.readouterr().err == f"0 articles read …{report.CLEAR}nutgraf: one.txt: cannot be read\n"
