"""What the configuration file says: theme, summary, keys. Every mistake in it is one clear line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from summarize import DEFAULT_METHOD, Length
from summarize.methods import UnknownMethod, require
from tui.config_file import config_file
from tui.keymap import Keymap, KeymapError, make_keymap

THEMES = ("dark", "light", "contrast")
USUAL_LENGTH = Length(sentences=3)
LENGTHS = ("sentences", "words", "ratio")
KNOWN = ("theme", *LENGTHS, "method", "preset", "keys", "sectors")


class SettingsError(ValueError):
    """The configuration cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app is to look and work. ``keymap`` holds the keys of every action that has others than the table's.

    ``length`` is that of a summary, ``sectors`` a sectors file of the reader's own, ``today`` the day that
    "last week" is seen from.
    """

    theme: str = "dark"
    length: Length = USUAL_LENGTH
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
        length=_length(table),
        method=method,
        keymap=keymap,
        sectors=str(folder / Path(sectors).expanduser()) if sectors else None,
    )


def _length(table: Mapping[str, Any]) -> Length:
    """The one length that is set, or the usual one."""
    given = [name for name in LENGTHS if name in table]
    if len(given) > 1:
        raise SettingsError(f"{' and '.join(given)} are two lengths of a summary: set one")
    if not given:
        return USUAL_LENGTH
    if given == ["ratio"]:
        ratio = table["ratio"]
        if isinstance(ratio, bool) or not isinstance(ratio, int | float) or not 0 < ratio <= 1:
            raise SettingsError(f"ratio must be a number above 0 and up to 1, not {ratio!r}")
        return Length(ratio=ratio)
    number = _of_type(table, given[0], int, 0)
    if number < 1:
        raise SettingsError(f"{given[0]} must be from 1 up, not {number}")
    return Length(sentences=number) if given == ["sentences"] else Length(words=number)


def _of_type(table: Mapping[str, Any], name: str, kind: type, default: Any) -> Any:
    value = table.get(name, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        words = {int: "a number", str: "text in quotes", dict: "a table"}
        raise SettingsError(f"{name} must be {words[kind]}, not {value!r}")
    return value
