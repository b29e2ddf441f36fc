"""Links in the app: shown whole before they are opened, listed with U, copied with y."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from room import Session, article, reading, until
from textual.content import Content
from textual.widgets import OptionList

from articles.article import Article
from tui import browser
from tui.keymap import make_keymap
from tui.screens.links import LinksScreen
from tui.screens.opening import Opening
from tui.screens.reading_room import ReadingRoom

LINK = "https://news.example/2024/harbour"
LONG = "https://bücher.example/" + "/".join(f"part-{number}" for number in range(220)) + "/end"
TEXT = f"The harbour will close, see https://a.example/plan. {LONG} tells more.\n\nIt was http://ann@b.example/ then."


REFUSED = {
    "javascript:alert(1)": "only http and https are opened, not javascript",
    "http://user:secret@b.example/": "it names a user, which may hide the host",
    "https://b.example/\u202egpj.exe": "it holds a blank, a control or an invisible character",
}


def told(session: Session) -> str:
    return "\n".join(session.frame())


def linked(link: str | None = LINK, text: str = TEXT) -> list[Article]:
    return [article("wall", "2025-06-30", text=text)._replace(link=link)]


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """Where the browser of these tests writes what it is given."""
    return tmp_path / "seen"


@pytest.fixture
def program(tmp_path: Path, seen: Path) -> tuple[str, ...]:
    path = tmp_path / "fake-browser"
    path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {seen}\n')
    path.chmod(0o755)
    return (str(path), "--new-tab")


async def opened(session: Session, *keys: str) -> None:
    await session.press("2", *keys)
    await session.rest()


class TestOpening:
    async def test_the_whole_link_is_shown_first_and_enter_opens_it(self, program: tuple[str, ...], seen: Path) -> None:
        async with reading(
            linked(text="Nothing."), browser=program, layout="list and reader", size=(84, 20)
        ) as session:
            await opened(session, "o")
            assert isinstance(session.app.screen, Opening)
            assert re.search(rf" on news\.example\s.* {LINK}\s", told(session), re.DOTALL)
            assert not seen.exists()
            await session.press("enter")
            await session.rest()
            assert seen.read_text().split() == ["--new-tab", LINK]
            assert "handed to fake-browser" in session.foot

    async def test_it_is_not_opened_without_a_yes(self, program: tuple[str, ...], seen: Path) -> None:
        async with reading(linked(), browser=program) as session:
            for key in ("escape", "q", "n"):
                await opened(session, "o", key)
                assert isinstance(session.app.screen, ReadingRoom)
            assert not seen.exists()

    async def test_y_copies_it_there_too_and_opens_nothing(self, program: tuple[str, ...], seen: Path) -> None:
        async with reading(linked(), browser=program) as session:
            await opened(session, "o")
            assert "Enter opens it · y copies it" in told(session)
            await session.press("y")
            await session.rest()
            assert session.app.clipboard == LINK
            assert "copied" in session.foot
            assert not seen.exists()

    async def test_a_long_one_is_shown_to_its_end_under_its_host_in_both_forms(self) -> None:
        async with reading(linked(LONG), size=(60, 20)) as session:
            await opened(session, "o")
            assert "on xn--bcher-kva.example, written bücher.example" in told(session)
            found = ""
            while "/end" not in found and len(found) < 20_000:
                found += re.sub(r"[^\w/.:-]", "", told(session))
                await session.press("pagedown")
            assert all(f"part-{number}" in found for number in range(220))
            assert isinstance(session.app.screen, Opening)

    async def test_what_is_refused_says_why_in_the_foot(self) -> None:
        async with reading(linked()) as session:
            for link, why in REFUSED.items():
                session.room.open_link(link)
                assert isinstance(session.app.screen, ReadingRoom)
                assert f"not opened: {why}" in session.foot
                assert session.room._note
                assert session.room._note.text.endswith(link)

    async def test_the_keys_work_in_the_other_panes_too(self) -> None:
        """In the list with the article under the cursor, which another one may still be shown in place of."""
        other = article("ferry", "2025-06-29")._replace(link="https://other.example/")
        async with reading([*linked(), other]) as session:
            for pane, link in (("1", LINK), ("3", LINK), ("4", LINK)):
                await session.press(pane, "o")
                assert isinstance(session.app.screen, Opening)
                assert link in told(session)
                await session.press("escape", "U")
                assert isinstance(session.app.screen, LinksScreen)
                await session.press("escape", "W")
                assert "write to" in told(session)
                await session.press("escape")
            await session.press("1", *"jj", "o")
            assert "https://other.example/" in told(session)
            await session.press("escape", *"g", "o")
            assert "no article here" in session.foot

    async def test_a_key_that_the_list_has_is_its_own(self) -> None:
        keys = make_keymap("vim", {"list.open": ["enter", "o"]})
        async with reading(linked(), keymap=keys) as session:
            await session.press("1", "o")
            assert isinstance(session.app.screen, ReadingRoom)

    async def test_a_file_tells_where_it_is(self) -> None:
        async with reading([article("wall", "2025-06-30")]) as session:
            await opened(session, "o")
            assert "it has no link: it was read from wall.txt" in session.foot
            await session.press("U")
            assert "no links: it was read from wall.txt" in session.foot

    async def test_what_the_foot_has_no_room_for_is_in_the_messages(self) -> None:
        wall = article("wall", "2025-06-30")._replace(source=f"/home/{'deep/' * 20}wall.txt")
        async with reading([wall], size=(60, 20)) as session:
            await opened(session, "o")
            assert session.foot.strip().startswith("it has no link: it was read from /home/deep")
            assert session.foot.rstrip().endswith("… · ! tells all")
            await session.press("exclamation_mark")
            assert "deep/wall.txt" in "".join(told(session).split())

    async def test_without_a_desktop_it_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("sys.platform", "linux")
        async with reading(linked()) as session:
            await opened(session, "o", "enter")
            assert browser.NONE in session.foot

    async def test_a_browser_that_fails_is_told(self) -> None:
        async with reading(linked(), browser=("false",)) as session:
            await opened(session, "o", "enter")
            await until(session, "not opened: false ended with exit code 1")
            assert session.room.problems


class TestList:
    async def test_all_links_are_listed_each_with_its_place(self) -> None:
        async with reading(linked()) as session:
            await opened(session, "U")
            assert isinstance(session.app.screen, LinksScreen)
            frame = told(session)
            assert "4 links" in frame
            assert f"page    {LINK}" in frame
            assert "text    https://a.example/plan " in frame
            assert "leads to news.example" in frame

    async def test_one_that_is_refused_is_dimmed_says_why_and_leaves_the_list_open(self) -> None:
        async with reading(linked()) as session:
            await opened(session, "U")
            options = session.app.screen.query_one(OptionList).options
            dimmed = [bool(prompt.spans) for prompt in (one.prompt for one in options) if isinstance(prompt, Content)]
            assert dimmed == [False, False, False, True]
            await session.press("j", "j", "j")
            assert "not opened: it names a user" in told(session)
            await session.press("enter")
            assert isinstance(session.app.screen, LinksScreen)
            assert "not opened: it names a user" in told(session)

    async def test_enter_shows_the_chosen_one_whole(self, program: tuple[str, ...], seen: Path) -> None:
        async with reading(linked(), browser=program) as session:
            await opened(session, "U", "j", "enter")
            assert isinstance(session.app.screen, Opening)
            await session.press("enter")
            await session.rest()
            assert seen.read_text().split() == ["--new-tab", "https://a.example/plan"]

    async def test_y_copies_and_says_so(self) -> None:
        async with reading(linked()) as session:
            await opened(session, "U", "j", "y")
            assert session.app.clipboard == "https://a.example/plan"
            assert isinstance(session.app.screen, LinksScreen)
            assert "https://a.example/plan" in told(session)
            assert "copied" in told(session)

    async def test_what_is_under_a_long_list_stays_in_sight(self) -> None:
        text = " ".join(f"https://a.example/{number}" for number in range(1100))
        async with reading(linked(text=text), size=(60, 20)) as session:
            await opened(session, "U")
            assert "the first 1,000 links" in told(session)
            assert "leads to news.example" in told(session)
            for size in ((20, 5), (1, 1)):
                await session.pilot.resize_terminal(*size)
            await session.press("j", "enter")
            assert isinstance(session.app.screen, Opening)


class TestCopying:
    @pytest.mark.parametrize(("link", "copied"), [(LINK, LINK), (None, "wall.txt")])
    async def test_the_link_or_the_path(self, link: str | None, copied: str) -> None:
        async with reading(linked(link)) as session:
            await opened(session, "y")
            assert session.app.clipboard == copied
            assert copied in session.foot
