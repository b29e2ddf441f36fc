"""A thousand bytes of a library are turned over, one at a time: each is told or does no harm, and a repair mends it."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from pathlib import Path

from flips import checked, flip, marked_library, outcome, seen

from articles.store import StoreError
from articles.store.repair import repair

FLIPS = 1000
ARTICLES = 250
KEPT = 0.9
"""So much of the articles is there again after any one flip: a byte takes no more than what stands with it."""


def test_every_byte_is_told_or_does_no_harm(tmp_path: Path) -> None:
    whole = marked_library(tmp_path, ARTICLES)
    before, size = seen(whole), os.path.getsize(whole)
    chosen = random.Random(2026)
    found: Counter[str] = Counter()
    for number in range(FLIPS):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = str(shutil.copy(whole, folder / "library.db"))
        flip(path, chosen.randrange(size), chosen.randrange(8))
        done = outcome(path, before)
        found[done] += 1
        if done != "as before":
            found[_repaired(path, len(before.rows))] += 1
        shutil.rmtree(folder)
    print(f"\n{FLIPS} flips in {size:,} bytes: {dict(found)}")
    assert found["as before"] + found["told at once"] + found["told by check"] == FLIPS


def _repaired(path: str, articles: int) -> str:
    """What a repair brings back: all of the articles, all but few, or nothing, where the version is another one."""
    try:
        done = repair(path)
    except StoreError as error:
        return str(error).partition(": ")[2]
    assert done
    assert os.path.exists(done.aside)
    assert checked(path) == []
    assert done.salvaged.articles >= KEPT * articles
    return "repaired" if done.salvaged.articles == articles else "repaired but for what is told"
