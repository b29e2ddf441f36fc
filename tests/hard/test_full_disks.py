"""Real disks of many sizes run full: what was acknowledged is there, each command says what it could not do."""

from __future__ import annotations

from pathlib import Path

from failing import full_disks


def test_nothing_is_lost(tmp_path: Path) -> None:
    found = full_disks(tmp_path, 0, 4, 52)
    print(f"\n{found}")
    assert found["disks"] >= 50
