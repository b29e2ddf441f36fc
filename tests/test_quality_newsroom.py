"""Newsroom files and mail against the measuring data: every story gives its article, everything else one line."""

from newsroom import FOLDER, figures
from scoring import fallen, needs_data

pytestmark = needs_data


def test_newsroom_files() -> None:
    assert not fallen(figures(FOLDER), "newsroom")
