"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from articles.atomic import PRIVATE, USUAL, give_mode, settle


@contextmanager
def replacing(path: str, mode: int = USUAL) -> Iterator[TextIO]:
    """A file beside this one that takes its place when all of it is written and on the disk, and not before.

    Whoever opens the path finds the old content or the new. A file that is there keeps its permissions, and its owner
    where that can be; a link is followed and stays one. Where nothing is written, or an exception comes, all stays as
    it was. Raises OSError; so it does for what is no regular file, such as a device or a FIFO, and for a file that may
    not be written.
    """
    target = os.path.realpath(path)
    before = _replaceable(target)
    folder = os.path.dirname(target)
    part = os.path.join(folder, f".nutgraf-{os.urandom(8).hex()}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            if before:
                give_mode(handle, before)
            os.fsync(handle)
            written = os.fstat(handle).st_size
        if written:
            os.replace(part, target)
            settle(folder)
    finally:
        with suppress(OSError):
            os.unlink(part)


def write_atomically(path: str, text: str) -> None:
    """Write the file so, a new one for its owner alone; folders that are missing are made. Raises OSError."""
    os.makedirs(os.path.dirname(os.path.realpath(path)), mode=0o700, exist_ok=True)
    with replacing(path, PRIVATE) as file:
        file.write(text)


def _replaceable(target: str) -> os.stat_result | None:
    """The file that is there, None without one; raises OSError for what may not be replaced."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", target)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "is no regular file", target)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    return found
