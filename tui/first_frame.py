"""The list as it was left, painted before Textual is imported: every cell as Textual will paint it, or nothing at all.

Whatever is unusual (no library, one of another version, a changed configuration, an order by titles, a terminal
whose colours are not known for certain, an error) leaves the screen to the app.
"""

from __future__ import annotations

import _sqlite3 as sqlite3  # what `sqlite3` adds to it, dates as values, takes longer to load
import os
from collections.abc import Sequence
from errno import ENOENT
from math import ceil

from articles.listing import VERSION, totals
from articles.listing.counted import Counted
from articles.regular import check_regular, read_regular
from articles.values import TYPE_CHECKING
from articles.view import Filter, Order
from tui import handover
from tui.actions import ROOM_PANES, of_pane
from tui.bar_lines import bar_line, key_words, plain, top_words, where_words
from tui.cells import Run, cell_len, fit_line
from tui.config_file import config_file, fingerprint, library_file
from tui.layout import lay_out
from tui.list_lines import Lines, hues, title_words
from tui.list_model import ListModel
from tui.list_text import filter_words, order_words
from tui.look import COLOURS, INKS
from tui.remembered import ROOM, Left, left_of
from tui.terminal_colours import Colours

if TYPE_CHECKING:
    from typing import Any


Style = tuple[str, str, bool, bool]
"""The names of the colours of text and background, whether bold, whether reversed."""
Piece = tuple[str, Style]

GROUND: Style = ("foreground", "background", False, False)
HEADING: Style = ("background", "accent", True, False)
"""The heading of the pane that has the focus."""
RULE: Style = ("rule", "background", False, False)
THUMB: Style = ("rule", "background", False, True)
EIGHTHS = "▁▂▃▄▅▆▇"

LEAST = (24, 6)
"""The smallest terminal that is painted on; on smaller ones lines are cut in ways that are the app's alone."""


def paint() -> bool:
    """Paint the first frame if it is certain what the app will show; whether it was painted."""
    try:
        frame = _frame()
        if frame is not None:
            handover.show(frame)
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError, IndexError):
        return False  # the app will say what is wrong
    return frame is not None


def _frame() -> bytes | None:
    colours = Colours.of(os.environ)
    width, height = os.get_terminal_size(handover.TERMINAL)
    path = _library()
    if colours is None or path is None or width < LEAST[0] or height < LEAST[1]:
        return None
    check_regular(path)
    db = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", timeout=0, uri=True)
    try:
        left = _left(db)
        if left is None:
            return None
        frame = _Frame(db, left, width, height)
        return _bytes(frame.rows(), left.theme, colours) if len(frame.model) else None
    finally:
        db.close()


def _library() -> str | None:
    """The path of the library; None where the configuration, which is not read here, may name another one."""
    config = config_file()
    if not os.environ.get("NUTGRAF_LIBRARY") and os.path.exists(config) and b"library" in read_regular(config):
        return None
    return library_file()


def _quoted(path: str) -> str:
    """A path as it stands in a URI."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _left(db: sqlite3.Connection) -> Left | None:
    """How the room was left; None if that cannot be known, if it opens otherwise now, or by titles."""
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return None
    if not db.execute("SELECT 1 FROM state WHERE name = 'begun'").fetchone():  # the app will put the samples in
        return None
    now = fingerprint()
    kept = _state(db, ROOM)
    if kept is None:
        return Left() if now[1:] == [ENOENT] else None
    left = left_of(kept)
    return left if left.order.sort != "title" and kept["config"] == now else None


def _state(db: sqlite3.Connection, name: str) -> Any:
    """A value that the library keeps under a name, None without one: JSON, read by SQLite, as loading Python's reader
    of it would cost a sixth of the frame. Truths are 0 and 1."""
    values: dict[int, Any] = {}
    tree = "SELECT id, parent, json_tree.key, type, atom FROM state, json_tree(state.value) WHERE name = ?"
    for number, parent, key, kind, atom in db.execute(tree, (name,)):
        values[number] = value = {} if kind == "object" else [] if kind == "array" else atom
        if parent is None:
            whole = value
        elif isinstance(values[parent], dict):
            values[parent][key] = value
        else:
            values[parent].append(value)
    return whole if values else None


class _Listing:
    """As much of a library as a list asks for to be painted."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def view(self, filter: Filter, order: Order) -> Counted:
        return Counted(self._db, order)


