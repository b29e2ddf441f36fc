"""The list of articles: headings that fold and one line an article, drawn line by line whatever their number."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import cache
from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual import events, work
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from articles.library import Library
from articles.view import Filter, Level, Order, Row, View
from tui.actions import bindings
from tui.list_lines import Lines, hues, title_words
from tui.list_model import Heading, ListModel, Path, Place
from tui.list_text import grouping_words, nothing_found
from tui.look import COLOURS, INKS
from tui.notes import Note
from tui.orders import SORTS, STEPS, sort_name
from tui.selection import Selection
from tui.steady import Steady
from tui.widgets.pane import Pane

REST = 0.15
"""Seconds that a filter must rest before all that it takes is looked for: the next key may narrow it."""


class ArticleList(Steady, Pane, inherit_bindings=False):
    """The list pane: shows windows of the library and says which article the cursor is on."""

    BINDINGS = bindings("list")

    class Highlighted(Message):
        """The cursor came to another line; ``article_id`` is None on a heading."""

        def __init__(self, article_id: str | None) -> None:
            super().__init__()
            self.article_id = article_id

    class Opened(Message):
        """The reader of the screen asks for this article."""

        def __init__(self, article_id: str) -> None:
            super().__init__()
            self.article_id = article_id

    class Changed(Message):
        """Filter, order, articles or marks are not what they were."""

    class Asked(Message):
        """A question that takes a screen of its own: "search", "filter", "sectors", "date", "views" or "keep view"."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class CopyAsked(Message):
        """The headlines that are selected, or the one under the cursor, are to be copied."""

    class GroupRead(Message):
        """These articles, all of one group, are to be marked read."""

        def __init__(self, article_ids: list[str]) -> None:
            super().__init__()
            self.article_ids = article_ids

    def __init__(
        self,
        library: Library,
        order: Order | None = None,
        folded: Iterable[Path] = (),
        place: Place | None = None,
        room: tuple[int, int] = (0, 0),
    ) -> None:
        """``room`` is the width of the pane and the number of its lines as they will be: what is painted first is then
        what was left, without a step in between."""
        super().__init__(id="list")
        self.library = library
        self.model = ListModel(library, None, order, folded, place)
        self._room = room
        self._above = place.above if place else 0
        self._groupings = tuple(dict.fromkeys((*STEPS, self.model.order.grouping)))
        self._title = ""
        self.selection = Selection()
        self._drawn_cursor = self.model.cursor
        self._drawn_id = self.current_id

    @property
    def current_id(self) -> str | None:
        """The article under the cursor."""
        current = self.model.current
        return current.id if isinstance(current, Row) else None

    def on_mount(self) -> None:
        self.show_vertical_scrollbar = len(self.model) > self._room[1] > 0  # or else it would come a frame later
        self._rebuilt(self.model.cursor - self._above)

    @property
    def place(self) -> Place:
        """Where the list is."""
        return self.model.place(int(self.scroll_offset.y))

    def on_resize(self) -> None:
        self._keep_in_sight()

    # what is shown

    def show(self, filter: Filter | None = None, order: Order | None = None) -> None:
        """Filter or lay out anew; the cursor stays on its article."""
        self.model.show(filter, order)
        self._rebuilt()

    def reload(self) -> None:
        """The library was read again."""
        self.model.refresh()
        self._rebuilt()

    def refresh_marks(self) -> None:
        """Marks changed: draw them."""
        self.model.forget_rows()
        self.refresh()
        self.post_message(self.Changed())

    def go_to_article(self, article_id: str) -> bool:
        """The cursor to this article; False if the filter leaves it out."""
        found = self.model.go_to_article(article_id)
        self._rebuilt()
        return found

    def step_article(self, step: int, unread: bool = False, origin: str | None = None) -> str | None:
        """The cursor to the next or previous (unread) article, seen from ``origin``; a note if there is none."""
        row = self.model.step_article(step, unread, origin)
        self._rebuilt()
        if row is None:
            which = "unread article" if unread else "article"
            self.post_message(Note(f"no {which} further {'down' if step > 0 else 'up'}"))
        return row.id if row else None

    def _rebuilt(self, top: int | None = None) -> None:
        """Lines came or went: all of them are drawn, if possible from this one on."""
        self._hues = hues([sector.id for sector, _ in self.library.sectors()])
        self.virtual_size = Size(1, len(self.model))  # whatever the width: another size lays out the whole screen
        self.refresh()
        self._moved(top)
        self.post_message(self.Changed())
        if not self.model.view.complete:
            self._complete(self.model.view)

    def renew(self) -> None:
        """The library is not what it was: show what it holds now, all at once, however long that takes to find."""
        view = self.library.view(self.model.filter, self.model.order)
        if view.complete:
            self._show_whole(view)
        else:
            self._complete(view)

    @work(exclusive=True, group="completing")
    async def _complete(self, view: View) -> None:
        """All that a view finds in place of what is shown, when it is found."""
        await asyncio.sleep(REST)
        shown, library = self.model.view, self.library

        def complete() -> View | None:
            with library.again() as store:
                return view.completed(store, lambda: self.model.view is shown)

        whole = await asyncio.to_thread(complete)
        if whole is not None and self.model.view is shown:
            self._show_whole(whole)

    def _show_whole(self, view: View) -> None:
        """Another view of the same; the cursor stays where it is seen, and the top of the list if that is seen."""
        top, cursor = int(self.scroll_offset.y), self.model.cursor
        self.model.replace(view)
        self._rebuilt(top and max(0, top + self.model.cursor - cursor))

    def _moved(self, top: int | None = None) -> None:
        """The cursor moved: its old and new line are drawn, and the screen hears of it."""
        self.refresh_line(self._drawn_cursor)
        self.refresh_line(self.model.cursor)
        self._drawn_cursor = self.model.cursor
        self._keep_in_sight(top)
        if self.current_id != self._drawn_id:
            self._drawn_id = self.current_id
            self.post_message(self.Highlighted(self.current_id))

    def _keep_in_sight(self, top: int | None = None) -> None:
        """Scroll as little from there, or from where it is, as shows the cursor, with the headings right over it when
        there is room."""
        now, height = int(self.scroll_offset.y), self.size.height or self._room[1]
        wanted = self.model.top_for(now if top is None else top, height)
        if wanted != now:
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        self._set_title()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._set_title()

    def _set_title(self) -> None:
        """The heading of the pane tells how many a filter took, and names the headings that have scrolled away."""
        top = min(int(self.scroll_offset.y), len(self.model) - 1)  # Textual takes back a scroll too far only later
        width = self.outer_size.width or self._room[0]
        title = title_words(self.model, top, width, len(self.selection))
        if title != self._title:  # setting it draws the whole pane anew
            self._title = title
            self.border_title = Content(title)

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        width, index = self.size.width, y + int(self.scroll_offset.y)
        if not len(self.model):
            return self._empty_line(y).adjust_cell_length(width, self.rich_style)
        if index >= len(self.model):
            return Strip.blank(width, self.rich_style)
        at_cursor = index == self.model.cursor
        lines = Lines(self.model.order.grouping, self._hues, width, self.selection)
        ground = ("cursor" if self.has_focus else "cursor-away") if at_cursor else "background"
        theme, runs = self.app.theme, lines.draw(self.model.line(index), at_cursor)
        return Strip([Segment(words, ink_style(ink, theme, ground)) for words, ink in runs], width)

    def _empty_line(self, y: int) -> Strip:
        words = "Looking …"
        if self.model.view.complete:
            words = nothing_found(self.model.filter, self.library.sectors(), self.library.problems)
        lines = [line for part in words.split("\n") for line in wrap(part, max(1, self.size.width - 2)) or [""]]
        return Strip([Segment(f" {lines[y]}" if y < len(lines) else "", self.rich_style)])

    # keys

    def action_move(self, step: int) -> None:
        self.model.go(self.model.cursor + step)
        self._moved()

    def action_page(self, pages: float) -> None:
        height = max(1, self.size.height - 1)
        self.action_move(int(pages * height) or (1 if pages > 0 else -1))

    def action_top(self) -> None:
        self.model.go(0)
        self._moved()

    def action_bottom(self) -> None:
        self.model.go(len(self.model) - 1)
        self._moved()

    def action_open(self) -> None:
        current = self.model.current
        if isinstance(current, Heading):
            self._fold(not current.folded)
        elif current:
            self.post_message(self.Opened(current.id))

    def action_fold(self) -> None:
        self._fold(True)

    def action_unfold(self) -> None:
        self._fold(False)

    def _fold(self, folded: bool) -> None:
        if not self.model.fold(folded):
            self.post_message(Note("no heading here: c groups the list"))
        self._rebuilt()

    def action_heading(self, level: Level, step: int) -> None:
        if level not in self.model.order.grouping:
            self.post_message(Note(f"no {level} headings in this list: c groups it"))
        elif not self.model.step_heading(level, step):
            self.post_message(Note(f"no {level} heading further {'down' if step > 0 else 'up'}"))
        self._moved()

    def action_parent(self) -> None:
        if not self.model.to_parent():
            self.post_message(Note("no heading over this line"))
        self._moved()

    def action_unread(self, step: int) -> None:
        self.step_article(step, unread=not (self.model.filter.words or self.model.filter.query))

    def action_grouping(self) -> None:
        order = self.model.order
        following = self._groupings[(self._groupings.index(order.grouping) + 1) % len(self._groupings)]
        self.show(order=Order(following, order.sort, order.reverse))
        self.post_message(Note(grouping_words(self.model.order)))

    def action_sort(self) -> None:
        order = self.model.order
        sorts = list(SORTS.values())
        sort, reverse = sorts[(sorts.index((order.sort, order.reverse)) + 1) % len(sorts)]
        self.show(order=Order(order.grouping, sort, reverse))
        self.post_message(Note(sort_name(self.model.order)))

    def action_select(self) -> None:
        """Select the row, or the rows of a heading, and go on to the next line: a run is selected by one key."""
        self.selection.toggle(self.model)
        self._selected()
        self.action_move(1)

    def action_select_range(self) -> None:
        self.selection.extend(self.model)
        self._selected()

    def cancel(self) -> bool:
        """Select nothing; False if nothing was selected."""
        had = self.selection.clear()
        self._selected() if had else None
        return had

    def _selected(self) -> None:
        """Another selection: all rows are drawn, for the marks of the rows move to make room for it."""
        self.refresh()
        self._set_title()

    def action_copy(self) -> None:
        self.post_message(self.CopyAsked())

    def action_group_read(self) -> None:
        self.post_message(self.GroupRead(self.model.ids_under()))

    def action_all_sectors(self) -> None:
        self.show(self.model.filter._replace(sectors=frozenset()))

    def action_search(self) -> None:
        self.post_message(self.Asked("search"))

    def action_views(self) -> None:
        self.post_message(self.Asked("views"))

    def action_keep_view(self) -> None:
        self.post_message(self.Asked("keep view"))

    def action_filter(self) -> None:
        self.post_message(self.Asked("filter"))

    def action_sectors(self) -> None:
        self.post_message(self.Asked("sectors"))

    def action_date(self) -> None:
        self.post_message(self.Asked("date"))

    # mouse

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        line = offset.y + int(self.scroll_offset.y) if offset else len(self.model)
        if line < len(self.model):
            again = line == self.model.cursor
            self.model.go(line)
            self._moved()
            if again or isinstance(self.model.current, Heading):
                self.action_open()


@cache
def ink_style(name: str, theme: str, ground: str = "background") -> Style:
    """The style of a run in this theme, on the background or on that of the cursor, which is bold in the focus."""
    ink, colours = INKS[name], COLOURS[theme]
    return Style(color=colours[ink.colour], bgcolor=colours[ground], bold=ink.bold or ground == "cursor" or None)
