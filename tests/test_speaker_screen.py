"""P: one speaker in all articles - what is shown as it is read, every key, and the way back into an article."""

from __future__ import annotations

import threading

import pytest
from room import TEXT, Session, article, reading
from textual.widgets import Static

from articles.article import Article
from articles.reading import Unreadable
from articles.store.record import Quoted
from tui import everywhere
from tui.reading import look_for_quotes
from tui.screens.speaker import SpeakerScreen
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.speaker_pane import SpeakerPane

WALL = TEXT.replace("Ana Reyes, a fisher", "Ana Reyes, a union president")
QUIET = "Snow fell on the valley for three days. Trains stood still between the river and the coast."


def shelf() -> list[Article | Unreadable]:
    """Three articles that quote Ana Reyes, the newest as something else, and one that does not."""
    return [
        article("wall", "2025-06-30", "ports", text=WALL),
        article("ferry", "2025-06-12", "ports"),
        article("snow", "2025-01-03", text=QUIET),
        article("quay", "2023-10", "ports"),
    ]


async def opened(session: Session, *keys: str) -> SpeakerPane:
    """Press P on the first quotation of Ana Reyes in the article that is read, then these keys."""
    pane = session.room.query_one(QuotesPane)
    first = next(quote for quote in pane._reading.quotes if quote.speaker == "Ana Reyes") if pane._reading else None
    assert first
    await session.press("4")
    pane.follow(first.start, first.end)
    await session.press("P")
    await session.rest()
    assert isinstance(session.app.screen, SpeakerScreen)
    found = session.app.screen.query_one(SpeakerPane)
    await session.press(*keys)
    return found


def who(session: Session) -> str:
    return str(session.app.screen.query_one("#who", Static).render())


def title(pane: SpeakerPane) -> str:
    return pane._border_title.plain if pane._border_title else ""


def shown(pane: SpeakerPane) -> list[str]:
    return [row for y in range(pane.size.height) if (row := pane.render_line(y).text.rstrip())]


def at(pane: SpeakerPane) -> tuple[str, str]:
    """The article and the words under the cursor."""
    assert pane.current
    return pane.current.origin.article_id, pane.current.quote.text


class TestShowing:
    async def test_newest_first_with_articles_dates_and_roles(self) -> None:
        async with reading(shelf()) as session:
            pane = await opened(session)
            assert who(session) == "Ana Reyes\nunion president (30 June 2025) · fisher (October 2023 to 12 June 2025)"
            assert title(pane) == "IN ALL ARTICLES  6 quotations in 3 articles"
            assert shown(pane) == [
                " 30 June 2025 · Wall · as union president",
                "▌“  Nobody asked us",
                " …  We will stay.",
                " 12 June 2025 · Ferry · as fisher",
                " “  Nobody asked us",
                " …  We will stay.",
                " October 2023 · Quay · as fisher",
                " “  Nobody asked us",
                " …  We will stay.",
            ]

    async def test_the_cursor_stands_where_it_stood(self) -> None:
        async with reading(shelf()) as session:
            session.room._open("ferry")
            await session.rest()
            assert at(await opened(session)) == ("ferry", "“Nobody asked us,”")

    async def test_a_second_time_nothing_is_read_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with reading(shelf()) as session:
            await opened(session, "q")
            monkeypatch.setattr(everywhere, "look_for_quotes", lambda article: pytest.fail("read again"))
            assert title(await opened(session)).endswith("6 quotations in 3 articles")

    async def test_an_unnamed_speaker_is_shown_alone(self) -> None:
        text = f"{TEXT}\n\nA spokesperson said the boats are safe for now."
        async with reading([article("one", "2025-06-30", text=text), article("two", None, text=text)]) as session:
            pane = session.room.query_one(QuotesPane)
            assert pane._reading
            last = pane._reading.quotes[-1]
            pane.follow(last.start, last.end)
            await session.press("4", "P")
            await session.rest()
            assert title(session.app.screen.query_one(SpeakerPane)).endswith("1 quotation in 1 article")

    async def test_where_nobody_is_named_it_says_so(self) -> None:
        async with reading([article("one", None, text=QUIET)]) as session:
            await session.press("4", "P")
            assert session.app.screen is session.room
            assert "no speaker is named here" in session.foot

    async def test_foreign_names_are_disarmed(self) -> None:
        text = TEXT.replace("a fisher", "a [@click=app.quit]fisher[/]\x1b]0;owned\x07")
        async with reading([article("one", "2025-06-30", title="[b]x\x1b[31m", text=text)]) as session:
            await opened(session)
            frame = "\n".join(session.frame())
            assert "\x1b" not in frame
            assert "[b]x␛[31m" in frame

    @pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (20, 5), (1, 1)])
    async def test_any_size(self, size: tuple[int, int]) -> None:
        async with reading(shelf(), size) as session:
            await opened(session, "j", "G", "space", "b")
            await session.pilot.resize_terminal(100, 30)
            await session.pilot.pause()
            assert "Ana Reyes" in session.frame()[1]
            assert "30 June 2025 · Wall" in "\n".join(session.frame())


