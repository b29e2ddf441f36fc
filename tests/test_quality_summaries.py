"""The default summaries against the references of the measuring data, and against the lead."""

import importlib.util
import json
from pathlib import Path

import pytest
from scoring import DATA, needs_data, not_below, score, write_jsonl

from summarize import Document, summarize

pytestmark = needs_data


@pytest.fixture(scope="module")
def predictions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default summary of every CNN article, as the scorers want it."""
    gold = (DATA / "data" / "cnndm_dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = []
    for row in map(json.loads, gold):
        sentences = [{"text": s.text} for s in summarize(Document.from_text(row["text"])).sentences]
        rows.append({"source": row["id"], "text": row["text"], "summary": {"sentences": sentences}})
    return write_jsonl(tmp_path_factory.mktemp("summaries") / "predictions.jsonl", rows)


@pytest.mark.skipif(importlib.util.find_spec("rouge_score") is None, reason="needs the package rouge-score")
def test_no_worse_than_the_floor_and_the_lead(predictions: Path) -> None:
    figures = score("summaries.py", predictions, DATA / "data" / "cnndm_dev.jsonl", "--samples", "50")
    not_below(figures["product"], "summaries")
    not_below(figures["minus_lead-3-raw"], "summaries_minus_lead")


def test_no_more_faults_for_the_reader_than_the_floor_allows(predictions: Path) -> None:
    not_below(score("readability.py", predictions), "readability")
