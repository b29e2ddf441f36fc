"""What the two side panes share: items of text under headings, with a cursor that passes over the headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, NamedTuple, Protocol, TypeVar

from rich.cells import cell_len
from textual import events

from tui.typeset import wrap
from tui.widgets.text_pane import Piece, TextPane

BAR = "▌"
"""What stands beside the item under the cursor."""


class Placed(Protocol):
    """What stands at a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


Value = TypeVar("Value", bound=Placed)


@dataclass(frozen=True, slots=True)
class Item(Generic[Value]):
    """One item: clean words in their styles, what is set before them, in a style of its own, and what they stand for.

    A heading stands for nothing. ``why`` is the explanation, in lines, that the pane shows below the item when it is
    asked for.
    """

    parts: tuple[Piece, ...]
    lead: str = ""
    value: Value | None = None
    why: str = ""
    space_above: bool = False
    lead_style: str = "pane--dim"


class Row(NamedTuple):
    """One row and the item that it belongs to."""

    item: int
    pieces: tuple[Piece, ...] = ()


class ItemPane(TextPane, Generic[Value], inherit_bindings=False):
    """A pane of items. Subclasses make the items and say what follows when one is `reached` or `chosen`."""

    DEFAULT_CSS = """
    ItemPane {
        & > .pane--dim { color: $dim; }
        & > .pane--why { color: $dim; text-style: italic; }
        & > .pane--bar { color: $accent; text-style: bold; }
        & > .pane--bar-away { color: $mark; }
        & > .pane--cursor { background: $cursor; }
        & > .pane--cursor-away { background: $cursor-away; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("pane--dim", "pane--why", "pane--bar", "pane--bar-away", "pane--cursor", "pane--cursor-away")
    }
    SHORT: ClassVar[int | None] = None
    """How many rows are shown of an item that the cursor is not on; None shows it whole."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._items: Sequence[Item[Value]] = ()
        self._cursor = 0
        self._explaining = False
        self._laid: list[Row] = []
        self._laid_for: tuple[int, Sequence[Item[Value]]] = (0, ())
        self._kept: dict[int, list[Row]] = {}

    def reached(self, value: Value) -> None:
        """The cursor came to this item."""

    def chosen(self, value: Value) -> None:
        """The item under the cursor was chosen."""

    @property
    def current(self) -> Value | None:
        """What the cursor is on."""
        return self._items[self._cursor].value if self._cursor < len(self._items) else None

    def set_items(self, items: Sequence[Item[Value]], stay: bool) -> None:
        """Show these items; the cursor stays as near as it can in the text, or goes to the first item."""
        before = self.current if stay else None
        self._items = items
        values = [(number, item.value) for number, item in enumerate(items) if item.value is not None]
        if before is not None:
            values.sort(key=lambda numbered: abs(numbered[1].start - before.start))
        self._cursor = values[0][0] if values else 0
        self._lay()
        if stay:
            self._show_cursor()
        else:
            self.top_to(0)

    def say_only(self, words: str) -> None:
        """Show no items but these words of ours."""
        self.set_items([Item(((words, ("pane--dim",)),))] if words else [], stay=False)

    # rows

    def _lay(self) -> None:
        """Wrap every item for the width that there is; what is known of the items without the cursor is kept."""
        if not self.size.width:  # not on the screen yet
            return
        if self._laid_for != (self.size.width, self._items):
            self._laid_for = (self.size.width, self._items)
            self._kept.clear()
        self._laid = []
        for number, item in enumerate(self._items):
            if item.space_above and self._laid:
                self._laid.append(Row(number))
            if number == self._cursor and item.value is not None:
                self._laid += self._item_rows(number, item, whole=True)
            else:
                if number not in self._kept:
                    self._kept[number] = list(self._item_rows(number, item, whole=item.value is None))
                self._laid += self._kept[number]
        self.set_rows(len(self._laid))

    def _item_rows(self, number: int, item: Item[Value], whole: bool) -> Iterator[Row]:
        """The rows of an item: all, with the explanation if it is asked for, or the first ones."""
        indent = " " * cell_len(item.lead)
        room = max(1, self.size.width - len(BAR) - len(indent) - 1)
        text = "".join(part for part, _ in item.parts)
        breaks = wrap(text, room)
        last = len(breaks) if whole or self.SHORT is None else min(self.SHORT, len(breaks))
        for row, (start, end) in enumerate(breaks[:last]):
            cut_short = row == last - 1 and last < len(breaks)
            if cut_short:
                end = start + wrap(text[start:], max(1, room - 1))[0][1]
            lead = (indent if row else item.lead, (item.lead_style,))
            yield Row(number, (lead, *_between(item.parts, start, end), ("…" if cut_short else "", ())))
        if whole and self._explaining and item.why:
            for start, end in wrap(item.why, room):
                yield Row(number, ((indent, ()), (item.why[start:end], ("pane--why",))))

    def row_pieces(self, row: int) -> Iterable[Piece]:
        """The row of an item; the one under the cursor with a bar and a ground of its own."""
        item, pieces = self._laid[row]
        if item != self._cursor or self.current is None or not pieces:
            return [(" " * len(BAR), ()), *pieces]
        away = "" if self.has_focus else "-away"
        ground = f"pane--cursor{away}"
        under = [(text, (ground, *names)) for text, names in pieces]
        return [(BAR, (ground, f"pane--bar{away}")), *under, (" " * self.size.width, (ground,))]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the same items for the new width."""
        self._lay()
        self._show_cursor()

    # moving

    def _values(self) -> list[int]:
        """The numbers of the items that the cursor can be on."""
        return [number for number, item in enumerate(self._items) if item.value is not None]

    def _go(self, number: int) -> None:
        """The cursor to an item, and news of it."""
        if number != self._cursor:
            self._cursor = number
            self._lay()
        self._show_cursor()
        if (value := self.current) is not None:
            self.reached(value)

    def follow(self, start: int, end: int) -> None:
        """The cursor to the item of these characters of the text, if there is one; no news of it."""
        for number, item in enumerate(self._items):
            if item.value is not None and (item.value.start, item.value.end) == (start, end):
                self._cursor = number
                self._lay()
                self._show_cursor()
                return

    def _show_cursor(self) -> None:
        """Scroll so that the item under the cursor is seen, with the headings over the first one."""
        rows = [row for row, laid in enumerate(self._laid) if laid.item == self._cursor]
        if rows:
            first_of_all = self._cursor == next(iter(self._values()), None)
            self.bring(0 if first_of_all else rows[0], rows[-1])

    def action_move(self, step: int) -> None:
        """To the next item, or the one before."""
        values = self._values()
        if values:
            at = values.index(self._cursor) + step
            self._go(values[max(0, min(at, len(values) - 1))])

    def action_top(self) -> None:
        """To the first item."""
        self.action_move(-len(self._items))

    def action_bottom(self) -> None:
        """To the last item."""
        self.action_move(len(self._items))

    def action_go(self) -> None:
        """Choose the item under the cursor."""
        if (value := self.current) is not None:
            self.chosen(value)

    def action_why(self) -> None:
        """Show or hide the explanation of the item under the cursor; where both do not fit, the explanation is seen."""
        self._explaining = not self._explaining
        self._lay()
        self._show_cursor()
        if self._explaining:
            last = max((row for row, laid in enumerate(self._laid) if laid.item == self._cursor), default=0)
            self.bring(last, last)

    def on_click(self, event: events.Click) -> None:
        """The cursor to the item that was clicked."""
        offset = event.get_content_offset(self)
        row = offset.y + self.scroll_offset.y if offset else len(self._laid)
        if row < len(self._laid) and self._items[self._laid[row].item].value is not None:
            self._go(self._laid[row].item)


def _between(parts: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Characters ``start`` to ``end`` of the joined parts, each with its styles."""
    at = 0
    for text, names in parts:
        yield text[max(0, start - at) : max(0, end - at)], names
        at += len(text)
