"""Guards that are broken on purpose: the list of them, one file an area in ``hard/faults/``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LISTS = sorted((Path(__file__).parent / "hard" / "faults").glob("*.toml"))


class Fault(NamedTuple):
    """A guard that is taken away: in ``file``, ``find`` (which stands there once) becomes ``replace``.

    ``tests`` are the test files, or tests of theirs, of which one must then fail, ``options`` those of pytest for them.
    """

    guard: str
    file: str
    find: str
    replace: str
    tests: list[str]
    options: tuple[str, ...] = ()


FAULTS = [Fault(**fault) for path in LISTS for fault in tomllib.loads(path.read_text(encoding="utf-8"))["fault"]]
