"""The quotations against the annotated articles of the measuring data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scoring import DATA, as_dict, fallen, needs_data, score, write_jsonl

from summarize.document import Document, Paragraph
from summarize.quotes import find_quotes, find_title_quotes

pytestmark = needs_data


def predictions(path: Path, documents: Iterable[tuple[str, Document]]) -> Path:
    """The quotations of the documents, as the scorers want them."""
    found: list[dict[str, Any]] = []
    for source, document in documents:
        quotes, title_quotes = find_quotes(document), find_title_quotes(document)
        row = {"source": source, "title": document.title, "text": document.text}
        found.append(row | {"quotes": list(map(as_dict, quotes)), "title_quotes": list(map(as_dict, title_quotes))})
    return write_jsonl(path, found)


def lines(name: str) -> Iterable[tuple[str, Document]]:
    for row in map(json.loads, (DATA / "data" / name).read_text(encoding="utf-8").splitlines()):
        yield row["id"].replace("/", "_"), Document.from_text(row["text"], row.get("title"))


def seeds() -> Iterable[tuple[str, Document]]:
    """The sample articles with the paragraphs that the gold gives them."""
    for seed in json.loads((DATA / "gold" / "articles_seeds.json").read_text(encoding="utf-8"))["seeds"]:
        text, paragraphs = "", []
        for block in seed["body"]:
            paragraphs.append(Paragraph(block["kind"], len(text), len(text) + len(block["text"])))
            text += block["text"] + "\n\n"
        yield seed["file"], Document(text, tuple(paragraphs), seed["title"] and seed["title"]["text"])


def test_the_sample_articles(tmp_path: Path) -> None:
    found = predictions(tmp_path / "predictions.jsonl", seeds())
    assert not fallen(score("quotes.py", found, DATA / "gold" / "quotes_seeds.json"), "quotes_seeds")


def test_political_news(tmp_path: Path) -> None:
    found = predictions(tmp_path / "predictions.jsonl", lines("polnear_dev.jsonl"))
    assert not fallen(score("quotes.py", found, DATA / "data" / "polnear_dev.jsonl"), "quotes_polnear")


def test_speakers_by_strict_name(tmp_path: Path) -> None:
    found = predictions(tmp_path / "predictions.jsonl", lines("bbc_quotes_dev.jsonl"))
    assert not fallen(score("speakers.py", found, DATA / "data" / "bbc_quotes_dev.jsonl"), "quotes_bbc")
