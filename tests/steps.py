"""How much work the quotation reader does, counted so that no other process can disturb it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from summarize.document import Document
from summarize.quotes import find_quotes


def steps(document: Document) -> int:
    """How many lines of Python the reading of a document takes."""
    count = 0

    def trace(frame: object, event: str, arg: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return trace

    _ = document.sentences
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find_quotes(document)
    finally:
        sys.settrace(None)
    return count
