"""The command line."""

from __future__ import annotations


def main(arguments: list[str]) -> int:
    """Run the command with these arguments; the exit code."""
    return 0
