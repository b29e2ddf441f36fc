"""W writes the article to a file: under a safe name, in the format that its ending says, and over no file unasked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from room import Session, article, reading, until

from articles.article import Article
from tui.saving import name_of, wrong_with

WRONG = {
    "w.pdf": "the ending says in which format: known are .txt, .md, .markdown, .json",
    "none/w.txt": "there is no folder none",
    "home": "a folder: the name of a file is missing",
    "pipe.txt": "cannot be written: it is no regular file",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the app runs, and the home of its reader."""
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def told(session: Session) -> str:
    return "\n".join(session.frame())


async def written(session: Session, name: str | None = None) -> None:
    """Write the article under this name, or under the one that is offered."""
    await session.press("2", "W")
    if name is not None:
        await session.press("ctrl+u", *name)
    await session.press("enter")
    await session.rest()


class TestWriting:
    async def test_the_name_is_of_date_and_headline_and_the_text_is_whole(self, folder: Path) -> None:
        async with reading([article("wall", "2025-06-30", "ports")]) as session:
            await written(session)
            await until(session, "written: 2025-06-30-wall.txt")
        text = (folder / "2025-06-30-wall.txt").read_text()
        assert text.startswith("Wall\n30 June 2025 · Ports\n● unread")
        assert "Boats must leave by noon." in text
        assert "Summary by nutgraf, 3 of" in text
        assert "Ana Reyes, fisher" in text
        assert "\x1b" not in text
        assert sorted(os.listdir(folder)) == ["2025-06-30-wall.txt", "home"]

    async def test_the_ending_says_the_format_and_the_tilde_is_the_home(self, folder: Path) -> None:
        async with reading([article("wall", "2025-06-30")]) as session:
            await written(session, "~/w.md")
            await until(session, "written: ")
            await written(session, "w.json")
            await until(session, "written: w.json")
        assert (folder / "home" / "w.md").read_text().startswith("# Wall\n")
        told = json.loads((folder / "w.json").read_text())
        assert (told["id"], told["read"], len(told["summary"]["sentences"])) == ("wall", False, 3)

    async def test_a_name_that_will_not_do_says_why(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.txt")
        async with reading([article("wall", "2025-06-30")]) as session:
            for name, why in WRONG.items():
                await written(session, name)
                assert why in told(session)
                await session.press("escape")
        assert sorted(os.listdir(folder)) == ["home", "pipe.txt"]

    async def test_a_file_that_is_there_is_replaced_only_if_asked(self, folder: Path) -> None:
        file = folder / "w.txt"
        file.write_text("mine")
        async with reading([article("wall", "2025-06-30")]) as session:
            for answer in ("n", ""):
                await written(session, "w.txt")
                assert "w.txt is there" in told(session)
                await session.press(*answer, "enter")
                await until(session, "not written: the file is as it was")
                assert file.read_text() == "mine"
            await written(session, "w.txt")
            await session.press("y", "enter")
            await until(session, "written: w.txt")
        assert file.read_text().startswith("Wall\n")

    async def test_a_full_disk_is_one_line_and_leaves_nothing(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        async with reading([article("wall", "2025-06-30")]) as session:
            monkeypatch.setattr(os, "fsync", full)
            await written(session, "w.txt")
            await until(session, "w.txt was not written: no space left on device")
        assert os.listdir(folder) == ["home"]


def named(title: str | None, published: str | None = None, id: str = "0d66") -> Article:
    return article(id, published, title=title, text="")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd.txt"),
        ("-rf ~; $(id) `x` | y", "rf-id-x-y.txt"),
        (".hidden", "hidden.txt"),
        ("a\nb\x00c\u202ed", "a-b-c-d.txt"),
        ("Über die Wörter: 東京", "über-die-wörter-東京.txt"),
        ("…", "0d66.txt"),
    ],
)
def test_a_name_is_safe(title: str, name: str) -> None:
    assert name_of(named(title)) == name
    assert wrong_with(name) is None


def test_a_name_fits_into_a_folder() -> None:
    name = name_of(named("東" * 500, "2024-01-24T04:31:00-05:00"))
    assert name.startswith("2024-01-24-東")
    assert len(name.encode()) < 256
