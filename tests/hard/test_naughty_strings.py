"""Every collected hostile string in every field, in every screen and command, in a pipe and on a terminal: nothing that
comes out commands the terminal or hides, and nothing fails. Prints how much was looked at."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hostile import DATA, STRINGS, collected, fill, forbidden, printed, storable, written
from outputs import SOUND
from room import reading
from seen import Terminal
from sinks import (
    OF_LIBRARY,
    SCREENS,
    TYPED,
    WRONG,
    as_data,
    back,
    environment,
    in_pipe,
    on_screen,
    on_terminal,
    paste,
    run,
)

from articles.library import Library
from articles.store import Store

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="needs the measuring data (NUTGRAF_DATA)")
SIZE = (160, 45)


def batched(strings: Iterable[str], size: int) -> Iterator[list[str]]:
    kept = list(strings)
    yield from (kept[at : at + size] for at in range(0, len(kept), size))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "library.db"
    fill(path, collected())
    return path


@pytest.mark.parametrize("arguments", OF_LIBRARY, ids=" ".join)
def test_commands(library: Path, arguments: tuple[str, ...]) -> None:
    data = as_data(arguments)
    code, out, err = in_pipe(arguments, environment(library))
    assert (code, written(out, as_data=data), written(err)) == (0, set(), set())
    code, came = on_terminal(arguments, environment(library))
    assert (code, printed(came, data)) == (0, set())
    print(f"{' '.join(arguments)}: {len(out):,} bytes in a pipe, {len(came):,} on a terminal, 0 forbidden")


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_arguments(library: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    own = tmp_path / "library.db"
    fill(own)
    given = [words for words in collected() if "\0" not in words]
    for words in given:
        code, out, err = run([part.replace("{}", words) for part in arguments], own)
        assert (words, code in SOUND, written(out), written(err)) == (words, True, set(), set())
    print(f"{' '.join(arguments)}: {len(given)} strings, 0 forbidden, 0 exceptions")


async def test_articles_in_the_app(library: Path) -> None:
    looked = set()
    async with reading(Library(Store(str(library))), SIZE) as session:
        await session.press("G", "enter")
        while session.at not in looked:
            looked.add(session.at)
            for key in ("r", "r", "K"):
                assert (session.at, on_screen(session)) == (session.at, set())
                await session.press(key)
    assert len(looked) == sum(map(storable, collected()))
    print(f"{len(looked)} articles in list, reader, raw text, summary and quotations: 0 forbidden, 0 exceptions")


async def test_screens_of_the_app(tmp_path: Path) -> None:
    count = 0
    for number, strings in enumerate(batched(filter(storable, collected()), 60)):
        path = tmp_path / f"{number}.db"
        fill(path, strings)
        async with reading(Library(Store(str(path))), SIZE) as session:
            for name, keys in SCREENS.items():
                await session.press("1", *("j" * (count % 50)), *keys)
                await session.pilot.pause(0.05)
                assert (name, on_screen(session)) == (name, set())
                await back(session)
                count += 1
    print(f"{count} screens: 0 forbidden, 0 exceptions")


async def test_words_typed_into_the_app(tmp_path: Path) -> None:
    fill(tmp_path / "library.db")
    count = 0
    async with reading(Library(Store(str(tmp_path / "library.db"))), SIZE) as session:
        for name, keys in TYPED.items():
            for strings in batched(collected(), 8):
                await session.press(*keys)
                await paste(session, " ".join(strings))
                found = on_screen(session)
                await session.press("enter")
                assert (name, strings, found | on_screen(session)) == (name, strings, set())
                await back(session)
                count += len(strings)
    print(f"{count} strings typed: 0 forbidden, 0 exceptions")


SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|.)", re.DOTALL)
KEYS = (
    b"j",
    b"j",
    b"\r",
    b"J",
    b"r",
    b"r",
    b"3",
    b"i",
    b"4",
    b"p",
    b"i",
    b"1",
    b"'",
    b"\x1b",
    b"!",
    b"\x1b",
    b"?",
    b"\x1b",
)


def session(library: Path) -> str:
    """All that the app writes on a terminal while some of its screens are looked at."""
    own = environment(library, COLORTERM="truecolor")
    with closing(Terminal([sys.executable, "-m", "tui"], SIZE, own)) as terminal:
        terminal.wait_for("SUMMARY")
        for key in KEYS:
            terminal.type(key)
            terminal.rest(0.3)
        terminal.type(b"Q")
        assert terminal.wait() == 0
        return terminal.written.decode()


COLOURED = re.compile(r"\x1b\[(?:\d;)*(?:[34]8;2;\d+;\d+;\d+;?)+m")
"""How the app colours: every shade whole, which no collected string does."""


def manners(text: str) -> set[str]:
    """The sequences that a terminal was told, but for colours, and for places that are on the screen."""
    found = set()
    for sequence in SEQUENCE.findall(text):
        place = re.fullmatch(r"\x1b\[(\d+);(\d+)H", sequence)
        inside = place and int(place[1]) <= SIZE[1] and int(place[2]) <= SIZE[0]
        if not inside and not COLOURED.fullmatch(sequence):
            found.add(sequence)
    return found


@pytest.mark.parametrize("strings", [STRINGS, *(batched(collected(), 90) if DATA.is_dir() else ())], ids=lambda _: "")
def test_the_app_on_a_terminal(tmp_path: Path, strings: Sequence[str]) -> None:
    fill(tmp_path / "plain.db", ["plain words"] * len(strings))
    fill(tmp_path / "hostile.db", strings)
    plain = session(tmp_path / "plain.db")
    hostile = session(tmp_path / "hostile.db")
    assert manners(hostile) - manners(plain) == set()
    assert forbidden(SEQUENCE.sub("", hostile), "\r\n") == set()
    print(f"{len(hostile):,} characters on a terminal, {len(SEQUENCE.findall(hostile)):,} sequences, all the app's own")
