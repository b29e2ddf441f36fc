"""Where an article is filed: by what its publisher says, then by the words of a taxonomy."""

from __future__ import annotations

from collections.abc import Sequence

from articles import sectors
from articles.article import Sector


def file_under(
    title: str | None, text: str, categories: Sequence[str], taxonomy: sectors.Taxonomy | None = None
) -> tuple[tuple[Sector, ...], str | None]:
    """The sectors of an article, the leading one first, and the id of its scope or None."""
    return sectors.classify(title, text, taxonomy)
