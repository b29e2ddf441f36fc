"""`nutgraf add` as a process: interrupted, killed, two at once, and what it prints."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from adds import TAXONOMY, add, lines, many, outcomes
from stores import check, dump
from test_command import ROOT, STORY, nutgraf

from articles import intake
from articles.intake import Added, Intake, Reader
from articles.store import Store


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store") / "library.db"))


def adding(path: Path) -> subprocess.Popen[bytes]:
    """The command, adding these and telling of each."""
    code = "import articles.intake.processes as p; p.processors = lambda: 2; import tui.__main__ as m; m.run()"
    command = [sys.executable, "-c", code, "add", "--format", "json", str(path)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, bufsize=0, stdout=pipe, stderr=pipe, cwd=ROOT, start_new_session=True)


def children(pid: int) -> list[int]:
    """The processes that this one started to read articles."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat, command = (entry / "stat").read_text(), (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == pid and b"spawn_main" in command:
                found.append(int(entry.name))
    return sorted(found)


def started_by(process: subprocess.Popen[bytes]) -> list[int]:
    """The same, waited for."""
    for _ in range(400):
        if found := children(process.pid):
            return found
        time.sleep(0.05)
    raise AssertionError("it started no process")


def left_of(started: list[int]) -> list[int]:
    """Which of these processes are still there after some seconds."""
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in started):
            break
        time.sleep(0.05)
    return [pid for pid in started if Path(f"/proc/{pid}").exists()]


def reported(out: bytes) -> list[str]:
    """The ids in whole lines of the output."""
    return [json.loads(line)["id"] for line in out.splitlines(keepends=True) if line.endswith(b"\n")]


def answer(process: subprocess.Popen[bytes]) -> Any:
    """The object that the process prints next; it has to come while the process waits for more."""
    assert process.stdout
    assert select.select([process.stdout], [], [], 20)[0], "nothing came"
    return json.loads(process.stdout.readline())


class TestProcesses:
    def test_several_give_what_one_gives(self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "BATCH_SECONDS", 1e9)  # articles of one day stand in the order of their batches
        path = many(tmp_path, 1300)
        other = Store(f"{store.path}-2")
        found = add(store, path, workers=2)
        assert found == add(other, path, workers=1)
        assert [one[0] for one in found] == [f"a{number}" for number in range(1300)]
        assert dump(store) == dump(other)
        check(store)

    def test_nothing_is_told_before_it_is_committed(self, store: Store, tmp_path: Path) -> None:
        other = store.again()
        for number, one in enumerate(Intake(store, Reader(TAXONOMY), 1).add([str(many(tmp_path, 700))])):
            assert isinstance(one, Added)
            assert number % 50 or other.article(one.id) is not None

    def test_a_process_that_dies_is_told(self, tmp_path: Path) -> None:
        path = many(tmp_path, 5000)
        with adding(path) as process:
            assert process.stdout
            process.stdout.readline()
            os.kill(started_by(process)[-1], signal.SIGKILL)
            _, said = process.communicate(timeout=60)
        assert process.returncode == 1
        assert b"ended before it was done" in said
        assert b"Traceback" not in said

    def test_the_installed_script_starts_them_too(self, own_library: str, tmp_path: Path) -> None:
        command = [sys.executable, str(ROOT / "tui" / "nutgraf"), "add", str(many(tmp_path, 1300))]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        assert (done.returncode, done.stdout) == (0, b"1,300 added\n")
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
class TestInterrupted:
    @pytest.mark.parametrize("after", [0, 300, 900, 1700])
    def test_killed_what_was_reported_is_there_and_adding_again_makes_it_whole(
        self, after: int, own_library: str, tmp_path: Path
    ) -> None:
        path = many(tmp_path, 2500)
        with adding(path) as process:
            assert process.stdout
            head = b"".join(process.stdout.readline() for _ in range(after))
            time.sleep(0.05 + (after % 7) / 50)
            process.kill()
            out, _ = process.communicate()
        store = Store(own_library)
        told = reported(head + out)
        assert len(told) >= after
        assert [id for id in told if store.article(id) is None or store.quoted(id) is None] == []
        check(store)
        again = outcomes(add(store, path))
        assert again.count("same") >= len(told)
        assert set(again) <= {"same", "added"}
        check(store)
        assert len(store.ids_beginning("a", 9999)) == 2500

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
    def test_interrupted_it_says_so_and_leaves_no_process(
        self, number: signal.Signals, own_library: str, tmp_path: Path
    ) -> None:
        with adding(many(tmp_path, 20_000)) as process:
            assert process.stdout
            head = b"".join(process.stdout.readline() for _ in range(600))
            started = started_by(process)
            process.send_signal(number) if number == signal.SIGTERM else os.killpg(process.pid, number)
            out, said = process.communicate(timeout=20)
        assert process.returncode == 128 + number
        assert said.startswith(b"nutgraf: interrupted: ")
        assert said.count(b"\n") == 1
        assert left_of(started) == []
        store = Store(own_library)
        assert set(reported(head + out)) <= set(store.ids_beginning("a", 30_000))
        check(store)

    def test_killed_it_leaves_no_process(self, tmp_path: Path) -> None:
        with adding(many(tmp_path, 20_000)) as process:
            assert process.stdout
            process.stdout.readline()
            started = started_by(process)
            process.kill()
            process.communicate()
        assert left_of(started) == []


