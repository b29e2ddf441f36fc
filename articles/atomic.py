"""What files that must not be lost need: names that are on the disk, and the permissions of those that they replace."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

PRIVATE, USUAL = 0o600, 0o666
"""The mode of a new file: for its owner alone, or what the umask leaves."""


def settle(folder: str) -> None:
    """Have new names in a folder on the disk too, where the file system can do that."""
    with suppress(OSError):
        handle = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def followed(path: str) -> str:
    """The file that a link leads to; any other path as it is."""
    return os.path.realpath(path) if os.path.islink(path) else path


def make_private(path: str) -> None:
    """Make an empty file for its owner alone. Raises OSError, also if there is one."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), PRIVATE))


def make_like(path: str, other: str) -> None:
    """Make an empty file with the permissions of another one, and its owner where that can be. Raises OSError."""
    make_private(path)
    give_mode(path, os.stat(other))


def give_mode(file: str | int, found: os.stat_result) -> None:
    """Give a file the permissions that were found, and the owner where that can be. Raises OSError."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(file, found.st_uid, found.st_gid)
    os.chmod(file, stat.S_IMODE(found.st_mode))
