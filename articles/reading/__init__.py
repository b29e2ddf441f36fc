"""Bytes, files and folders -> articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.article import Article
from articles.reading.scrape import read_scrape
from articles.reading.text import MAX_BYTES, NotTextError

__all__ = ["Unreadable", "read_bytes", "read_paths"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no article: what it was and, in one line, why and what to do."""

    source: str
    reason: str


def read_bytes(data: bytes, source: str) -> Article | Unreadable:
    """One article from the bytes of a plain-text scrape; never raises."""
    try:
        return read_scrape(data, source)
    except NotTextError as error:
        return Unreadable(source, f"{error}; nutgraf reads plain text")


def read_paths(paths: Iterable[str]) -> Iterator[Article | Unreadable]:
    """Every article of these files and folders (recursive, in name order); ``-`` is standard input."""
    for name in paths:
        if name == "-":
            yield read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "-")
        elif os.path.isdir(name):  # unlike Path.is_dir it takes any name
            yield from _read_folder(Path(name))
        else:
            yield _read_file(Path(name))


def _read_folder(folder: Path) -> Iterator[Article | Unreadable]:
    """The files of a folder and the folders in it, hidden ones left out."""
    files = [
        p for p in sorted(folder.rglob("*")) if not any(part.startswith(".") for part in p.relative_to(folder).parts)
    ]
    found = False
    for path in files:
        if path.is_file():
            found = True
            yield _read_file(path)
    if not found:
        yield Unreadable(str(folder), "the folder holds no files")


def _read_file(path: Path) -> Article | Unreadable:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Unreadable(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}")
    except ValueError as error:  # a name that no file can have
        return Unreadable(str(path), f"cannot be read: {error}")
    return read_bytes(data, str(path))
