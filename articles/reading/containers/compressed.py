"""Compressed files: .gz, .bz2 and .xz of whatever is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.reading.containers import Found
from articles.reading.containers import split as split_content
from articles.reading.containers.opened import Counted, Growing, Opened, Raw, buffered

SUFFIXES = (".gz", ".bz2", ".xz")
WHOLE = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar"}


def split(opened: Opened) -> Found:
    """What the unpacked file holds. It has the name of the compressed one, and is known by it."""
    packed = Counted(opened.file)
    file = buffered(Growing(_opener(opened.head)(packed), lambda: packed.count))
    yield from split_content(opened._replace(file=file, name=_inner(opened.name), depth=opened.depth + 1))


def _opener(head: bytes) -> Callable[[Any], Raw]:
    if head.startswith(b"\x1f\x8b"):
        from gzip import GzipFile

        return lambda file: GzipFile(fileobj=file)
    if head.startswith(b"BZh"):
        from bz2 import BZ2File

        return BZ2File
    from lzma import LZMAFile

    return LZMAFile


def _inner(name: str) -> str:
    """The name without what tells of the compression."""
    for suffix, inner in WHOLE.items():
        if name.endswith(suffix):
            return name.removesuffix(suffix) + inner
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    return name.removesuffix(suffix)
