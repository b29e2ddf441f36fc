"""Figures of the benchmarks: medians, printed as a table for people and as a line of JSON for programs."""

from __future__ import annotations

import json
import sqlite3
import statistics
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def median(values: Iterable[float]) -> float:
    """The median, rounded to what a reader needs."""
    return short(statistics.median(values))


def short(value: float) -> float:
    """Three digits, or all before the point."""
    return float(f"{value:.3g}") if abs(value) < 1000 else round(value)


def show(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table: the first column stands left, the others right."""
    cells = [[format_cell(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        first, *others = (
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join((first, *others)).rstrip())


def format_cell(value: object) -> str:
    """A number with blanks between thousands and no needless digits; nothing for None."""
    if value is None:
        return "-"
    if isinstance(value, int | float):
        return f"{short(value):,g}".replace(",", " ") if abs(value) < 1000 else f"{value:,.0f}".replace(",", " ")
    return str(value)


def tell(benchmark: str, articles: int, **figures: object) -> None:
    """Print the figures of a library of so many articles as a line of JSON."""
    print(json.dumps({"benchmark": benchmark, "articles": articles, **figures}))


def read(files: Iterable[Path]) -> list[Mapping[str, object]]:
    """The lines that `tell` printed, out of files with everything that was printed."""
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.startswith('{"benchmark"')]


def count(library: Path) -> int:
    """The number of articles in a library file."""
    with sqlite3.connect(f"file:{library}?mode=ro", uri=True) as store:
        return int(store.execute("SELECT count(*) FROM article").fetchone()[0])
