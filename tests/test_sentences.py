"""Where one sentence ends and the next begins."""

from itertools import pairwise

import pytest

from summarize.sentences import split

CASES = [
    ("en", "“Why?” Smith asked.| “No way!”| He left."),
    ("en", '"Go now!" said Mr. Jones.| Then Gov. Gen. Mary Simon left on Jan. 31.'),
    ("en", "Mr. Guy Smith spoke.| The U.S. Army paid $2.5 million, or 3.5 per cent."),
    ("en", "“It is late.| We go home,” she said.| Nobody moved."),
    ("en", "“Is it late?”| He said nothing."),
    ("en", "Alta. Premier Jim Hill won.| St. John's lost."),
    ("fr", "M. Dupont a dit non.| Mme. Durand est partie."),
    ("de", "Am 3. Oktober kam Dr. Müller.| Das ist z.B. gut."),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_boundaries(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[a:b] for a, b in split(text, 0, len(text), language)]
    assert found == [part.strip() for part in marked.split("|")]


def test_offsets_leave_outer_blanks_out() -> None:
    text = "xx  One here.   Two there.  yy"
    assert split(text, 2, 28) == [(4, 13), (16, 26)]


@pytest.mark.parametrize("hostile", ['"' * 50_000, "a. " * 30_000, "x" * 100_000, "." * 100_000, " " * 100_000, ""])
def test_any_text_is_covered_in_order(hostile: str) -> None:
    spans = split(hostile, 0, len(hostile))
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join(hostile[a:b] for a, b in spans).replace(" ", "") == hostile.replace(" ", "")
