"""Text in cells: as wide as Rich measures it, whether its tables are needed for that or not."""

from __future__ import annotations

import pytest
from rich import cells

from tui.cells import cell_len, fit, fit_line, set_cell_size, width_of

TEXTS = ("", "plain", "naïve — “quoted” … • ‹it’s›", "日本の新聞", "a👍b", "e\u0301te\u0301", "★ ● ▸", "mixed 日 text")


@pytest.mark.parametrize("text", TEXTS)
def test_widths_are_those_of_rich(text: str) -> None:
    assert cell_len(text) == cells.cell_len(text)
    assert [set_cell_size(text, n) for n in range(12)] == [cells.set_cell_size(text, n) for n in range(12)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_fitted_text_has_the_width_and_tells_that_it_was_cut(text: str) -> None:
    for width in range(1, 24):
        fitted = fit(text, width)
        assert cells.cell_len(fitted) == width
        assert ("…" in fitted) == (cells.cell_len(text) > width or "…" in text[: width - 1])


def test_a_line_is_cut_and_filled() -> None:
    runs = [("ab", "dim"), ("日本", ""), ("cd", "mark")]
    assert width_of(runs) == 8
    assert fit_line(runs, 10) == [*runs, ("  ", "")]
    assert fit_line(runs, 5) == [("ab", "dim"), ("日 ", "")]
    assert fit_line(runs, 0) == []
