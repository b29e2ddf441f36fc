"""What there is to add: the parts of files, folders, pages of the web and standard input, each with its digest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from articles.reading import Unreadable
from articles.reading.address import is_address, is_bare
from articles.reading.feed_head import is_feed
from articles.reading.files import parts
from articles.reading.part import STDIN, Part
from articles.store.record import digest_of


def inputs(paths: Iterable[str]) -> Iterator[Part | Unreadable | None]:
    """Everything under these paths; a feed is not added once but subscribed to.

    None stands where the next one has to be waited for, nobody knows how long. Sources are absolute paths: a file is
    the same one from wherever it is added.
    """
    for found in parts(map(_place, paths)):
        if isinstance(found, Part) and is_address(found.source) and is_feed(found.data):
            yield Unreadable(found.source, f"that is a feed: nutgraf feeds add {found.source} subscribes to it")
        else:
            yield found._replace(digest=digest_of(found.data)) if isinstance(found, Part) else found


def _place(path: str) -> str:
    """The absolute path of a file; all else as it is."""
    return path if path == STDIN or is_address(path) or is_bare(path) else os.path.abspath(path)
