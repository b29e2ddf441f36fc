"""Scrapes of our own making, `data/scrapes/*.txt`, each with what is expected of it in the .json beside it."""

import json
from pathlib import Path
from typing import Any

import pytest
from readings import read_bytes

from articles.article import Article

FOLDER = Path(__file__).parent / "data" / "scrapes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FIELDS = ("title", "deck", "byline", "place", "published", "updated", "credit", "publisher", "language", "headline")


def article(name: str) -> Article:
    found = read_bytes((FOLDER / f"{name}.txt").read_bytes(), name)
    assert isinstance(found, Article)
    return found


def expected(name: str) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return wanted


@pytest.mark.parametrize("name", NAMES)
class TestScrape:
    def test_fields(self, name: str) -> None:
        got, want = article(name), expected(name)
        assert {f: getattr(got, f) for f in FIELDS if f in want} == {f: want[f] for f in FIELDS if f in want}

    def test_body(self, name: str) -> None:
        got, want = article(name), expected(name)
        if "kinds" in want:
            assert [p.kind for p in got.paragraphs] == want["kinds"]
        assert got.text.startswith(want.get("starts", ""))
        assert got.text.endswith(want.get("ends", ""))
        assert [words for words in want.get("contains", []) if words not in got.text] == []
        assert [words for words in want.get("without", []) if words in got.text] == []

    def test_dropped_lines(self, name: str) -> None:
        got, want = article(name), expected(name)
        if "dropped" in want:
            assert {d.text: d.reason for d in got.dropped} == want["dropped"]

    def test_paragraphs_cover_the_text(self, name: str) -> None:
        got = article(name)
        assert "\n\n".join(got.text[p.start : p.end] for p in got.paragraphs) == got.text

    def test_every_line_is_somewhere(self, name: str) -> None:
        """A line is in the text, dropped with its number, or in the head."""
        got = article(name)
        lines = got.raw.split("\n")
        assert all(d.text in lines[d.line - 1] for d in got.dropped)
        gone = {d.line for d in got.dropped}
        rest = [x.strip() for n, x in enumerate(lines, 1) if n not in gone and x.strip()]
        head = [x for x in rest if x.lstrip("• ") not in got.text]
        assert len(head) <= 5
