"""Bytes, files and folders -> articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.article import Article
from articles.reading.files import parts, size_of
from articles.reading.folders import files_of, open_failure
from articles.reading.formats import format_of, named
from articles.reading.part import JSON, Part, storable
from articles.reading.piece import FormatError, LeftOut, Piece, Unreadable, article_of
from articles.sectors import Taxonomy

__all__ = [
    "LeftOut",
    "Unreadable",
    "files_of",
    "open_failure",
    "read_bytes",
    "read_part",
    "read_paths",
    "size_of",
    "storable",
]


def read_bytes(
    data: bytes, source: str, taxonomy: Taxonomy | None = None, format: str = ""
) -> Iterator[Article | Unreadable]:
    """What these bytes hold, filed by the taxonomy or the default one; never raises.

    The ``format`` is the name of one where it is known, or else told by the bytes.
    """
    try:
        for found in (named(format) or format_of(data, source)).read(data, source):
            yield article_of(found, data, source, taxonomy) if isinstance(found, Piece) else found
    except FormatError as error:
        yield Unreadable(source, str(error))
    except Exception as error:  # whatever a parser fails at, it must not end the reading of all others
        yield Unreadable(source, f"could not be read: {type(error).__name__}: {error}")


def read_part(part: Part, taxonomy: Taxonomy | None = None) -> Iterator[Article | Unreadable]:
    """What a part holds; never raises."""
    if part.format == JSON:
        yield _read_object(part, taxonomy)
        return
    for found in read_bytes(part.data, part.source, taxonomy, part.format):
        yield found._replace(link=found.link or part.link) if isinstance(found, Article) else found


def read_paths(paths: Iterable[str], taxonomy: Taxonomy | None = None) -> Iterator[Article | Unreadable]:
    """Every article of these files and folders, and of the files that hold several; ``-`` is standard input."""
    for part in parts(paths):
        if isinstance(part, Part):
            yield from read_part(part, taxonomy)
        elif part is not None:
            yield part


def _read_object(part: Part, taxonomy: Taxonomy | None) -> Article | Unreadable:
    """The article of an object, as its reader corrected it."""
    from articles.reading.fields import WrongFieldError
    from articles.reading.objects import read_object

    try:
        return read_object(part.data, part.source, taxonomy).shown
    except WrongFieldError as error:
        return Unreadable(part.where, str(error))
    except Exception as error:  # one article must not end the reading of all others
        return Unreadable(part.where, f"could not be read: {type(error).__name__}: {error}")
