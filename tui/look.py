"""The colours of the themes, and which of them the list and the lines above and below it are drawn in.

Textual's style sheet and themes take them from here; so does the first frame, which is painted before Textual is there.
"""

from __future__ import annotations

from articles.values import NamedTuple

HUES = 6
"""How many colours tell speakers, and sectors, apart."""


def _hues(*colours: str) -> dict[str, str]:
    """The same row of colours for speakers and for sectors, which are never side by side."""
    return {f"{of}-{n}": colour for of in ("speaker", "sector") for n, colour in enumerate(colours, 1)}


COLOURS: dict[str, dict[str, str]] = {
    "dark": {
        "accent": "#d9b36c",
        "error": "#e8836f",
        "foreground": "#d8d4cb",
        "background": "#191816",
        "panel": "#242320",
        "rule": "#3b3934",
        "dim": "#8f8a80",
        "mark": "#a8873f",
        "cursor": "#35322b",
        "cursor-away": "#262420",
        "noted": "#2c4439",
        **_hues("#8fb8de", "#a9c98a", "#e0a07a", "#c6a2dc", "#79c4bd", "#d8a0b4"),
    },
    "light": {
        "accent": "#8a3b12",
        "error": "#a3200d",
        "foreground": "#22201c",
        "background": "#faf6ec",
        "panel": "#efe9da",
        "rule": "#d3cbb8",
        "dim": "#6d675b",
        "mark": "#b5651d",
        "cursor": "#e6dcc3",
        "cursor-away": "#f1ebdc",
        "noted": "#d5e8c4",
        **_hues("#1f5a96", "#3f6d1c", "#9a4a12", "#74409a", "#0f6b64", "#96305a"),
    },
    "contrast": {
        "accent": "#ffff00",
        "error": "#ff8080",
        "foreground": "#ffffff",
        "background": "#000000",
        "panel": "#000000",
        "rule": "#ffffff",
        "dim": "#d0d0d0",
        "mark": "#ffff00",
        "cursor": "#0000c0",
        "cursor-away": "#303030",
        "noted": "#005a20",
        **_hues("#80d0ff", "#80ff80", "#ffb060", "#ff90ff", "#60ffff", "#ffa0c0"),
    },
}
"""The themes by name, in the order in which the theme key steps through them: light like paper, dark like ink, and one
of high contrast."""


class Ink(NamedTuple):
    """How words are drawn: in which of the theme's colours, and how else they stand out."""

    colour: str
    bold: bool = False
    reverse: bool = False


INKS: dict[str, Ink] = {
    "": Ink("foreground"),
    "strong": Ink("foreground", bold=True),
    "dim": Ink("dim"),
    "mark": Ink("accent"),
    "here": Ink("accent", bold=True, reverse=True),
    "problem": Ink("error", bold=True),
    "sector-0": Ink("dim"),
    **{f"sector-{hue}": Ink(f"sector-{hue}") for hue in range(1, HUES + 1)},
}
"""The styles of runs, by name."""
