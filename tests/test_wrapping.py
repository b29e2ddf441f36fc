"""Lines of printed output fit their width, whatever the text."""

import pytest
from rich.cells import cell_len

from tui.wrapping import wrap

TEXTS = [
    "Readers had protested for weeks in front of the town hall.",
    "“No,” she said – and left … without a “word”.",
    "一个很长的句子没有空格所以必须在任何地方断开 and then some words",
    "wide 한국어 and plain 🙂 mixed e\u0301ditions",
    "a" * 200,
    "https://example.org/" + "x" * 90 + " end",
]


@pytest.mark.parametrize("width", [10, 24, 80])
@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_wider_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, "  ", "1 ")
    assert max(map(cell_len, lines)) <= width
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_filled_and_words_kept_whole() -> None:
    assert wrap("one two three four", 9) == ["one two", "three", "four"]
    assert wrap("one two three four", 11, "   ", " - ") == [" - one two", "   three", "   four"]


def test_blanks_in_a_row_become_one_and_nothing_gives_nothing() -> None:
    assert wrap("one \t two\n\nthree", 40) == ["one two three"]
    assert wrap("  ", 40) == []
