"""Every command as users run it, where its output, its input or its messages cannot go where they should."""

from __future__ import annotations

import os
import resource
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui import report

ROOT = Path(__file__).parent.parent
COMMAND = f"{shlex.quote(sys.executable)} -m tui"
STORY = "Ferry stays\n\nMay 17, 2024\n\nThe “ferry” stays in the port. “Nobody asked us,” said Ana Reyes, a fisher.\n"
SOUND = report.CODES.keys() - {report.DEFECT}
"""The exit codes of a command in which there is no defect."""
FEED = "http://127.0.0.1:9/feed.xml"

CALLS: Mapping[str, Sequence[str]] = {
    "--summary": ("--summary",),
    "--summary, many": ("--summary", "--format", "json", *["seeds"] * 6),
    "--help": ("--help",),
    "--version": ("--version",),
    "add": ("add", "--keep-samples", "seeds"),
    "list": ("list",),
    "search": ("search", "the"),
    "show": ("show", "ferry"),
    "mark": ("mark", "--star", "--query", "the"),
    "export": ("export",),
    "remove": ("remove", "--query", "ferry"),
    "same": ("same", "ferry"),
    "feeds": ("feeds",),
    "feeds export": ("feeds", "export"),
    "log": ("log",),
    "speakers": ("speakers",),
    "quotes": ("quotes",),
    "sectors": ("sectors",),
    "sectors explain": ("sectors", "explain", "ferry"),
    "config": ("config",),
}
"""Calls of every command that have something to print."""


class Said(NamedTuple):
    """What a call said: its exit code, and what came on stdout and stderr as far as that can be seen."""

    code: int
    output: bytes
    errors: bytes


def call(
    words: Sequence[str | bytes], where: str = "", environment: Mapping[str, str] | None = None, most: int | None = None
) -> Said:
    """Run a command in a shell, with ``where`` behind it ("> /dev/full"); no file may be longer than ``most``."""
    line = b" ".join(shlex.quote(os.fsdecode(word)).encode("utf-8", "surrogateescape") for word in words)
    script = COMMAND.encode() + b" " + line + b" " + where.encode()
    clean = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        ["bash", "-c", b"set -o pipefail; " + script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**clean, "NUTGRAF_CONFIG": os.devnull, **(environment or {})},
        cwd=ROOT,
        preexec_fn=limit,
    )
    return Said(done.returncode, done.stdout, done.stderr)
