"""The configuration as a file to start from: every setting with its meaning, its default, and what the reader sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any

from tui.actions import ACTIONS, Action, shown_key
from tui.config_table import SETTINGS, Setting, dotted, ungrouped
from tui.keymap import PRESETS
from tui.safe_text import json_line

WIDTH = 80
COLUMN = 46
"""Where the words beside the keys of an action begin."""

HEAD = """\
Every setting of nutgraf. A line like #name = value has the default: take the # away and change it.

What is set here holds at every start. Theme, layout, grouping, sort, method and length of a summary are otherwise as \
you left them. Paths are seen from the folder of this file, and ~ is your home."""
YOURS = "The default is {}; yours:"


def config_lines(table: Mapping[str, Any]) -> Iterator[str]:
    """A whole configuration that says the same as this one, which was checked, with everything else as comments."""
    table = ungrouped(table)
    yield from _comment(HEAD)
    for setting in SETTINGS:
        yield ""
        yield from _comment(f"{setting.meaning}.")
        if setting.name == "keys":
            yield "[keys]"
            yield from _keys(table)
        else:
            yield from _value(setting, table)


def toml(value: Any) -> str:
    """A value as TOML writes it, safe for a terminal; JSON's texts, numbers and lists are TOML too."""
    return json_line(json.dumps(value, ensure_ascii=False))


def _value(setting: Setting, table: Mapping[str, Any]) -> Iterator[str]:
    usual, expected = setting.usual(), f"Can be {setting.kind.expected}."
    if setting.name in table:
        yield from _comment(f"{expected} {YOURS.format('none' if usual is None else toml(usual))}")
        yield f"{setting.name} = {toml(table[setting.name])}"
    elif usual is None:
        yield from _comment(f"{expected} There is no default; an example:")
        yield f"#{setting.name} = {toml(setting.example)}"
    else:
        yield from _comment(expected)
        yield f"#{setting.name} = {toml(usual)}"


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    """Every action with its keys, those of the reader's preset where that has others."""
    preset = PRESETS[table.get("preset", "vim")]
    yours = {name: value for name, value in dotted(table.get("keys", {})) if not isinstance(value, dict)}
    for action in ACTIONS:
        usual = toml(typed(preset.get(action.id, action.keys)))
        if action.id in yours:
            yield from _comment(YOURS.format(usual))
            yield _explained(f"{toml(action.id)} = {toml(yours[action.id])}", action)
        else:
            yield _explained(f"#{toml(action.id)} = {usual}", action)


def _explained(line: str, action: Action) -> str:
    return f"{line:<{COLUMN}} # {action.help}"


def typed(keys: Iterable[str]) -> list[str]:
    """Keys as they are typed where that is one character of ASCII, else by their names."""
    return [shown if len(shown := shown_key(key)) == 1 and shown.isascii() else key for key in keys]


def _comment(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for part in wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]:
            yield f"# {part}".rstrip()
