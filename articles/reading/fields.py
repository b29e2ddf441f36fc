"""The fields of a JSON object, each checked; what is wrong is said in words for whoever made the object."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

_SURROGATES = re.compile("[\ud800-\udfff]")

NAMES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
}


class WrongFieldError(ValueError):
    """A field that cannot be taken; the message says which, and what was expected."""


class Fields:
    """Reads the fields of one object; ``place`` is how messages call it ("", "quotes[2].")."""

    def __init__(self, values: Mapping[str, Any], place: str = "") -> None:
        self.values = values
        self.place = place

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def fail(self, name: str, expected: str) -> WrongFieldError:
        """The error that says what was expected of a field."""
        return WrongFieldError(f"{self.place}{name}: expected {expected}")

    def text(self, name: str) -> str | None:
        """Text, or None where it is absent or null. A half of a surrogate pair, which is no character, is replaced."""
        value = self.values.get(name)
        if value is None:
            return None
        if type(value) is not str:
            raise self.fail(name, f"text, not {_kind(value)}")
        return _clean(value)

    def words(self, name: str) -> str:
        """Text that must be there."""
        value = self.text(name)
        if not value:
            raise self.fail(name, "text")
        return value

    def one_of(self, name: str, known: tuple[str, ...], default: str | None = None) -> str:
        """One of the words that are known."""
        value = self.text(name) or default
        if value not in known:
            raise self.fail(name, f"one of {', '.join(known)}")
        return value

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number in this range."""
        value = self.values.get(name, default)
        if type(value) is not int or not least <= value <= most:
            raise self.fail(name, f"a whole number from {least} to {most}")
        return value

    def number(self, name: str) -> float:
        """A number; 0 where it is absent."""
        value = self.values.get(name) or 0.0
        if type(value) not in (int, float) or not isfinite(value):
            raise self.fail(name, f"a number, not {_kind(value)}")
        return float(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false."""
        value = self.values.get(name, default)
        if type(value) is not bool:
            raise self.fail(name, f"true or false, not {_kind(value)}")
        return value

    def span(self, length: int) -> tuple[int, int]:
        """The fields start and end, of a stretch that is not empty within a text of this length."""
        start = self.whole("start", 0, length)
        return start, self.whole("end", start + 1, length)

    def object(self, name: str) -> Fields | None:
        """An object within this one, or None."""
        value = self.values.get(name)
        if value is None:
            return None
        if type(value) is not dict:
            raise self.fail(name, f"an object, not {_kind(value)}")
        return Fields(value, f"{self.place}{name}.")

    def objects(self, name: str) -> list[Fields]:
        """A list of objects; empty where it is absent."""
        rows = self.list_of(name)
        if wrong := next((row for row in rows if type(row) is not dict), None):
            raise self.fail(name, f"objects, not {_kind(wrong)}")
        return [Fields(row, f"{self.place}{name}[{number}].") for number, row in enumerate(rows)]

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of text; empty where it is absent."""
        rows = self.list_of(name)
        if not all(type(row) is str for row in rows):
            raise self.fail(name, "a list of text")
        return tuple(map(_clean, rows))

    def list_of(self, name: str) -> list[Any]:
        """A list of whatever; empty where it is absent."""
        value = self.values.get(name)
        if value is None:
            return []
        if type(value) is not list:
            raise self.fail(name, f"a list, not {_kind(value)}")
        return value


def _clean(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _kind(value: object) -> str:
    return NAMES.get(type(value), "null")
