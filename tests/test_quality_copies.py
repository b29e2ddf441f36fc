"""Copies of real articles, cut, framed and edited: how many are found must not fall below the floors."""

import json

import copies
import pytest
from scoring import DATA, fallen, needs_data

pytestmark = needs_data


def test_copies_are_found_and_nothing_else(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    bbc = str(DATA / "data" / "bbc_dev.jsonl")
    monkeypatch.setattr("sys.argv", ["copies.py", "--articles", bbc, "--sample", "100", "--size", "1200"])
    copies.main()
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert len(figures) == 5
    assert {name: wrong for name, figure in figures.items() if (wrong := fallen(figure, "copies"))} == {}
