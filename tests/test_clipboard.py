"""Copying: into the clipboards of terminal and desktop, and what is said where there is no desktop, or a broken one."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from panes import Session, make_article, make_reading, running

import tui.clipboard
from tui.clipboard import copy, to_desktop
from tui.notes import Note
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.reader import Reader
from tui.widgets.summary_pane import SummaryPane

TEXT = "“Nobody — 誰も — asked us”\n\n\t[sic]"
KEEPS = 'cat > "$KEPT"'


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the tool of `desktop_with` keeps what it is given; nothing else is in the way."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KEPT", str(tmp_path / "kept"))
    monkeypatch.setattr("tui.clipboard.PATIENCE", 20.0)  # a busy machine is no broken desktop
    return tmp_path / "kept"


def desktop_with(tool: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop whose clipboard is served by a shell script in place of xclip."""
    script = folder / "xclip"
    script.write_text(f"#!/bin/sh\n{tool}\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="elsewhere the desktop's own tool would be asked")
class TestDesktop:
    async def test_the_text_arrives_as_it_is(self, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        desktop_with(KEEPS, kept.parent, monkeypatch)
        for name, value in {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}.items():
            monkeypatch.setenv(name, value)
        assert await to_desktop(TEXT)
        assert kept.read_text(encoding="utf-8") == TEXT

    async def test_a_tool_that_stays_to_serve_is_not_waited_for(
        self, kept: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desktop_with(f"{KEEPS}; sleep 60 & echo $! > $KEPT.pid", kept.parent, monkeypatch)
        assert await to_desktop(TEXT)
        os.kill(int(Path(f"{kept}.pid").read_text()), 15)  # it is still there

    async def test_no_desktop(self, kept: Path) -> None:
        assert not await to_desktop(TEXT)

    async def test_a_display_that_is_gone(
        self, kept: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        desktop_with('echo "Error: Can\'t open display: :99" >&2; exit 1', kept.parent, monkeypatch)
        assert not await to_desktop(TEXT)
        assert capfd.readouterr() == ("", "")  # nothing is written over the screen

    async def test_a_tool_that_hangs_is_ended(self, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        desktop_with("echo $$ > $KEPT; exec sleep 60", kept.parent, monkeypatch)
        task = asyncio.create_task(to_desktop(TEXT))
        while not (kept.exists() and kept.read_text()):
            await asyncio.sleep(0.02)
        task.cancel()  # as what is copied next does
        with pytest.raises(asyncio.CancelledError):
            await task
        await self.ended(int(kept.read_text()))
        monkeypatch.setattr("tui.clipboard.PATIENCE", 0.0)
        assert not await to_desktop(TEXT)

    async def ended(self, number: int) -> None:
        """Wait until no process has this number: its end may take the system a moment."""
        for _ in range(500):
            try:
                os.kill(number, 0)
            except ProcessLookupError:
                return
            if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"process {number} goes on")

    async def test_a_module_of_the_working_folder_is_not_run(self, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (kept.parent / "pyperclip.py").write_text("import os; open(os.environ['KEPT'], 'w').write('mine')")
        monkeypatch.chdir(kept.parent)
        assert not await to_desktop(TEXT)
        assert not kept.exists()

    async def test_no_process_can_be_started(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def refuse(*_: object, **__: object) -> None:
            raise BlockingIOError("Resource temporarily unavailable")

        monkeypatch.setattr("asyncio.create_subprocess_exec", refuse)
        assert not await to_desktop(TEXT)


class TestNotes:
    async def pressed(self, pane: QuotesPane | SummaryPane | Reader, key: str) -> Session:
        """The pane after a key."""
        async with running(pane) as session:
            pane.show(make_reading(make_article(publisher="The Bay")))
            await session.press("j" if isinstance(pane, QuotesPane) else "full_stop", key)
            await session.pilot.app.workers.wait_for_complete()
            await session.pilot.pause()
            return session

    @pytest.mark.parametrize(
        ("pane", "key", "said"),
        [
            (QuotesPane, "y", "“Nobody asked us,”"),
            (Reader, "Y", "Boats must leave by noon"),
            (SummaryPane, "y", "2 sentences and the source"),
        ],
    )
    async def test_every_pane_copies_to_both_clipboards(
        self, pane: type[QuotesPane | SummaryPane | Reader], key: str, said: str, desktop: list[str]
    ) -> None:
        session = await self.pressed(pane(), key)
        assert session.note == f"copied: {said}"
        assert desktop == [session.pilot.app.clipboard]
        assert desktop[0].endswith("“Harbour closes”, The Bay, undated")

    async def test_without_a_desktop_the_note_says_where_the_text_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def nowhere(text: str) -> bool:
            return False

        monkeypatch.setattr(tui.clipboard, "to_desktop", nowhere)
        session = await self.pressed(QuotesPane(), "y")
        assert session.note == "copied (terminal): “Nobody asked us,”"
        assert session.pilot.app.clipboard.startswith("“Nobody asked us,” — Ana Reyes")

    async def test_what_is_copied_next_overtakes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        given_up = []

        async def slow(text: str) -> bool:
            try:
                await asyncio.sleep(60 if text == "one" else 0)
            except asyncio.CancelledError:
                given_up.append(text)
                raise
            return True

        monkeypatch.setattr(tui.clipboard, "to_desktop", slow)
        async with running(QuotesPane()) as session:
            for words in ("one", "two"):
                copy(session.pane, words, words)
                await session.pilot.pause()
            assert session.note == "copied: two"
            assert given_up == ["one"]
            assert session.pilot.app.clipboard == "two"

    async def test_a_long_text_is_told_in_short(self) -> None:
        async with running(QuotesPane()) as session:
            for words in ("a" * 60, "word " * 100):
                copy(session.pane, words, words)
                await session.pilot.pause()
            assert [note.text for note in session.sent(Note)] == [
                "copied: " + "a" * 60,
                "copied: " + "word " * 11 + "word…",
            ]

    async def test_what_could_command_a_terminal_reaches_neither(self, desktop: list[str]) -> None:
        async with running(QuotesPane()) as session:
            copy(session.pane, "a\x1b]52;c;b\x07\u202e", "a")
            await session.pilot.pause()
            assert desktop == [session.pilot.app.clipboard] == ["a␛]52;c;b␇␦"]
