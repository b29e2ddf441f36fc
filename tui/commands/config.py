"""`nutgraf config`: every setting with its default and meaning, and the file that sets them."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles.sectors import TaxonomyError
from tui import report
from tui.actions import ACTIONS
from tui.atomic import write_atomically
from tui.commands.help import Help, parser
from tui.config_file import config_file
from tui.config_table import SETTINGS, Setting
from tui.config_text import config_lines, typed
from tui.keymap import Keymap
from tui.output import put, write_lines
from tui.safe_text import json_line
from tui.settings import REMEMBERED, Settings, SettingsError, load_settings, read_config, taxonomy_of

DESCRIPTION = """\
Print a complete configuration file: every setting with its meaning and its default, and what your own file sets. What
is printed is a configuration file itself, and says the same as yours.
"""

EPILOG = """\
examples:
  nutgraf config                    every setting, and every key
  nutgraf config --edit             change them in your editor
  nutgraf config --format json | jq -r 'select(.set).name'

formats:
  text   a configuration file (TOML)
  json   one object a setting and line: name, value, default, set (whether your file sets it), meaning, expected;
         paths are told in full, and every action with its keys
"""


def run(arguments: Sequence[str]) -> int:
    """Do what is asked for; the exit code."""
    parsed = _parser()
    options = parsed.parse_args(arguments)
    if options.format and options.action:
        parsed.error(f"--format does not go with --{options.action}")
    if options.action == "path":
        write_lines([config_file()])
        return report.DONE
    try:
        if options.action == "edit":
            return _edit(config_file())
        if options.action == "check":
            return _check()
        table, settings = read_config()
    except SettingsError as error:
        report.warn(str(error))
        return report.USAGE
    put(_json_lines(table, settings) if options.format == "json" else config_lines(table))
    return report.DONE


def _parser() -> argparse.ArgumentParser:
    made, group = parser("config", Help("[--path | --check | --edit] [--format text|json]", DESCRIPTION, EPILOG))
    one = group.add_mutually_exclusive_group()
    for name, does in (
        ("path", "print where the file is"),
        ("check", "see whether the file can be used: fine, or what is wrong, and exit code 2"),
        ("edit", "open the file, made first if there is none, in $VISUAL or $EDITOR, and check it afterwards"),
    ):
        one.add_argument(f"--{name}", dest="action", action="store_const", const=name, help=does)
    group.add_argument("--format", choices=("text", "json"), help="how to print (default: text)")
    group.add_argument("-h", "--help", action="help", help="print this")
    return made


def _check() -> int:
    """Say that the configuration can be used, and the sectors file that it names; raises where it cannot."""
    settings = load_settings()
    try:
        taxonomy_of(settings)
    except TaxonomyError as error:
        raise SettingsError(f"{config_file()}: {error}") from None
    write_lines(["fine" if os.path.exists(config_file()) else "fine: there is no file, and so all is as by default"])
    return report.DONE


def _edit(path: str) -> int:
    """Let the reader change the file and check what comes of it."""
    try:
        editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError as error:
        report.warn(f"the editor named by VISUAL or EDITOR cannot be told: {error}")
        return report.USAGE
    if not editor:
        report.warn(f"neither VISUAL nor EDITOR names an editor; the file is {path}")
        return report.USAGE
    try:
        if not os.path.exists(path):
            write_atomically(path, "".join(f"{line}\n" for line in config_lines({})))
        code = subprocess.run([*editor, path]).returncode
    except OSError as error:
        report.warn(f"{error.filename or path}: {error.strerror}")
        return report.NOT_ALL
    if code:
        report.warn(f"{editor[0]} ended with exit code {code}")
        return report.NOT_ALL
    return _check()


def _json_lines(table: Mapping[str, Any], settings: Settings) -> Iterator[str]:
    for setting in SETTINGS:
        told = {
            "name": setting.name,
            "value": _value(setting, table, settings),
            "default": _keys({}) if setting.name == "keys" else setting.usual(),
            "set": setting.name in table,
            "meaning": setting.meaning,
            "expected": setting.kind.expected,
        }
        yield json_line(json.dumps(told, ensure_ascii=False))


def _value(setting: Setting, table: Mapping[str, Any], settings: Settings) -> object:
    """What holds: paths in full, null for what is not set and has no default."""
    if setting.name in REMEMBERED:
        return settings.remembered().get(setting.name)
    if setting.name == "keys":
        return _keys(settings.keymap)
    if setting.name == "preset" or "." in setting.name:
        return setting.of(table)
    return getattr(settings, setting.name)


def _keys(keymap: Keymap) -> dict[str, list[str]]:
    """Every action with its keys."""
    return {action.id: typed(keymap.get(action.id, action.keys)) for action in ACTIONS}
