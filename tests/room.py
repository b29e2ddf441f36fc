"""The reading room over a library made by hand, for the tests of the list and of the whole app."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from articles.article import Article, Sector
from articles.library import Library
from articles.reading import Unreadable
from articles.sectors import Taxonomy
from articles.store import Store
from articles.store.record import digest_of, packed, record_of
from summarize import Document
from tui.app import NutgrafApp
from tui.list_model import Heading, ListModel
from tui.list_text import label_words
from tui.screens import room, watching_room
from tui.screens.reading_room import ReadingRoom
from tui.settings import Settings
from tui.widgets.article_list import ArticleList

watching_room.LOOK = 3600.0  # no test is to be painted twice by the way; those of keeping up set it themselves

TODAY = date(2025, 7, 9)
room.LOOK_AT_PLACE = 3600.0  # nor its library be written to by the way
room.WAIT = 0.02  # the cursor need not rest long in tests
SECTORS = {"health": "Health care", "ports": "Ports", "schools": "Schools"}
TEXT = (
    "The harbour will close on Monday, the council said. Boats must leave by noon.\n\n"
    "“Nobody asked us,” said Ana Reyes, a fisher. “We will stay.”\n\n"
    "Mayor Tom Hill said the wall is failing. Work ends in May. Ferries will move north until then."
)


def article(name: str, published: str | None, *sectors: str, title: str | None = "", text: str = TEXT) -> Article:
    """An article called ``name`` whose title is its name with a capital, unless another or none (None) is given."""
    return Article(
        id=name,
        source=f"{name}.txt",
        text=text,
        paragraphs=Document.from_text(text).paragraphs,
        title=name.capitalize() if title == "" else title,
        published=published,
        sectors=tuple(Sector(one, SECTORS[one], n == 0, 1.0) for n, one in enumerate(sectors)),
        raw=text,
    )


def shelf() -> list[Article | Unreadable]:
    """Six articles of three months and without date, of three sectors and without."""
    return [
        article("wall", "2025-06-30", "ports"),
        article("ferry", "2025-06-12T08:30:00+02:00", "ports", "health"),
        article("nurses", "2025-06-03", "health"),
        article("pupils", "2023-10-11", "schools"),
        article("quay", "2023-10", "ports"),
        article("rumour", None, title=None),
    ]


def library(articles: Iterable[Article | Unreadable] | None = None) -> Library:
    """A library of these articles, or of the shelf, wholly read."""
    kept = shelf() if articles is None else list(articles)
    made = Library.of(lambda: kept)
    if not made.complete:
        made.reload()
    return made


def kept_library(path: Path, articles: Iterable[Article] | None = None) -> Library:
    """The library in this file, with these articles, or those of the shelf, in it."""
    made = Library(Store(str(path)))
    found = [one for one in shelf() if isinstance(one, Article)] if articles is None else list(articles)
    made.store.add([record_of(one, digest_of(packed(one)), alone=True) for one in found])
    return made


def lines(model: ListModel) -> list[str]:
    """The lines of a list in short: headings indented with their fold and count, rows by id, the cursor as ``>``."""
    out = []
    for number in range(len(model)):
        line = model.line(number)
        if isinstance(line, Heading):
            words = f"{'  ' * len(line.path)}{'+' if line.folded else '-'} {label_words(line.label)} {line.size}"
        else:
            words = f"    {line.id}"
        out.append((">" if number == model.cursor else " ") + words)
    return out


@dataclass
class Session:
    """A running app with what tests ask of it."""

    app: NutgrafApp
    pilot: Pilot[None]

    @property
    def room(self) -> ReadingRoom:
        """The reading room, also while something is open over it."""
        room = self.app.screen_stack[0]
        assert isinstance(room, ReadingRoom)
        return room

    @property
    def article_list(self) -> ArticleList:
        return self.room.article_list

    @property
    def model(self) -> ListModel:
        return self.article_list.model

    @property
    def at(self) -> str | None:
        """The article under the cursor of the list."""
        return self.article_list.current_id

    async def press(self, *keys: str) -> None:
        """Press keys and let the app come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def rest(self) -> None:
        """Let summaries and quotations arrive."""
        for _ in range(3):
            await self.pilot.pause(0.05)
            ending = [worker for worker in self.app.workers if worker.group != "watch"]  # which goes on and on
            if ending:
                await self.app.workers.wait_for_complete(ending)
        await self.pilot.pause()

    def frame(self) -> list[str]:
        """The text on the screen, line by line."""
        rows = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in rows]

    @property
    def foot(self) -> str:
        """The line at the foot of the reading room."""
        return str(self.room.query_one("#foot").render())

    @property
    def top(self) -> str:
        return str(self.room.query_one("#top").render())

    @property
    def shown(self) -> list[str]:
        """The panes that are on the screen."""
        return [str(pane.id) for pane in self.room.query_one("#panes").children if pane.display]


@asynccontextmanager
async def reading(
    articles: Sequence[Article | Unreadable] | Library | None = None,
    size: tuple[int, int] = (120, 40),
    taxonomy: Taxonomy | None = None,
    **settings: Any,
) -> AsyncIterator[Session]:
    """The app with these articles on a terminal of this size, its first article read."""
    shelf_of = articles if isinstance(articles, Library) else library(articles)
    app = NutgrafApp(shelf_of, Settings(today=TODAY, **settings), taxonomy)
    async with app.run_test(size=size) as pilot:
        session = Session(app, pilot)
        await session.rest()
        yield session


async def until(session: Session, words: str) -> None:
    """Wait until this is said at the foot."""
    for _ in range(400):
        if words in session.foot:
            return
        await session.pilot.pause(0.05)
    raise AssertionError(f"{words!r} is not said: {session.foot}")
