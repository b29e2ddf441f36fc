"""The ``nutgraf`` command."""

from __future__ import annotations

import gc
import sys

ALLOCATIONS = 50_000
"""Net allocations between two runs of the garbage collector. Starting up makes many objects and frees few, so at
Python's usual 700 a tenth of the time of a one-shot summary would go into looking for garbage."""


def run() -> None:
    """Entry point of the installed command."""
    gc.set_threshold(ALLOCATIONS)

    from tui.cli import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
