"""Folders -> the files in them and in the folders in them, in an order that stays: by name."""

from __future__ import annotations

import os
from collections.abc import Iterator

from articles.reading.piece import LeftOut, Unreadable

PAGES = (".html", ".htm", ".xhtml")
BESIDE_PAGES = ("_files", ".files", "-files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_file", "_bestanden")
"""What browsers, in several languages, add to a page's name for the folder of its pictures, scripts and styles."""
LINK = "is a link to a folder, which is not followed: name it to have that read"


def files_of(folder: str) -> Iterator[str]:
    """The files of a folder and of the folders in it, by name; hidden ones, pipes, devices, and what browsers saved
    beside pages are left out."""
    return (path for path in paths_in(folder) if isinstance(path, str) and os.path.isfile(path))


def paths_in(folder: str) -> Iterator[str | Unreadable]:
    """Whatever is in a folder, those in it included, that is not hidden and no folder; and why what is left out is.

    Links to files are followed when these are opened, links to folders are not: none can lead in a circle.
    """
    waiting = [folder]
    while waiting:  # not by a function that calls itself: folders may stand in one another by the thousands
        parent = waiting.pop()
        try:
            with os.scandir(parent) as found:
                entries = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            yield Unreadable(parent, open_failure(error))
            continue
        folders: list[os.DirEntry[str]] = []
        files: list[os.DirEntry[str]] = []
        for one in entries:
            (folders if _is_folder(one) else files).append(one)
        pages = _folders_of_pages([one.name for one in files])
        yield from (one.path for one in files)
        for one in folders:
            if one.name in pages:
                yield LeftOut(one.path, f"belongs to the saved page {pages[one.name]}: left out")
            elif one.is_symlink():
                yield LeftOut(one.path, LINK)
        waiting += reversed([one.path for one in folders if one.name not in pages and not one.is_symlink()])


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether this is a folder or leads to one; of what cannot be looked at, opening it will tell why."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def open_failure(error: OSError | ValueError) -> str:
    """Why a file could not be opened or read; a ValueError stands for a name that no file can have."""
    told = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {told}"


def _folders_of_pages(names: list[str]) -> dict[str, str]:
    """How the folders are called that browsers save beside the pages among these files, with the page of each."""
    parted = ((name, *os.path.splitext(name)) for name in names)
    pages = [(name, stem) for name, stem, ending in parted if ending.lower() in PAGES]
    return {stem + ending: name for name, stem in pages for ending in BESIDE_PAGES}