class _Frame:
    """The reading room with the list alone: how the app looks before the other panes come."""

    def __init__(self, db: sqlite3.Connection, left: Left, width: int, height: int) -> None:
        self._db = db
        self._left = left
        listing: Any = _Listing(db)  # all that the model asks of a library
        self.model = ListModel(listing, None, left.order, left.folded, left.place)
        self._layout = lay_out(width, height, "list", left.layout, shift=left.shift)
        self._width = width
        self._list_width, self._list_height = self._layout.list_size(width, height)

    def rows(self) -> list[list[Piece]]:
        """The rows of the screen."""
        panes = [[*row, (" " * (self._width - self._list_width), GROUND)] for row in self._list()]
        return [self._top(), *panes, self._foot()] if self._layout.lines else panes

    def _top(self) -> list[Piece]:
        single = len(self._layout.panes) == 1
        counts = top_words(len(self.model.view), totals.unread(self._db))
        right = plain(f"{filter_words(Filter(), ())} · {order_words(self.model.order)}")
        return _pieces(bar_line(where_words(ROOM_PANES, "list") if single else counts, right, self._width))

    def _foot(self) -> list[Piece]:
        actions = (*of_pane("list"), *of_pane("everywhere"))
        return _pieces(bar_line(key_words(actions, self._left.keymap, self._width), plain(""), self._width))

    def _list(self) -> list[list[Piece]]:
        """The list pane, which has the focus: heading, lines, and a scrollbar where they are too many."""
        model, width, body = self.model, self._list_width, self._list_height
        top = model.top_for(model.cursor - self._left.place.above, body)
        title = title_words(model, top, width)
        heading = [(" ", GROUND), (title, HEADING), (" " * (width - 1 - cell_len(title)), GROUND)]
        bar = thumb(body, len(model), top) if len(model) > body else []
        lines = Lines(model.order.grouping, hues([sector for sector, _, _ in totals.sectors(self._db)]), width)
        shown = []
        for row in range(body):
            if top + row >= len(model):
                shown.append([(" " * width, GROUND)])
                continue
            at_cursor = top + row == model.cursor
            runs = lines.draw(model.line(top + row), at_cursor)
            drawn = _pieces(fit_line(runs, width - bool(bar)), "cursor" if at_cursor else "background", at_cursor)
            shown.append([*drawn, *bar[row : row + 1]])
        return [heading, *shown]


def _pieces(runs: Sequence[Run], ground: str = "background", bold: bool = False) -> list[Piece]:
    """Runs in the styles of their names, on this background, all of them bold or not."""
    inks = [(words, INKS[name]) for words, name in runs]
    return [(words, (ink.colour, ground, bold or ink.bold, ink.reverse)) for words, ink in inks]


def thumb(height: int, lines: int, top: int) -> list[Piece]:
    """A scrollbar of this height beside so many lines, shown from ``top`` on: drawn to the eighth of a cell, as Textual
    does (`textual.scrollbar.ScrollBarRender`)."""
    length = max(1, height / (lines / height))
    start = int((height - length) * (top / (lines - height)) * 8)
    first, above = divmod(start, 8)
    last, below = divmod(start + ceil(length * 8), 8)
    bar = [(" ", THUMB if first <= row < last else GROUND) for row in range(height)]
    if above:
        bar[first] = (EIGHTHS[7 - above], RULE)
    if below and last < height:
        bar[last] = (EIGHTHS[7 - below], THUMB)
    return bar


def _bytes(rows: Sequence[Sequence[Piece]], theme: str, colours: Colours) -> bytes:
    """What a terminal is told to show these rows."""
    names = COLOURS[theme]
    codes: dict[Style, str] = {}
    told = []
    for number, row in enumerate(rows, 1):
        told.append(f"\x1b[{number};1H")
        for words, style in row:
            if style not in codes:
                colour, ground, bold, reverse = style
                set_to = f"{colours.text(names[colour])};{colours.ground(names[ground])}"
                codes[style] = f"\x1b[0;{'1;' * bold}{'7;' * reverse}{set_to}m"
            told.append(codes[style] + words)
    return "".join(told).encode()
