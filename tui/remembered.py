"""How the reading room was left: what the next one opens with, and what its first frame is painted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from articles.values import TYPE_CHECKING, NamedTuple
from articles.view import Label, Order
from tui.config_file import fingerprint
from tui.list_model import Path, Place
from tui.orders import order_of

if TYPE_CHECKING:
    from typing import Any

    from tui.settings import Settings

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


def to_keep(settings: Settings, shift: int, folded: Iterable[Path], place: Place) -> dict[str, Any]:
    """What is to be kept of a room that opens again with these settings, as values of JSON.

    What the settings remember has the names and values of the configuration file (`Settings.remembered`); ``config``
    tells which configuration they were under.
    """
    return {
        "config": fingerprint(),
        **settings.remembered(),
        "keymap": {action: list(keys) for action, keys in settings.keymap.items()},
        "shift": shift,
        "folded": sorted([list(label) for label in path] for path in folded),
        "place": list(place),
    }


def left_of(kept: Any) -> Left:
    """How the room was left, from what `to_keep` gave; raises ValueError for anything else."""
    try:
        article_id, depth, above = kept["place"]
        return Left(
            kept["theme"],
            kept["layout"],
            int(kept["shift"]),
            order_of(kept["grouping"], kept["sort"]),
            dict(kept["keymap"]),
            frozenset(tuple(Label(*label) for label in path) for path in kept["folded"]),
            Place(article_id, int(depth), int(above)),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("this was not kept by a reading room") from error
