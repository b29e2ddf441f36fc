"""The list of articles: headings that fold and one line an article, drawn line by line whatever their number."""

from __future__ import annotations

import asyncio
from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, work
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from articles.library import Library
from articles.view import Filed, Filter, Level, Order, Row, View
from tui.actions import bindings
from tui.list_model import Heading, ListModel
from tui.list_text import (
    NARROW,
    count_words,
    date_words,
    day_words,
    fit,
    grouping_words,
    label_words,
    nothing_found,
    tag_words,
)
from tui.notes import Note
from tui.orders import SORTS, STEPS, sort_name
from tui.safe_text import safe_line
from tui.themes import HUES
from tui.widgets.pane import Pane

REST = 0.15
"""Seconds that a filter must rest before all that it takes is looked for: the next key may narrow it."""


class ArticleList(Pane, inherit_bindings=False):
    """The list pane: shows windows of the library and says which article the cursor is on."""

    BINDINGS = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--date",
        "list--dim",
        "list--unread",
        "list--mark",
        "list--cursor",
        "list--cursor-away",
        *(f"list--sector-{hue}" for hue in range(HUES + 1)),
    }

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

    class GroupRead(Message):
        """These articles, all of one group, are to be marked read."""

        def __init__(self, article_ids: list[str]) -> None:
            super().__init__()
            self.article_ids = article_ids

    def __init__(self, library: Library, order: Order | None = None, id: str = "list") -> None:
        super().__init__(id=id)
        self.model = ListModel(library, order=order)
        self._groupings = tuple(dict.fromkeys((*STEPS, self.model.order.grouping)))
        self._title: list[str] = []
        self._drawn_cursor = self.model.cursor
        self._drawn_id = self.current_id

    @property
    def current_id(self) -> str | None:
        """The article under the cursor."""
        current = self.model.current
        return current.id if isinstance(current, Row) else None

    def on_mount(self) -> None:
        self._rebuilt()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.model))
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

    def _rebuilt(self) -> None:
        """Lines came or went: all of them are drawn."""
        hues = enumerate(self.model.library.sectors())
        self._hues = {sector.id: number % HUES + 1 for number, (sector, _) in hues}
        self.virtual_size = Size(self.size.width, len(self.model))
        self.refresh()
        self._moved()
        self.post_message(self.Changed())
        if not self.model.view.complete:
            self._complete()

    @work(exclusive=True, group="completing")
    async def _complete(self) -> None:
        """All that the filter takes in place of the newest, when it is found; the cursor stays where it is seen."""
        await asyncio.sleep(REST)
        view, library = self.model.view, self.model.library

        def complete() -> View | None:
            with library.again() as store:
                return view.completed(store, lambda: self.model.view is view)

        whole = await asyncio.to_thread(complete)
        if whole is None or self.model.view is not view:
            return
        above = self.model.cursor - int(self.scroll_offset.y)
        self.model.replace(whole)
        self._rebuilt()
        self.scroll_to(y=self.model.cursor - above, animate=False, immediate=True, force=True)

    def _moved(self) -> None:
        """The cursor moved: its old and new line are drawn, and the screen hears of it."""
        self.refresh_line(self._drawn_cursor)
        self.refresh_line(self.model.cursor)
        self._drawn_cursor = self.model.cursor
        self._keep_in_sight()
        if self.current_id != self._drawn_id:
            self._drawn_id = self.current_id
            self.post_message(self.Highlighted(self.current_id))

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the cursor, with the headings right over it when there is room."""
        height, cursor, top = self.size.height, self.model.cursor, int(self.scroll_offset.y)
        first = cursor
        while first > 0 and cursor - first < height - 1 and isinstance(self.model.line(first - 1), Heading):
            first -= 1
        if first < top or cursor >= top + height:
            target = first if first < top else cursor - height + 1
            self.scroll_to(y=target, animate=False, immediate=True, force=True)
        self._set_title()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._set_title()

    def _set_title(self) -> None:
        """The heading of the pane tells how many a filter took, and names the headings that have scrolled away."""
        top = min(int(self.scroll_offset.y), len(self.model) - 1)  # Textual takes back a scroll too far only later
        path = self.model.path_over(top) if top >= 0 else ()
        words = ["ARTICLES"]
        if self.model.filter != Filter() or not self.model.view.complete:
            words.append(f"{count_words(self.model.view)} of {len(self.model.library):,}")
        if path:
            words.append(" › ".join(label_words(label) for label in path))
        if words != self._title:  # setting it draws the whole pane anew
            self._title = words
            self.border_title = Content("   ".join(words))

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        width, index = self.size.width, y + int(self.scroll_offset.y)
        base = self.rich_style
        if not len(self.model):
            return self._empty_line(y).adjust_cell_length(width, base)
        if index >= len(self.model):
            return Strip.blank(width, base)
        line = self.model.line(index)
        segments = self._heading(line, width) if isinstance(line, Heading) else self._article(line, width)
        strip = Strip(segments).adjust_cell_length(width)
        if index != self.model.cursor:
            return strip.apply_style(base)
        cursor = "cursor" if self.has_focus else "cursor-away"
        return Strip([Segment("›", self._style("mark")), *strip.crop(1)]).apply_style(base + self._style(cursor))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"list--{name}", partial=True)

    def _hue(self, sector: Filed | None) -> Style:
        return self._style(f"sector-{self._hues.get(sector.id, 0) if sector else 0}")

    def _empty_line(self, y: int) -> Strip:
        library = self.model.library
        words = "Looking …"
        if self.model.view.complete:
            words = nothing_found(self.model.filter, library.sectors(), library.problems)
        lines = [line for part in words.split("\n") for line in wrap(part, max(1, self.size.width - 2)) or [""]]
        return Strip([Segment(f" {lines[y]}" if y < len(lines) else "", self._style("dim") + self.rich_style)])

    def _heading(self, heading: Heading, width: int) -> list[Segment]:
        label, count = heading.label, f" {heading.size:,} "
        start = " " * (2 * len(heading.path) - 1) + ("▸ " if heading.folded else "▾ ")
        style = self._style("date")
        if label.level == "sector":
            style = self._style(f"sector-{self._hues.get(label.key, 0)}")
        return [
            Segment(start, self._style("dim")),
            Segment(fit(label_words(label), width - len(start) - len(count)), style),
            Segment(count, self._style("dim")),
        ]

    def _article(self, row: Row, width: int) -> list[Segment]:
        grouped = bool(self.model.order.grouping)
        gap = " " if width < NARROW and not grouped else "  "
        marks = f"{' ' * (2 if grouped and width >= 30 else 0)} {'★' if row.star else ' '}{' ●'[not row.read]} "
        day = (day_words(row.published) if "date" in self.model.order.grouping else date_words(row.published)) + gap
        others = f" +{row.others} " if row.others and width >= 36 else " "
        tag = "" if "sector" in self.model.order.grouping else tag_words(row.sector, width)
        room = width - len(marks) - len(day) - len(tag) - len(others)
        return [
            Segment(marks, self._style("mark")),
            Segment(day, self._style("dim")),
            Segment(tag, self._hue(row.sector)),
            Segment(fit(safe_line(row.headline), room), self._style("dim" if row.read else "unread")),
            Segment(others, self._style("dim")),
        ]

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
