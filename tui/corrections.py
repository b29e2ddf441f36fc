"""What a reader types to correct an article, read as values; a wrong input says what was expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.article import Sector
from articles.keys import base_key
from tui.nearest import nearest
from tui.safe_text import safe_line
from tui.wanted import letters_of

EXPECTED_DATE = "2023, 2023-10, 2023-10-11 or 2023-10-11 08:30"

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[T ](?P<hour>\d{1,2}):(?P<rest>\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2}|Z)?))?)?)?",
    re.ASCII,
)


class WrongInputError(ValueError):
    """What was typed cannot be used; the message says what was expected."""


def read_date(words: str) -> str | None:
    """A date in ISO 8601, as precise as it is typed; None where nothing is typed. Raises `WrongInputError`."""
    words = words.strip()
    if not words:
        return None
    wrong = WrongInputError(f"“{words}” is no date: expected {EXPECTED_DATE}")
    if not (found := _DATE.fullmatch(words)):
        raise wrong
    year, month, day, hour, rest = found.groups()
    date = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    date += f"T{hour.zfill(2)}:{rest}" if hour else ""
    try:
        base_key(date)
    except ValueError:
        raise wrong from None
    return date


def read_sectors(words: str, known: Sequence[Sector]) -> list[Sector]:
    """The sectors of these names, parted by commas, the first one primary; a name may be shortened as long as it says
    which one is meant. Raises `WrongInputError`."""
    names = [name.strip() for name in words.split(",") if name.strip()]
    found = dict.fromkeys(_sector(name, known) for name in names)
    return [sector._replace(primary=number == 0) for number, sector in enumerate(found)]


def meant(name: str, known: Sequence[Sector]) -> list[Sector]:
    """The sectors that a name may mean: those of this id or name, or else those whose names begin so."""
    letters = letters_of(name)
    exact = [sector for sector in known if letters in (letters_of(sector.id), letters_of(sector.name))]
    return exact or [sector for sector in known if letters and letters_of(sector.name).startswith(letters)]


def _sector(name: str, known: Sequence[Sector]) -> Sector:
    found = meant(name, known)
    if len(found) == 1:
        return found[0]
    if found:
        named = ", ".join(safe_line(sector.name) for sector in found)
        raise WrongInputError(f"“{name}” may be {named}: type more of it")
    raise WrongInputError(f"there is no sector “{name}”{nearest(name, [safe_line(sector.name) for sector in known])}")
