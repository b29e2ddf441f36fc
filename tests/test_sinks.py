"""Hostile strings in every field of a library, and in everything that is typed: what comes out commands no terminal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hostile import STRINGS, article, fill, storable, written
from outputs import SOUND
from room import reading
from sinks import OF_LIBRARY, SCREENS, TYPED, WRONG, as_data, back, environment, in_pipe, on_screen, paste, run

from articles.library import Library
from articles.store import Store

STORED = {one.id: one for one in (article(number, words) for number, words in enumerate(filter(storable, STRINGS)))}
TEXTS = {"text", "raw", "source", "link", "title", "deck", "byline", "place", "publisher", "credit"}
GROUPS = [" ".join(words for words in STRINGS[first::3] if "\0" not in words) for first in range(3)]
"""The strings that an argument can hold, in three."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with every string in every field; no test changes it."""
    path = tmp_path_factory.mktemp("hostile") / "library.db"
    fill(path)
    return path


async def test_no_screen_shows_what_commands_a_terminal(library: Path) -> None:
    found: dict[str, set[str]] = {}
    async with reading(Library(Store(str(library))), (160, 28)) as session:
        for name, keys in SCREENS.items():
            await session.press(*keys)
            await session.pilot.pause(0.05)
            found[f"{name}: {type(session.app.screen).__name__}"] = on_screen(session)
            await back(session)
        await session.press("G", "enter")
        for _ in STRINGS:
            await session.press("K")
            found[f"article {session.at}"] = on_screen(session)
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert {"LinksScreen", "Opening"} < (screens := {name.partition(": ")[2] for name in found}), found.keys()
    assert len(screens) >= 14, screens
    assert sum(name.startswith("article") for name in found) == len(STRINGS) - 1


async def test_whatever_is_pasted_does_no_harm(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(Library(Store(str(library))), (160, 28)) as session:
        for name, keys in TYPED.items():
            await session.press(*keys)
            await paste(session, " ".join(STRINGS))
            found = on_screen(session)
            await session.press("enter")
            assert (name, found | on_screen(session)) == (name, set())
            await back(session)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", OF_LIBRARY, ids=" ".join)
def test_no_command_prints_what_commands_a_terminal(library: Path, arguments: tuple[str, ...]) -> None:
    done, out, err = run(arguments, library)
    assert (done, written(err)) == (0, set())
    assert written(out, as_data=as_data(arguments)) == set()
    assert out.count(b"\n") > (arguments != ("check",)) or as_data(arguments)
    if as_data(arguments):
        told = [json.loads(line) for line in out.decode().split("\n") if line]
        assert told
        assert [wrong for one in told for wrong in _changed(one)] == []


def _changed(told: dict[str, Any]) -> list[str]:
    """Which fields of an article are told otherwise than it has them; of a quotation, its words."""
    one = STORED.get(told.get("id", ""))
    had = {name: getattr(one, name) for name in TEXTS & told.keys()} if one else {}
    if one and "start" in told and "text" in told:
        had["text"] = one.text[told["start"] : told["end"]]
    return [name for name, value in had.items() if told[name] != value]


def test_a_check_of_what_is_damaged_prints_none_either(library: Path, tmp_path: Path) -> None:
    own = shutil.copy(library, tmp_path / "library.db")
    store = Store(str(own))
    for number, words in enumerate(filter(storable, STRINGS)):
        store.db.execute("UPDATE article SET headline = ? WHERE id = ?", (f"{words} otherwise", f"a{number}"))
    store.close()
    code, out, err = run(["check"], own)
    assert (code, written(out), written(err)) == (1, set(), set())
    assert (out + err).count(b"\n") >= len(STORED)


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_no_argument_comes_back_as_a_command_to_the_terminal(
    library: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    own = shutil.copy(library, tmp_path / "library.db")
    for words in GROUPS:
        code, out, err = run([part.replace("{}", words) for part in arguments], own)
        assert (words, code in SOUND, written(out), written(err)) == (words, True, set(), set())


def test_no_file_name_comes_back_as_a_command_to_the_terminal(tmp_path: Path) -> None:
    names = [words.replace("/", "-") for words in STRINGS if "\0" not in words]
    for number, name in enumerate(names):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        (folder / f"{name[:60]}.txt").write_text("A ferry stays in port. “No,” said Ana Reyes, a fisher.", "utf-8")
        (folder / f"{name[:60]}.json").write_text("{", "utf-8")
        (folder / f"{name[:60]}.pdf").write_bytes(b"%PDF-1.4 nothing")
    own = tmp_path / "library.db"
    for command in (("--summary",), ("quotes", "--format", "csv"), ("add", "--drop-samples"), ("log",), ("list",)):
        paths = [] if command[0] in ("log", "list") else [str(tmp_path)]
        given = [*command, *paths]  # to add starts processes, and watches signals
        code, out, err = in_pipe(given, environment(own)) if command[0] == "add" else run(given, own)
        assert (command, code in SOUND, written(out), written(err)) == (command, True, set(), set())
        assert out


@pytest.mark.parametrize("name", ["theme", "library", "keys.list.open"])
def test_no_setting_comes_back_as_a_command_to_the_terminal(tmp_path: Path, name: str) -> None:
    config = tmp_path / "config.toml"
    for words in STRINGS:
        for line in (f"{name} = {json.dumps(words)}", f"{json.dumps(words)} = 1", f"{name} = {words}"):
            config.write_text(line, "utf-8", "surrogatepass")
            code, out, err = run(["config", "--check"], tmp_path / "library.db", NUTGRAF_CONFIG=str(config))
            assert (line, code in SOUND, written(out), written(err)) == (line, True, set(), set())
