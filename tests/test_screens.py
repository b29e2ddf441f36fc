"""Pictures of the real screens: wide, medium, narrow, light, dark, without colour, and easily forgotten moments.

A picture that changed is a failed test; `pytest --snapshot-update` takes the new ones, to be looked at before they are
committed.
"""

from __future__ import annotations

import pytest
from room import Session, article, reading
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from articles.library import Library, samples
from summarize.methods import BUILT_IN

WIDE, MEDIUM, NARROW, SMALL = (160, 45), (120, 40), (60, 20), (20, 5)
HOSTILE = "[sic] a[/]b [@click=app.quit]quit[/] \x1b]0;owned\x07\x1b[31mred \u202eevil \x9b31m tail"


class Picture(SingleFileSnapshotExtension):
    """One SVG file a picture, called by its name alone."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return str(index)


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


def svg(session: Session) -> str:
    """The screen as it is, without anything that differs from run to run."""
    return session.app.export_screenshot(title="nutgraf")


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)


class TestSamples:
    @pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
    async def test_wide(self, theme: str, picture: SnapshotAssertion) -> None:
        """Three columns: list, reader, summary over quotations."""
        async with reading(Library.of_paths([str(samples())]), WIDE, theme=theme) as session:
            assert svg(session) == picture(name="wide" if theme == "dark" else f"wide-{theme}")

    async def test_wide_without_colour(self, picture: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
        """Summary, quotations, focus and cursor are told apart in grey."""
        monkeypatch.setenv("NO_COLOR", "1")
        async with reading(Library.of_paths([str(samples())]), WIDE) as session:
            await session.press("enter")
            assert svg(session) == picture(name="no-colour")

    async def test_medium(self, picture: SnapshotAssertion) -> None:
        """List and reader, the notes in the lower right third; the second article open."""
        async with reading(Library.of_paths([str(samples())]), MEDIUM, theme="light") as session:
            await session.press("n")
            await session.pilot.pause(0.4)
            await session.rest()
            await session.press("enter")
            assert svg(session) == picture(name="medium")

    @pytest.mark.parametrize("pane", ["list", "reader"])
    async def test_narrow(self, pane: str, picture: SnapshotAssertion) -> None:
        """One pane, and where one is."""
        async with reading(Library.of_paths([str(samples())]), NARROW) as session:
            session.room.go_to_pane(pane)
            await session.pilot.pause()
            assert svg(session) == picture(name=f"narrow-{pane}")

    async def test_small(self, picture: SnapshotAssertion) -> None:
        """The pane alone."""
        async with reading(Library.of_paths([str(samples())]), SMALL) as session:
            assert svg(session) == picture(name="small")

    async def test_undated(self, picture: SnapshotAssertion) -> None:
        """The article without title and date, under its own heading."""
        async with reading(Library.of_paths([str(samples())]), MEDIUM) as session:
            await session.press("G")
            await session.pilot.pause(0.4)
            await session.rest()
            assert svg(session) == picture(name="undated")


class TestMoments:
    async def test_empty_library(self, picture: SnapshotAssertion) -> None:
        """What to do without articles."""
        async with reading([], MEDIUM) as session:
            assert svg(session) == picture(name="empty")

    async def test_filter_without_hits(self, picture: SnapshotAssertion) -> None:
        """What was asked for, and how to go on."""
        async with reading(size=MEDIUM) as session:
            await session.press("f", *"zeppelin", "enter")
            assert svg(session) == picture(name="no-hits")

    async def test_hostile(self, picture: SnapshotAssertion) -> None:
        """Markup and control characters are shown or dropped."""
        one = article("one", None, "ports", title=HOSTILE, text=f"{HOSTILE} said so.\n\n“{HOSTILE}” said {HOSTILE}.")
        async with reading([one], MEDIUM) as session:
            assert svg(session) == picture(name="hostile")

    async def test_help(self, picture: SnapshotAssertion) -> None:
        """The keys of the list and of everywhere."""
        async with reading(size=MEDIUM) as session:
            await session.press("question_mark")
            assert svg(session) == picture(name="help")

    async def test_palette(self, picture: SnapshotAssertion) -> None:
        """The actions, with their keys."""
        async with reading(size=MEDIUM) as session:
            await session.press("ctrl+p")
            await session.pilot.pause(0.3)
            await session.app.workers.wait_for_complete()
            session.app.screen.query_one("Input").cursor_blink = False  # type: ignore[attr-defined]
            await session.pilot.pause(0.1)
            assert svg(session) == picture(name="palette")

    async def test_sectors(self, picture: SnapshotAssertion) -> None:
        """The chooser over the list, one sector marked."""
        async with reading(size=MEDIUM) as session:
            await session.press("t", "space")
            assert svg(session) == picture(name="sectors")

    async def test_focus(self, picture: SnapshotAssertion) -> None:
        """The summary speaks of what was asked for, says what no sentence speaks of, and why this sentence."""
        async with reading(Library.of_paths([str(samples())]), WIDE, method="lead") as session:
            session.room.focus_on("proposals zeppelin")
            await session.rest()
            await session.press("3", "i")
            assert svg(session) == picture(name="focus")

    async def test_methods(self, picture: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
        """Three methods side by side over the panes, the summary of one of them below."""
        three = {name: BUILT_IN[name] for name in ("lead", "lexrank", "textrank")}
        monkeypatch.setattr("summarize.methods.BUILT_IN", three)
        async with reading(Library.of_paths([str(samples())]), MEDIUM, method="lead") as session:
            await session.press("3", "M")
            await session.rest()
            await session.press("j", "j")
            assert svg(session) == picture(name="methods")

    @pytest.mark.parametrize(("size", "name"), [(MEDIUM, "speaker"), (NARROW, "speaker-narrow")])
    async def test_speaker(self, size: tuple[int, int], name: str, picture: SnapshotAssertion) -> None:
        """One speaker in all articles, the cursor on the quotation that P was pressed on."""
        async with reading(Library.of_paths([str(samples())]), size) as session:
            await session.press("j", "j", "j", "j")
            await session.pilot.pause(0.4)
            await session.rest()
            await session.press("4", "j", "P")
            await session.rest()
            assert svg(session) == picture(name=name)
