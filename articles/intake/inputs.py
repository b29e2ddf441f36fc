"""What there is to add: files, folders, pages of the web, standard input, and the lines of JSON Lines files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from articles.intake.stream import Stream
from articles.reading import Unreadable, files_of, open_failure
from articles.reading.address import fetched, is_address, is_feed
from articles.reading.piece import FormatError
from articles.reading.text import MAX_BYTES
from articles.store import BATCH_SECONDS
from articles.store.record import digest_of

MAX_LINE = MAX_BYTES
"""Bytes of the longest line that is taken from JSON Lines; files of any length are read line by line."""

SUFFIXES = (".jsonl", ".ndjson")
"""Names under which a file that begins with "{" is taken for JSON Lines even if its first line is broken."""

STDIN = "-"
"""Stands for standard input."""

BOM = b"\xef\xbb\xbf"


class Input(NamedTuple):
    """The bytes of one article with their digest: all of ``source``, or, where ``line`` is its number there, a line of
    JSON."""

    source: str
    data: bytes
    digest: int
    line: int = 0

    @property
    def is_file(self) -> bool:
        """Whether it is a whole file, which is known again by its path whatever it holds by then."""
        return not self.line and self.source != STDIN

    @property
    def where(self) -> str:
        """How messages call it."""
        return f"{self.source}, line {self.line}" if self.line else self.source


def inputs(paths: Iterable[str]) -> Iterator[Input | Unreadable | None]:
    """Everything under these paths and web addresses; ``-`` is standard input, hidden files in folders are left out.

    None stands where the next one has to be waited for, nobody knows how long. Sources are absolute paths: a file is
    the same one from wherever it is added.
    """
    for path in paths:
        if path == STDIN:
            yield None
            yield from _read(sys.stdin.buffer if sys.platform == "win32" else Stream(sys.stdin.fileno()), path)
        elif is_address(path):
            yield _page(path)
        elif os.path.isdir(path):
            yield from _folder(os.path.abspath(path))
        else:
            yield from _file(os.path.abspath(path))


def size_of(paths: Iterable[str]) -> int | None:
    """How many bytes `inputs` will read, at the most; None where that cannot be told before."""
    total = 0
    for path in paths:
        if path == STDIN:
            return None
        for file in files_of(path) if os.path.isdir(path) else [path]:
            try:
                total += os.path.getsize(file)
            except (OSError, ValueError):  # reading it will say so
                continue
    return total


def _page(url: str) -> Input | Unreadable:
    try:
        source, data = fetched(url)
    except FormatError as error:
        return Unreadable(url, str(error))
    if is_feed(data):
        return Unreadable(url, f"that is a feed: nutgraf feeds add {url} subscribes to it")
    return Input(source, data, digest_of(data))


def _folder(folder: str) -> Iterator[Input | Unreadable | None]:
    found = False
    for path in files_of(folder):
        found = True
        yield from _file(path)
    if not found:
        yield Unreadable(folder, "the folder holds no files that can be read")


def _file(path: str) -> Iterator[Input | Unreadable | None]:
    try:
        with open(path, "rb") as file:
            yield from _read(file, path)
    except (OSError, ValueError) as error:
        yield Unreadable(path, open_failure(error))


def _read(file: BinaryIO | Stream, source: str) -> Iterator[Input | Unreadable | None]:
    blank, first = _first_line(file)
    if first.startswith(b"{") and (source.endswith(SUFFIXES) or _is_article(first)):
        yield from _lines(file, source, first, blank.count(b"\n") + 1)
    else:
        data = blank + first
        data += file.read(max(0, MAX_BYTES + 1 - len(data)))
        yield Input(source, data, digest_of(data), line=1 if first.startswith(b"{") and _is_article(data) else 0)


def _first_line(file: BinaryIO | Stream) -> tuple[bytes, bytes]:
    """What there is of blank lines, and the first other line as far as it may be long."""
    blank = b""
    while (line := file.readline(MAX_LINE + 1)) and not line.removeprefix(BOM).strip() and len(blank) < MAX_BYTES:
        blank += line
    text = line.removeprefix(BOM).lstrip()
    return (blank, line) if text[:1] != b"{" else (blank, text)


def _is_article(line: bytes) -> bool:
    """Whether this is JSON of an article, as far as that can be told."""
    if len(line) > MAX_LINE:
        return b'"text"' in line
    try:
        found = json.loads(line.removeprefix(BOM))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "text" in found


def _lines(file: BinaryIO | Stream, source: str, first: bytes, number: int) -> Iterator[Input | Unreadable | None]:
    line = first
    while line:
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Unreadable(
                f"{source}, line {number}", f"longer than {MAX_LINE >> 20} MB: expected one article a line"
            )
        elif data := line.strip():
            yield Input(source, data, digest_of(data), number)
        number += 1
        if isinstance(file, Stream) and file.pauses(BATCH_SECONDS, MAX_LINE):
            yield None
        line = file.readline(MAX_LINE + 1)
