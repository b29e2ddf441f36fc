"""Texts made to be slow, each through the whole command: at most 5 s of the processor and 300 MB, 7 s with other
methods.

python -m pytest -m hard -s tests/hard/test_pathological.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pathological import TEXTS, file_name

from summarize.methods import names

SECONDS, MEGABYTES = 5, 300
WITH_METHOD = 6
"""Seconds with another method than the usual one: a method of sumy is ended after 4 s of its own."""

WORDLESS = {"500,000 paragraphs", "comments left open", "json nested"}
"""Those that hold no article: one line says so."""

SLOW_BY_METHOD = ["one line of 5 MB", "100,000 paragraphs of one word", "Chinese sentences", "Mr."]
"""Texts of very many and of very long sentences, for every other method."""


def _run(arguments: list[str], tmp_path: Path) -> tuple[int, float, float, str]:
    """The exit code of a command, its seconds of the processor, its megabytes, and its messages."""
    messages = tmp_path / "messages"
    with open(os.devnull, "wb") as nowhere, messages.open("wb") as told:
        child = subprocess.Popen([sys.executable, "-m", "tui", *arguments], stdout=nowhere, stderr=told)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return child.returncode, seconds, megabytes, messages.read_text("utf-8", "replace")


def _wrong(name: str, arguments: list[str], tmp_path: Path, most: float = SECONDS) -> list[str]:
    """What a command does with this text that it should not."""
    path = tmp_path / file_name(name)
    path.write_text(TEXTS[name](), encoding="utf-8")
    code, seconds, megabytes, told = _run([*arguments, str(path)], tmp_path)
    print(f"| {name} | {' '.join(arguments)} | {seconds:.1f} s | {megabytes:.0f} MB |")
    refused = name in WORDLESS and told.count("\n") == 1
    wrong = {
        "a traceback": "Traceback" in told,
        f"code {code}: {told}": code != 0 and not refused,
        f"{seconds:.1f} s": seconds > most,
        f"{megabytes:.0f} MB": megabytes > MEGABYTES,
    }
    return [what for what, so in wrong.items() if so]


@pytest.mark.parametrize("name", TEXTS)
def test_a_summary(name: str, tmp_path: Path) -> None:
    assert _wrong(name, ["--summary"], tmp_path) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_summary_for_programs(name: str, tmp_path: Path) -> None:
    assert _wrong(name, ["--summary", "--format", "json"], tmp_path) == []


@pytest.mark.parametrize("name", TEXTS)
def test_adding(name: str, tmp_path: Path) -> None:
    assert _wrong(name, ["add"], tmp_path) == []


@pytest.mark.parametrize("method", names()[1:])
@pytest.mark.parametrize("name", SLOW_BY_METHOD)
def test_other_methods(name: str, method: str, tmp_path: Path) -> None:
    assert _wrong(name, ["--summary", "--no-quotes", "--method", method], tmp_path, WITH_METHOD) == []
