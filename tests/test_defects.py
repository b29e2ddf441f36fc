"""A defect, wherever in the app it comes up: the terminal is as it was, and one line tells where the details are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from modes import left_on
from seen import Terminal

from tui import report

ROOT = Path(__file__).parent.parent
BREAK = """
from tui.screens.room import Room

def fail(*_):
    raise RuntimeError("\\x1b[31mout of ink")

def broken(room):
    {how}
Room._show_current = broken
from tui.__main__ import run
run()
"""
PLACES = {
    "message handler": "fail()",
    "thread worker": "room.run_worker(fail, thread=True)",
    "render": "room.article_list.__class__.render_line = fail; room.article_list.refresh()",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_defect_in_the_app_is_one_line(place: str, own_library: str, tmp_path: Path) -> None:
    own = {"NUTGRAF_CONFIG": os.devnull, "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    code = BREAK.format(how=PLACES[place])
    terminal = Terminal([sys.executable, "-c", code], (100, 30), {"TERM": "xterm-256color", **own})
    try:
        assert terminal.wait() == report.DEFECT
        while terminal.read():
            pass
        last = terminal.written.rpartition(b"\x1b[?")[2]
        assert last.count(b"\n") == 1
        assert "nutgraf: a defect of nutgraf: RuntimeError: ␛[31mout of ink (".encode() in last
        assert str(tmp_path / "nutgraf" / "defect.txt").encode() in last
        assert b"Traceback" not in terminal.written
        assert left_on(terminal.written) == set()
        assert terminal.modes() == terminal.attributes
        assert "in fail" in (tmp_path / "nutgraf" / "defect.txt").read_text(encoding="utf-8")
    finally:
        terminal.close()


@pytest.mark.parametrize("home", ["state", "/proc/none"])
def test_a_defect_of_a_command_is_one_line(home: str, tmp_path: Path) -> None:
    state = tmp_path / home
    code = (
        "import sys, tui.oneshot as broken; broken.run = lambda _: 1 / 0; sys.argv = ['nutgraf', '--summary'];"
        f"import os; os.environ['XDG_STATE_HOME'] = {str(state)!r}; from tui.__main__ import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout) == (report.DEFECT, "")
    assert done.stderr.startswith("nutgraf: a defect of nutgraf: ZeroDivisionError: division by zero (tui/cli.py:")
    assert done.stderr.count("\n") == 1
    kept = state / "nutgraf" / "defect.txt"
    assert f"details are in {kept}" in done.stderr or f"details could not be kept in {kept}" in done.stderr
    assert not kept.exists() or "ZeroDivisionError" in kept.read_text(encoding="utf-8")
