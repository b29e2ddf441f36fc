"""How the reading room was left: what the next one opens with, and what its first frame is painted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from articles.view import Label, Order
from tui.list_model import Path, Place

ROOM = "room"
"""The name under which a library remembers it."""


class Left(NamedTuple):
    """How a room was left; one that never was has the defaults.

    Theme, layout, order and ``keymap`` (the keys of the actions that have others than the table's) are as they were on
    the screen, whether configured or chosen; the list was ``shift`` cells wider than usual.
    """

    theme: str = "dark"
    layout: str = "all"
    shift: int = 0
    order: Order = Order()
    keymap: Mapping[str, Sequence[str]] = {}
    folded: frozenset[Path] = frozenset()
    place: Place = Place()

    def as_json(self, config: list[int | str]) -> dict[str, Any]:
        """What is to be kept, as values of JSON, with what tells which configuration this was under."""
        return {
            "config": config,
            "theme": self.theme,
            "layout": self.layout,
            "shift": self.shift,
            "order": list(self.order),
            "keymap": {action: list(keys) for action, keys in self.keymap.items()},
            "folded": sorted([list(label) for label in path] for path in self.folded),
            "place": list(self.place),
        }


def left_of(kept: Any) -> Left:
    """How the room was left, from what `Left.as_json` gave; raises ValueError for anything else."""
    try:
        grouping, sort, reverse = kept["order"]
        article_id, depth, above = kept["place"]
        return Left(
            kept["theme"],
            kept["layout"],
            int(kept["shift"]),
            Order(tuple(grouping), sort, reverse),
            dict(kept["keymap"]),
            frozenset(tuple(Label(*label) for label in path) for path in kept["folded"]),
            Place(article_id, int(depth), int(above)),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("this was not kept by a reading room") from error
