"""The articles that were selected in the list, by their ids, so that they stay selected whatever the list shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tui.list_model import Heading, ListModel

AT_A_TIME = 10_000
"""Ids of a long range that are asked of the library at a time."""


class Selection(Collection[str]):
    """Ids in the order in which they were selected; ``last`` is the row that a range begins at."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self._last: str | None = None

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._ids

    def toggle(self, model: ListModel) -> None:
        """Select the row under the cursor, or all rows of the heading there; if they are selected, select them not."""
        ids = list(_ids(model, _under(model)))
        if ids and all(one in self._ids for one in ids):
            for one in ids:
                del self._ids[one]
            self._last = None
        else:
            self._add(ids)

    def extend(self, model: ListModel) -> None:
        """Select all rows from the last selected one to the cursor, those that folds hide too."""
        first = model.view.position(self._last) if self._last else None
        here = _under(model)
        if first is None or not here:
            self._add(_ids(model, here))
        elif isinstance(heading := model.current, Heading) and not heading.folded and first < here.start:
            self._add(_ids(model, range(first, here.start)))  # what stands below the cursor is not in the range
        elif isinstance(heading, Heading) and not heading.folded:
            self._add(_ids(model, range(here.start, first + 1)))
        else:
            self._add(_ids(model, range(min(first, here.start), max(first + 1, here.stop))))

    def clear(self) -> bool:
        """Select nothing; False if nothing was selected."""
        had = bool(self._ids)
        self._ids.clear()
        self._last = None
        return had

    def _add(self, ids: Iterable[str]) -> None:
        found = dict.fromkeys(ids)
        self._ids |= found
        self._last = next(reversed(found), self._last)


def _under(model: ListModel) -> range:
    """The positions of the row under the cursor, or of all rows of the heading there."""
    current = model.current
    if current is None:
        return range(0)
    if isinstance(current, Heading):
        return range(current.start, current.start + current.size)
    position = model.view.position(current.id)
    return range(0) if position is None else range(position, position + 1)


def _ids(model: ListModel, positions: range) -> Iterator[str]:
    for start in range(positions.start, positions.stop, AT_A_TIME):
        yield from model.view.ids(start, min(AT_A_TIME, positions.stop - start))
