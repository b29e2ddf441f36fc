"""What went wrong in nutgraf itself: a line for its reader, and the traceback in a file for whoever mends it."""

from __future__ import annotations

import os
import sys
import traceback

from tui import report
from tui.atomic import write_atomically
from tui.config_file import defect_file


def tell(error: BaseException) -> int:
    """Say what happened and where the details are; the exit code."""
    what = f"a defect of nutgraf: {type(error).__name__}: {error}" if str(error) else type(error).__name__
    report.warn(f"{what} ({_place(error)}); {_kept(error)}")
    return report.DEFECT


def _place(error: BaseException) -> str:
    """The last line of ours that was run: "screens/room.py:12"."""
    frames = traceback.extract_tb(error.__traceback__)
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    ours = [frame for frame in frames if frame.filename.startswith(os.path.join(here, ""))] or frames
    return f"{os.path.relpath(ours[-1].filename, here)}:{ours[-1].lineno}" if ours else "no place is known"


def _kept(error: BaseException) -> str:
    """Keep the details, in place of those of the last defect; where they are."""
    path = defect_file()
    told = [f"Python {sys.version}\n", f"{sys.argv!r}\n", *traceback.format_exception(error)]
    try:
        write_atomically(path, "".join(told).encode("utf-8", "backslashreplace").decode())
    except OSError as problem:
        return f"the details could not be kept in {path}: {(problem.strerror or str(problem)).lower()}"
    return f"the details are in {path}"
