"""The app: themes, keys and signals around the reading room."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from articles import limits
from articles.library import Library
from articles.sectors import Taxonomy, TaxonomyError
from articles.store.damage import REPAIR, told
from summarize.methods import interrupt
from tui import handover, report
from tui.defects import tell
from tui.notes import Note
from tui.opening import damage_explains, open_library
from tui.remembered import ROOM, Left, left_of
from tui.screens.reading_room import ReadingRoom
from tui.settings import Settings, taxonomy_of
from tui.steady import UNREADABLE, Steady
from tui.themes import THEMES

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider
    from textual.driver import Driver


GONE = 1.0
"""Seconds between two looks at whether the terminal is still there."""
PATIENCE = 2.0
"""Seconds that a key waits for another process that is writing to the library."""


def _action_provider() -> type[Provider]:
    """The palette's entries; imported when it is first opened."""
    from tui.palette import ActionProvider

    return ActionProvider


class NutgrafApp(Steady, App[None]):
    """The terminal news reader. ``settings`` come from the configuration file, ``taxonomy`` is that which they name."""

    TITLE = "nutgraf"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    ESCAPE_TO_MINIMIZE = False
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_action_provider}

    def __init__(self, library: Library, settings: Settings, taxonomy: Taxonomy | None = None) -> None:
        super().__init__()
        self.library = library
        self.taxonomy = taxonomy
        self.library.store.wait_at_most(PATIENCE)
        self.settings = settings
        self.unkept = ""
        self.defect: BaseException | None = None
        self._left = _left(library)
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(NutgrafApp.theme, settings.theme)  # set otherwise, it would have the style sheet parsed twice
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap({action: ",".join(keys) for action, keys in settings.keymap.items()})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of our own that every theme must have."""
        return THEMES[0].variables

    def get_driver_class(self) -> type[Driver]:
        """Ours, where there is a terminal that it knows."""
        if os.name == "posix" and "TEXTUAL_DRIVER" not in os.environ:
            from tui.driver import TerminalDriver

            return TerminalDriver
        return super().get_driver_class()

    def get_default_screen(self) -> ReadingRoom:
        """The reading room, as it was left."""
        return ReadingRoom(self.library, self.settings, self._left, self.taxonomy)

    def on_mount(self) -> None:
        """Leave by the normal exit when the terminal goes or the process is ended, so that the terminal is restored."""
        loop = asyncio.get_running_loop()
        handover.leave_by(lambda code: loop.call_soon_threadsafe(self.exit, None, code))
        self.set_interval(GONE, self._leave_without_terminal)

    def _leave_without_terminal(self) -> None:
        if getattr(self._driver, "is_gone", False):
            self.exit(None, 128 + signal.SIGHUP)

    def _handle_exception(self, error: Exception) -> None:
        """A library that cannot be read is told, and reading goes on, as soon as there is a room to read in."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        room = self.screen_stack[0] if self.screen_stack else None
        if not isinstance(cause, UNREADABLE):
            leaving = self._exit and isinstance(cause, NoMatches)  # a screen came, and its panes did not
            if self.unkept or leaving:  # it follows from that
                return
            self.defect = self.defect or cause
            super()._handle_exception(error)
        elif isinstance(room, ReadingRoom) and room.furnished:
            words = f"the library could not be read: {told(cause)}"
            room.say(words, problem=True)
            room.catch_up_later()
            if self.screen is not room:
                self.screen.post_message(Note(words, problem=True))
        else:
            self.unkept = f"the library could not be read: {told(cause)}"
            super().exit(None, report.NOT_ALL)

    def _fatal_error(self) -> None:
        """Leave, without the traceback that Textual would paint: `run` tells of the defect."""
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Wait for no summary that is still being made; a signal that comes from now on needs no way out."""
        handover.leave_by(None)
        interrupt()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and remember how the room is left; ``unkept`` tells why that could not be."""
        room = self.screen_stack[0] if self.screen_stack else None
        if isinstance(room, ReadingRoom):
            try:
                room.keep()
            except sqlite3.Error as error:
                self.unkept = f"where you left off could not be kept: {error}"
        handover.leave_by(None)
        super().exit(result, return_code, message)


def run(paths: Sequence[str] | None, settings: Settings) -> int:
    """Show the articles of these files and folders (None: those of the reader's own library); the exit code."""
    limits.use(settings.limits)
    try:
        taxonomy = taxonomy_of(settings)
        library = Library.of_paths(paths, taxonomy) if paths else open_library(settings.library, taxonomy)
        kept = library.remembered(ROOM)
    except (TaxonomyError, *UNREADABLE) as error:
        report.warn(str(error))
        return report.USAGE
    app = NutgrafApp(library, settings.with_remembered(kept if isinstance(kept, dict) else {}), taxonomy)
    try:
        app.run()
    finally:
        handover.give_back()
        library.close()
    if library.unkept:
        report.warn(f"{library.unkept}; nothing that was marked or added is kept")
    if app.defect and damage_explains(app.defect, library):
        report.warn(f"the library is damaged; {REPAIR}")
        return report.NOT_ALL
    if app.defect:
        return tell(app.defect)
    if app.unkept:
        report.warn(app.unkept)
    return app.return_code or 0


def _left(library: Library) -> Left:
    """How the room was left, where that is known."""
    kept = library.remembered(ROOM)
    try:
        return left_of(kept) if kept else Left()
    except ValueError:  # another version kept it
        return Left()
