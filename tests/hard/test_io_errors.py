"""Every call that changes a file fails once: what was acknowledged is there, and the library goes on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from failing import KILLED, figures

BROKEN = {
    "an I/O error at one call": (errno.EIO, 1),
    "I/O errors from one call on": (errno.EIO, 0),
    "a full disk from one call on": (errno.ENOSPC, 0),
    "killed at one call": (KILLED, 1),
}


EVERY = int(os.environ.get("EVERY_CALL", "1"))
"""Each of so many calls fails: 1 takes half an hour."""


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("scenario", ["library", "commands"])
def test_nothing_is_lost(broken: str, scenario: str, tmp_path: Path) -> None:
    found = figures(tmp_path, scenario, *BROKEN[broken], EVERY)
    print(f"\n{scenario}, {broken}: {found}")
    assert found["calls"] > 500 // EVERY // 8


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    """As far as the disk keeps what it was asked to, a power cut loses nothing either."""
    found = figures(tmp_path, "synced", 0, 0)
    print(f"\n{found}")
    assert found["acknowledged"] == 60
    assert found["fsync"] > 100
