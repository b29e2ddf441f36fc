"""ZIP archives: their files, each by itself."""

from __future__ import annotations

from zipfile import ZipFile, ZipInfo

from articles.reading.containers import Found, whole
from articles.reading.containers import split as split_member
from articles.reading.containers.opened import Growing, Opened, buffered, seekable
from articles.reading.piece import FormatError, Unreadable

ENCRYPTED = 0x1


def split(opened: Opened) -> Found:
    """What the files of an archive hold. A document that is a ZIP file itself is one part. Raises `FormatError`."""
    file = seekable(opened)
    with ZipFile(file) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            file.seek(0)
            yield whole(opened._replace(file=file))
            return
        if "[Content_Types].xml" in names or "mimetype" in names:
            raise FormatError("is a spreadsheet, slides or a book: save it as text, HTML or .docx first")
        found = False
        for info in archive.infolist():
            if not info.is_dir() and not is_hidden(info.filename):
                found = True
                yield from _member(opened, archive, info)
        if not found:
            yield Unreadable(opened.source, "the archive holds no files")


def _member(opened: Opened, archive: ZipFile, info: ZipInfo) -> Found:
    source = f"{opened.source}/{info.filename}"
    if info.flag_bits & ENCRYPTED:
        yield Unreadable(source, "is encrypted: unpack it with its password, and add it by itself")
        return
    try:
        member = archive.open(info)
    except Exception as error:  # a broken entry must not end the reading of all others
        yield Unreadable(source, f"cannot be unpacked: {error}")
        return
    with member:
        file = buffered(Growing(member, lambda: info.compress_size))
        yield from split_member(opened.within(file, info.filename))


def is_hidden(name: str) -> bool:
    """Whether a name in an archive is one that is left out in folders too: of hidden files, and what systems add."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/") if part not in (".", ".."))
