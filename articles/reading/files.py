"""Files, folders, pages of the web and standard input -> the parts that they hold, one after the other."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from articles.reading.address import fetched, is_address, is_bare
from articles.reading.containers import Found, split
from articles.reading.containers.opened import Binary, Opened
from articles.reading.folders import files_of, open_failure, paths_in
from articles.reading.part import MAIL, STDIN, Part, storable
from articles.reading.piece import FormatError, Unreadable
from articles.regular import BUFFER, RegularFile

NO_SCHEME = "no such file; put https:// before it if it is an address"

CHANGED = "changed while it was read: what was written meanwhile may be missing; add it again when it is whole"

Paths = Iterable[str]


def parts(paths: Paths) -> Found:
    """Everything under these paths (folders recursive, in name order, a folder's own files first) and addresses of the
    web; ``-`` is standard input, and hidden files in folders are left out.

    None stands where the next part has to be waited for, nobody knows how long.
    """
    for path in paths:
        if path == STDIN:
            yield None
            yield from _standard_input()
        elif is_address(path):
            yield from _page(path)
        elif is_bare(path):
            yield Unreadable(path, NO_SCHEME)
        elif os.path.isdir(path):
            yield from _folder(path)
        else:
            yield from _file(path)


def size_of(paths: Paths) -> int | None:
    """How many bytes `parts` will read, at the most; None where that cannot be told before."""
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


def _folder(folder: str) -> Found:
    found = False
    for one in paths_in(folder):
        found = True
        if isinstance(one, str):
            yield from _file(one)
        else:
            yield one._replace(source=storable(one.source))
    if not found:
        yield Unreadable(storable(folder), "the folder holds no files that can be read")


def _file(path: str) -> Found:
    """The parts of a file, each with how far the file was read for it."""
    try:
        raw = RegularFile(path)
        with io.BufferedReader(raw, BUFFER) as file:
            at = 0
            for part in split(Opened(file, storable(path), path.lower())):
                if isinstance(part, Part):
                    now = file.tell()
                    part, at = part._replace(path=path, taken=now - at), now
                    if part.source == storable(path) and _is_mail(path):
                        part = part._replace(format=MAIL)
                yield part
            if raw.changed:
                yield Unreadable(storable(path), CHANGED)
    except (OSError, ValueError) as error:
        yield Unreadable(storable(path), open_failure(error))


def _page(url: str) -> Found:
    """The parts of what stands at an address."""
    try:
        source, data = fetched(url)
    except FormatError as error:
        yield Unreadable(url, str(error))
    else:
        path = source.partition("?")[0].partition("#")[0]
        yield from split(Opened(io.BytesIO(data), source, path.lower()))


def _is_mail(path: str) -> bool:
    """Whether the file is a message in a Maildir, where the folders "cur" and "new" stand beside "tmp"."""
    folder, kind = os.path.split(os.path.dirname(path))
    return kind in ("cur", "new") and os.path.isdir(os.path.join(folder, "tmp"))


def _standard_input() -> Found:
    """What stands within a file that comes by standard input is not known again by where it stood."""
    for part in split(Opened(_stdin(), STDIN, STDIN)):
        if not isinstance(part, Part) or not part.source.startswith(STDIN):
            yield part
        elif part.source == STDIN and not part.data:
            yield Unreadable(STDIN, "standard input is empty")
        else:
            yield part._replace(by_source=False)


def _stdin() -> Binary:
    if sys.platform != "win32":
        from articles.reading.stream import Stream

        with suppress(OSError, ValueError):  # it was replaced by what is no file
            return Stream(sys.stdin.fileno())
    return sys.stdin.buffer
