"""Everything in the library by date or sector: laid out from the counters at once, however much there is, and read by
ranges of keys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from articles.keys import Range, month_of, month_range
from articles.listing.layout import ANY, Cell, Layout, filings, levels_of
from articles.listing.rows import COLUMNS, GONE, row_of
from articles.values import TYPE_CHECKING
from articles.view import Filter, Group, Order, Row

if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from articles.store import Store

Anchor = tuple[int, int]
"""A place in a cell, from 0, and the key of the article there: where reading can begin."""


class _Anchors:
    """The known places of a cell, in the order of their offsets."""

    def __init__(self) -> None:
        self._offsets: list[int] = []
        self._keys: list[int] = []

    def keep(self, offset: int, key: int) -> None:
        """What stands here is known now."""
        at = bisect_left(self._offsets, offset)
        if at < len(self._offsets) and self._offsets[at] == offset:
            self._keys[at] = key
        else:
            self._offsets.insert(at, offset)
            self._keys.insert(at, key)

    def before(self, offset: int) -> Anchor | None:
        """The last known place at or before this one."""
        return self._at(bisect_right(self._offsets, offset) - 1)

    def after(self, offset: int) -> Anchor | None:
        """The first known place from this one on."""
        return self._at(bisect_left(self._offsets, offset))

    def before_key(self, key: int, down: bool) -> Anchor | None:
        """The last known place at or before this key; keys fall (``down``) or rise."""
        sign = -1 if down else 1
        return self._at(bisect_right(self._keys, sign * key, key=lambda known: sign * known) - 1)

    def _at(self, number: int) -> Anchor | None:
        return (self._offsets[number], self._keys[number]) if 0 <= number < len(self._keys) else None


def _from(keys: Range, anchor: Anchor | None, down: bool) -> Range:
    """The part of a range of keys from an anchor on, that itself included."""
    if anchor is None:
        return keys
    return (keys[0], anchor[1]) if down else (anchor[1], keys[1])


def _until(keys: Range, anchor: Anchor | None, down: bool) -> Range:
    """The part of a range of keys up to an anchor, without that."""
    if anchor is None:
        return keys
    return (anchor[1] + 1, keys[1]) if down else (keys[0], anchor[1] - 1)


class Counted:
    """The view of all articles.

    A cell is what one range of keys finds, of one filing or of all: a month, or a month of a sector. Within a cell
    rows are counted off from the nearest known place, its ends among them.
    """

    filter = Filter()
    complete = True

    def __init__(self, db: sqlite3.Connection, order: Order) -> None:
        self.order = order
        self._db = db
        self._by_sector = "sector" in levels_of(order)
        counts = self._counts()
        self._filed = filings(self._db)  # later than what is counted, so that every number is known
        self._layout = Layout(order, self._filed)
        self._down = self._layout.newest_first
        self._cells = self._layout.sorted(counts)
        self._starts = [0, *accumulate(map(counts.__getitem__, self._cells))]
        self._anchors: dict[int, _Anchors] = defaultdict(_Anchors)
        self.groups: Sequence[Group] = self._layout.groups(self._cells, self._starts)

    def _counts(self) -> dict[Cell, int]:
        if self._by_sector:
            found = self._db.execute("SELECT month, filing, articles FROM counter")
        else:
            found = self._db.execute("SELECT month, ?, sum(articles) FROM counter GROUP BY month", (ANY,))
        return {(month, filing): articles for month, filing, articles in found}

    def __len__(self) -> int:
        return self._starts[-1]

    def rows(self, start: int, count: int) -> list[Row]:
        """The rows of a window, with the marks that they have at this moment."""
        return [
            row_of(values[2:], self._filed.get(values[1])) if values else GONE
            for values in self._read(f"key, filing, {COLUMNS}", start, count)
        ]

    def ids(self, start: int, count: int) -> list[str]:
        """The ids of the articles of a window."""
        return [values[1] for values in self._read("key, id", start, count) if values]

    def position(self, article_id: str) -> int | None:
        """Where the article stands, or None if it is not here."""
        found = self._db.execute("SELECT key, published, filing FROM article WHERE id = ?", (article_id,)).fetchone()
        if not found:
            return None
        key, published, filing = found
        cell = (month_of(published), filing if self._by_sector else ANY)
        if cell not in self._cells:  # it was added after this was laid out
            return None
        number = self._cells.index(cell)
        return self._starts[number] + self._offset(number, key)

    def step_unread(self, position: int, step: int) -> int | None:
        """The place of the next (1) or previous (-1) article after this place that is not read."""
        number = bisect_right(self._starts, position, hi=len(self._cells)) - 1
        if 0 <= position < len(self):
            if (key := self._unread(number, step, position)) is not None:
                return self._starts[number] + self._offset(number, key)
            number += step
        elif step > 0:
            number += 1
        unread = self._unread_cells()
        for following in range(number, len(self._cells)) if step > 0 else range(number, -1, -1):
            if self._cells[following] in unread and (key := self._unread(following, step)) is not None:
                return self._starts[following] + self._offset(following, key)
        return None

    def completed(self, store: Store, wanted: Callable[[], bool] = lambda: True) -> Counted:
        """The view itself."""
        return self

    # within a cell

    def _read(self, columns: str, start: int, count: int) -> Iterator[Sequence[Any] | None]:
        """These columns, with the key first, cell by cell; None for what is not there any more."""
        end = min(start + count, len(self))
        number = bisect_right(self._starts, start, hi=len(self._cells)) - 1
        while start < end:
            take = min(end, self._starts[number + 1]) - start
            found = self._read_cell(columns, number, start - self._starts[number], take)
            yield from found
            yield from [None] * (take - len(found))
            start += take
            number += 1

    def _read_cell(self, columns: str, number: int, offset: int, take: int) -> list[Sequence[Any]]:
        """``take`` articles of a cell from ``offset`` on, counted off from the nearest known place."""
        keys, down = self._range(number), self._down
        known = self._anchors[number]
        above, below = known.before(offset), known.after(offset + take)
        skip = offset - above[0] if above else offset
        skip_back = (below[0] if below else self._starts[number + 1] - self._starts[number]) - offset - take
        if skip <= skip_back:
            found = self._select(columns, number, _from(keys, above, down), down, take, skip)
        else:
            found = self._select(columns, number, _until(keys, below, down), not down, take, skip_back)[::-1]
        if found:
            known.keep(offset, found[0][0])
        return found

    def _select(
        self, columns: str, number: int, keys: Range, down: bool, limit: int, skip: int = 0, where: str = "1"
    ) -> list[Sequence[Any]]:
        filing = self._cells[number][1]
        of_filing, values = ("", ()) if filing == ANY else ("filing = ? AND ", (filing,))
        return self._db.execute(
            f"SELECT {columns} FROM article WHERE {of_filing} key BETWEEN ? AND ? AND {where}"
            f" ORDER BY key {'DESC' if down else 'ASC'} LIMIT ? OFFSET ?",
            (*values, *keys, limit, skip),
        ).fetchall()

    def _offset(self, number: int, key: int) -> int:
        """How many articles of the cell stand before the one of this key."""
        keys, down = self._range(number), self._down
        above = self._anchors[number].before_key(key, down)
        low, high = _from(keys, above, down)
        between = (key + 1, high) if down else (low, key - 1)
        return (above[0] if above else 0) + int(self._select("count(*)", number, between, down, 1)[0][0])

    def _unread(self, number: int, step: int, position: int | None = None) -> int | None:
        """The key of the first unread article of the cell that way, or of those beyond a position in it."""
        (low, high), down = self._range(number), self._down == (step > 0)
        if position is not None:
            for (key,) in self._read_cell("key", number, position - self._starts[number], 1):
                low, high = (low, key - 1) if down else (key + 1, high)
        unread = self._select("key", number, (low, high), down, 1, where="read = 0")
        return int(unread[0][0]) if unread else None

    def _unread_cells(self) -> set[Cell]:
        """The cells that hold articles which are not read."""
        found = self._db.execute("SELECT month, filing FROM counter WHERE unread > 0")
        return {(month, filing if self._by_sector else ANY) for month, filing in found}

    def _range(self, number: int) -> Range:
        return month_range(self._cells[number][0])
