"""Where the configuration file is; apart from `tui.settings`, for a one-shot summary mostly needs no more than that."""

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
    base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
    return os.path.join(base, "nutgraf", "config.toml")
