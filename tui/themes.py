"""The three looks: light like paper, dark like ink, and one of high contrast."""

from __future__ import annotations

from textual.theme import Theme

from tui.look import COLOURS


def _theme(name: str, colours: dict[str, str]) -> Theme:
    return Theme(
        name,
        primary=colours["accent"],
        accent=colours["accent"],
        error=colours["error"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["background"],
        panel=colours["panel"],
        dark=name != "light",
        variables=colours,
    )


THEMES = tuple(_theme(name, colours) for name, colours in COLOURS.items())
"""In the order in which the theme key steps through them."""

NAMES = tuple(COLOURS)


def next_theme(name: str) -> str:
    """The theme that the theme key goes to from this one."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)]
