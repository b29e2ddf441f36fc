"""What holds for every test."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from flips import marked_library

from articles import limits

HARD = Path(__file__).parent / "hard"


def pytest_configure() -> None:
    """What tests start hears ctrl+c and the like, though whoever started the tests may ignore them."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes is marked ``hard``: it runs only where it is asked for, with ``-m hard``."""
    for item in items:
        if HARD in item.path.parents:
            item.add_marker(pytest.mark.hard)


@pytest.fixture(autouse=True)
def own_library(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """The library file of this test, in a folder of its own: no test reads or writes that of who runs them."""
    path = str(tmp_path_factory.mktemp("library") / "library.db")
    monkeypatch.setenv("NUTGRAF_LIBRARY", path)
    return path


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library in which every table has rows: tests damage copies of it."""
    return marked_library(tmp_path_factory.mktemp("marked"), 40)


@pytest.fixture(autouse=True)
def usual_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins with the limits that hold by default, and may have others hold."""
    monkeypatch.setattr(limits, "_current", limits.Limits())


@pytest.fixture(autouse=True)
def desktop(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was copied to the desktop: a list, so that tests leave the real clipboard of who runs them alone."""
    taken: list[str] = []

    async def to_desktop(text: str) -> bool:
        taken.append(text)
        return True

    monkeypatch.setattr("tui.clipboard.to_desktop", to_desktop)
    return taken
