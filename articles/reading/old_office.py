"""Files of Office before 2007 (.doc, .xls, .ppt, .msg): they are told, and not read."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.piece import FormatError, Piece, Unreadable

KINDS = (
    ("WordDocument", "an old Word document (.doc): save it as .docx, RTF or text first"),
    ("Workbook", "an old Excel table (.xls): save it as CSV first"),
    ("PowerPoint Document", "old slides of PowerPoint (.ppt): save their text first"),
    ("__properties_version1.0", "a message that Outlook saved (.msg): save it as .eml, HTML or text first"),
)
"""The names of the streams in such a file, and what they tell."""

OTHER = "an old Office file (.doc, .xls, .ppt, .msg): save it as .docx, CSV or text first"


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """Raises `FormatError`, which says what it is and what to do."""
    raise FormatError(f"is {next((told for name, told in KINDS if name.encode('utf-16-le') in data), OTHER)}")
