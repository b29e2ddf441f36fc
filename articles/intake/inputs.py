"""What there is to add: the parts of files, folders and standard input, each with its digest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from articles.reading import Unreadable
from articles.reading.files import parts
from articles.reading.part import STDIN, Part
from articles.store.record import digest_of


def inputs(paths: Iterable[str]) -> Iterator[Part | Unreadable | None]:
    """Everything under these paths.

    None stands where the next one has to be waited for, nobody knows how long. Sources are absolute paths: a file is
    the same one from wherever it is added.
    """
    for found in parts(path if path == STDIN else os.path.abspath(path) for path in paths):
        yield found._replace(digest=digest_of(found.data)) if isinstance(found, Part) else found
