"""Bytes -> text: which encoding, and is it text at all?"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from articles import limits
from articles.reading.piece import FormatError

_MAX_CONTROLS = 0.01
_MAX_BROKEN = 0.05
"""Shares of characters: a scrape may hold stray control characters and broken bytes, a binary file is full of them."""


class NotTextError(FormatError):
    """The bytes are no text that can be read; the message says why."""


def decode(data: bytes) -> str:
    """The text of at most as many bytes as an article may have. UTF-8 and UTF-16 with or without a byte order mark,
    else Windows-1252.

    Line ends become ``\\n``. Raises NotTextError for empty and binary input.
    """
    most = limits.current().article
    if len(data) > most:
        data = _cut(data, most)
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip("\ufeff\u200b"):
        raise NotTextError("the file is empty" if not data else "the file holds only blanks")
    if _is_binary(text[:20_000]):
        raise NotTextError("the file is binary, and in no format that nutgraf reads")
    return text


def _is_binary(sample: str) -> bool:
    controls = sum(c < " " and c not in "\n\t\f\v\x1b" for c in sample)
    broken = sample.count("\ufffd")
    return (
        "\0" in sample or controls > max(2, _MAX_CONTROLS * len(sample)) or broken > max(8, _MAX_BROKEN * len(sample))
    )


def _decoded(data: bytes) -> str:
    if data.startswith(BOM_UTF8):
        return data[len(BOM_UTF8) :].decode("utf-8", "replace")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if encoding := _utf16_without_mark(data):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return data.decode("utf-8", "replace")
        return data.decode("cp1252", "replace")


def _utf16_without_mark(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every second byte."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 with a few broken bytes keeps most of its letters beyond ASCII; Windows-1252 read as UTF-8 loses them
    all."""
    text = data.decode("utf-8", "replace")
    return sum(c > "\x7f" and c != "\ufffd" for c in text) > 4 * text.count("\ufffd")


def _cut(data: bytes, most: int) -> bytes:
    """The first ``most`` bytes, ending with a whole line where there is one, and never within a character."""
    data = data[:most]
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _utf16_without_mark(data):
        return data
    end = data.rfind(b"\n", most // 2)
    if end < 0:
        end = len(data)
        while end > len(data) - 4 and data[end - 1] & 0xC0 == 0x80:
            end -= 1
        if data[end - 1] >= 0xC0:
            end -= 1
    return data[:end]
