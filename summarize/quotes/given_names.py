"""Given names and the gender of those who bear them: they tell people from other capitalised words."""

from __future__ import annotations

import os

NAMES = os.path.join(os.path.dirname(__file__), "given_names.txt")


def _read() -> dict[str, str]:
    """Every name with ``male``, ``female`` or ``either``; a line in brackets begins the names of one gender."""
    genders: dict[str, str] = {}
    gender = ""
    with open(NAMES, encoding="utf-8") as lines:
        for line in lines:
            if line[0] == "[":
                gender = line.strip("[]\n")
            elif line[0] != "#":
                genders.update(dict.fromkeys(line.split(), gender))
    return genders


GIVEN_NAMES = _read()
