"""Which panes stand where, without a screen."""

from __future__ import annotations

import pytest

from tui.layout import CHOICES, LEAST_WIDTH, PATTERNS, SHOWN, Layout, lay_out

PANES = ("list", "reader", "summary", "quotes")


@pytest.mark.parametrize(
    ("width", "pattern", "panes"),
    [
        (200, "-three", PANES),
        (140, "-three", PANES),
        (139, "-below", PANES),
        (100, "-below", PANES),
        (84, "-below-one", ("list", "reader", "summary")),
        (83, "-one", ("list",)),
        (60, "-one", ("list",)),
    ],
)
def test_what_fits_a_width(width: int, pattern: str, panes: tuple[str, ...]) -> None:
    now = lay_out(width, 40, "list")
    assert (now.pattern, now.panes, now.lines) == (pattern, panes, True)


@pytest.mark.parametrize("size", [(39, 40), (60, 9), (20, 5), (1, 1), (0, 0)])
@pytest.mark.parametrize("pane", PANES)
def test_very_small_is_the_focused_pane_alone(size: tuple[int, int], pane: str) -> None:
    assert lay_out(*size, pane) == Layout((pane,), "-one", "1fr", lines=False)


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("width", [50, 84, 120, 160])
@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("zen", [False, True])
def test_the_focused_pane_is_always_shown(choice: str, width: int, pane: str, zen: bool) -> None:
    now = lay_out(width, 40, pane, choice, zen)
    assert pane in now.panes
    assert now.pattern in PATTERNS


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("width", [110, 160])
def test_a_choice_shows_its_panes(choice: str, width: int) -> None:
    assert lay_out(width, 40, "reader", choice).panes == SHOWN[choice]


def test_zen_is_the_reader_alone() -> None:
    assert lay_out(160, 40, "reader", zen=True).panes == ("reader",)


@pytest.mark.parametrize("shift", [-200, -4, 0, 4, 200])
@pytest.mark.parametrize("width", [84, 120, 160])
def test_no_pane_gets_too_narrow(width: int, shift: int) -> None:
    for choice in CHOICES:
        now = lay_out(width, 40, "reader", choice, shift=shift)
        cells = [int(column) for column in now.columns.split() if column != "1fr"]
        assert all(cell >= LEAST_WIDTH for cell in cells)
        assert width - sum(cells) >= LEAST_WIDTH


def test_wider_makes_the_list_wider() -> None:
    assert lay_out(160, 40, "list", shift=4).columns == "44 1fr 48"
