"""A library file that no other process may write, also where its head is damaged so that SQLite would not lock it."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO

from articles.store.schema import BUSY_SECONDS

if sys.platform != "win32":
    import fcntl

RESERVED, WAL_WRITE = (1 << 30) + 1, 120
"""The bytes that SQLite locks to write: in the file itself, with a write-ahead log in its ``-shm``.
https://sqlite.org/lockingv3.html, https://sqlite.org/walformat.html#wal_locks"""

PAUSE = 0.02
"""Seconds between two attempts to lock."""


@contextmanager
def writing_kept_out(path: str) -> Iterator[BinaryIO]:
    """The file, open, while no other process writes to it; raises OSError where one does for too long.

    This process may not open and close it meanwhile, which would free the locks.
    """
    with ExitStack() as files:
        file = files.enter_context(open(path, "r+b"))
        _lock(file, RESERVED)
        if os.path.exists(f"{path}-shm"):
            _lock(files.enter_context(open(f"{path}-shm", "r+b")), WAL_WRITE)
        yield file


def _lock(file: BinaryIO, byte: int) -> None:
    """Lock a byte as SQLite does; where the system has no such locks nothing is."""
    if sys.platform == "win32":
        return
    due = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
            return
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            if time.monotonic() > due:
                raise OSError(errno.EBUSY, "another process is writing to it") from None
        time.sleep(PAUSE)
