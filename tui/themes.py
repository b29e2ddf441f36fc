"""The three looks: light like paper, dark like ink, and one of high contrast."""

from __future__ import annotations

from textual.theme import Theme

HUES = 6
"""How many colours tell speakers, and sectors, apart."""


def _hues(*colours: str) -> dict[str, str]:
    """The same row of colours for speakers and for sectors, which are never side by side."""
    return {f"{of}-{n}": colour for of in ("speaker", "sector") for n, colour in enumerate(colours, 1)}


THEMES = (
    Theme(
        "dark",
        primary="#d9b36c",
        accent="#d9b36c",
        error="#e8836f",
        foreground="#d8d4cb",
        background="#191816",
        surface="#191816",
        panel="#242320",
        dark=True,
        variables={
            "rule": "#3b3934",
            "dim": "#8f8a80",
            "mark": "#a8873f",
            "cursor": "#35322b",
            "cursor-away": "#262420",
            "noted": "#2c4439",
            **_hues("#8fb8de", "#a9c98a", "#e0a07a", "#c6a2dc", "#79c4bd", "#d8a0b4"),
        },
    ),
    Theme(
        "light",
        primary="#8a3b12",
        accent="#8a3b12",
        error="#a3200d",
        foreground="#22201c",
        background="#faf6ec",
        surface="#faf6ec",
        panel="#efe9da",
        dark=False,
        variables={
            "rule": "#d3cbb8",
            "dim": "#6d675b",
            "mark": "#b5651d",
            "cursor": "#e6dcc3",
            "cursor-away": "#f1ebdc",
            "noted": "#d5e8c4",
            **_hues("#1f5a96", "#3f6d1c", "#9a4a12", "#74409a", "#0f6b64", "#96305a"),
        },
    ),
    Theme(
        "contrast",
        primary="#ffff00",
        accent="#ffff00",
        error="#ff8080",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        dark=True,
        variables={
            "rule": "#ffffff",
            "dim": "#d0d0d0",
            "mark": "#ffff00",
            "cursor": "#0000c0",
            "cursor-away": "#303030",
            "noted": "#005a20",
            **_hues("#80d0ff", "#80ff80", "#ffb060", "#ff90ff", "#60ffff", "#ffa0c0"),
        },
    ),
)
"""In the order in which the theme key steps through them."""

NAMES = tuple(theme.name for theme in THEMES)


def next_theme(name: str) -> str:
    """The theme that the theme key goes to from this one."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)]
