"""What the reading room asks: a filter, sectors, a date, a method, the name of an action."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from articles.periods import EXPECTED, UnknownPeriodError, parse_period
from summarize import Quote, Summary
from summarize.methods import UnknownMethod, names, require
from tui.actions import ACTIONS, Action
from tui.lengths import UnknownLengthError, parse_length
from tui.safe_text import safe_line
from tui.screens.chooser import Chooser
from tui.screens.methods import Methods
from tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from tui.reading import Reading
    from tui.screens.answering_room import AnsweringRoom
    from tui.screens.reading_room import ReadingRoom
    from tui.screens.room import Room


def ask_filter(room: Room) -> None:
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
    room.app.push_screen(Prompt("filter", hint, safe_line(before.words), typed=typed, passed=walk), done)


def ask_sectors(room: Room) -> None:
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


def ask_date(room: Room) -> None:
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


def ask_method(room: AnsweringRoom) -> None:
    """Compare the methods of summarizing on the article that is shown, and choose one."""
    article = room.article
    if article is None:
        return

    async def summary_by(method: str) -> Summary:
        return (await room.readings.get(article, method)).summary

    def done(method: str | None) -> None:
        if method is not None:
            room.summarize_by(method)

    room.app.push_screen(Methods(names(), room.readings.method, summary_by), done)


def ask_speaker(room: Room, reading: Reading, quote: Quote) -> None:
    """Show the speaker of a quotation in all articles, and open the one that is chosen there."""
    from articles.people import Register, Said
    from tui.screens.speaker import SpeakerScreen

    register = room.register = room.register or Register()
    for article_id in [known for known in register if room.library.article(known) is None]:
        register.remove(article_id)
    article = reading.article
    if article.id not in register:
        register.add(article, reading.quotes)

    def done(said: Said | None) -> None:
        if said is not None:
            room.open_at(said.origin.article_id, said.start, said.end)

    name = quote.speaker or ""
    room.app.push_screen(
        SpeakerScreen(room.library, register, article.id, name, quote.start, room.settings.keymap), done
    )


def ask_command(room: ReadingRoom) -> None:
    """Run an action by its id or its label, or do what a line with a value asks for: "words 100"."""

    def check(words: str) -> str | None:
        if not words.strip() or find_action(words, room.pane):
            return None
        try:
            found = find_setting(words, room)
        except (UnknownLengthError, UnknownMethod) as error:
            return str(error)
        return None if found else _unknown(words)

    def done(words: str | None) -> None:
        if not words:
            return
        if action := find_action(words, room.pane):
            room.call_later(room.run, action)
        elif setting := find_setting(words, room):
            setting()

    suggestions = [action.label for action in ACTIONS] + [action.id for action in ACTIONS]
    hint = "an action by name: grouping, list.sort · or words 100, ratio 0.2, focus wages, method lead · → completes"
    room.app.push_screen(Prompt(":", hint, check=check, suggestions=suggestions), done)


def _unknown(words: str) -> str:
    close = get_close_matches(words, [name for action in ACTIONS for name in (action.id, action.label)], n=1)
    hint = f": did you mean {close[0]}?" if close else "; ? lists those of this pane"
    return f"there is no action “{words}”{hint}"


def find_setting(words: str, room: AnsweringRoom) -> Callable[[], None] | None:
    """What sets length, focus or method as "words 100", "ratio 0.2", "focus wages" or "method lead" ask for.

    None for another line; raises `UnknownLengthError` and `UnknownMethod`.
    """
    name, _, value = words.strip().partition(" ")
    value = value.strip()
    if name in ("sentences", "words", "ratio", "length"):
        exact = name == "length" or "%" in value
        return partial(room.set_length, parse_length(value if exact else f"{value} {name}"))
    if name == "method" and value:
        require(value)
        return partial(room.summarize_by, value)
    return partial(room.focus_on, value) if name == "focus" and value else None


def find_action(words: str, pane: str) -> Action | None:
    """The action of this id, name or label; that of this pane before those of others."""
    wanted = words.strip().lower()
    named = [action for action in ACTIONS if wanted in (action.id, action.name, action.label)]
    return min(named, key=lambda action: (action.pane != pane, action.pane != "everywhere"), default=None)
