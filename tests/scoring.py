"""What the quality gates share: the measuring data, the scorers, and the floors that figures must not fall below."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import pytest

DATA = Path(os.environ.get("NUTGRAF_DATA", "/nonexistent"))
needs_data = pytest.mark.skipif(not (DATA / "measure").is_dir(), reason="NUTGRAF_DATA names no measuring data")


def floor(name: str) -> dict[str, float]:
    """The floors of one scorer: figure -> the least it may be."""
    floors: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "quality_floor.json").read_text())
    return floors[name]


def score(script: str, *arguments: str | Path) -> dict[str, Any]:
    """The figures that a scorer of the measuring data prints as its last line."""
    command = [sys.executable, str(DATA / "measure" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def as_dict(value: Any) -> Any:
    """A value of ours as the scorers want it: a tuple with names becomes an object, also within another."""
    if hasattr(value, "_asdict"):
        return {name: as_dict(one) for name, one in value._asdict().items()}
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def write_jsonl(path: Path, objects: Iterable[dict[str, Any]]) -> Path:
    """Write one JSON object a line; the path again."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
    return path


def fallen(figures: dict[str, Any], name: str) -> dict[str, tuple[float, float]]:
    """The figures below their floor, each with what was reached and the floor; empty is good.

    For a figure of what is ``wrong`` it is a ceiling.
    """
    signs = {key: -1 if key.startswith("wrong") else 1 for key in floor(name)}
    return {key: (figures[key], bound) for key, bound in floor(name).items() if signs[key] * (figures[key] - bound) < 0}
