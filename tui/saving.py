"""An article as a file of the reader's: what it is called, in which format, and how it is written."""

from __future__ import annotations

import os
import re

from articles.article import Article
from articles.store.whole import Marked
from tui.atomic import replaceable, replacing
from tui.nearest import nearest
from tui.output import Result
from tui.safe_text import safe_line
from tui.whole import lines

STYLES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".json": "json"}
"""The format that the ending of a name asks for, one of `tui.output.FORMATS`."""
NAME = 60
"""Characters of a headline in the name of a file: in any script fewer bytes than the 255 that file systems take."""


def name_of(article: Article) -> str:
    """A name for its file that is safe everywhere: "2024-01-24-town-keeps-its-library.txt"."""
    words = "-".join(re.findall(r"\w+", safe_line(article.headline).lower()))[:NAME].strip("-_")
    date = (article.published or "")[:10]
    return "-".join(part for part in (date, words or article.id) if part) + ".txt"


def full_path(typed: str) -> str:
    """The path that a reader means: ``~`` is the home."""
    return os.path.expanduser(typed.strip())


def wrong_with(path: str) -> str | None:
    """Why no article can be written there, as far as that can be told before; None where it can."""
    folder, name = os.path.split(path)
    if os.path.isdir(path) or not name:
        return "a folder: the name of a file is missing"
    if folder and not os.path.isdir(folder):
        return f"there is no folder {folder}"
    ending = os.path.splitext(name)[1]
    if ending.lower() not in STYLES:
        return f"the ending says in which format{nearest(ending, STYLES)}"
    try:
        replaceable(os.path.realpath(path))
    except OSError as error:
        return f"cannot be written: {(error.strerror or str(error)).lower()}"
    return None


def save(path: str, result: Result, marked: Marked, replaces: bool) -> None:
    """Write an article whole or not at all; raises OSError, FileExistsError where a file would be replaced that is not
    to be."""
    style = STYLES[os.path.splitext(path)[1].lower()]
    with replacing(path, replaces=replaces) as file:
        file.writelines(f"{line}\n" for line in lines(result, marked, style))
