"""Files open for reading, within files or on their own: their first bytes, and what they may grow to."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol, TypeGuard

from articles import limits
from articles.reading.formats import HEAD
from articles.reading.part import storable
from articles.reading.piece import FormatError

BUFFER = 1 << 16

MAX_GROWTH = 500
"""Times that a file may grow when it is unpacked: text, even of one line repeated, grows less."""
MAX_SKIPPED = 500 * limits.MB
"""Bytes without the end of a line after which nothing more is looked for."""

GROWN = 16 * limits.MB
"""Bytes from which on it must not have grown more."""


MAX_BLANK = 1_000_000
"""Blank lines in a row after which nothing more is looked for."""


class Raw(Protocol):
    """What can be read."""

    def read(self, most: int, /) -> bytes:
        """The next bytes, fewer than ``most`` only at the end."""


class Binary(Raw, Protocol):
    """What is read of a file."""

    def readline(self, most: int, /) -> bytes:
        """The next line with its end, or ``most`` bytes of it."""


class Opened(NamedTuple):
    """A file that is open: how its parts are called, the name by which its format may be told, in small letters, in how
    many files it stands, and its first bytes."""

    file: Binary
    source: str
    name: str
    depth: int = 0
    head: bytes = b""

    def within(self, file: Binary, name: str) -> Opened:
        """A file within this one."""
        return Opened(file, f"{self.source}/{storable(name)}", name.lower(), self.depth + 1)


class Readable(io.RawIOBase):
    """Whatever has ``read`` as a raw file, with bytes that were read of it already before the others."""

    def __init__(self, file: Raw, before: bytes = b"") -> None:
        self._file = file
        self._before = before

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer, and no None
        """Read into a buffer; how many bytes."""
        data = self._before[: len(buffer)] or self._file.read(len(buffer))
        self._before = self._before[len(data) :]
        buffer[: len(data)] = data
        return len(data)


class Counted:
    """Counts what is read of a file."""

    def __init__(self, file: Raw) -> None:
        self._file = file
        self.count = 0

    def read(self, most: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(most)
        self.count += len(data)
        return data


class Growing(Counted):
    """An unpacked file, which ends with an error where it grows as no text does; ``packed`` tells how many bytes it was
    unpacked from so far."""

    def __init__(self, file: Raw, packed: Callable[[], int]) -> None:
        super().__init__(file)
        self._packed = packed

    def read(self, most: int = -1) -> bytes:
        """The next bytes. Raises `FormatError`."""
        data = super().read(most)
        if self.count > GROWN and self.count > MAX_GROWTH * self._packed():
            raise FormatError(
                f"grows more than {MAX_GROWTH} times when it is unpacked: what follows is not read ({limits.FIXED})"
            )
        return data


def buffered(file: Raw, before: bytes = b"") -> io.BufferedReader:
    """A file with lines of what can only be read."""
    return io.BufferedReader(Readable(file, before), BUFFER)


def headed(opened: Opened) -> Opened:
    """The same with its first bytes, which are still to be read."""
    from articles.reading.stream import Stream

    if isinstance(opened.file, Stream):
        return opened._replace(head=opened.file.peek(HEAD))
    head = opened.file.read(HEAD)
    if is_seekable(opened.file):
        opened.file.seek(0)
        return opened._replace(head=head)
    return opened._replace(head=head, file=buffered(opened.file, head))


def is_seekable(file: Binary) -> TypeGuard[io.BufferedReader | io.BytesIO]:
    """Whether one can go about in the file at no cost."""
    return isinstance(file, io.BytesIO) or (type(file) is io.BufferedReader and file.seekable())


def seekable(opened: Opened) -> io.BufferedReader | io.BytesIO:
    """A file to go about in; raises `FormatError` where it would take too much memory."""
    if is_seekable(opened.file):
        return opened.file
    most = limits.current().member
    data = opened.file.read(most + 1)
    if len(data) > most:
        raise FormatError(f"holds more than {limits.member()} and is no file on disk: unpack or save it first")
    return io.BytesIO(data)


def lines(file: Binary, most: int) -> Iterator[bytes]:
    """The lines of a file, each as far as it has at most so many bytes. Raises `FormatError` where none has a word for
    too long."""
    blank = 0
    while line := file.readline(most):
        blank = blank + 1 if line.isspace() else 0
        if blank > MAX_BLANK:
            raise FormatError(f"{MAX_BLANK:,} lines in a row are blank: what follows is not read ({limits.FIXED})")
        yield line


def skip_line(file: Binary) -> None:
    """Read on to the end of a line; raises `FormatError` where there is none for too long."""
    skipped = 0
    while (rest := file.readline(BUFFER)) and not rest.endswith(b"\n"):
        skipped += len(rest)
        if skipped > MAX_SKIPPED:
            raise FormatError(
                f"a line does not end within {limits.size(MAX_SKIPPED)}: what follows is not read ({limits.FIXED})"
            )
