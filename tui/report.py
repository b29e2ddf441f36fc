"""The only writer to stderr, and the exit codes of the command."""

from __future__ import annotations

import sys

from tui.safe_text import safe_line

DONE = 0
NOT_ALL = 1
USAGE = 2
INTERRUPTED = 130
CLOSED_PIPE = 141

CODES = {
    DONE: "everything asked for was done",
    NOT_ALL: "something could not be read or summarized, or nothing was left to show",
    USAGE: "the command line or the configuration is wrong",
    INTERRUPTED: "interrupted with ctrl+c",
    CLOSED_PIPE: "the reader of the output went away",
}
"""Exit codes and what they mean, as ``--help`` shows them."""


def warn(message: str) -> None:
    """One line on stderr: what, where, and what to do; foreign text in it is made safe."""
    sys.stderr.write(f"nutgraf: {safe_line(message)}\n")
