"""What the configuration file says: theme, summary, keys. Every mistake in it is one clear line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from summarize import DEFAULT_METHOD
from summarize.methods import UnknownMethod, require
from tui.config_file import config_file
from tui.keymap import Keymap, KeymapError, make_keymap

THEMES = ("dark", "light", "contrast")
KNOWN = ("theme", "sentences", "method", "preset", "keys", "sectors")


class SettingsError(ValueError):
    """The configuration cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app is to look and work. ``keymap`` holds the keys of every action that has others than the table's.

    ``sentences`` is the length of a summary, ``sectors`` a sectors file of the reader's own, ``today`` the day that
    "last week" is seen from.
    """

    theme: str = "dark"
    sentences: int = 3
    method: str = DEFAULT_METHOD
    keymap: Keymap = field(default_factory=dict)
    sectors: str | None = None
    today: date = field(default_factory=date.today)


def load_settings() -> Settings:
    """The settings of the configuration file, or the defaults without one; raises `SettingsError`."""
    path = Path(config_file())
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    import tomllib

    try:
        return parse_settings(tomllib.loads(data.decode("utf-8")), path.parent)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def parse_settings(table: Mapping[str, Any], folder: Path = Path()) -> Settings:
    """The settings of a configuration that was read from this folder; raises `SettingsError`."""
    for name in table:
        if name not in KNOWN:
            raise SettingsError(f"there is no setting {name!r}: known are {', '.join(KNOWN)}")
    sentences = _of_type(table, "sentences", int, 3)
    if not 1 <= sentences <= 50:
        raise SettingsError(f"sentences must be from 1 to 50, not {sentences}")
    theme = _of_type(table, "theme", str, "dark")
    if theme not in THEMES:
        raise SettingsError(f"there is no theme {theme!r}: known are {', '.join(THEMES)}")
    try:
        keymap = make_keymap(_of_type(table, "preset", str, "vim"), _of_type(table, "keys", dict, {}))
    except KeymapError as error:
        raise SettingsError(str(error)) from error
    method = _of_type(table, "method", str, DEFAULT_METHOD)
    try:
        require(method)
    except UnknownMethod as error:
        raise SettingsError(str(error)) from error
    sectors = _of_type(table, "sectors", str, "")
    return Settings(
        theme=theme,
        sentences=sentences,
        method=method,
        keymap=keymap,
        sectors=str(folder / Path(sectors).expanduser()) if sectors else None,
    )


def _of_type(table: Mapping[str, Any], name: str, kind: type, default: Any) -> Any:
    value = table.get(name, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        words = {int: "a number", str: "text in quotes", dict: "a table"}
        raise SettingsError(f"{name} must be {words[kind]}, not {value!r}")
    return value
