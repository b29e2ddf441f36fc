"""Dates as agencies write them -> ISO 8601, as precise as they are."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?\s?(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?)?",
    re.ASCII | re.I,
)


def moment(text: str | None) -> str | None:
    """The moment or day that a text names in one of the ways of ISO 8601 ("20131020T192751+1100"), or None."""
    found = _MOMENT.fullmatch(text.strip()) if text else None
    if not found:
        return None
    year, month, day, hour, minute = (int(part) if part else 0 for part in found.groups()[:5])
    try:
        if not found[4]:
            return date(year, month, day).isoformat()
        return datetime(year, month, day, hour, minute, int(found[6] or 0), tzinfo=_zone(found)).isoformat()
    except ValueError:  # no such day or hour
        return None


def _zone(found: re.Match[str]) -> timezone | None:
    if found[7]:
        return UTC
    if not found[8]:
        return None
    minutes = int(found[9] or 0)
    return timezone(timedelta(hours=int(found[8]), minutes=-minutes if found[8][0] == "-" else minutes))


def later(updated: str | None, published: str | None) -> str | None:
    """When an item was updated, if that was after it was published; what cannot be compared is told as it is."""
    if not updated or not published or updated == published:
        return None
    try:
        return updated if datetime.fromisoformat(updated) > datetime.fromisoformat(published) else None
    except TypeError:  # one of them tells its zone, the other does not
        return updated
