"""Watched folders: which of their files are new or changed, told when nobody writes to them any more."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from articles.intake import Intake, Reader
from articles.reading import Unreadable, files_of
from articles.store import Store

QUIET = 1.0
"""Seconds without a change until files are read, for a file may be written in parts."""
CLOCKS = 2.0
"""Seconds by which the clocks of file systems may be behind."""


async def arrivals(folders: Mapping[str, float], quiet: float = QUIET) -> AsyncIterator[list[str]]:
    """The files of these folders that changed since the time that is given with each, and from then on those that
    change, in portions, each when there was no change for ``quiet`` seconds. Raises `OSError`."""
    from watchfiles import Change, awatch

    changes = awatch(*folders, watch_filter=lambda change, path: change != Change.deleted)
    coming = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0)  # now changes are noticed, and none gets lost while the folders are looked through
    paths = set(await asyncio.to_thread(lambda: list(changed_since(folders))))
    try:
        if paths:
            yield sorted(paths)
            paths.clear()
        while True:
            done, _ = await asyncio.wait([coming], timeout=quiet if paths else None)
            if done:
                paths.update(path for _, path in coming.result())
                coming = asyncio.ensure_future(anext(changes))
            else:
                files = visible_files(paths, folders)
                paths.clear()
                if files:
                    yield files
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


def changed_since(folders: Mapping[str, float]) -> Iterator[str]:
    """The files of each folder that were written, or moved there, since a time (seconds since 1970)."""
    for folder, time in folders.items():
        for path in files_of(folder):
            try:
                found = os.stat(path)
            except OSError:  # gone by now
                continue
            if max(found.st_mtime, found.st_ctime) >= time - CLOCKS:
                yield path


def visible_files(paths: Iterable[str], folders: Iterable[str]) -> list[str]:
    """The files at these paths within the folders, and in the folders at these paths; hidden ones are left out."""
    roots = [os.path.abspath(folder) for folder in folders]
    files: set[str] = set()
    for path in map(os.path.abspath, paths):
        root = next((root for root in roots if path.startswith(os.path.join(root, ""))), "")
        if root and not any(part.startswith(".") for part in path[len(root) :].split(os.sep)):
            files.update(files_of(path) if os.path.isdir(path) else filter(os.path.isfile, [path]))
    return sorted(files)


class Taken(NamedTuple):
    """What became of files: how many articles were new and how many changed, and what could not be read, or not as a
    whole."""

    added: int
    changed: int
    unreadable: tuple[Unreadable, ...]


def take(store: Store, reader: Reader, paths: Iterable[str], wanted: Callable[[], bool]) -> Taken:
    """Add these files to a library, as long as it is ``wanted``; for a thread, whose own connection ``store`` is.

    All is read here: while Textual has the terminal, Python can start no processes that share it.
    """
    outcomes: list[str] = []
    unreadable: list[Unreadable] = []
    for one in Intake(store, reader, workers=1, what="watched folders").add(paths):
        if isinstance(one, Unreadable):
            unreadable.append(one)
        else:
            outcomes.append(one.outcome)
            unreadable += (Unreadable(one.source, notice) for notice in one.cut)
        if not wanted():
            break
    return Taken(outcomes.count("added"), outcomes.count("changed"), tuple(unreadable))
