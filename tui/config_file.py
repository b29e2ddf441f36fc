"""Where configuration, library and the account of a defect are; apart from `tui.settings`, as much needs no more."""

from __future__ import annotations

import os
import sys


def config_file() -> str:
    """The path of the configuration: ``NUTGRAF_CONFIG``, else the platform's place for it."""
    if given := os.environ.get("NUTGRAF_CONFIG"):
        return given
    if sys.platform in ("win32", "darwin"):
        from platformdirs import user_config_path  # slow to import

        return str(user_config_path("nutgraf") / "config.toml")
    return _xdg("XDG_CONFIG_HOME", "~/.config", "config.toml")


def named() -> bool:
    """Whether the configuration is one that its reader names, and so has to be there."""
    return bool(os.environ.get("NUTGRAF_CONFIG"))


def library_file(configured: str = "") -> str:
    """The path of the library: ``NUTGRAF_LIBRARY``, else what is configured, else the platform's place for it."""
    return os.environ.get("NUTGRAF_LIBRARY") or configured or usual_library()


def usual_library() -> str:
    """The platform's place for the library."""
    if sys.platform in ("win32", "darwin"):
        from platformdirs import user_data_path  # slow to import

        return str(user_data_path("nutgraf") / "library.db")
    return _xdg("XDG_DATA_HOME", "~/.local/share", "library.db")


def defect_file() -> str:
    """The path of the file that tells of the last defect: beside what programs remember between two runs."""
    if sys.platform in ("win32", "darwin"):
        from platformdirs import user_state_path

        return str(user_state_path("nutgraf") / "defect.txt")
    return _xdg("XDG_STATE_HOME", "~/.local/state", "defect.txt")


def _xdg(variable: str, usual: str, name: str) -> str:
    base = os.environ.get(variable, "").strip() or os.path.expanduser(usual)
    return os.path.join(base, "nutgraf", name)


def fingerprint() -> list[int | str]:
    """What tells whether the configuration is still the one that it was: path, size and time of change (ns).

    Of a file that is not there, or cannot be looked at, the path and the number of the error. It can be kept as JSON.
    """
    path = config_file()
    try:
        found = os.stat(path)
    except OSError as error:
        return [path, error.errno or 0]
    return [path, found.st_size, found.st_mtime_ns]
