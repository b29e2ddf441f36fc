"""The ``nutgraf`` command."""

from __future__ import annotations

import sys


def run() -> None:
    """Entry point of the installed command."""
    from tui.cli import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
