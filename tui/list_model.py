"""The list without a screen: headings that fold, rows, and a cursor that stays on its article.

No step takes longer with more articles, nor, but for folding and laying out anew, with more headings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from operator import attrgetter

from articles.values import TYPE_CHECKING, NamedTuple
from articles.view import Filter, Group, Label, Level, Order, Row, View

if TYPE_CHECKING:
    from articles.library import Library

WINDOW = 64
"""Rows asked of the library at a time."""
WINDOWS_KEPT = 32

Path = tuple[Label, ...]
"""A heading: the labels from the outermost to its own."""


class Heading(NamedTuple):
    """A line that stands over articles: ``path`` are the labels from the outermost heading to this one."""

    path: Path
    start: int
    size: int
    folded: bool

    @property
    def label(self) -> Label:
        """The label of the heading itself."""
        return self.path[-1]


class _Block(NamedTuple):
    """Lines of one group, from line ``first`` of the list on: ``headings`` of them, the first one ``above`` levels
    below the outermost, then ``rows``."""

    first: int
    group: int
    above: int
    headings: int
    rows: int


Line = Heading | Row


class Place(NamedTuple):
    """Where a list was left: the article of the cursor, or (``depth`` > 0) the heading of that level over it, and how
    many lines of the list were shown above the cursor."""

    article_id: str | None = None
    depth: int = 0
    above: int = 0


class ListModel:
    """The lines of the list, headings and unfolded rows, and the ``cursor`` among them (-1 when there is none)."""

    def __init__(
        self,
        library: Library,
        filter: Filter | None = None,
        order: Order | None = None,
        folded: Iterable[Path] = (),
        place: Place | None = None,
    ) -> None:
        self.library = library
        self.filter = filter or Filter()
        self.order = order or Order()
        self.cursor = -1
        self._folded = set(folded)
        self._anchor = place.article_id if place else None
        self.refresh()
        if place and place.depth and self.cursor >= 0:
            self._to_heading(place.depth, range(self._number(self.cursor), -1, -1), self.cursor)
        self.go(self.cursor)

    # lines

    def __len__(self) -> int:
        return self._length

    def line(self, index: int) -> Line:
        """The heading or row at this line, from 0."""
        block = self._block(index)
        group, below = self.view.groups[block.group], index - block.first - block.headings
        return self._row(group.start + below) if below >= 0 else self._heading(block, index)

    @property
    def current(self) -> Line | None:
        """The line under the cursor."""
        return self.line(self.cursor) if self.cursor >= 0 else None

    def path_over(self, index: int) -> Path:
        """The headings over this line that stand above it, outermost first."""
        block = self._block(index)
        labels = self.view.groups[block.group].labels
        return labels[: min(block.above + index - block.first, block.above + block.headings)]

    # what is shown

    def show(self, filter: Filter | None = None, order: Order | None = None) -> None:
        """Filter or lay out anew; the cursor stays on its article if that is still there."""
        filter, order = filter or self.filter, order or self.order
        view = self.library.view(filter, order)  # first, for where that fails all stays as it is
        self.filter, self.order = filter, order
        self.replace(view)

    def refresh(self) -> None:
        """Ask the library again, after another filter, order, mark or reload."""
        self.replace(self.library.view(self.filter, self.order))

    def replace(self, view: View) -> None:
        """Show this view of the same filter and order, as when all that the filter takes has been found."""
        heading = self.current if isinstance(self.current, Heading) else None
        position = view.position(self._anchor) if self._anchor else None
        self.view = view
        self._build()
        if position is None:
            self.cursor = self._nearest_row(self.cursor)
            return
        line = self._line_at(position)
        self.cursor = self._heading_over(position) if line is None else line
        if heading and self._group(position).labels[: len(heading.path)] == heading.path:
            self._to_heading(len(heading.path), range(self._number(self.cursor), -1, -1), self.cursor)

    def forget_rows(self) -> None:
        """Rows changed their marks: make them anew when they are next asked for."""
        self._windows.clear()

    # moving

    def go(self, line: int) -> None:
        """The cursor to this line, or the nearest there is."""
        self.cursor = max(0, min(len(self) - 1, line)) if len(self) else -1
        if isinstance(current := self.current, Row):
            self._anchor = current.id
        elif current:
            self._anchor = self._row(current.start).id

    def go_to_article(self, article_id: str) -> bool:
        """The cursor to an article, unfolding what hides it; False if the filter leaves it out."""
        position = self.view.position(article_id)
        if position is not None:
            self._go_to_position(position)
        return position is not None

    def _go_to_position(self, position: int) -> None:
        if self._line_at(position) is None:
            self._folded.difference_update(_paths(self._group(position)))
            self._build()
        self.go(self._line_at(position) or 0)

    def step_heading(self, level: Level, step: int) -> bool:
        """The cursor to the next (1) or previous (-1) heading of a level; False if there is none that way."""
        if level not in self.order.grouping or self.cursor < 0:
            return False
        depth = self.order.grouping.index(level) + 1
        number = self._number(self.cursor)
        if step < 0:
            return self._to_heading(depth, range(number, -1, -1), self.cursor - 1)
        return self._to_heading(depth, range(number, len(self._blocks)), len(self), self.cursor + 1)

    def to_parent(self) -> bool:
        """The cursor to the heading over its line; False at the top."""
        current = self.current
        depth = len(current.path) - 1 if isinstance(current, Heading) else len(self.order.grouping)
        return self._to_heading(depth, range(self._number(self.cursor), -1, -1), self.cursor)

    def _to_heading(self, depth: int, numbers: Iterable[int], last: int, first: int = 0) -> bool:
        """The cursor to the first heading of this depth that these blocks have in these lines; False without one."""
        for number in numbers:
            block = self._blocks[number]
            line = block.first + depth - 1 - block.above
            if block.above < depth <= block.above + block.headings and first <= line <= last:
                self.go(line)
                return True
        return False

    def step_article(self, step: int, unread: bool = False, origin: str | None = None) -> Row | None:
        """Go to the next (1) or previous (-1) article, or unread one, seen from ``origin`` or the cursor."""
        position = self.view.position(origin) if origin else None
        if position is None:
            position = self._position(before=step > 0)
        following = self.view.step_unread(position, step) if unread else position + step
        if following is None or not 0 <= following < len(self.view):
            return None
        self._go_to_position(following)
        return self._row(following)

    def ids_under(self) -> list[str]:
        """The articles of the heading under the cursor, or of the innermost heading over the row under it."""
        current = self.current
        if current is None:
            return []
        group = current if isinstance(current, Heading) else self._group(self._position())
        return self.view.ids(group.start, group.size)

    # where it is left

    @property
    def folded(self) -> frozenset[Path]:
        """The headings that are folded."""
        return frozenset(self._folded)

    def place(self, top: int) -> Place:
        """Where the list is, when this line is the first one shown."""
        depth = len(self.current.path) if isinstance(self.current, Heading) else 0
        return Place(self._anchor, depth, self.cursor - top)

    def top_for(self, top: int, height: int) -> int:
        """The line to show first, ``height`` lines being shown from ``top`` on: as near to that as has the cursor in
        sight, with the headings right over it when there is room."""
        top = max(0, min(top, len(self) - height))
        first = self.cursor
        while first > 0 and self.cursor - first < height - 1 and isinstance(self.line(first - 1), Heading):
            first -= 1
        if first < top:
            return max(0, first)
        return max(top, self.cursor - height + 1)

    # folding

    def fold(self, folded: bool = True) -> bool:
        """Fold or unfold the heading under or over the cursor and go to it; False where there is none."""
        if isinstance(self.current, Row) and not self.to_parent():
            return False
        heading = self.current
        if not isinstance(heading, Heading):
            return False
        (self._folded.add if folded else self._folded.discard)(heading.path)
        self._build()
        return True

    # inside

    def _build(self) -> None:
        """The lines of every group, without what a fold hides."""
        self._windows: dict[int, list[Row]] = {}
        self._blocks: list[_Block] = []
        self._length = 0
        before: Path = ()
        for number, (labels, _, rows) in enumerate(self.view.groups):
            depth, above = len(labels), 0
            for label, other in zip(labels, before, strict=False):
                if label is not other and label != other:
                    break
                above += 1
            before = labels
            if self._folded and (hidden := self._folded.intersection(_prefixes(labels))):
                depth, rows = min(map(len, hidden)), 0
            if depth > above or rows:
                headings = max(0, depth - above)
                self._blocks.append(_Block(self._length, number, above, headings, rows))
                self._length += headings + rows

    def _number(self, line: int) -> int:
        """Which block this line is in."""
        return bisect_right(self._blocks, line, key=_first) - 1

    def _block(self, line: int) -> _Block:
        return self._blocks[self._number(line)]

    def _heading(self, block: _Block, line: int) -> Heading:
        """The heading at a line of this block."""
        path = self.view.groups[block.group].labels[: block.above + line - block.first + 1]
        start, size = self.view.groups[block.group].start, 0
        for group in islice(self.view.groups, block.group, None):
            if group.labels[: len(path)] != path:
                break
            size += group.size
        return Heading(path, start, size, path in self._folded)

    def _row(self, position: int) -> Row:
        window, place = divmod(position, WINDOW)
        if window not in self._windows:
            if len(self._windows) >= WINDOWS_KEPT:
                self._windows.pop(next(iter(self._windows)))
            self._windows[window] = self.view.rows(window * WINDOW, WINDOW)
        return self._windows[window][place]

    def _position(self, before: bool = False) -> int:
        """The cursor's article in the view; for a heading its first one, or with ``before`` the place before that."""
        if self.cursor < 0:
            return -1
        block = self._block(self.cursor)
        start, row = self.view.groups[block.group].start, self.cursor - block.first - block.headings
        return start + row if row >= 0 else start - before

    def _group_at(self, position: int) -> int:
        """The number of the group of the article at this position."""
        return bisect_right(self.view.groups, position, key=_start) - 1

    def _group(self, position: int) -> Group:
        return self.view.groups[self._group_at(position)]

    def _line_at(self, position: int) -> int | None:
        """The line of the article at this position, or None if a fold hides it."""
        number = self._group_at(position)
        block = self._blocks[bisect_right(self._blocks, number, key=_group) - 1]
        if block.group != number or not block.rows:
            return None
        return block.first + block.headings + position - self.view.groups[number].start

    def _heading_over(self, position: int) -> int:
        """The line of the innermost heading shown over the article at this position, which a fold hides."""
        block = self._blocks[bisect_right(self._blocks, self._group_at(position), key=_group) - 1]
        return block.first + block.headings - 1

    def _nearest_row(self, line: int) -> int:
        """The first line at or after this one that holds an article, else the last that does, else any; -1: nothing."""
        number = max(0, self._number(line))
        for block in (*self._blocks[number:], *self._blocks[:number][::-1]):
            if block.rows:
                first = block.first + block.headings
                return max(first, min(line, first + block.rows - 1))
        return len(self) - 1


_first, _group, _start = attrgetter("first"), attrgetter("group"), attrgetter("start")


def _prefixes(path: Path) -> list[Path]:
    return [path[:depth] for depth in range(1, len(path) + 1)]


def _paths(group: Group) -> list[Path]:
    """The headings over a group, outermost first."""
    return _prefixes(group.labels)
