"""What the reading room asks: a filter, sectors, a date, the name of an action."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from articles.periods import EXPECTED, UnknownPeriodError, parse_period
from tui.actions import ACTIONS, Action
from tui.safe_text import safe_line
from tui.screens.chooser import Chooser
from tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from tui.screens.reading_room import ReadingRoom


def ask_filter(room: ReadingRoom) -> None:
    """Narrow the list while the words are typed; Enter keeps the filter, Escape takes it back."""
    articles = room.article_list
    before = articles.model.filter

    def typed(words: str) -> None:
        articles.show(articles.model.filter._replace(words=words))

    def done(words: str | None) -> None:
        if words is None:
            articles.show(before._replace(words=""))

    walk = {"down": partial(articles.step_article, 1), "up": partial(articles.step_article, -1)}
    hint = "words of the headline · Enter keeps the list so, Esc shows all again"
    room.app.push_screen(Prompt("filter", hint, before.words, typed=typed, passed=walk), done)


def ask_sectors(room: ReadingRoom) -> None:
    """Choose the sectors whose articles the list shows."""
    known = room.library.sectors()
    if not known:
        room.say("no article here tells a sector")
        return
    width = max(len(safe_line(sector.name)) for sector, _ in known)
    entries = [(sector.id, f"{safe_line(sector.name):<{width}}  {count:,}") for sector, count in known]

    def done(chosen: frozenset[str] | None) -> None:
        if chosen is not None:
            room.article_list.show(room.article_list.model.filter._replace(sectors=chosen))

    room.app.push_screen(Chooser("Sectors", entries, room.article_list.model.filter.sectors), done)


def ask_date(room: ReadingRoom) -> None:
    """Show a date or a span of days only; an empty answer shows every date again."""
    today = room.settings.today

    def check(words: str) -> str | None:
        try:
            parse_period(words or "today", today)
        except UnknownPeriodError as error:
            return str(error)
        return None

    def done(words: str | None) -> None:
        if words is not None:
            period = parse_period(words, today) if words.strip() else None
            room.article_list.show(room.article_list.model.filter._replace(period=period))

    room.app.push_screen(Prompt("date", f"{EXPECTED}; empty for all", check=check), done)


def ask_command(room: ReadingRoom) -> None:
    """Run an action by its id or its label."""

    def check(words: str) -> str | None:
        if not words.strip() or find_action(words, room.pane):
            return None
        close = get_close_matches(words, [action.id for action in ACTIONS] + [action.label for action in ACTIONS], n=1)
        return f"there is no action “{words}”" + (
            f": did you mean {close[0]}?" if close else "; ? lists those of this pane"
        )

    def done(words: str | None) -> None:
        action = find_action(words, room.pane) if words else None
        if action:
            room.call_later(room.run, action)

    names = [action.label for action in ACTIONS] + [action.id for action in ACTIONS]
    hint = "an action by name: grouping, list.sort, messages … · → completes · ctrl+p searches them all"
    room.app.push_screen(Prompt(":", hint, check=check, suggestions=names), done)


def find_action(words: str, pane: str) -> Action | None:
    """The action of this id, name or label; that of this pane before those of others."""
    wanted = words.strip().lower()
    named = [action for action in ACTIONS if wanted in (action.id, action.name, action.label)]
    return min(named, key=lambda action: (action.pane != pane, action.pane != "everywhere"), default=None)
