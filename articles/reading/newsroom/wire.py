"""Items as agencies send them over a wire, ANPA 1312 and IPTC 7901: control characters set their parts apart.

Both begin with SOH and a line that tells number, priority, category and length; STX begins the text and ETX ends it; a
line with the date comes after.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from articles.date_words import MONTHS, ZONES

STX, ETX = "\x02", "\x03"

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_OPEN, _CLOSE = re.compile("``"), re.compile("''")


def decoded(data: bytes) -> str:
    """The characters of a message: UTF-8, else those of Western Europe; line ends become one."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parts(text: str) -> tuple[str, str, str]:
    """What stands before the text, the text, and what stands after it."""
    head, _, rest = text.partition(STX)
    if not rest:
        first, _, rest = head.partition("\n")
        head = first
    body, _, tail = rest.partition(ETX)
    return head, body, tail


def plain(text: str) -> str:
    """Text without control characters, with quotation marks for what stands for them on a typesetter."""
    return " ".join(_CLOSE.sub("”", _OPEN.sub("“", _CONTROLS.sub(" ", text))).split())


def moment(year: int, month: int, day: int, clock: str, zone: str) -> str | None:
    """The moment in ISO 8601: a year of two digits is one of 1970 to 2069, the clock is "0745", the zone may be
    blank."""
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    hours = ZONES.get(zone.lower())
    offset = timezone(timedelta(hours=hours)) if hours is not None else None
    try:
        return datetime(year, month, day, int(clock[:2]), int(clock[2:]), tzinfo=offset).isoformat()
    except ValueError:  # no such day or hour
        return None


def month_of(word: str) -> int | None:
    """The number of a month by its name or the beginning of it."""
    return MONTHS.get(word.lower().rstrip("."))
