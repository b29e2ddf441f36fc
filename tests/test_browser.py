"""The reader's browser: which program it is, what it is given, and that it runs apart from the app and the terminal."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tui import browser
from tui.browser import NONE, NoBrowserError, command_for
from tui.settings import SettingsError, parse_settings

ADDRESS = "https://example.org/?a=1&b=$(id);x"

Script = Callable[[str], str]


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """A program of these shell commands."""

    def made(commands: str) -> str:
        path = tmp_path / "browser"
        path.write_text(f"#!/bin/sh\n{commands}\n")
        path.chmod(0o755)
        return str(path)

    return made


class TestWhich:
    def test_what_is_configured_goes_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BROWSER", "sh")
        assert command_for(ADDRESS, ("firefox", "--new-tab")) == ["firefox", "--new-tab", ADDRESS]

    def test_then_the_first_of_the_environment_that_is_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BROWSER", "no-such-browser:sh --new %s -p:cat")
        monkeypatch.setenv("DISPLAY", ":0")
        assert command_for(ADDRESS, None) == ["sh", "--new", ADDRESS, "-p"]

    def test_of_the_environment_one_that_needs_the_terminal_goes_last(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setenv("BROWSER", "lynx:sh")
        assert command_for(ADDRESS, None) == ["sh", ADDRESS]
        monkeypatch.setenv("BROWSER", "lynx")
        with pytest.raises(NoBrowserError, match="a terminal of its own"):
            command_for(ADDRESS, None)

    @pytest.mark.parametrize("words", ["sh -c 'true %s'", "sh --url=%s", "sh %s '%s'x", "sh %%s"])
    def test_a_link_is_put_into_no_word_that_a_shell_may_read(
        self, words: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BROWSER", words)
        with pytest.raises(NoBrowserError, match="sh: %s stands for the link only as an argument of its own"):
            command_for(ADDRESS, None)
        with pytest.raises(NoBrowserError, match="only as an argument of its own"):
            command_for(ADDRESS, ("sh", "-c", "true %s"))

    def test_then_that_of_the_desktop(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        assert command_for(ADDRESS, None) == ["xdg-open", ADDRESS]
        monkeypatch.setattr("sys.platform", "darwin")
        assert command_for(ADDRESS, None) == ["open", ADDRESS]

    def test_without_a_desktop_there_is_none(self) -> None:
        with pytest.raises(NoBrowserError) as refused:
            command_for(ADDRESS, None)
        assert str(refused.value) == NONE

    @pytest.mark.parametrize("program", ["w3m", "/usr/bin/lynx"])
    def test_one_that_needs_the_terminal_is_not_started(self, program: str) -> None:
        with pytest.raises(NoBrowserError, match="a terminal of its own"):
            command_for(ADDRESS, [program])

    def test_an_environment_that_cannot_be_understood(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BROWSER", "sh 'half")
        with pytest.raises(NoBrowserError, match="No closing quotation"):
            command_for(ADDRESS, None)


class TestSetting:
    def test_a_program_with_its_arguments(self) -> None:
        assert parse_settings({"browser": ["firefox", "--new-tab"]}).browser == ("firefox", "--new-tab")
        assert parse_settings({}).browser is None

    @pytest.mark.parametrize("wrong", ["firefox", [], [""], ["a\0b"], [1]])
    def test_anything_else_is_refused(self, wrong: object) -> None:
        with pytest.raises(SettingsError, match="browser must be a list of a program and its arguments"):
            parse_settings({"browser": wrong})


class TestRunning:
    async def test_the_link_is_one_argument_and_no_shell_sees_it(self, script: Script, tmp_path: Path) -> None:
        program = script(f'for one; do printf "%s\\n" "$one"; done > {tmp_path}/seen')
        assert await browser.run(command_for(ADDRESS, [program, "--new-tab"])) == ""
        assert (tmp_path / "seen").read_text().splitlines() == ["--new-tab", ADDRESS]

    async def test_it_has_a_session_of_its_own_and_not_the_terminal(self, script: Script, tmp_path: Path) -> None:
        asked = (
            "import os, sys; print(os.getsid(0), *(os.path.samestat(os.fstat(n), os.stat(os.devnull)) for n in (0, 2)))"
        )
        program = script(f'{sys.executable} -c "{asked}" > {tmp_path}/seen')
        assert await browser.run([program]) == ""
        session, *silent = (tmp_path / "seen").read_text().split()
        assert int(session) != os.getsid(0)
        assert silent == ["True", "True"]

    async def test_a_failure_is_told(self, script: Script) -> None:
        program = script("exit 3")
        assert await browser.run([program]) == f"{program} ended with exit code 3"

    async def test_a_program_that_is_not_there(self) -> None:
        assert await browser.run(["/no/such/browser", ADDRESS]) == "/no/such/browser: no such file or directory"

    async def test_one_that_goes_on_is_left_alone(
        self, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(browser, "PATIENCE", 0.2)
        gate = tmp_path / "gate"
        os.mkfifo(gate)
        program = script(f"read line < {gate}; echo $line > {tmp_path}/seen")
        others = 0

        async def other() -> None:
            nonlocal others
            while True:
                others += 1
                await asyncio.sleep(0.01)

        beside = asyncio.create_task(other())
        assert await browser.run([program]) == ""
        beside.cancel()
        assert others > 3  # the app was not held up
        await asyncio.to_thread(gate.write_text, "alive\n")
        deadline = time.monotonic() + 30
        while not (seen := tmp_path / "seen").exists() or not seen.read_text():
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        assert seen.read_text() == "alive\n"
