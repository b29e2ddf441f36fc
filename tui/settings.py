"""What the configuration file says, and what is remembered from last time where it says nothing.

Every mistake in the file is one clear line that says where.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from errno import ENOENT
from pathlib import Path
from typing import Any

from articles.limits import MB, Limits
from articles.regular import read_regular
from articles.sectors import BUILT_IN, Taxonomy, TaxonomyError, load
from articles.view import Order
from summarize import DEFAULT_METHOD, SUMY_SENTENCES, Length
from tui.config_file import config_file, fingerprint, library_file, named
from tui.config_table import BY_NAME, LENGTHS, LIMITS, SETTINGS, dotted, ungrouped
from tui.config_table import THEMES as THEMES
from tui.config_table import SettingsError as SettingsError
from tui.keymap import Keymap, KeymapError, make_keymap
from tui.layout import CHOICES
from tui.link_program import refusal
from tui.nearest import nearest
from tui.orders import grouping_name, order_of, sort_name

USUAL_LENGTH = Length(sentences=3)
USUAL_ORDER = Order()
REMEMBERED = ("theme", "layout", "grouping", "sort", "method", *LENGTHS)
"""The settings that are as they were last time where the file leaves them open."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app is to look and work. ``given`` names what the configuration file sets, and so holds at every start.

    ``length`` is that of a summary; ``keymap`` holds the keys of every action that has others than the table's;
    ``sectors`` names sectors that come with the program or a file of the reader's own, ``watch`` the folders whose new
    files are added, ``refresh`` the minutes between two looks at a feed (0: never by itself), ``browser`` the program
    that opens links, with its arguments; ``mark_read`` is "open" or "never", ``quotes`` whether quotations are looked
    for when articles are added; ``today`` is the day that "last week" is seen from. ``limits`` are to hold in every
    process that reads articles, ``sumy_sentences`` is that of `summarize.rank`.
    """

    theme: str = "dark"
    layout: str = CHOICES[0]
    order: Order = USUAL_ORDER
    mark_read: str = "open"
    length: Length = USUAL_LENGTH
    method: str = DEFAULT_METHOD
    quotes: bool = True
    keymap: Keymap = field(default_factory=dict)
    library: str = field(default_factory=library_file)
    watch: tuple[str, ...] = ()
    refresh: int = 30
    sectors: str | None = None
    browser: tuple[str, ...] | None = None
    limits: Limits = LIMITS
    sumy_sentences: int = SUMY_SENTENCES
    given: frozenset[str] = frozenset()
    today: date = field(default_factory=date.today)

    def remembered(self) -> dict[str, object]:
        """What is to be remembered, by the names and values of the configuration file; it can be kept as JSON."""
        return {
            "theme": self.theme,
            "layout": self.layout,
            "grouping": grouping_name(self.order),
            "sort": sort_name(self.order),
            "method": self.method,
            **{name: value for name, value in self.length._asdict().items() if value is not None},
        }

    def with_remembered(self, state: Mapping[str, object]) -> Settings:
        """These settings, and where the file leaves them open those that `remembered` told last time.

        What can no longer be had, such as a method that was removed since, is passed over.
        """
        held = self.given.union(LENGTHS if self.given.intersection(LENGTHS) else ())
        last = {name: state[name] for name in REMEMBERED if name in state and name not in held}
        last = {name: value for name, value in last.items() if _is_valid(name, value)}
        if lengths := [name for name in LENGTHS if name in last]:
            last |= {**dict.fromkeys(LENGTHS), lengths[0]: last[lengths[0]]}
        return replace(self, **_as_shown(self.remembered() | last))


def load_settings() -> Settings:
    """The settings of the configuration file, or the defaults without one; raises `SettingsError`, also where one is
    named that is not there."""
    path, *found = fingerprint()
    if named() and found == [ENOENT]:
        raise SettingsError(f"{path}: NUTGRAF_CONFIG names it, and it is not there; nutgraf config --edit makes it")
    return read_config()[1]


def read_config() -> tuple[dict[str, Any], Settings]:
    """What stands in the configuration file, and the settings that it gives; raises `SettingsError`."""
    path = config_file()
    text = _text(path)
    if not text:
        return {}, parse_settings({})
    import tomllib

    try:
        table = ungrouped(tomllib.loads(text))
        return table, parse_settings(table, Path(path).parent)
    except SettingsError as error:
        line = _line_of(error.at, text) if error.at else None
        raise SettingsError(f"{path}{f', line {line}' if line else ''}: {error}", error.at) from error
    except RecursionError as error:
        raise SettingsError(f"{path}: is nested too deeply") from error
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        raise SettingsError(f"{path}: {error}") from error


def taxonomy_of(settings: Settings | None) -> Taxonomy | None:
    """The sectors that the configuration names, None where it names none; raises `TaxonomyError`."""
    if settings is None or not settings.sectors:
        return None
    try:
        return load(settings.sectors)
    except TaxonomyError as error:
        known = "" if os.path.exists(settings.sectors) else nearest(os.path.basename(settings.sectors), BUILT_IN)
        raise TaxonomyError(f"setting sectors: {str(error).removesuffix('.')}{known}") from error


def parse_settings(table: Mapping[str, Any], folder: Path = Path()) -> Settings:
    """The settings of a configuration that was read from this folder; raises `SettingsError`."""
    table = ungrouped(table)
    for name in table:
        if name not in BY_NAME:
            raise SettingsError(f"there is no setting {name!r:.80}{nearest(name, BY_NAME)}", name)
    values = {setting.name: setting.of(table) for setting in SETTINGS}
    return Settings(
        **_as_shown(_with_one_length(values, table)),
        mark_read=values["mark_read"],
        quotes=values["quotes"],
        keymap=_keymap(values["preset"], values["keys"]),
        library=library_file(_library(folder, values["library"]) if "library" in table else ""),
        watch=tuple(_beside(folder, path) for path in values["watch"]),
        refresh=values["refresh"],
        sectors=_sectors(folder, values["sectors"]),
        browser=_browser(values["browser"]),
        limits=_limits(values),
        sumy_sentences=values["limits.sumy_sentences"],
        given=frozenset(table),
    )


def _as_shown(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `Settings` that can be remembered, from values that were checked, one of them a length."""
    return {
        "theme": values["theme"],
        "layout": values["layout"],
        "order": order_of(values["grouping"], values["sort"]),
        "method": values["method"],
        "length": Length(**{name: values[name] for name in LENGTHS if values.get(name) is not None}),
    }


