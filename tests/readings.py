"""Articles read from bytes, for the tests of what is found in them."""

from __future__ import annotations

from articles import reading
from articles.article import Article
from articles.reading import Unreadable
from articles.sectors import Taxonomy


def read_bytes(data: bytes, source: str, taxonomy: Taxonomy | None = None) -> Article | Unreadable:
    """The one thing that these bytes hold."""
    (found,) = reading.read_bytes(data, source, taxonomy)
    return found
