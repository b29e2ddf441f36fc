"""Files that hold many articles -> one part for each: split as they are read, whatever their size.

A container is told by its first bytes, or by its name where those do not decide. What stands in one may be a container
again: an archive of compressed tables is split into rows. Nothing is ever written to disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from articles.reading import signs
from articles.reading.containers.opened import Opened, headed
from articles.reading.formats import HEAD, format_of
from articles.reading.part import INFLATED, JSON, Part
from articles.reading.piece import FormatError, Unreadable

MAX_DEPTH = 4
"""So many containers within one another are opened; a .tar.gz counts as two."""

Found = Iterator[Part | Unreadable | None]
"""None stands where the next part has to be waited for, nobody knows how long."""

_MAILBOX = re.compile(rb"From \S+ [^\n]{0,200}\d{4}[^\n]{0,20}\r?\n[!-9;-~]{1,80}:")
_WORDPRESS = re.compile(rb"""<rss\b[^<>]{0,2000}=["']https?://wordpress\.org/export/""")
_ARRAY = re.compile(rb"\[\s*\{")
_TEXT = re.compile(rb'"text"\s*:')
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_TABLES = (".csv", ".tsv", ".tab")


class Container(NamedTuple):
    """A kind of file that holds others: the module that splits it, and how it is told by the first bytes and the name,
    in small letters."""

    module: str
    fits: Callable[[bytes, str], bool]

    def split(self, opened: Opened) -> Found:
        """The parts of such a file. Raises `FormatError` where it is none, or no more can be read."""
        found: Found = import_module(f"articles.reading.containers.{self.module}").split(opened)
        return found


def _bare(head: bytes) -> bytes:
    """The first bytes from the first that is no blank."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _may_be_json(head: bytes, name: str) -> bool:
    return _bare(head)[:1] in (b"{", b"") and not head.startswith(b"{\\rtf")


def _is_table(head: bytes, name: str) -> bool:
    """By its name; a file whose name tells nothing is a table if it begins with the names of columns."""
    own = name.rpartition("/")[2]
    if own.endswith(_TABLES) or ("." in own and not own.endswith(".txt")):
        return own.endswith(_TABLES)
    from articles.reading.columns import is_header

    return is_header(head.partition(b"\n")[0])


CONTAINERS: tuple[Container, ...] = (
    Container("zipped", lambda head, name: head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    Container("compressed", lambda head, name: head.startswith(_COMPRESSED)),
    Container("tarred", lambda head, name: head[257:262] == b"ustar" or (name.endswith(".tar") and b"\0" in head)),
    Container("parquet", lambda head, name: head.startswith(b"PAR1")),
    Container("warc", lambda head, name: head.startswith(b"WARC/")),
    Container("mailbox", lambda head, name: _MAILBOX.match(head) is not None),
    Container("wordpress", lambda head, name: _bare(head)[:1] == b"<" and _WORDPRESS.search(head) is not None),
    Container("json_array", lambda head, name: _ARRAY.match(_bare(head)) is not None),
    Container("json_lines", _may_be_json),
    Container("tables", _is_table),
)
"""In this order the first that fits is taken; what fits none is read as a whole."""


def split(opened: Opened) -> Found:
    """The parts of a file; what cannot be read is told in its place, and never raised."""
    try:
        opened = headed(opened)
        container = next((one for one in CONTAINERS if one.fits(opened.head, opened.name)), None)
        if container is None:
            yield whole(opened)
        elif opened.depth >= MAX_DEPTH:
            yield Unreadable(opened.source, f"stands in {MAX_DEPTH} archives within one another: unpack it first")
        else:
            yield from container.split(opened)
    except FormatError as error:
        yield Unreadable(opened.source, str(error))
    except Exception as error:  # a broken file must not end the reading of all others
        yield Unreadable(opened.source, f"cannot be read any further: {_reason(error)}")


def _reason(error: Exception) -> str:
    """What an error says, without its number where it is one of the system."""
    told = error.strerror if isinstance(error, OSError) else None
    return told.lower() if told else str(error) or type(error).__name__


def object_format(data: bytes) -> str:
    """The format of an object among others: an item of an agency, which tells it, or one as the command prints it."""
    return "" if signs.is_ninjs(data[:HEAD]) and not _TEXT.search(data) else JSON


def whole(opened: Opened, taken: bytes = b"") -> Part:
    """All that a file holds, as far as its format is read; ``taken`` was read of it already.

    Raises `FormatError` for a file within another that is too large.
    """
    found = format_of(max(taken, opened.head, key=len), opened.name)  # the first line alone tells little
    most = INFLATED if opened.depth else found.most
    data = taken + opened.file.read(max(0, most + 1 - len(taken)))
    if opened.depth and len(data) > most:
        raise FormatError(f"holds more than {INFLATED >> 20} MB: unpack it, and add it by itself")
    return Part(opened.source, data, found.name)
