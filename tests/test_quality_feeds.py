"""Of real feeds no entry is lost: never fewer than the fast parser reads, and never below the floor."""

import json
import os
from pathlib import Path

import feeds
import pytest

FOLDER = Path(os.environ.get("NUTGRAF_DATA", "/nowhere"), "data/feeds")


@pytest.mark.skipif(not FOLDER.is_dir(), reason="needs the feeds of NUTGRAF_DATA")
def test_every_entry_of_the_real_feeds_is_kept() -> None:
    floor = json.loads(Path(__file__).with_name("quality_floor.json").read_text(encoding="utf-8"))["feeds"]
    data = feeds.feeds_in(FOLDER)
    kept = [(feeds.by_nutgraf(one), feeds.by_fastfeedparser(one)) for one in data]
    assert [pair for pair in kept if pair[0] < pair[1]] == []
    assert sum(ours for ours, _ in kept) >= floor["entries"]
