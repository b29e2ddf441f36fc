"""Thousands of changed inputs for everything that reads what strangers wrote, each target in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fuzzing import TARGETS

INPUTS = 2000
"""Of each kind, so that there are more than 20,000 in all."""
SECONDS = 5
MEGABYTES = 300
SEED = int(os.environ.get("NUTGRAF_SEED", "1"))


@pytest.mark.parametrize("name", TARGETS)
def test_thousands_of_changed_inputs(name: str) -> None:
    script = Path(__file__).with_name("fuzz.py")
    command = [sys.executable, str(script), name, "--inputs", str(INPUTS), "--seed", str(SEED)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    print(f"\n{name}: {told['inputs']} inputs, the slowest {told['slowest']} s, at most {told['memory']} MB")
    assert told["inputs"] >= INPUTS
    assert told["slowest"] <= SECONDS
    assert told["memory"] <= MEGABYTES
