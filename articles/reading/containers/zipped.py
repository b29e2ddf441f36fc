"""ZIP archives: their files, each by itself."""

from __future__ import annotations

import struct
import zlib
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from articles.reading.containers import Found, whole
from articles.reading.containers import split as split_member
from articles.reading.containers.opened import Growing, Opened, buffered, seekable
from articles.reading.piece import FormatError, Unreadable

DAMAGED = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    RuntimeError,
    struct.error,
    ValueError,
    zlib.error,
)
"""What `zipfile` raises for archives that are damaged, or not as it knows them."""

ENCRYPTED = 0x1
MAX_KIND = 200
"""Bytes of the file "mimetype" that are read."""

OFFICE = {
    "xl": "an Excel table (.xlsx): save it as CSV",
    "ppt": "slides of PowerPoint (.pptx): save their text",
}
"""What a document of Office is, by a folder in it."""

BY_KIND = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt): save it as .docx, HTML or text",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument table (.ods): save it as CSV",
    "application/vnd.oasis.opendocument.presentation": "OpenDocument slides (.odp): save their text",
    "application/epub": "a book (.epub): save it as HTML or text",
}
OTHER_DOCUMENT = "a spreadsheet, slides or a book: save it as text, HTML or .docx"


def split(opened: Opened) -> Found:
    """What the files of an archive hold. A document that is a ZIP file itself is one part. Raises `FormatError`."""
    file = seekable(opened)
    try:
        opened_archive = ZipFile(file)
    except DAMAGED:
        reason = "is a ZIP archive or document that is damaged or cut off: copy or download it again"
        raise FormatError(reason) from None
    with opened_archive as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            file.seek(0)
            yield whole(opened._replace(file=file))
            return
        if what := _document(archive, names):
            raise FormatError(f"is {what} first")
        found = False
        for info in archive.infolist():
            if not info.is_dir() and not is_hidden(info.filename):
                found = True
                yield from _member(opened, archive, info)
        if not found:
            yield Unreadable(opened.source, "the archive holds no files")


def _document(archive: ZipFile, names: set[str]) -> str | None:
    """What a document is that is a ZIP file and not read, and what to save it as; None for an archive."""
    if "[Content_Types].xml" in names:
        begins = {name.partition("/")[0] for name in names}
        return next((told for folder, told in OFFICE.items() if folder in begins), OTHER_DOCUMENT)
    if "mimetype" not in names:
        return None
    with archive.open("mimetype") as file:
        kind = file.read(MAX_KIND).decode("ascii", "replace").strip()
    return next((told for start, told in BY_KIND.items() if kind.startswith(start)), OTHER_DOCUMENT)


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
