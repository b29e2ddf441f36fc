"""What to say beside "there is no such name": the nearest one that there is."""

from __future__ import annotations

from collections.abc import Collection

FEW = 20
"""So many names are told where none is near; more would be no help on one line."""


def nearest(name: str, known: Collection[str]) -> str:
    """The end of a line about an unknown name: ": did you mean 'theme'?", or all the known ones if they are few."""
    from difflib import get_close_matches

    if close := get_close_matches(name, known, n=1):
        return f": did you mean {close[0]!r}?"
    return f": known are {', '.join(known)}" if 0 < len(known) <= FEW else ""
