"""Colours as a terminal is told them: by the same rules as Textual and Rich, which are not imported for it.

A first frame is painted in them only where they are known for certain; with 16 colours or fewer it is not.
"""

from __future__ import annotations

from collections.abc import Mapping

OVERRIDES = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS", "LINES")
"""Variables by which Rich or Textual may see another terminal than there is; so do all that begin with TEXTUAL."""

Rgb = tuple[int, int, int]


class Colours:
    """The SGR parameters of colours: in 24 bits or of 256 colours, or of greys where no colours are wanted."""

    def __init__(self, whole: bool, grey: bool) -> None:
        self._whole = whole
        self._grey = grey

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Colours | None:
        """Those of the terminal that the environment tells of, or None where that cannot be told for certain."""
        if any(name in OVERRIDES or name.startswith("TEXTUAL") for name in environment):
            return None
        whole = environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
        last = environment.get("TERM", "").strip().lower().rpartition("-")[2]
        if not whole and last not in ("256color", "kitty"):
            return None
        return cls(whole, grey="NO_COLOR" in environment)

    def text(self, colour: str) -> str:
        """The parameters that give text this colour ("#rrggbb")."""
        return f"38;{self._of(colour)}"

    def ground(self, colour: str) -> str:
        """The parameters that give the background this colour."""
        return f"48;{self._of(colour)}"

    def _of(self, colour: str) -> str:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        if self._grey:
            red = green = blue = round(red * 0.2126 + green * 0.7152 + blue * 0.0722)
        return f"2;{red};{green};{blue}" if self._whole else f"5;{_of_256((red, green, blue))}"


def _of_256(rgb: Rgb) -> int:
    """The number of the colour among 256: of the greys where it is nearly one, else of the cube."""
    high, low = max(rgb) / 255, min(rgb) / 255
    lightness, spread = (high + low) / 2, high - low
    saturation = spread and spread / (high + low if lightness <= 0.5 else 2 - high - low)
    if saturation < 0.15:
        grey = round(lightness * 25)
        return 16 if grey == 0 else 231 if grey == 25 else 231 + grey
    red, green, blue = (round(part / 95 if part < 95 else 1 + (part - 95) / 40) for part in rgb)
    return 16 + 36 * red + 6 * green + blue
