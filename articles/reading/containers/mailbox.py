"""Mailboxes (mbox): their messages, each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles import limits
from articles.reading.containers import Found
from articles.reading.containers.opened import Binary, Opened
from articles.reading.part import MAIL, Part
from articles.reading.piece import FormatError, Unreadable

MAX_LINE = 1 << 20
MAX_HEAD = 64 * 1024
MAX_SKIPPED = 1000 * limits.MB
"""Bytes of one message after which nothing more is looked for."""

_BEGINS = re.compile(rb"From \S+ .{0,200}\d{4}")
_QUOTED = re.compile(rb">+From ")
_ID = re.compile(rb"^message-id:\s{0,99}<([^<>\s]{1,250})>", re.I | re.M)


def split(opened: Opened) -> Found:
    """The messages of a mailbox, each known by its id, or by what it holds where it has none."""
    for number, (data, size) in enumerate(_messages(opened.file), 1):
        named = _ID.search(data[:MAX_HEAD].partition(b"\n\n")[0].partition(b"\r\n\r\n")[0])
        source = f"{opened.source}#{named[1].decode('utf-8', 'replace') if named else f'message {number}'}"
        if size > limits.current().member:
            yield Unreadable(source, f"holds more than {limits.member()}: save the message by itself")
        else:
            yield Part(source, data, MAIL, by_source=named is not None)


def _messages(file: Binary) -> Iterator[tuple[bytes, int]]:
    """The bytes of each message without the line that begins it and the blank ones before the next, and their number;
    of one that is too long the first."""
    message: list[bytes] | None = None
    size, after_blank, most = 0, True, limits.current().member
    while line := file.readline(MAX_LINE):
        if after_blank and _BEGINS.match(line):
            if message is not None:
                yield _whole(message), size
            message, size = [], 0
        elif message is not None:
            size += len(line)
            if size - len(line) <= most:
                message.append(line[1:] if _QUOTED.match(line) else line)
            elif size > MAX_SKIPPED:
                raise FormatError(f"a message does not end within {limits.size(MAX_SKIPPED)} ({limits.FIXED})")
        after_blank = not line.strip(b"\r\n")
    if message is not None:
        yield _whole(message), size


def _whole(lines: list[bytes]) -> bytes:
    return b"".join(lines).rstrip(b"\r\n") + b"\n"
