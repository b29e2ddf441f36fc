"""Which programs links are handed to; apart from `tui.browser`, as the settings are read without what starts them."""

from __future__ import annotations

import os
from collections.abc import Sequence

IN_A_TERMINAL = ("elinks", "links", "links2", "lynx", "w3m", "www-browser")
"""Browsers that would need the terminal which the app is on."""


def refusal(command: Sequence[str]) -> str | None:
    """Why no link is handed to this program with its arguments; None where it may be."""
    program, *arguments = command
    if os.path.basename(program) in IN_A_TERMINAL:
        return f'{program} needs a terminal of its own: browser = ["tmux", "new-window", "w3m"] gives it one'
    if any("%s" in one and one != "%s" for one in arguments):
        return f"{program}: %s stands for the link only as an argument of its own: a shell would run it"
    return None
