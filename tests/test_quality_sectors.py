"""Sectors of the BBC articles: filed by the taxonomy of general news, and by what is learned of some of them."""

from __future__ import annotations

import json
from pathlib import Path

from scoring import DATA, fallen, needs_data, score, write_jsonl
from sectors import articles, measure

from articles.filing import file_under
from articles.sectors import load

pytestmark = needs_data
BBC = DATA / "data" / "bbc_dev.jsonl"
NAMES = {"tech": "technology"}


def test_the_taxonomy_of_general_news_alone(tmp_path: Path) -> None:
    found = []
    taxonomy = load("general")
    for row in map(json.loads, BBC.read_text(encoding="utf-8").splitlines()):
        sectors, _ = file_under(row["title"], row["text"], (), taxonomy)
        found.append({"source": row["id"].replace("/", "_"), "sectors": [one._asdict() for one in sectors]})
    (tmp_path / "map.json").write_text('{"technology": "tech"}')
    figures = score("sectors.py", write_jsonl(tmp_path / "found.jsonl", found), BBC, "--map", tmp_path / "map.json")
    assert not fallen(figures, "sectors_general")


def test_what_is_learned_of_half_of_them() -> None:
    assert not fallen(measure(articles(BBC, NAMES), load("general"), 1, None), "sectors_half")


def test_what_is_learned_of_ten_a_sector() -> None:
    assert not fallen(measure(articles(BBC, NAMES), load("general"), 1, 10), "sectors_ten")
