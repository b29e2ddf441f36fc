"""JSON Lines: one article a line, in files of any length."""

from __future__ import annotations

import json
import re
from itertools import chain

from articles import limits
from articles.reading.containers import Found, object_format, whole
from articles.reading.containers.opened import Binary, Opened, lines, skip_line
from articles.reading.part import JSON, Part
from articles.reading.piece import Unreadable
from articles.reading.stream import Stream

PAUSE_SECONDS = 0.5
"""What came is handed on when no line follows for so long."""

SUFFIXES = (".jsonl", ".ndjson")
"""Names under which a file that begins with "{" is taken for JSON Lines even if its first line is broken."""

_OBJECT = re.compile(rb'\{\s{0,99}"\w{1,40}"\s{0,99}:\s{0,99}["\[{\d]')
"""How an object begins, up to the first value."""

BOM = b"\xef\xbb\xbf"


def split(opened: Opened) -> Found:
    """The lines of such a file; a file that begins with "{" and is none is read as a whole."""
    blank, first = _first_line(opened.file)
    if first.startswith(b"{") and (opened.name.endswith(SUFFIXES) or _is_article(first)):
        yield from _lines(opened, first, blank.count(b"\n") + 1)
    else:
        found = whole(opened, blank + first)
        is_object = first.startswith(b"{") and (_is_article(found.data) or _is_other(found))
        yield found._replace(format=JSON, place="line 1", by_source=False) if is_object else found


def _first_line(file: Binary) -> tuple[bytes, bytes]:
    """What there is of blank lines, and the first other line as far as it may be long."""
    blank, most = bytearray(), limits.current().article
    while (line := file.readline(most + 1)) and not line.removeprefix(BOM).strip() and len(blank) < most:
        blank += line
    text = line.removeprefix(BOM).lstrip()
    return bytes(blank), text if text[:1] == b"{" else line


def _is_other(part: Part) -> bool:
    """Whether this is an object in no format of its own, or a broken one: its reader tells what it expected of it."""
    return part.format == "text" and (isinstance(_parsed(part.data), dict) or _is_broken(part.data))


def _is_broken(data: bytes) -> bool:
    """Whether this begins as an object and is no JSON; what goes on behind a whole one may be text."""
    if not _OBJECT.match(data.removeprefix(BOM).lstrip()):
        return False
    try:
        json.loads(data.removeprefix(BOM))
    except RecursionError:
        return True
    except ValueError as error:
        return not str(error).startswith("Extra data")
    return False


def _is_article(line: bytes) -> bool:
    """Whether this is JSON of an article, as far as that can be told."""
    if len(line) > limits.current().article:
        return b'"text"' in line
    found = _parsed(line)
    return isinstance(found, dict) and "text" in found


def _parsed(data: bytes) -> object:
    """The value of this JSON, None where it is none."""
    try:
        return json.loads(data.removeprefix(BOM))
    except (ValueError, RecursionError):
        return None


def _lines(opened: Opened, first: bytes, number: int) -> Found:
    file, most = opened.file, limits.current().article
    for count, line in enumerate(chain([first], lines(file, most + 1)), number):
        if len(line) > most and not line.endswith(b"\n"):
            skip_line(file)
            place = f"{opened.source}, line {count}"
            yield Unreadable(place, f"longer than {limits.article()}: expected one article a line")
        elif data := line.strip():
            yield Part(opened.source, data, object_format(data), f"line {count}", by_source=False)
        if isinstance(file, Stream) and file.pauses(PAUSE_SECONDS, most):
            yield None
