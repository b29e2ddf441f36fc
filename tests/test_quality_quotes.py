"""The quotations against the annotated articles of the measuring data."""

from __future__ import annotations

import json
import re
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


def rows(name: str) -> Iterable[dict[str, Any]]:
    return map(json.loads, (DATA / "data" / name).read_text(encoding="utf-8").splitlines())


def lines(name: str) -> Iterable[tuple[str, Document]]:
    for row in rows(name):
        yield row["id"].replace("/", "_"), Document.from_text(row["text"], row.get("title"))


_MARK = re.compile(r"''|``|[“”\"]")
_LABEL = re.compile(r"(?:\A|\n)[A-Z][^\n:]{0,40}:\s*\Z")
_LONGEST_LABEL = 60  # characters


def retyped(row: dict[str, Any]) -> dict[str, Any]:
    """A row of PolNeAR with the kinds that its words have.

    The measuring data took the kinds from the marks “ ” " alone: direct where they stand at both ends. By the same rule
    words between doubled apostrophes are direct or mixed. The turns of a transcript ("SMITH: ...") are direct, too.
    """
    text = row["text"]
    for quote in (quote for quote in row["quotes"] if quote["type"] != "direct"):
        spans = quote["spans"] or [(quote["start"], quote["end"])]
        if any(doubled in text[max(0, a - 2) : b + 2] for a, b in spans for doubled in ("''", "``")):
            outside = all(any(_MARK.match(text, at) for at in (a - 2, a - 1, a)) for a, _ in spans)
            inside = any(_MARK.search(text, a + 2, b - 2) for a, b in spans)
            quote["type"] = "direct" if outside and not inside else "mixed"
        elif quote["type"] == "indirect" and _LABEL.search(
            text[max(0, quote["start"] - _LONGEST_LABEL) : quote["start"]]
        ):
            quote["type"] = "direct"
    return row


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
    gold = write_jsonl(tmp_path / "gold.jsonl", map(retyped, rows("polnear_dev.jsonl")))
    assert not fallen(score("quotes.py", found, gold), "quotes_polnear")


def test_speakers_by_strict_name(tmp_path: Path) -> None:
    found = predictions(tmp_path / "predictions.jsonl", lines("bbc_quotes_dev.jsonl"))
    assert not fallen(score("speakers.py", found, DATA / "data" / "bbc_quotes_dev.jsonl"), "quotes_bbc")
