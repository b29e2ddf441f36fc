"""A suite that stays green while a guard is broken guards nothing: every guard is broken once, and its tests go red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from faults import FAULTS, ROOT, Fault

TAKEN = ("articles", "summarize", "tui", "tests", "benchmarks", "seeds", "docs", "pyproject.toml", "README.md")
SECONDS = 300
FAILED = 1
"""The exit code of pytest when tests ran and some failed; others mean that none ran as they should."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that may be broken."""
    copy = tmp_path_factory.mktemp("broken")
    for name in TAKEN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    return copy


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.guard)
def test_a_broken_guard_is_seen(fault: Fault, tree: Path) -> None:
    broken = tree / fault.file
    whole = broken.read_text(encoding="utf-8")
    broken.write_text(whole.replace(fault.find, fault.replace), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *fault.options, *fault.tests]
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=SECONDS)
        code, said = done.returncode, done.stdout
    except subprocess.TimeoutExpired:  # what is guarded against may be to wait for ever
        code, said = FAILED, ""
    finally:
        broken.write_text(whole, encoding="utf-8")
    assert code == FAILED, said[-2000:]
