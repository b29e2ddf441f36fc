"""The default summaries against the references of the measuring data, and as a reader meets them."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from scoring import DATA, fallen, needs_data, score, write_jsonl

from summarize import Document, Length, summarize

pytestmark = needs_data
needs_rouge = pytest.mark.skipif(
    importlib.util.find_spec("rouge_score") is None, reason="needs the package rouge-score"
)


def gold(name: str) -> list[dict[str, Any]]:
    """The articles with their reference summaries."""
    rows = (DATA / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows]


def predicted(articles: list[dict[str, Any]], path: Path, length: Length | None = None) -> Path:
    """The default summary of every article, as the scorers want it."""
    rows = []
    for row in articles:
        summary = summarize(Document.from_text(row["text"], row.get("title")), length=length)
        assert summary.notices == ()
        sentences = [{"text": sentence.text} for sentence in summary.sentences]
        rows.append(
            {
                "source": row["id"].replace("/", "_"),
                "title": row.get("title"),
                "text": row["text"],
                "summary": {"sentences": sentences},
            }
        )
    return write_jsonl(path, rows)


@pytest.fixture(scope="module")
def cnn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles that the shipped weights were learned from: these figures guard against loss, and prove no more."""
    return predicted(gold("cnndm_dev"), tmp_path_factory.mktemp("cnn") / "predictions.jsonl")


@needs_rouge
def test_no_worse_than_the_floor_and_the_lead(cnn: Path) -> None:
    figures = score("summaries.py", cnn, DATA / "data" / "cnndm_dev.jsonl", "--samples", "50")
    assert not fallen(figures["product"], "summaries")
    assert not fallen(figures["minus_lead-3-raw"], "summaries_minus_lead")


@needs_rouge
def test_page_furniture_within_the_line_is_left_out(tmp_path: Path) -> None:
    found = predicted(gold("dailymail_dev"), tmp_path / "predictions.jsonl")
    figures = score("summaries.py", found, DATA / "data" / "dailymail_dev.jsonl", "--samples", "50")
    assert not fallen(figures["minus_lead-3-raw"], "summaries_dailymail_minus_lead")


@needs_rouge
def test_a_long_summary_covers_the_article(tmp_path: Path) -> None:
    articles = gold("bbc_dev")[::4]
    wanted = write_jsonl(tmp_path / "gold.jsonl", articles)
    found = predicted(articles, tmp_path / "predictions.jsonl", Length(ratio=0.45))
    assert not fallen(score("summaries.py", found, wanted, "--samples", "50")["product"], "summaries_bbc_long")


def test_no_more_faults_for_the_reader_than_the_floor_allows(cnn: Path) -> None:
    assert not fallen(score("readability.py", cnn), "readability")


def test_nor_in_another_paper(tmp_path: Path) -> None:
    assert not fallen(
        score("readability.py", predicted(gold("bbc_dev"), tmp_path / "predictions.jsonl")), "readability_bbc"
    )
