"""Runs of capitalised words: where they end, and that they come in the order of the text."""

from __future__ import annotations

import pytest

from summarize.quotes.capitals import capitalised_runs

TEXTS = {
    "The mayor met Jane Doe and Guy Smith.": ["Jane Doe", "Guy Smith"],
    "Jane Doe’s brother Guy": ["Jane Doe", "Guy"],
    "On Monday Ludwig van der Berg of Acme": ["Ludwig van der Berg", "Acme"],
    "Oakham-based Acme saw Omar al-Hakim": ["Acme", "Omar al-Hakim"],
    "an iPod of 4Cast": ["4Cast"],
    "Theresa May and Jan Smith": ["Theresa May", "Jan Smith"],
    "Jane Smith May not": ["Jane Smith", "May"],
}


@pytest.mark.parametrize("text", TEXTS)
def test_the_runs_of_a_text(text: str) -> None:
    runs = capitalised_runs(text)
    assert [" ".join(token.word for token in run) for run in runs] == TEXTS[text]
    assert all(text[token.start : token.end] == token.word for run in runs for token in run)
    assert sorted(runs, key=lambda run: run[0].start) == runs
