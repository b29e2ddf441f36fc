"""Parquet: an article a row, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from articles.reading.columns import columns_of, told
from articles.reading.containers import Found
from articles.reading.containers.opened import Opened, seekable
from articles.reading.containers.table_rows import Row, Rows, parts_of
from articles.reading.extras import needed

ROWS = 64
"""So many rows are held at once, beside what the file has compressed together."""


def split(opened: Opened) -> Found:
    """The rows of a table, each known by what it holds. Raises `FormatError` where no column has the text."""
    parquet = needed("pyarrow.parquet", "parquet", "Parquet")
    table = parquet.ParquetFile(seekable(opened), buffer_size=1 << 20, pre_buffer=False)
    names = table.schema_arrow.names
    columns = columns_of(names)
    yield from parts_of(_told(table, names, columns, opened.source), columns, _plain)


def _told(table: Any, names: list[str], columns: Mapping[str, Sequence[int]], source: str) -> Rows:
    """What each row tells."""
    wanted = sorted({n for numbers in columns.values() for n in numbers})
    number = 0
    for batch in table.iter_batches(ROWS, columns=[names[n] for n in wanted]):
        cells = dict(zip(wanted, (column.to_pylist() for column in batch.columns), strict=True))
        for n in range(batch.num_rows):
            number += 1
            row = [cells[column][n] if column in cells else None for column in range(len(names))]
            yield Row(f"{source}#row {number}", told(columns, row))


def _plain(value: Any) -> str:
    """A value that JSON has none for, as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