async def opening(session: Session, heading: str) -> SpeakerPane:
    """Press P on Ana Reyes, and wait until so much has been read."""
    await session.press("4", "j", "P")
    pane = session.app.screen.query_one(SpeakerPane)
    await until(session, pane, heading)
    return pane


async def until(session: Session, pane: SpeakerPane, heading: str) -> None:
    for _ in range(200):
        if title(pane).endswith(heading):
            return
        await session.pilot.pause(0.02)
    raise AssertionError(f"{title(pane)!r} never ends with {heading!r}")


class Slow:
    """Stands in for the quotation reader: waits at every article until it is let go."""

    def __init__(self) -> None:
        self.read = 0
        self.go = threading.Semaphore(0)

    def __call__(self, article: Article) -> Quoted:
        assert self.go.acquire(timeout=10)
        self.read += 1
        return look_for_quotes(article)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    made = Slow()
    monkeypatch.setattr(everywhere, "look_for_quotes", made)
    monkeypatch.setattr("tui.screens.speaker.MOMENT", 0.0)
    monkeypatch.setattr("tui.screens.speaker.SHOW", 0.0)
    monkeypatch.setattr("tui.screens.speaker.SHARE", 0)
    return made


class TestReading:
    async def test_it_shows_what_it_has_and_how_far_it_is(self, slow: Slow) -> None:
        async with reading(shelf()) as session:
            pane = await opening(session, "reading 1 of 3 articles")
            assert title(pane) == "IN ALL ARTICLES  2 quotations in 1 article · reading 1 of 3 articles"
            await session.press("j")
            assert at(pane) == ("wall", "“We will stay.”")
            slow.go.release()
            await until(session, pane, "4 quotations in 2 articles · reading 2 of 3 articles")
            assert at(pane) == ("wall", "“We will stay.”")
            slow.go.release()
            await session.rest()
            assert title(pane) == "IN ALL ARTICLES  6 quotations in 3 articles"

    async def test_the_cursor_stays_on_its_row_when_more_comes_in_above(self, slow: Slow) -> None:
        more = "\n\n".join(f"“We will fish at pier {n},” said Ana Reyes." for n in range(9))
        first = article("snow", "2025-07-01", text=QUIET)  # is read at the start
        two = [article("wall", "2025-06-30"), article("ferry", "2025-06-12", text=f"{TEXT}\n\n{more}")]
        async with reading([first, *two], (60, 11)) as session:
            session.room._open("ferry")
            await session.rest()
            pane = await opening(session, "reading 0 of 2 articles")
            assert pane.render_line(1).text.startswith("▌“  Nobody")
            slow.go.release()
            await session.rest()
            assert at(pane) == ("ferry", "“Nobody asked us,”")
            assert pane.render_line(1).text.startswith("▌“  Nobody")
            assert pane.scroll_offset.y == 4

    async def test_leaving_ends_it(self, slow: Slow) -> None:
        async with reading(shelf()) as session:
            await opening(session, "reading 1 of 3 articles")
            await session.press("q")
            slow.go.release(5)
            await session.rest()
            assert session.app.screen is session.room
            assert slow.read == 1, "the one that was being read"

    async def test_it_goes_on_when_it_is_opened_again(self, slow: Slow) -> None:
        async with reading(shelf()) as session:
            await opening(session, "reading 1 of 3 articles")
            await session.press("q")
            slow.go.release(5)
            await session.press("P")
            await session.rest()
            assert title(session.app.screen.query_one(SpeakerPane)).endswith("6 quotations in 3 articles")


