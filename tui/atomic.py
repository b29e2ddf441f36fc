"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress


def write_atomically(path: str, text: str) -> None:
    """Write the file, for its owner alone, so that whoever opens it finds the old content or the new; raises OSError.

    Folders that are missing are made; a link is followed, and stays one.
    """
    path = os.path.realpath(path)
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=f".{os.path.basename(path)}.", dir=folder)  # of mode 0600
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise
