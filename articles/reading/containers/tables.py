"""CSV and other tables of text: an article a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from articles import limits
from articles.reading.columns import columns_of, delimiter_of, told
from articles.reading.containers import Found
from articles.reading.containers.opened import Opened, buffered, lines, skip_line
from articles.reading.containers.table_rows import Row, Rows, parts_of
from articles.reading.piece import FormatError, Unreadable

MAX_COLUMNS = 10_000


def split(opened: Opened) -> Found:
    """The rows of a table, each known by what it holds. Raises `FormatError` where no column has the text."""
    texts = _lines(opened)
    first = next((text for text in texts if text.strip() and not text.lower().startswith("sep=")), "")
    if not first:
        raise FormatError("the table is empty")
    rows = _rows(chain([first], texts), first, opened.head)
    names = next(rows)
    if isinstance(names, csv.Error):
        raise FormatError(f"the names of the columns cannot be read: {names}")
    if len(names) > MAX_COLUMNS:
        raise FormatError(f"has more than {MAX_COLUMNS:,} columns ({limits.FIXED}): is it a table of articles?")
    columns = columns_of(names)
    yield from parts_of(_told(rows, names, columns, opened.source), columns)


def _told(
    rows: Iterator[list[str] | csv.Error], names: list[str], columns: Mapping[str, Sequence[int]], table: str
) -> Rows:
    """What each row tells."""
    for number, row in enumerate(rows, 1):
        source = f"{table}#row {number}"
        if isinstance(row, csv.Error):
            why = f"a cell is longer than {limits.article()}" if "field limit" in str(row) else row
            yield Unreadable(source, f"cannot be read: {why}; is a quote mark missing?")
        elif any(cell.strip() for cell in row[len(names) :]):
            reason = f"has {len(row)} cells, and the table {len(names)} columns: are quote marks missing?"
            yield Unreadable(source, reason)
        elif any(cell.strip() for cell in row):
            yield Row(source, told(columns, row))


def _rows(lines: Iterator[str], first: str, head: bytes) -> Iterator[list[str] | csv.Error]:
    """The cells of each row, by the signs that the table is written with; an error for one that cannot be read."""
    csv.field_size_limit(limits.current().article)
    escaped = b'\\"' in head and b'""' not in head
    rows = csv.reader(
        lines, delimiter=delimiter_of(first), escapechar="\\" if escaped else None, doublequote=not escaped
    )
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _lines(opened: Opened) -> Iterator[str]:
    """The lines in UTF-8, or Windows-1252 where one is not; in UTF-16 where the file is marked so."""
    most = limits.current().article
    if opened.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        file = io.TextIOWrapper(buffered(opened.file), "utf-16", "replace", newline="")
        yield from iter(lambda: file.readline(most), "")
        return
    first = True
    for line in lines(opened.file, most + 1):
        if len(line) > most and not line.endswith(b"\n"):
            skip_line(opened.file)
            line = b" " * len(line)  # more than a cell may hold
        text = line.removeprefix(codecs.BOM_UTF8) if first else line
        first = False
        try:
            yield text.decode()
        except UnicodeDecodeError:
            yield text.decode("cp1252", "replace")
