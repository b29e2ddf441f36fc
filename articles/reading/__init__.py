"""Bytes, files and folders -> articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from articles.article import Article
from articles.reading.address import fetched, is_address
from articles.reading.formats import format_of
from articles.reading.piece import FormatError, Piece, Unreadable, article_of
from articles.reading.text import MAX_BYTES
from articles.sectors import Taxonomy

__all__ = ["Unreadable", "files_of", "open_failure", "read_bytes", "read_paths", "storable"]


def read_bytes(data: bytes, source: str, taxonomy: Taxonomy | None = None) -> Iterator[Article | Unreadable]:
    """What these bytes hold, in whatever format, filed by the taxonomy or the default one; never raises."""
    try:
        for found in format_of(data, source).read(data, source):
            yield article_of(found, data, source, taxonomy) if isinstance(found, Piece) else found
    except FormatError as error:
        yield Unreadable(source, str(error))
    except Exception as error:  # whatever a parser fails at, it must not end the reading of all others
        yield Unreadable(source, f"could not be read: {type(error).__name__}: {error}")


def read_paths(paths: Iterable[str], taxonomy: Taxonomy | None = None) -> Iterator[Article | Unreadable]:
    """Every article of these files, folders (recursive, in name order, a folder's own files first) and web addresses.

    ``-`` is standard input.
    """
    for path in paths:
        if path == "-":
            yield from read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "-", taxonomy)
        elif is_address(path):
            yield from _read_address(path, taxonomy)
        elif os.path.isdir(path):
            yield from _read_folder(path, taxonomy)
        else:
            yield from _read_file(path, taxonomy)


def _read_folder(folder: str, taxonomy: Taxonomy | None) -> Iterator[Article | Unreadable]:
    found = False
    for path in files_of(folder):
        found = True
        yield from _read_file(path, taxonomy)
    if not found:
        yield Unreadable(folder, "the folder holds no files that can be read")


def files_of(folder: str) -> Iterator[str]:
    """The files of a folder and of the folders in it, by name; hidden ones, pipes and devices are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = [os.path.join(parent, name) for name in sorted(names) if not name.startswith(".")]
        yield from filter(os.path.isfile, paths)


def _read_address(url: str, taxonomy: Taxonomy | None) -> Iterator[Article | Unreadable]:
    try:
        source, data = fetched(url)
    except FormatError as error:
        yield Unreadable(url, str(error))
    else:
        yield from read_bytes(data, source, taxonomy)


def _read_file(path: str, taxonomy: Taxonomy | None) -> Iterator[Article | Unreadable]:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        yield Unreadable(path, open_failure(error))
    else:
        yield from read_bytes(data, storable(path), taxonomy)


def storable(path: str) -> str:
    """A path as text: bytes in it that are none, which Python keeps as surrogates, are written out."""
    return path.encode("utf-8", "backslashreplace").decode()


def open_failure(error: OSError | ValueError) -> str:
    """Why a file could not be opened or read; a ValueError stands for a name that no file can have."""
    told = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {told}"
