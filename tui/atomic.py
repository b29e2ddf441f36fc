"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from articles.atomic import PRIVATE, USUAL, give_mode, settle
from articles.store.damage import is_database, is_opened, was_library


@contextmanager
def replacing(path: str, mode: int = USUAL, replaces: bool = True) -> Iterator[TextIO]:
    """A file beside this one that takes its place when all of it is written and on the disk, and not before.

    Whoever opens the path finds the old content or the new. A file that is there keeps its permissions, and its owner
    where that can be; a link is followed and stays one. Where nothing is written, or an exception comes, all stays as
    it was. Raises OSError; so it does for what is no regular file, such as a device or a FIFO, for a library or another
    database, for a file that may not be written, and, as FileExistsError, where nothing is to be replaced
    (``replaces``) and something is there by then.
    """
    if not replaces and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    target = os.path.realpath(path)
    before = replaceable(target)
    folder = os.path.dirname(target)
    part = os.path.join(folder, f".nutgraf-{os.urandom(8).hex()}.part")
    try:
        # what becomes of a file that is there is nobody else's before it has that one's permissions
        made = PRIVATE if before else mode
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, made)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            if before:
                give_mode(handle, before)
            os.fsync(handle)
            written = os.fstat(handle).st_size
        if written:
            (os.replace if replaces else _take_free_place)(part, target)
            settle(folder)
    finally:
        with suppress(OSError):
            os.unlink(part)


def write_atomically(path: str, text: str) -> None:
    """Write a text that is not empty so, a new file for its owner alone; folders that are missing are made. Raises
    OSError."""
    os.makedirs(os.path.dirname(os.path.realpath(path)), mode=0o700, exist_ok=True)
    with replacing(path, PRIVATE) as file:
        file.write(text)


def replaceable(target: str) -> os.stat_result | None:
    """The file that is there, None without one; raises OSError for what may not be replaced."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", target)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", target)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    if is_opened(found) or is_database(target) or was_library(target):
        raise OSError(errno.EINVAL, "it is a library, or another database", target)
    return found


def _take_free_place(part: str, target: str) -> None:
    """Give a file its name unless there is one of that name; raises FileExistsError."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, on which only a look beforehand is left
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target) from None
        os.replace(part, target)
