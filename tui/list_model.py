"""The list without a screen: headings that fold, rows, and a cursor that stays on its article.

No step takes longer with more articles, nor, but for folding and laying out anew, with more headings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from articles.library import Library
from articles.view import Filter, Group, Label, Level, Order, Row, View

WINDOW = 64
"""Rows asked of the library at a time."""
WINDOWS_KEPT = 32

Path = tuple[Label, ...]
"""A heading: the labels from the outermost to its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that stands over articles: ``path`` are the labels from the outermost heading to this one."""

    path: Path
    start: int
    count: int
    folded: bool

    @property
    def label(self) -> Label:
        """The label of the heading itself."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class _Block:
    """One heading line, or (without heading) ``count`` rows from position ``start`` of the view."""

    start: int
    count: int
    heading: Heading | None = None


Line = Heading | Row


class ListModel:
    """The lines of the list, headings and unfolded rows, and the ``cursor`` among them (-1 when there is none)."""

    def __init__(self, library: Library, filter: Filter | None = None, order: Order | None = None) -> None:
        self.library = library
        self.filter = filter or Filter()
        self.order = order or Order()
        self.cursor = -1
        self._folded: set[Path] = set()
        self._anchor: str | None = None
        self.refresh()
        self.go(self.cursor)

    # lines

    def __len__(self) -> int:
        return self._length

    def line(self, index: int) -> Line:
        """The heading or row at this line, from 0."""
        number = self._number(index)
        block = self._blocks[number]
        return block.heading or self._row(block.start + index - self._starts[number])

    @property
    def current(self) -> Line | None:
        """The line under the cursor."""
        return self.line(self.cursor) if self.cursor >= 0 else None

    def path_over(self, index: int) -> Path:
        """The headings over this line that stand above it, outermost first."""
        line = self.line(index)
        if isinstance(line, Heading):
            return line.path[:-1]
        return self._group(self._blocks[self._number(index)].start).labels

    # what is shown

    def show(self, filter: Filter | None = None, order: Order | None = None) -> None:
        """Filter or lay out anew; the cursor stays on its article if that is still there."""
        self.filter = filter or self.filter
        self.order = order or self.order
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again, after another filter, order, mark or reload."""
        self.replace(self.library.view(self.filter, self.order))

    def replace(self, view: View) -> None:
        """Show this view of the same filter and order, as when all that the filter takes has been found."""
        self.view = view
        self._build()
        position = view.position(self._anchor) if self._anchor else None
        if position is None:
            self.cursor = self._nearest_row(self.cursor)
        else:
            line = self._line_at(position)
            self.cursor = self._heading_over(position) if line is None else line

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
        number = self._number(self.cursor)
        numbers = range(number + 1, len(self._blocks)) if step > 0 else range(number, -1, -1)
        for number in numbers:
            heading = self._blocks[number].heading
            if heading and heading.label.level == level and self._starts[number] != self.cursor:
                self.go(self._starts[number])
                return True
        return False

    def to_parent(self) -> bool:
        """The cursor to the heading over its line; False at the top."""
        current = self.current
        depth = len(current.path) - 1 if isinstance(current, Heading) else len(self.order.grouping)
        for number in range(self._number(self.cursor), -1, -1):
            heading = self._blocks[number].heading
            if heading and len(heading.path) == depth:
                self.go(self._starts[number])
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
        return self.view.ids(group.start, group.count)

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
        """Headings and blocks of rows from the groups; what a fold hides is left out."""
        self._windows: dict[int, list[Row]] = {}
        self._blocks: list[_Block] = []
        self._starts: list[int] = []
        self._row_blocks: list[int] = []
        self._row_positions: list[int] = []
        self._length = 0
        counts: Counter[Path] = Counter()
        for group in self.view.groups:
            counts.update(dict.fromkeys(_paths(group), group.count))
        above: Path = ()
        for group in self.view.groups:
            for path in _paths(group):
                if path != above[: len(path)] and not self._folded.intersection(_prefixes(path[:-1])):
                    heading = Heading(path, group.start, counts[path], path in self._folded)
                    self._add(_Block(group.start, 1, heading))
            above = group.labels
            if not self._folded.intersection(_paths(group)):
                self._add(_Block(group.start, group.count))

    def _add(self, block: _Block) -> None:
        if not block.heading:
            self._row_blocks.append(len(self._blocks))
            self._row_positions.append(block.start)
        self._blocks.append(block)
        self._starts.append(self._length)
        self._length += block.count

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
        number = self._number(self.cursor)
        block = self._blocks[number]
        if block.heading:
            return block.start - before
        return block.start + self.cursor - self._starts[number]

    def _number(self, line: int) -> int:
        """The block that a line is in."""
        return bisect_right(self._starts, line) - 1

    def _group(self, position: int) -> Group:
        return self.view.groups[bisect_right(self.view.groups, position, key=lambda group: group.start) - 1]

    def _line_at(self, position: int) -> int | None:
        """The line of the article at this position, or None if a fold hides it."""
        place = bisect_right(self._row_positions, position) - 1
        if place < 0:
            return None
        number = self._row_blocks[place]
        block = self._blocks[number]
        inside = position - block.start
        return self._starts[number] + inside if inside < block.count else None

    def _heading_over(self, position: int) -> int:
        """The line of the innermost heading shown over the article at this position, which a fold hides."""
        number = bisect_right(self._blocks, position, key=lambda block: block.start) - 1
        paths = _paths(self._group(position))
        while (heading := self._blocks[number].heading) is None or heading.path not in paths:
            number -= 1
        return self._starts[number]

    def _nearest_row(self, line: int) -> int:
        """The first line at or after this one that holds an article, else the last that does, else any; -1: nothing."""
        if not self._row_blocks:
            return len(self) - 1
        place = min(bisect_left(self._row_blocks, self._number(line)), len(self._row_blocks) - 1)
        number = self._row_blocks[place]
        first, last = self._starts[number], self._starts[number] + self._blocks[number].count - 1
        return max(first, min(line, last))


def _prefixes(path: Path) -> list[Path]:
    return [path[:depth] for depth in range(1, len(path) + 1)]


def _paths(group: Group) -> list[Path]:
    """The headings over a group, outermost first."""
    return _prefixes(group.labels)