class TestTwoAtOnce:
    def test_two_that_add_get_all_in(self, own_library: str, tmp_path: Path) -> None:
        first, second = many(tmp_path, 1500), many(tmp_path, 1500, "other.jsonl", 1000)
        with adding(first) as one, adding(second) as other:
            for process in (one, other):
                _, said = process.communicate()
                assert process.returncode == 0, said
                assert b"Traceback" not in said
        store = Store(own_library)
        assert len(store.ids_beginning("a", 9999)) == 2500
        check(store)


class TestCommand:
    def test_it_says_what_became_of_all(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_bytes(b"")
        done = nutgraf("add", str(tmp_path))
        assert (done.returncode, done.stdout) == (1, b"1 added, 1 could not be read\n")
        assert b"b.txt: the file is empty" in done.stderr
        (tmp_path / "b.txt").unlink()
        assert nutgraf("add", str(tmp_path)).stdout == b"1 unchanged\n"

    def test_what_is_left_out_on_purpose_is_told_and_is_no_failure(self, tmp_path: Path) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "a.txt").write_text(STORY)
        (tmp_path / "news" / "above").symlink_to(tmp_path)
        done = nutgraf("add", str(tmp_path / "news"))
        assert (done.returncode, done.stdout) == (0, b"1 added, 1 left out\n")
        assert b"above: is a link to a folder, which is not followed" in done.stderr
        assert nutgraf("--summary", str(tmp_path / "news")).returncode == 0
        told = json.loads(nutgraf("log", "--format", "json").stdout.splitlines()[0])
        assert (told["added"], told["unreadable"]) == (1, 0)
        assert [one["source"] for one in told["refused"]] == [str(tmp_path / "news" / "above")]

    def test_an_empty_standard_input_is_called_so(self) -> None:
        done = nutgraf("add", "-")
        assert (done.returncode, done.stderr) == (1, b"nutgraf: -: standard input is empty\n")

    def test_json_tells_of_each(self, tmp_path: Path) -> None:
        path = lines(tmp_path, {"text": "One.", "id": "1", "source": "s"}, {"title": "Two."})
        done = nutgraf("add", "--format", "json", str(path))
        assert done.returncode == 1
        assert [json.loads(line) for line in done.stdout.splitlines()] == [
            {"id": "1", "source": "s", "outcome": "added"},
            {
                "source": f"{path}, line 2",
                "outcome": "unreadable",
                "reason": "text: expected the words of the article",
            },
        ]

    def test_standard_input(self) -> None:
        assert nutgraf("add", "-", stdin=STORY.encode()).stdout == b"1 added\n"
        assert nutgraf("add", "-", stdin=b'{"text": "One."}\n{"text": "Two."}\n').stdout == b"2 added\n"

    @pytest.mark.parametrize("pause", [0.0, 0.8])
    def test_a_stream_is_told_of_while_it_goes_on(self, pause: float, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        command = [sys.executable, "-m", "tui", "add", "--format", "json", str(tmp_path / "a.txt"), "-"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT) as process:
            assert process.stdin
            assert process.stdout
            assert answer(process)["source"] == str(tmp_path / "a.txt")
            for number in range(2):
                line = json.dumps({"id": f"s{number}", "text": f"Words {number}."}).encode()
                process.stdin.write(line[:20])
                time.sleep(pause)
                process.stdin.write(line[20:] + b"\n" + b'{"id": "half')
                assert answer(process) == {"id": f"s{number}", "source": "-", "outcome": "added"}
                process.stdin.write(b'%d", "text": "Half."}\n' % number)
                assert answer(process)["id"] == f"half{number}"
            process.stdin.write(b'{"id": "last", "text": "Last."}')
            process.stdin.close()
            assert [json.loads(one)["id"] for one in process.stdout.readlines()] == ["last"]

    def test_a_stream_that_never_pauses_is_told_of_too(self) -> None:
        command = [sys.executable, "-m", "tui", "add", "--format", "json", "-"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT) as process:
            assert process.stdin
            assert process.stdout
            for number in range(60):
                process.stdin.write(b'{"id": "s%d", "text": "Words %d."}\n' % (number, number))
                if select.select([process.stdout], [], [], 0.2)[0]:
                    break
            assert answer(process)["id"] == "s0"
            assert number < 59

    def test_one_text_after_another_from_standard_input(self, own_library: str) -> None:
        assert nutgraf("add", "--drop-samples", "-", stdin=STORY.encode()).stdout == b"1 added\n"
        assert nutgraf("add", "--no-fold", "-", stdin=STORY.replace("Town", "City").encode()).stdout == b"1 added\n"
        assert nutgraf("add", "-", stdin=STORY.encode()).stdout == b"1 unchanged\n"
        assert len(Store(own_library)) == 2

    def test_the_samples_stay_and_how_they_go_is_said_once(self, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY.replace("Town", "City"))
        first = nutgraf("add", str(tmp_path / "a.txt"))
        assert b"still holds 5 sample articles: nutgraf remove --samples" in first.stderr
        assert nutgraf("add", "--no-fold", str(tmp_path / "b.txt")).stderr == b""
        assert len(Store(own_library)) == 7
        assert nutgraf("remove", "--samples").stdout.startswith(b"5 articles taken out")
        assert len(Store(own_library)) == 2

    @pytest.mark.parametrize(("option", "left"), [("--drop-samples", 1), ("--keep-samples", 6)])
    def test_they_go_or_stay_unasked(self, option: str, left: int, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        assert nutgraf("add", option, str(tmp_path / "a.txt")).returncode == 0
        assert len(Store(own_library)) == left

    def test_under_a_sector_of_the_taxonomy_or_a_new_one(self, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        nutgraf("add", "--drop-samples", "--sector", "health care, Town Halls", str(tmp_path / "a.txt"))
        known = [(sector.id, sector.name) for sector, _ in Store(own_library).sectors()]
        assert known == [("health-care", "Health care"), ("town-halls", "Town Halls")]

    def test_what_summary_prints_can_be_added(self, own_library: str, tmp_path: Path) -> None:
        printed = nutgraf("--summary", "--format", "json", "seeds").stdout
        done = nutgraf("add", "--library", str(tmp_path / "l.db"), "--drop-samples", "-", stdin=printed)
        assert done.stdout == b"5 changed\n"
        store = Store(str(tmp_path / "l.db"))
        for line in printed.splitlines():
            told = json.loads(line)
            article = store.article(told["id"])
            assert article
            assert (article.text, article.published, article.title) == (told["text"], told["published"], told["title"])
            assert [s.id for s in article.sectors] == [s["id"] for s in told["sectors"]]
        check(store)

    def test_a_library_of_another_program_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "l.db").write_bytes(b"no database, but long enough to be one of something else" * 100)
        done = nutgraf("add", "--library", str(tmp_path / "l.db"), "seeds")
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"Traceback" not in done.stderr
        assert done.stderr.count(b"\n") == 1
