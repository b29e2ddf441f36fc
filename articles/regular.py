"""Files opened for reading that are files: for a pipe one would wait, and a device may never end."""

from __future__ import annotations

import errno
import io
import os
import stat

BUFFER = 1 << 16
LARGEST = 10 << 20
"""Bytes of a file that is read as a whole, such as settings; nobody writes more by hand."""
KINDS = {
    stat.S_IFIFO: "it is a pipe, not a file",
    stat.S_IFSOCK: "it is a socket, not a file",
    stat.S_IFCHR: "it is a device, not a file",
    stat.S_IFBLK: "it is a device, not a file",
}
INPUT = "; standard input may be one, as -"
"""What helps where a pipe was named and standard input would do."""


class RegularFile(io.FileIO):
    """A regular file as it was when it was opened: what is written to its end meanwhile is not read, so that reading
    ends. ``changed`` tells that it is another one by now."""

    def __init__(self, path: str | os.PathLike[str], of_pipes: str = INPUT) -> None:
        """Open it; raises `OSError`, also where it is none, and `ValueError` for what no path can be. Of a pipe the
        error says ``of_pipes`` too."""
        _check(_found(path), of_pipes)  # for the sake of what something may do when it is opened
        super().__init__(path, opener=_open)
        try:
            self._begun = os.fstat(self.fileno())
            _check(self._begun, of_pipes)  # and this for one that was put in its place
        except OSError:
            self.close()
            raise

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer, and no None
        """Read into a buffer; how many bytes. Raises `OSError` where one would have to wait, as for some of /proc."""
        if size := self._begun.st_size:  # some files do not tell their size
            buffer = memoryview(buffer)[: max(0, size - self.tell())]
        read = super().readinto(buffer)
        if read is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return read

    def readall(self) -> bytes:
        """All that is left of it. Raises `OSError` as `readinto` does."""
        buffer, parts = bytearray(BUFFER), []
        while count := self.readinto(memoryview(buffer)):
            parts.append(bytes(buffer[:count]))
        return b"".join(parts)

    @property
    def changed(self) -> bool:
        """Whether it was written to, or emptied, since it was opened."""
        now = os.fstat(self.fileno())
        return (now.st_size, now.st_mtime_ns) != (self._begun.st_size, self._begun.st_mtime_ns)


def open_regular(path: str | os.PathLike[str], of_pipes: str = INPUT) -> io.BufferedReader:
    """A regular file, or what a link to one leads to. Raises `OSError`, `ValueError`."""
    return io.BufferedReader(RegularFile(path, of_pipes), BUFFER)


def read_regular(path: str | os.PathLike[str], most: int = LARGEST) -> bytes:
    """What a regular file holds, where standard input would not do. Raises `OSError`, also where that is more than so
    many bytes, and `ValueError`."""
    with open_regular(path, of_pipes="") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def check_regular(path: str | os.PathLike[str]) -> None:
    """Raises `OSError` if what is at this path is no regular file; nothing may be there."""
    try:
        found = os.stat(path)
    except OSError:  # whoever opens it will say so
        return
    _check(found)


def _found(path: str | os.PathLike[str]) -> os.stat_result:
    """What is at a path; raises `OSError`, which tells a link that leads nowhere."""
    try:
        return os.stat(path)
    except FileNotFoundError as error:
        if os.path.islink(path):
            raise FileNotFoundError(errno.ENOENT, "it is a link that leads to nothing") from error
        raise


def _open(path: str, flags: int) -> int:
    """Open without waiting for anyone, and without a terminal becoming that of this process."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _check(found: os.stat_result, of_pipes: str = "") -> None:
    kind = stat.S_IFMT(found.st_mode)
    if kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if kind != stat.S_IFREG:
        raise OSError(errno.EINVAL, KINDS.get(kind, "it is no file") + (of_pipes if kind == stat.S_IFIFO else ""))
