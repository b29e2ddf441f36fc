"""Tar archives: their files, each by itself, in the order in which they stand there."""

from __future__ import annotations

import tarfile
from typing import Any, cast

from articles import limits
from articles.reading.containers import Found, fruitful
from articles.reading.containers import split as split_member
from articles.reading.containers.opened import Binary, Opened
from articles.reading.containers.zipped import is_hidden
from articles.reading.piece import Unreadable

MAX_HEADER = 1 << 20
"""Bytes of a long name or of attributes; more is no archive of news."""

_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Member(tarfile.TarInfo):
    """One whose long names are not read at any length."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADERS and self.size > MAX_HEADER:
            raise tarfile.ReadError(f"a header of more than {limits.size(MAX_HEADER)} ({limits.FIXED})")
        return cast(tarfile.TarInfo, cast(Any, super())._proc_member(archive))


def split(opened: Opened) -> Found:
    """What the files of an archive hold; links and devices are left out."""
    return fruitful(_files(opened), opened.source)


def _files(opened: Opened) -> Found:
    found = False
    with tarfile.open(fileobj=cast(Any, opened.file), mode="r|", tarinfo=_Member) as archive:
        for info in archive:
            cast(Any, archive).members = []  # else it keeps every one
            file = archive.extractfile(info) if info.isreg() and not is_hidden(info.name) else None
            if file is not None:
                found = True
                yield from split_member(opened.within(cast(Binary, file), info.name))
    if not found:
        yield Unreadable(opened.source, "the archive holds no files")
