"""Several programs at work on one library: none is kept out, and nothing that any of them did is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from crashes import together

SECONDS = 60.0


@pytest.mark.parametrize("count", [2, 4, 8])
def test_they_work_together(tmp_path: Path, count: int) -> None:
    steps, looks, worst = together(tmp_path, count, SECONDS)
    assert steps >= 100
    assert looks >= 10
    print(f"\n{count} processes: {steps:,} steps, {looks:,} looks, the longest step {worst:.1f} s")
