"""Other keys for actions: presets, and the reader's own changes, checked before they take effect."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from tui.actions import ACTIONS, PANES, ROOM_PANES, shown_key
from tui.nearest import nearest

Keymap = Mapping[str, tuple[str, ...]]
"""From the id of an action to its keys (Textual names), for each action that has others than the table's."""

PRESETS: dict[str, Keymap] = {
    "vim": {},
    "newsboat": {
        "everywhere.toggle_read": ("N",),
        "list.previous_unread": ("p",),
        "reader.previous_match": ("p",),
        "list.filter": ("F", "f"),
        "list.sort": ("g", "S"),
        "list.top": ("home",),
    },
    "plain": {
        "everywhere.help": ("f1", "question_mark"),
        "everywhere.palette": ("f2", "ctrl+p"),
        "list.filter": ("f3",),
        "reader.find": ("f3",),
        "quotes.narrow": ("f3",),
        "speaker.narrow": ("f3",),
        "list.search": ("f11", "slash"),
        "list.sectors": ("f4",),
        "everywhere.reload": ("f5",),
        "everywhere.next_pane": ("f6", "tab"),
        "everywhere.layout": ("f7",),
        "everywhere.theme": ("f8",),
        "list.date": ("f9",),
        "everywhere.back": ("backspace",),
        "everywhere.leave": ("f10", "ctrl+c"),
        **{
            f"{pane}.{move}": (key,)
            for pane in (*ROOM_PANES, "speaker")
            for move, key in (("down", "down"), ("up", "up"), ("top", "home"), ("bottom", "end"))
        },
        **{
            f"{pane}.{move}": (key,)
            for pane in ("list", "reader", "speaker")
            for move, key in (("page_down", "pagedown"), ("page_up", "pageup"))
        },
    },
}
"""vim is the table itself; newsboat changes what that program's readers expect; plain has arrows and F-keys."""


MODIFIERS = ("ctrl", "alt", "shift", "super")
NAMED = (
    *("escape", "enter", "tab", "backspace", "delete", "insert", "space"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *(f"f{number}" for number in range(1, 25)),
)
"""The keys that stand for no character, by Textual's names."""
SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual calls a character otherwise than Unicode. All are here, for Textual takes long to import."""


class KeymapError(ValueError):
    """These keys cannot be given; the message says why, ``action_id`` to which action."""

    def __init__(self, action_id: str, message: str) -> None:
        super().__init__(message)
        self.action_id = action_id


def make_keymap(preset: str, changes: Mapping[str, Any]) -> Keymap:
    """The keys that one of `PRESETS` and the reader's own changes give; raises `KeymapError`.

    ``changes`` maps the id of an action to one key or a list of keys, each as it is typed ("?") or by its name.
    """
    keymap = dict(PRESETS[preset])
    for action_id, keys in changes.items():
        _check_id(action_id)
        given = [keys] if isinstance(keys, str) else keys
        if not isinstance(given, list) or not given or not all(isinstance(key, str) for key in given):
            raise KeymapError(action_id, f"{action_id}: expected a key or a list of keys, not {keys!r}")
        keymap[action_id] = tuple(_long_name(action_id, key) for key in given)
    _check_taken(keymap)
    return keymap


def _check_id(action_id: str) -> None:
    known = [action.id for action in ACTIONS]
    if action_id not in known:
        raise KeymapError(action_id, f"there is no action {action_id!r:.80}{nearest(action_id, known)}")


def _long_name(action_id: str, key: str) -> str:
    """Textual's name of a key; raises `KeymapError` for one that no keyboard has."""
    *modifiers, base = key.rsplit("+", 1) if len(key) > 1 else [key]
    if len(base) == 1 and base.isprintable() and not base.isalnum():
        base = _character_name(base)
    known = base in NAMED or len(base) == 1 or _is_character_name(base)
    if not known or not all(part in MODIFIERS for part in "+".join(modifiers).split("+") if part):
        raise KeymapError(action_id, f"{action_id}: there is no key {key!r:.80}")
    return "+".join([*modifiers, base])


def _character_name(char: str) -> str:
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return SHORT_NAMES.get(name, name)


def _is_character_name(name: str) -> bool:
    if any(name == _character_name(chr(code)) for code in range(ord("!"), ord("~") + 1)):
        return True
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _check_taken(keymap: Keymap) -> None:
    """Raises `KeymapError` where a key would mean two things in one pane, or one there and one everywhere."""
    taken: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        for key in keymap.get(action.id, action.keys):
            others = [taken.get((pane, key)) for pane in _panes_seen(action.pane)]
            if other := next((other for other in others if other and other != action.id), None):
                mine, theirs = (action.id, other) if action.id in keymap else (other, action.id)
                raise KeymapError(
                    mine, f"{mine}: the key {shown_key(key)!r} is taken by {theirs}; give that one another key too"
                )
            taken[action.pane, key] = action.id


def _panes_seen(pane: str) -> tuple[str, ...]:
    """The panes whose keys an action of this pane must not take."""
    return PANES if pane == "everywhere" else ("everywhere", pane)