class TestKeys:
    @pytest.mark.parametrize("key", ["q", "escape", "P", "h"])
    async def test_back(self, key: str) -> None:
        async with reading(shelf()) as session:
            await opened(session, key)
            assert session.app.screen is session.room
            assert session.room.pane == "quotes"

    async def test_moving(self) -> None:
        async with reading(shelf()) as session:
            pane = await opened(session, "j")
            assert at(pane) == ("wall", "“We will stay.”")
            await session.press("J")
            assert at(pane) == ("ferry", "“Nobody asked us,”")
            await session.press("J", "J", "J")
            assert at(pane)[0] == "quay"
            await session.press("K")
            assert at(pane)[0] == "ferry"
            await session.press("G")
            assert at(pane) == ("quay", "“We will stay.”")
            await session.press("k", "g")
            assert at(pane) == ("wall", "“Nobody asked us,”")

    async def test_pages(self) -> None:
        many = [article(f"n{n:02}", f"2025-06-{n:02}") for n in range(1, 29)]
        async with reading(many, (80, 24)) as session:
            pane = await opened(session)
            await session.press("space")
            assert "n28" > at(pane)[0] > "n20"
            before = at(pane)
            await session.press("space")
            assert at(pane) < before
            await session.press("b", "b")
            assert at(pane)[0] == "n28"
            await session.press(*["space"] * 9)
            assert at(pane) == ("n01", "“We will stay.”")

    async def test_with_the_first_quotation_of_an_article_its_heading_is_seen(self) -> None:
        async with reading(shelf(), (60, 11)) as session:
            pane = await opened(session, "G", "k", "k", "k")
            assert at(pane) == ("ferry", "“Nobody asked us,”")
            assert shown(pane)[0] == " 12 June 2025 · Ferry · as fisher"

    async def test_narrowing_and_all_again(self) -> None:
        async with reading(shelf()) as session:
            pane = await opened(session, "slash", *"fisher stay", "enter")
            assert title(pane) == "IN ALL ARTICLES  2 of 6 · “fisher stay”"
            assert [row[4:] for row in shown(pane) if row[1:2] in "“…"] == ["We will stay."] * 2
            await session.press("escape")
            assert title(pane).endswith("6 quotations in 3 articles")
            await session.press("slash", *"zeppelin", "enter", "y")
            assert any("No quotation here has these words" in row for row in shown(pane))
            assert any("there is no quotation to copy" in line for line in session.frame())

    async def test_copying_gives_the_role_then_and_the_article(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "J", "j", "y")
            assert session.app.clipboard == "“We will stay.” — Ana Reyes, fisher. “Ferry”, 12 June 2025"
            assert "copied: “We will stay.”" in session.frame()[-1]
            await session.press("k")
            assert "go there" in session.frame()[-1]

    async def test_help_shows_the_keys_that_work_here(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "question_mark")
            frame = "\n".join(session.frame())
            assert "Open the article at this quotation" in frame
            assert "Mark read or unread" not in frame

    async def test_other_keys_of_the_readers_own(self) -> None:
        async with reading(shelf(), keymap={"speaker.go": ("o",), "everywhere.back": ("x",)}) as session:
            await opened(session, "x")
            assert session.app.screen is session.room
            await opened(session, "o")
            assert session.room.pane == "reader"

    async def test_the_theme_can_be_changed_here(self) -> None:
        async with reading(shelf(), theme="dark") as session:
            await opened(session, "T")
            assert session.app.theme == "light"
            assert "theme: light" in session.frame()[-1]

    async def test_leaving_the_app(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "Q")
            assert not session.app.is_running


class TestJumping:
    async def test_enter_opens_the_article_at_the_quotation(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "J", "j", "enter")
            await session.rest()
            room = session.room
            start = TEXT.index("“We will stay.”")
            assert session.app.screen is room
            assert room.article is not None
            assert (room.article.id, room.pane, room.reader._current) == ("ferry", "reader", (start, start + 15))
            assert session.at == "ferry", "the list goes along"
            current = room.query_one(QuotesPane).current
            assert current is not None
            assert current.text == "“We will stay.”"

    @pytest.mark.parametrize("size", [(80, 24), (60, 12)])
    async def test_the_quotation_is_in_sight(self, size: tuple[int, int]) -> None:
        long = "\n\n".join(f"The boats of pier {n} left the harbour early in the day." for n in range(80))
        async with reading(
            [article("wall", "2025-06-30"), article("ferry", "2025-06-12", text=f"{long}\n\n{TEXT}")], size
        ) as session:
            await opened(session, "J", "enter")
            await session.rest()
            assert any("“Nobody asked us,”" in line for line in session.frame())

    async def test_the_article_that_is_open_already(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "j", "enter")
            await session.rest()
            assert session.room.reader._current == (WALL.index("“We will stay.”"), WALL.index("“We will stay.”") + 15)

    async def test_an_article_that_is_gone_by_now(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "J")
            session.app.library.remove(["ferry"])
            await session.press("y")
            assert "no longer in the library" in session.frame()[-1]
            await session.press("enter")
            assert "no longer in the library" in session.foot
            await session.press("4")
            assert title(await opened(session)).endswith("4 quotations in 2 articles")


class TestPalette:
    async def test_an_action_of_the_screen(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "ctrl+p")
            await session.press(*"speaker: to the last")
            await session.pilot.pause(0.3)
            await session.press("enter")
            await session.pilot.pause(0.1)
            assert isinstance(session.app.screen, SpeakerScreen)
            assert at(session.app.screen.query_one(SpeakerPane)) == ("quay", "“We will stay.”")

    async def test_an_action_of_the_room_goes_back_there(self) -> None:
        async with reading(shelf()) as session:
            await opened(session, "ctrl+p")
            await session.press(*"fold this")
            await session.pilot.pause(0.3)
            await session.press("enter")
            await session.pilot.pause(0.1)
            assert session.app.screen is session.room
            assert session.room.pane == "list"

    async def test_an_action_of_a_screen_that_is_not_open(self) -> None:
        async with reading(shelf()) as session:
            await session.press("colon", *"speaker.narrow", "enter")
            await session.pilot.pause(0.1)
            assert "P on a quotation opens one" in session.foot

    async def test_the_command_line_opens_it(self) -> None:
        async with reading(shelf()) as session:
            await session.press("4", "j", "colon", *"this speaker", "enter")
            await session.rest()
            assert isinstance(session.app.screen, SpeakerScreen)