def _with_one_length(values: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """The values without the lengths of a summary that are not the one that is set."""
    given = [name for name in table if name in LENGTHS]
    if len(given) > 1:
        raise SettingsError(f"{' and '.join(given)} are two lengths of a summary: set one", given[1])
    length = given[0] if given else "sentences"
    return {name: value for name, value in values.items() if name not in LENGTHS or name == length}


def _keymap(preset: str, keys: Mapping[str, Any]) -> Keymap:
    """The keys of a preset and of the table of changes, where an id may stand in quotes or not."""
    changes = {name: value for name, value in dotted(keys) if not (isinstance(value, dict) and value)}
    try:
        return make_keymap(preset, changes)
    except KeymapError as error:
        raise SettingsError(str(error), f"keys.{error.action_id}") from error


def _beside(folder: Path, path: str) -> str:
    """A path as the file means it: seen from the folder of the file, ``~`` is the home."""
    return str(folder / os.path.expanduser(path))


def _library(folder: Path, value: str) -> str:
    path = _beside(folder, value)
    if os.path.isdir(path):
        raise SettingsError("library is a folder: name a file", "library")
    return path


def _browser(value: list[str] | None) -> tuple[str, ...] | None:
    """The program that opens links, if it is one that they are handed to."""
    if value and (why := refusal(value)):
        raise SettingsError(f"browser: {why}", "browser")
    return tuple(value) if value else None


def _sectors(folder: Path, value: str | None) -> str | None:
    """What names the sectors: one of those that come with the program, or a file."""
    return value if value is None or value in BUILT_IN else _beside(folder, value)


def _limits(values: Mapping[str, Any]) -> Limits:
    article, member = (max(1, int(values[f"limits.{name}"] * MB)) for name in ("article_mb", "member_mb"))
    counts = (values[f"limits.{name}"] for name in ("feed_entries", "date_line", "summarized"))
    return Limits(article, member, *counts)


def _is_valid(name: str, value: object) -> bool:
    try:
        BY_NAME[name].check(value)
    except SettingsError:
        return False
    return True


def _text(path: str) -> str:
    """What the file holds; nothing if there is none, or if it is the one that never holds any."""
    try:
        return "" if path == os.devnull else read_regular(path).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text") from error


def _line_of(name: str, text: str) -> int | None:
    """The line, from 1, where this dotted name stands in TOML that can be parsed; statements are parsed one by one."""
    import tomllib

    header = statement = ""
    start = 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += f"{line}\n"
        if line.rstrip().endswith(",") and "#" not in line:  # within a list; to try each line of a long one takes long
            continue
        try:
            table = tomllib.loads(header + statement)
        except tomllib.TOMLDecodeError:  # it goes on in the next line
            continue
        if any(found == name for found, _ in dotted(table)):
            return start
        if statement.lstrip().startswith("["):
            header = statement
        statement, start = "", number + 1
    return None
