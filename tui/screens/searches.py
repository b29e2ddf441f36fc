"""What the reading room asks about searches: for what, which saved view, and under what name to keep one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.conditions import EVERYTHING, Query, narrowed, write
from articles.store.views import SavedView
from articles.view import Filter
from tui.named_views import NoViewError, shown_by
from tui.notes import Note
from tui.safe_text import safe_line
from tui.screens.prompt import Prompt
from tui.screens.search import SearchScreen, Sought
from tui.screens.views import ViewsScreen

if TYPE_CHECKING:
    from tui.screens.room import Room

LONGEST_NAME = 60
"""Characters of the name of a view."""


def ask_search(room: Room) -> None:
    """Search the library; what the list shows by now is where a search begins."""
    filter = room.article_list.model.filter
    text = f"{query_text(filter)} " if filter != Filter() else room.sought

    def typed(words: str) -> None:
        room.sought = words

    def keep(query: Query) -> None:
        _ask_name(room, write(query))

    def done(sought: Sought | None) -> None:
        if sought is None:
            return
        if sought.article_id is None:
            room.article_list.show(Filter(query=None if sought.query == EVERYTHING else sought.query))
        else:
            room.open_found(sought.article_id, sought.query)

    screen = SearchScreen(room.library.store.again, text, room.settings.today, room.settings.keymap, typed, keep)
    room.app.push_screen(screen, done)


def keep_list(room: Room) -> None:
    """Keep what the list shows as a view."""
    if room.article_list.model.filter == Filter():
        room.say("nothing narrows the list: f t D and / do, and ctrl+s keeps it so")
    else:
        _ask_name(room, query_text(room.article_list.model.filter))


def query_text(filter: Filter) -> str:
    """The filter of a list as the canonical text of a query."""
    return write(narrowed(filter.query or EVERYTHING, sorted(filter.sectors), filter.period, filter.words))


def _ask_name(room: Room, query: str) -> None:
    """Keep a query, with the order of the list, under a name."""
    known = room.library.views()

    def check(typed: str) -> str | None:
        if len(typed.strip()) > LONGEST_NAME:
            return f"a name has {LONGEST_NAME} characters at most"
        name = " ".join(typed.split())
        order = room.article_list.model.order
        return room.refusal(lambda: room.library.keep_view(name, query, order)) if name else None

    def done(typed: str | None) -> None:
        if typed and (name := " ".join(typed.split())):
            room.app.screen.post_message(Note(f"kept as “{name}” · ' in the list shows the views"))

    hint = f"a name for {safe_line(query) or 'everything'} · a name that is taken gets this view"
    room.app.push_screen(Prompt("keep as", hint, check=check, suggestions=tuple(known)), done)


def ask_view(room: Room) -> None:
    """Show a saved view, or delete one."""
    if not room.library.views():
        room.say("no view is kept: ctrl+s keeps a search, or what narrows the list")
        return

    def done(view: SavedView | None) -> None:
        if view is None:
            return
        try:
            room.article_list.show(*shown_by(view, room.settings.today))
        except NoViewError as error:
            room.say(str(error), problem=True)

    room.app.push_screen(ViewsScreen(room.library, room.settings.today, room.settings.keymap), done)
