"""A JSON list of articles, in files of any length."""

from __future__ import annotations

import codecs
import json

from articles import limits
from articles.reading.containers import Found, object_format
from articles.reading.containers.opened import BUFFER, Binary, Opened
from articles.reading.part import Part
from articles.reading.piece import FormatError


def split(opened: Opened) -> Found:
    """The objects of a list, each known by what it holds. Raises `FormatError` where the list is broken."""
    text = _Text(opened.file)
    sign, number = text.sign(), 0
    while sign in ("[", ","):
        number += 1
        data = text.item(number)
        yield Part(opened.source, data, object_format(data), f"item {number}", by_source=False)
        sign = text.sign()
    if sign != "]":
        raise FormatError(f"the list is broken or cut after item {number}: what follows is not read")


class _Text:
    """The text of a file as far as it was read and not yet taken."""

    def __init__(self, file: Binary) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self._held = ""

    def sign(self) -> str:
        """The next sign that is no blank; "" at the end."""
        while not (held := self._held.lstrip()) and self._read(BUFFER):
            pass
        self._held = held[1:]
        return held[:1]

    def item(self, number: int) -> bytes:
        """The next value. Raises `FormatError`."""
        decoder, most = json.JSONDecoder(), BUFFER
        while True:
            self._held = self._held.lstrip()
            try:
                _, end = decoder.raw_decode(self._held)
            except (ValueError, RecursionError) as error:
                if len(self._held) > limits.current().article or not self._read(most):
                    raise FormatError(f"item {number} cannot be read: {error}; what follows is not read") from None
                most *= 2  # so that a long item is not tried too often
            else:
                data, self._held = self._held[:end], self._held[end:]
                return data.encode("utf-8", "surrogatepass")

    def _read(self, most: int) -> bool:
        """Read on; whether there was more."""
        data = self._file.read(most)
        self._held += self._decode(data, not data)
        return bool(data)
