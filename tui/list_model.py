"""The list without a screen: headings that fold, rows, and a cursor that stays on its article."""

from __future__ import annotations

from bisect import bisect_right
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
        number = bisect_right(self._starts, index) - 1
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
        block = self._blocks[bisect_right(self._starts, index) - 1]
        return self._group(block.start).labels

    # what is shown

    def show(self, filter: Filter | None = None, order: Order | None = None) -> None:
        """Filter or lay out anew; the cursor stays on its article if that is still there."""
        self.filter = filter or self.filter
        self.order = order or self.order
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again, after another filter, order, mark or reload."""
        self.view: View = self.library.view(self.filter, self.order)
        self._build()
        position = self.view.position(self._anchor) if self._anchor else None
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
        if position is None:
            return False
        if self._line_at(position) is None:
            self._folded.difference_update(_paths(self._group(position)))
            self._build()
        self.go(self._line_at(position) or 0)
        return True

    def step_heading(self, level: Level, step: int) -> bool:
        """The cursor to the next (1) or previous (-1) heading of a level; False if there is none that way."""
        lines = [
            start
            for start, block in zip(self._starts, self._blocks, strict=True)
            if block.heading and block.heading.label.level == level
        ]
        wanted = [line for line in lines if (line > self.cursor if step > 0 else line < self.cursor)]
        if wanted:
            self.go(wanted[0] if step > 0 else wanted[-1])
        return bool(wanted)

    def to_parent(self) -> bool:
        """The cursor to the heading over its line; False at the top."""
        current = self.current
        depth = len(current.path) - 1 if isinstance(current, Heading) else len(self.order.grouping)
        for number in range(bisect_right(self._starts, self.cursor) - 1, -1, -1):
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
        while 0 <= (position := position + step) < len(self.view):
            row = self._row(position)
            if not (unread and row.read):
                self.go_to_article(row.id)
                return row
        return None

    def ids_under(self) -> list[str]:
        """The articles of the heading under the cursor, or of the innermost heading over the row under it."""
        current = self.current
        position = current.start if isinstance(current, Heading) else self._position()
        if current is None:
            return []
        depth = len(current.path) if isinstance(current, Heading) else len(self.order.grouping)
        path = self._group(position).labels[:depth]
        groups = [group for group in self.view.groups if group.labels[:depth] == path]
        return [row.id for group in groups for row in self.view.rows(group.start, group.count)]

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
        number = bisect_right(self._starts, self.cursor) - 1
        block = self._blocks[number]
        if block.heading:
            return block.start - before
        return block.start + self.cursor - self._starts[number]

    def _group(self, position: int) -> Group:
        return self.view.groups[bisect_right(self.view.groups, position, key=lambda group: group.start) - 1]

    def _line_at(self, position: int) -> int | None:
        """The line of the article at this position, or None if a fold hides it."""
        for start, block in zip(self._starts, self._blocks, strict=True):
            if not block.heading and block.start <= position < block.start + block.count:
                return start + position - block.start
        return None

    def _heading_over(self, position: int) -> int:
        """The line of the innermost heading shown over the article at this position."""
        paths = _paths(self._group(position))
        lines = zip(self._starts, self._blocks, strict=True)
        return max(start for start, block in lines if block.heading and block.heading.path in paths)

    def _nearest_row(self, line: int) -> int:
        """The first line at or after this one that holds an article, else the last that does, else any; -1: nothing."""
        nearest = len(self) - 1
        for start, block in zip(self._starts, self._blocks, strict=True):
            if not block.heading:
                nearest = start + block.count - 1
                if line <= nearest:
                    return max(line, start)
        return nearest


def _prefixes(path: Path) -> list[Path]:
    return [path[:depth] for depth in range(1, len(path) + 1)]


def _paths(group: Group) -> list[Path]:
    """The headings over a group, outermost first."""
    return _prefixes(group.labels)
