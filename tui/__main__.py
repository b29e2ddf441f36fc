"""The ``nutgraf`` command."""

from __future__ import annotations

import gc
import os
import sys

from tui import ending

ALLOCATIONS = 50_000
"""Net allocations between two runs of the garbage collector. Starting up makes many objects and frees few, so at
Python's usual 700 a tenth of the time of a one-shot summary would go into looking for garbage."""


def run() -> None:
    """Entry point of the installed command."""
    gc.set_threshold(ALLOCATIONS)
    try:
        ending.watch(ending.SIGINT)
        code = _read() if _shows_first_frame() else _main(sys.argv[1:])
        ending.let_ctrl_c_end()
    except BaseException as error:
        code = ending.code_of(error)
    sys.exit(code)


def _read() -> int:
    """The first frame, then the reading room."""
    from tui import first_frame, handover

    try:
        first_frame.paint()
        return _main([])
    finally:
        handover.give_back()


def _main(arguments: list[str]) -> int:
    from tui.cli import main

    return main(arguments)


def _shows_first_frame() -> bool:
    """Whether the reading room opens, as far as can be told at once: its list is then painted before all else."""
    terminal = os.name == "posix" and os.environ.get("TERM", "dumb") not in ("", "dumb")
    return terminal and len(sys.argv) == 1 and all(os.isatty(stream) for stream in (0, 1, 2))


if __name__ == "__main__":
    run()
