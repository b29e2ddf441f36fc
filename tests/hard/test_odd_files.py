"""Folders that are too large for every run, and what there is only as root."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_command import ROOT, STORY

from articles.reading import Unreadable, files_of, read_paths

FILES = 100_000
SOON = 120.0
"""Seconds to walk through so many files, on a slow machine."""


def test_a_folder_of_100_000_files(tmp_path: Path) -> None:
    for number in range(FILES):
        (tmp_path / f"{number:06}.txt").touch()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    assert sum(1 for _ in files_of(str(tmp_path))) == FILES
    taken = time.monotonic() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10
    print(f"\n{FILES:,} files: {taken:.1f} s, {grown} MB")
    assert taken < SOON
    assert grown < 200


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read all")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "story.txt").write_text(STORY)
    found = list(read_paths([str(tmp_path)]))
    assert [one.reason for one in found if isinstance(one, Unreadable)] == ["cannot be read: permission denied"]
    assert len(found) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="looks through /proc")
def test_a_file_of_the_system_that_would_be_waited_for() -> None:
    """/proc/kmsg is a regular file by its mode, and reading it waits for the next word of the kernel."""
    command = [sys.executable, "-m", "tui", "--summary", "/proc/kmsg"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
