"""A command whose output cannot go where it should: at most a line, a documented exit code, no traceback."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from commands import three_articles
from outputs import CALLS, ROOT, SOUND, Said, call

from tui import report

WRITES = ("> /dev/full", ">&-", "| true", "| head -c 1", "1< /dev/null")
CODES = {"> /dev/full": {74}, ">&-": {74}, "| true": {141}, "| head -c 1": {0, 141}, "1< /dev/null": {74}}
WORLDS: dict[str, dict[str, str]] = {
    "colours": {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    "C": {"LC_ALL": "C", "LANG": "C"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three articles."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NUTGRAF_LIBRARY", str(path))
        three_articles(str(path)).close()
    return path


@pytest.fixture(autouse=True)
def library(filled: Path, own_library: str) -> None:
    shutil.copy(filled, own_library)


def is_plain(said: Said, lines: int = 1) -> bool:
    """Whether no traceback was said, at most so many lines, and nothing that commands a terminal."""
    told = said.output + said.errors
    words = (b"Traceback", b"Exception", b"\x1b")
    return said.errors.count(b"\n") <= lines and not any(word in told for word in words) and said.code in SOUND


@pytest.mark.parametrize(("number", "name"), list(enumerate(CALLS)))
def test_output_that_cannot_be_written_is_told_by_every_command(number: int, name: str) -> None:
    where = WRITES[number % len(WRITES)]
    said = call(CALLS[name], where)
    assert is_plain(said), said
    assert said.code in CODES[where] or (
        said.code == report.NOT_ALL and name in ("feeds", "feeds export", "log", "same")
    )
    assert (said.code == 74) == said.errors.startswith(b"nutgraf: the output could not be written: ")


def test_output_is_the_same_in_every_locale() -> None:
    usual = call(CALLS["quotes"])
    assert "“" in usual.output.decode()
    for world, environment in WORLDS.items():
        said = call(CALLS["quotes"], environment=environment)
        assert (world, said) == (world, usual)
    assert is_plain(usual)


@pytest.mark.parametrize("where", ["2>/dev/full", "2>&1 > /dev/full", "<&-", "<&- >&- 2>&-"])
def test_messages_that_cannot_be_written_change_nothing_else(where: str) -> None:
    said = call(("--summary", "/nonexistent", "seeds"), where)
    assert said.code == (report.NOT_WRITTEN if " >" in where else report.NOT_ALL)
    assert is_plain(said)


def test_a_limit_on_files_is_told() -> None:
    said = call(("export", "--output", f"{os.environ['NUTGRAF_LIBRARY']}.jsonl"), most=500)
    assert said.code == report.USAGE
    assert said.errors.endswith(b"cannot be written: file too large\n")
    assert is_plain(said)


def held(pipe: int) -> int:
    """How many bytes wait to be read."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def test_a_pipe_that_does_not_wait_gets_everything() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    command = [sys.executable, "-m", "tui", "--summary", "--format", "json", *["seeds"] * 3]
    with subprocess.Popen(command, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT) as process:
        os.close(writing)
        while process.poll() is None and held(reading) < 1 << 15:
            time.sleep(0.02)
        time.sleep(0.2)  # now it is full
        with open(reading, "rb") as output:
            assert output.read().count(b"\n") == 15
        assert process.wait() == 0


@pytest.mark.parametrize("words", [("show",), ("feeds", "add"), ("mark", "--sectors"), ("--no\x1b[31m",)])
def test_arguments_that_are_no_letters_are_told_as_all_others(words: tuple[str, ...]) -> None:
    said = call([*words, b"\xff\x1b[31m\xe2\x80\xae", *(["ferry"] if words[0] == "mark" else [])])
    assert said.code in (report.DONE, report.NOT_ALL, report.USAGE)
    assert is_plain(said), said


INTERRUPTED = """
import sys
from signal import SIGINT, raise_signal
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            {how}
sys.meta_path.insert(0, Finder())
sys.argv = ["nutgraf", "--summary", "seeds"]
from tui.__main__ import run
run()
"""
FINALIZER = "x = type('x', (), {'__del__': lambda self: raise_signal(SIGINT)})(); del x"


@pytest.mark.parametrize(
    ("module", "how"),
    [("tui.cli", "raise_signal(SIGINT)"), ("tui.oneshot", FINALIZER)],
    ids=["import", "finalizer"],
)
def test_ctrl_c_ends_a_command_whatever_it_does(module: str, how: str) -> None:
    code = INTERRUPTED.format(module=module, how=how)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (report.INTERRUPTED, b"")


LOST = """
import signal, sys
from tui import ending
from tui.commands import export
put = export.put
def lost(lines):
    put(lines)
    try:
        signal.raise_signal(signal.SIGTERM)
    except KeyboardInterrupt:
        pass
export.put = lost
sys.argv = ["nutgraf", "export", "--output", sys.argv[1]]
from tui.__main__ import run
run()
"""


def test_a_signal_that_foreign_code_lost_ends_an_export_all_the_same(own_library: str, tmp_path: Path) -> None:
    three_articles(own_library).close()
    done = subprocess.run([sys.executable, "-c", LOST, str(tmp_path / "out.jsonl")], capture_output=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, b"")
    assert not (tmp_path / "out.jsonl").exists()
